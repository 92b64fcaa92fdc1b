import { elapsed, grouped, quantity, significant } from './figures.ts';
import type { LiveArm, LiveView } from './live.ts';
import { provenShare } from './live.ts';
import { cut, harmless, plain, wrap } from './terminal/columns.ts';
import { momentLine } from './terminal/moment-line.ts';
import { OUTCOME_WORDS } from './words.ts';

/** Columns before a moment's text. */
const INDENT = 12;

export interface LinesOptions {
  /** Counts alone are told so often. Default: a minute. */
  readonly quietMs?: number;
  /** No line is longer. Default 110: a log is read in half a window. */
  readonly width?: number;
}

/**
 * Where there is no terminal: lines to print since the view that was last printed (`undefined` at first), none when nothing
 * happened. What is waited for is said once, not again for every number in it that moves; a share that changes is a moment.
 */
export function changedLines(
  before: LiveView | undefined,
  now: LiveView,
  { quietMs = 60_000, width = 110 }: LinesOptions = {},
): string[] {
  const fresh = now.timeline.slice(before?.timeline.length ?? 0);
  const moments = fresh.flatMap((moment) => {
    const [first = '', ...rest] = wrap(plain(moment.text), width - INDENT);
    const line = momentLine({ ...moment, text: first }, now.startedAt);
    return [line].concat(rest.map(under));
  });
  const isDue = before !== undefined && now.now - before.now >= quietMs;
  const isDecided = before?.outcome !== now.outcome;
  const isNews = now.share > 0 && now.phase !== '' && wordingOf(now.phase) !== wordingOf(before?.phase ?? '');
  const status = isDue || isDecided || isNews ? [cut(statusLine(now), width)] : [];
  const phase = isNews
    ? wrap(plain(now.phase), width - INDENT)
        .slice(0, 2)
        .map(under)
    : [];
  return [...moments, ...status, ...phase].map((line) => harmless(line));
}

const under = (text: string): string => ' '.repeat(INDENT) + text;

/** The text without its numbers: `about 353 more` and `about 273 more` say the same. */
const wordingOf = (text: string): string => text.replaceAll(/\d[\d,.]*/gu, '#');

/** A view on one line. */
function statusLine(view: LiveView): string {
  const most = view.evidence
    .filter(({ speaks }) => speaks === 'against')
    .toSorted((a, b) => provenShare(b.value, b.threshold) - provenShare(a.value, a.threshold))[0];
  const word = view.outcome === undefined ? [] : [OUTCOME_WORDS[view.outcome].word];
  const time = `  ${elapsed(view.now - view.startedAt).padStart(7)} ~ `;
  if (view.candidate === undefined && view.share === 0) return time + [...word, plain(view.phase)].join(': ');
  const parts = [
    ...word,
    quantity('share', view.share),
    ...arm('candidate', view.candidate),
    ...arm('baseline', view.baseline),
    ...(most === undefined ? [] : [`evidence ${significant(most.value)} of ${significant(most.threshold)}`]),
  ];
  return time + parts.join(' · ');
}

const arm = (name: string, one: LiveArm | undefined): string[] =>
  one === undefined ? [] : [`${name} ${grouped(one.errors)} of ${grouped(one.requests)} failed`];
