import type { Finding } from '../core/finding.ts';
import { shortSha } from '../core/subject.ts';
import { cleanLines } from './clean.ts';
import { effectSentence } from './effect-words.ts';
import { quantity } from './figures.ts';
import { worstFirst } from './worst-first.ts';
import type { Moment, Report } from './report.ts';
import { sparklineRows } from './sparkline-rows.ts';
import { columns, cut, fill, harmless, plain, wrap } from './terminal/columns.ts';
import { momentLine } from './terminal/moment-line.ts';
import type { Paint } from './terminal/paint.ts';
import { painter } from './terminal/paint.ts';
import { table } from './terminal/table.ts';
import { answer, RECEIPT_WORDS, VERDICT_WORDS } from './words.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal; narrower than 40 is drawn as 40. */
  readonly width: number;
}

interface Sheet {
  readonly paint: Paint;
  readonly width: number;
}

/** A sign, then text that goes on under itself. */
function hanging(sign: string, text: string, width: number): string[] {
  const indent = ' '.repeat(columns(sign) + 1);
  return wrap(text, width - indent.length).map((line, index) =>
    index === 0 ? `${sign} ${line}` : indent + line,
  );
}

function findingLines(finding: Finding, name: number, { paint, width }: Sheet): string[] {
  const { sign, colour } = VERDICT_WORDS[finding.verdict];
  const indent = ' '.repeat(name + 6);
  const room = width - indent.length;
  const asides = [
    finding.advisory === true ? ' (advisory)' : '',
    finding.waiver === undefined
      ? ''
      : ` (waived by ${plain(finding.waiver.by)}: ${plain(finding.waiver.reason)})`,
  ];
  const [first = '', ...more] = wrap(plain(finding.reason) + asides.join(''), room);
  const restsOn = finding.evidence.flatMap(({ label, value, url }) => {
    const said = [plain(label), plain(value)].filter((part) => part !== '').join(': ');
    return wrap(url === undefined ? said : `${said} ${plain(url)}`, room).map((line) => paint('grey', line));
  });
  const remedy =
    finding.remedy === undefined || finding.verdict === 'pass'
      ? []
      : hanging('→', plain(finding.remedy), room);
  return [
    `  ${paint(colour, sign)} ${paint('bold', fill(plain(finding.gate), name))}  ${first}`,
    ...[more, restsOn, remedy].flat().map((line) => indent + line),
  ];
}

function findings({ decision }: Report, sheet: Sheet): string[] {
  const all = worstFirst(decision.findings);
  const name = Math.min(
    24,
    all.reduce((most, { gate }) => Math.max(most, columns(plain(gate))), 0),
  );
  return all.flatMap((finding) => findingLines(finding, name, sheet));
}

function evidence({ evidence: rows = [] }: Report, { paint, width }: Sheet): string[] {
  if (rows.length === 0) return [];
  const head = ['metric', 'candidate', 'baseline', 'ratio', 'evidence', 'verdict'];
  const cells = rows.map((row) =>
    [row.metric, row.candidate, row.baseline, row.ratio, row.evidence, row.verdict].map((text) =>
      plain(text),
    ),
  );
  const drawn = table(head, cells, width - 2);
  const lines =
    drawn?.map((line, index) => (index === 0 ? paint('grey', line) : line)) ??
    cells.flatMap((row) =>
      row.flatMap((text, at) => hanging(at === 0 ? '-' : ' ', `${head[at]}: ${text}`, width - 2)),
    );
  return ['', paint('bold', 'Evidence'), ...lines.map((line) => `  ${line}`)];
}

function series({ series: all = [] }: Report, { paint, width }: Sheet): string[] {
  if (all.length === 0) return [];
  const rows = sparklineRows(all, 20);
  const wide = Math.min(
    30,
    rows.reduce((most, { label }) => Math.max(most, columns(plain(label))), 0),
  );
  const lines = rows.map(({ label, line, most, last }) => {
    const said = line === '' ? 'no data' : `${line}  last ${last}, highest ${most}`;
    return `  ${cut(`${fill(plain(label), wide)}  ${said}`, width - 2)}`;
  });
  return ['', paint('bold', 'Over time'), ...lines];
}

function actions({ receipts, decision }: Report, { paint, width }: Sheet): string[] {
  if (receipts.length === 0) {
    const planned = decision.effects.flatMap((effect) =>
      hanging('  -', plain(effectSentence(effect)), width),
    );
    return planned.length === 0 ? [] : ['', paint('bold', 'What is to be done'), ...planned];
  }
  const lines = receipts.flatMap(({ effect, state, detail, url, output = '' }) => {
    const { sign, word, colour } = RECEIPT_WORDS[state];
    const said = detail === '' ? effectSentence(effect) : detail;
    const [first = '', ...rest] = hanging(
      `  ${sign}`,
      `${word}: ${plain(said)}${url === undefined ? '' : ` ${plain(url)}`}`,
      width,
    );
    const log = state === 'failed' && output.trim() !== '' ? cleanLines(output.trimEnd()).slice(-40) : [];
    return [
      first.replace(sign, () => paint(colour, sign)),
      ...rest,
      ...log.map((line) => `      ${paint('grey', cut(`| ${plain(line)}`, width - 6))}`),
    ];
  });
  return ['', paint('bold', 'What was done'), ...lines];
}

function timeline({ timeline: moments, startedAt }: Report, { paint, width }: Sheet): string[] {
  const lines = moments.flatMap((moment) => {
    const [first = '', ...rest] = wrap(plain(moment.text), width - 12);
    const line = momentLine({ ...moment, text: first }, startedAt, { paint, width });
    return [line, ...rest.map((text) => ' '.repeat(12) + text)];
  });
  return lines.length === 0 ? [] : ['', paint('bold', 'Timeline'), ...lines];
}

/** One moment as it happens, for a job's log. */
export function progressLines(moment: Moment, startedAt: number): string {
  return harmless(momentLine(moment, startedAt));
}

/** A job's log: GitHub shows it without a width of its own. */
const LOG: TerminalOptions = { colour: false, width: 120 };

/** What came of a run as lines of text, for a terminal or a job's log. */
export function resultLines(report: Report, { colour, width: asked }: TerminalOptions = LOG): string {
  const sheet: Sheet = { paint: painter(colour), width: Math.max(40, Number.isFinite(asked) ? asked : 80) };
  const { decision, title, progress } = report;
  const said = answer(decision.question, decision.outcome);
  const [first = '', ...rest] = hanging(said.sign, `${said.word}: ${plain(decision.summary)}`, sheet.width);
  const about = `${plain(title)} · ${plain(shortSha(decision.subject.sha))} · ${plain(decision.reasonCode)}`;
  const step =
    progress === undefined
      ? []
      : wrap(
          `step ${progress.step} of ${progress.steps} · ${quantity('share', progress.share)} of the traffic · ${plain(progress.text)}`,
          sheet.width - 2,
        );
  return [
    sheet.paint(said.colour, first),
    ...rest.map((line) => sheet.paint(said.colour, line)),
    ...[...wrap(about, sheet.width - 2), ...step].map((line) => `  ${sheet.paint('grey', line)}`),
    '',
    ...findings(report, sheet),
    ...evidence(report, sheet),
    ...series(report, sheet),
    ...actions(report, sheet),
    ...timeline(report, sheet),
    ...(report.links.length === 0 ? [] : ['']),
    ...report.links.map(({ label, url }) => `  ${plain(label)}: ${plain(url)}`),
  ]
    .map((line) => harmless(line))
    .join('\n');
}
