import type { Outcome } from '../core/verdict.ts';
import { elapsed, grouped, quantity, significant } from './figures.ts';
import type { Moment } from './report.ts';
import { columns, cut, fill, harmless, plain, wrap } from './terminal/columns.ts';
import type { Paint } from './terminal/paint.ts';
import { painter } from './terminal/paint.ts';
import { momentLine } from './terminal/moment-line.ts';
import type { TerminalOptions } from './terminal.ts';
import { OUTCOME_WORDS } from './words.ts';

/** One side of a canary: its version and what was counted since the rollout began. */
export interface LiveArm {
  readonly version: string;
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds. */
  readonly p95?: number;
}

export interface LiveStep {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** How much was proven and how much is wanted; both are betting scores, 1 says nothing. */
export interface LiveEvidence {
  readonly metric: string;
  readonly value: number;
  readonly threshold: number;
  /** `against`: proof rolls back; `for`: proof promotes. */
  readonly speaks: 'against' | 'for';
}

/** What a rollout looks like at one moment. Times in milliseconds since the epoch. */
export interface LiveView {
  readonly title: string;
  readonly startedAt: number;
  readonly now: number;
  /** What is going on, in a few words: `watching 25%`. */
  readonly phase: string;
  readonly steps: readonly LiveStep[];
  /** The candidate's share of the traffic, 0 to 1. */
  readonly share: number;
  readonly candidate?: LiveArm;
  readonly baseline?: LiveArm;
  readonly evidence: readonly LiveEvidence[];
  /** Oldest first. */
  readonly timeline: readonly Moment[];
  /** Once it is decided. */
  readonly outcome?: Outcome;
}

const STEP_SIGNS = { done: ['✓', 'green'], current: ['▸', 'blue'], ahead: ['·', 'grey'] } as const;
const LABEL = 10;

function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** How far evidence has come, 0 to 1, on the logarithmic scale on which it grows evenly. */
export function provenShare(value: number, threshold: number): number {
  if (!(value > 1) || !(threshold > 1)) return 0;
  return Math.min(1, Math.log(value) / Math.log(threshold));
}

function steps(view: LiveView, paint: Paint, width: number): string[] {
  if (view.steps.length === 0) return [];
  const labels = view.steps.map(({ label }) => plain(label));
  const total = labels.reduce((sum, label) => sum + columns(label) + 2, 0) + (labels.length - 1) * 4;
  if (total > width - 2) {
    const at = view.steps.findIndex(({ state }) => state !== 'done');
    const current = at === -1 ? view.steps.length - 1 : at;
    return [`  ${cut(`step ${current + 1} of ${view.steps.length}: ${labels[current] ?? ''}`, width - 2)}`];
  }
  const drawn = view.steps.map(({ state }, index) => {
    const [sign, ink] = STEP_SIGNS[state];
    return paint(ink, `${sign} ${labels[index] ?? ''}`);
  });
  return [`  ${drawn.join(paint('grey', ' ── '))}`];
}

function arms({ candidate, baseline }: LiveView, paint: Paint, width: number): string[] {
  const all = [candidate, baseline].filter((arm) => arm !== undefined);
  if (all.length === 0) return [];
  const wide = Math.max(8, Math.min(22, Math.floor((width - LABEL - 2) / 2) - 2));
  const row = (label: string, cells: readonly string[]): string =>
    `  ${fill(label, LABEL)}${cells.map((cell) => `  ${fill(cell, wide, 'right')}`).join('')}`;
  const names = [
    candidate === undefined ? [] : ['candidate'],
    baseline === undefined ? [] : ['baseline'],
  ].flat();
  const errors = all.map(({ errors: count, requests }) =>
    requests > 0 ? `${grouped(count)} (${quantity('share', count / requests)})` : grouped(count),
  );
  return [
    '',
    paint('grey', row('', names)),
    row(
      'version',
      all.map(({ version }) => plain(version)),
    ),
    row(
      'requests',
      all.map(({ requests }) => grouped(requests)),
    ),
    row('errors', errors),
    ...(all.some(({ p95 }) => p95 !== undefined)
      ? [
          row(
            'p95',
            all.map(({ p95 }) => (p95 === undefined ? 'no data' : quantity('ms', p95))),
          ),
        ]
      : []),
  ];
}

function evidence(view: LiveView, paint: Paint, width: number): string[] {
  if (view.evidence.length === 0) return [];
  const numbers = view.evidence.map(
    ({ value, threshold }) => `${significant(value)} of ${significant(threshold)}`,
  );
  const wide = numbers.reduce((most, text) => Math.max(most, text.length), 0);
  const length = Math.max(5, Math.min(30, width - LABEL - wide - 16));
  const lines = view.evidence.map(({ metric, value, threshold, speaks }, index) => {
    const proven = value >= threshold;
    const ink = speaks === 'against' ? (proven ? 'red' : 'yellow') : proven ? 'green' : 'blue';
    const drawn = paint(ink, bar(provenShare(value, threshold), length));
    const says = proven ? `proven ${speaks}` : speaks;
    const rest = cut(
      `${fill(numbers[index] ?? '', wide, 'right')} ${says}`,
      Math.max(0, width - LABEL - length - 6),
    );
    return `  ${fill(plain(metric), LABEL)}  ${drawn}  ${rest}`;
  });
  return ['', paint('grey', `  ${cut('evidence for and against the candidate', width - 2)}`), ...lines];
}

/**
 * One frame of a rollout for a terminal: no line wider than `width`, no more lines than `height`
 * (the oldest moments go first, then what is lowest).
 */
export function liveFrame(
  view: LiveView,
  { colour, width: asked, height = 24 }: TerminalOptions & { readonly height?: number },
): string[] {
  const paint = painter(colour);
  const width = Math.max(40, Number.isFinite(asked) ? asked : 80);
  const time = elapsed(view.now - view.startedAt);
  const word = view.outcome === undefined ? undefined : OUTCOME_WORDS[view.outcome];
  const said = `${word === undefined ? '' : `${word.sign} ${word.word}: `}${plain(view.phase)}`;
  const phase = twoLines(said, width - 2).map((line) =>
    line === '' ? '' : `  ${word === undefined ? line : paint(word.colour, line)}`,
  );
  const head = [
    `${paint('bold', fill(plain(view.title), width - time.length - 2))}  ${paint('grey', time)}`,
    ...phase,
    '',
    ...steps(view, paint, width),
    `  ${fill('traffic', LABEL)}  ${paint('blue', bar(view.share, Math.min(30, width - LABEL - 12)))}  ${quantity('share', view.share)}`,
    ...arms(view, paint, width),
    ...evidence(view, paint, width),
  ];
  const room = Math.max(0, Math.min(6, height - head.length - 1));
  const last = room === 0 ? [] : view.timeline.slice(-room);
  const moments = last.map((moment) => momentLine(moment, view.startedAt, { paint, width }));
  return [...head, ...(moments.length === 0 ? [] : ['', ...moments])]
    .slice(0, Math.max(1, height))
    .map((line) => harmless(line));
}

/** Two lines, whatever the text: what is below must not move up and down while it is read. */
function twoLines(text: string, width: number): readonly [string, string] {
  const [first = '', ...rest] = wrap(text, width);
  return [first, cut(rest.join(' '), width)];
}

/**
 * What to write to a terminal of that width so that a frame takes the place of the one before; an empty frame wipes it.
 * The terminal shows all of it at once where it can, and a window made narrower meanwhile is reckoned with.
 */
export function redraw(before: readonly string[], frame: readonly string[], width: number): string {
  const rows = before.reduce((sum, line) => sum + rowsOf(line, width), 0);
  const back = rows > 0 ? `\u001B[${rows}A\r` : '';
  const lines = frame.map((line) => `\u001B[2K${line}\n`).join('');
  return `\u001B[?2026h${back}${lines}\u001B[J\u001B[?2026l`;
}

/** How many rows a line takes that was printed before the window became this wide. */
function rowsOf(line: string, width: number): number {
  // eslint-disable-next-line no-control-regex -- the escape is what is looked for
  const text = line.replaceAll(/\u001B\[[\d;]*m/gu, '');
  return Math.max(1, Math.ceil(columns(text) / Math.max(1, width)));
}
