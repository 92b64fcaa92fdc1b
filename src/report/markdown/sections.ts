import { effectSentence } from '../effect-words.ts';
import { elapsed, quantity } from '../figures.ts';
import type { Report } from '../report.ts';
import { sparklineRows } from '../sparkline-rows.ts';
import { seriesGroups } from '../series-groups.ts';
import { MOMENT_WORDS, RECEIPT_WORDS, VERDICT_WORDS } from '../words.ts';
import { code, codeBlock, escapeText, link } from './escape.ts';
import type { Section } from './fit.ts';
import { mermaidChart } from './mermaid.ts';
import { withoutMarks } from './snapshot.ts';

export function progressSection({ progress }: Report): Section {
  const entries: string[] = [];
  if (progress !== undefined) {
    const known = Number.isFinite(progress.share);
    const share = known ? Math.min(1, Math.max(0, progress.share)) : 0;
    const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
    const text = escapeText(progress.text);
    entries.push(
      `\`${bar}\` ${known ? quantity('share', progress.share) : 'an unknown share'} of the traffic · step ${progress.step} of ${progress.steps}${text === '' ? '' : ` · ${text}`}`,
    );
  }
  return { heading: '### Rollout', entries, called: ['line', 'lines'], keep: 'first', rank: 2 };
}

/** What the judge saw, metric by metric. */
export function evidenceSection({ evidence = [] }: Report): Section {
  return {
    heading: '### Evidence',
    head: ['| Metric | Candidate | Baseline | Ratio | Evidence | Verdict |', '|:--|--:|--:|--:|--:|:--|'],
    entries: evidence.map((row) => {
      const numbers = [row.candidate, row.baseline, row.ratio, row.evidence].map((text) =>
        escapeText(text, 120),
      );
      const mark = row.judged === undefined ? '' : `${VERDICT_WORDS[row.judged].mark} `;
      return `| ${escapeText(row.metric, 120)} | ${numbers.join(' | ')} | ${mark}${escapeText(row.verdict, 200)} |`;
    }),
    called: ['metric', 'metrics'],
    keep: 'first',
    rank: 3,
  };
}

export function sparklinesSection({ series = [] }: Report): Section {
  return {
    heading: '### Over time',
    head: ['| | | Range | Last |', '|:--|:--|:--|--:|'],
    entries: sparklineRows(series, 30).map(({ label, line, least, most, last }) =>
      line === ''
        ? `| ${escapeText(label, 120)} | | no data | no data |`
        : `| ${escapeText(label, 120)} | ${code(line.replaceAll(' ', '·'))} | ${least} to ${most} | ${last} |`,
    ),
    called: ['series', 'series'],
    keep: 'first',
    rank: 6,
  };
}

/** Charts for the job summary, where GitHub draws Mermaid; those with too few numbers are left to the sparklines. */
export function chartsSection({ series = [] }: Report): Section {
  const drawn = seriesGroups(series).flatMap((group) => mermaidChart(group) ?? []);
  return {
    heading: '### Charts',
    entries: drawn.map((text, index) => (index === 0 ? text : `\n${text}`)),
    called: ['chart', 'charts'],
    keep: 'first',
    rank: 7,
  };
}

export function timelineSection({ timeline, startedAt }: Report, folded = false): Section {
  const entries = timeline.map(
    ({ at, text, kind }) =>
      `| ${elapsed(at - startedAt)} | ${MOMENT_WORDS[kind].mark} | ${escapeText(text)} |`,
  );
  const table = ['| Time | | What happened |', '|--:|:--|:--|'];
  return {
    heading: '### Timeline',
    head: folded ? [`<details><summary>${entries.length} moments</summary>`, '', ...table] : table,
    entries,
    foot: folded ? ['', '</details>'] : [],
    called: ['moment', 'moments'],
    // How it ended says more than how it began.
    keep: 'last',
    rank: 5,
  };
}

/** What was done; where nothing was, what is to be done. */
export function receiptsSection({ receipts, decision }: Report): Section {
  const called = ['action', 'actions'] as const;
  if (receipts.length === 0) {
    const entries = decision.effects.map((effect) => `- ${escapeText(effectSentence(effect))}`);
    return { heading: '### What is to be done', entries, called, keep: 'first', rank: 4 };
  }
  const entries = receipts.map(({ effect, state, detail, url, output }) => {
    const { mark, word } = RECEIPT_WORDS[state];
    const said = escapeText(detail === '' ? effectSentence(effect) : detail);
    const line = `- ${mark} ${word}: ${said}${link('view', url) === 'view' ? '' : ` (${link('view', url)})`}`;
    if (state !== 'failed' || output === undefined || output.trim() === '') return line;
    const block = codeBlock(output).split('\n');
    return [line, '', ...block.map((text) => `  ${text}`), ''].join('\n');
  });
  return { heading: '### What was done', entries, called, keep: 'first', rank: 4 };
}

/** Release notes come as Markdown and are cut between lines, code blocks as a whole. */
export function notesSection({ notes = '' }: Report): Section {
  const entries: string[] = [];
  let fence: string | undefined;
  for (const line of notes.trim() === ''
    ? []
    : withoutMarks(notes).replaceAll('\r\n', '\n').trim().split('\n')) {
    if (fence === undefined) entries.push(line);
    else entries.push(`${entries.pop() ?? ''}\n${line}`);
    const opening = /^\s*(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence === undefined) fence = opening;
    else if (opening?.startsWith(fence) === true) fence = undefined;
  }
  return { heading: '### Notes', entries, called: ['line', 'lines'], keep: 'first', rank: 8 };
}

export function linksLine({ links }: Report): string {
  return links.map(({ label, url }) => link(label, url)).join(' · ');
}
