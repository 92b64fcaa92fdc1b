import { loaded } from '../build/load.mjs';
import { FACTS, GATES, NOW, SHA } from './sample.mjs';

/** `docs/check-run.svg`: what the gates say about a sample, by the gates themselves. */
export async function pictureText(root) {
  const { GATE_KINDS, evaluateRequirement, reportOf, answer, VERDICT_WORDS, worstFirst } = await loaded(
    root,
    `export { GATE_KINDS } from './src/gates/index.ts';
     export { evaluateRequirement } from './src/gates/evaluate.ts';
     export { reportOf } from './src/report/report-of.ts';
     export { answer, VERDICT_WORDS } from './src/report/words.ts';
     export { worstFirst } from './src/report/worst-first.ts';`,
  );
  const gates = Object.fromEntries(
    Object.entries(GATES).map(([name, entry]) => {
      const kind = GATE_KINDS.find((each) => Object.hasOwn(entry, each.kind));
      return [name, kind.configure(name, kind.options.parse(entry))];
    }),
  );
  const subject = { repository: 'acme/shop', sha: SHA, environment: 'production' };
  const requirement = { all: Object.keys(GATES).map((gate) => ({ gate })) };
  const judged = evaluateRequirement({ requirement, warn: [], gates }, FACTS, {
    subject,
    own: {},
    waitingSince: NOW,
  });
  const report = reportOf({ schemaVersion: 1, question: 'deploy', subject, effects: [], ...judged }, [], {
    startedAt: NOW,
  });
  const rows = worstFirst(report.decision.findings).map(({ gate, verdict, reason }) => {
    const { sign, colour, word } = VERDICT_WORDS[verdict];
    return { sign, colour, word, gate, reason };
  });
  return drawn(report, answer('deploy', report.decision.outcome), rows);
}

const COLOURS = {
  green: '#1a7f37',
  red: '#cf222e',
  yellow: '#9a6700',
  blue: '#0969da',
  purple: '#8250df',
  grey: '#59636e',
};
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function drawn({ title, decision }, outcome, rows) {
  const height = 96 + rows.length * 34 + 18;
  const text = (x, y, said, attributes = '') =>
    `<text x="${x}" y="${y}"${attributes}>${escaped(said)}</text>`;
  const badge = (x, y, { sign, colour }) =>
    `<circle cx="${x}" cy="${y}" r="9" fill="${COLOURS[colour]}"/>${text(x, y + 4, sign, ' class="sign"')}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 ${height}" width="860" height="${height}" role="img" aria-label="${escaped(`${title}: ${outcome.word}`)}">`,
    '<!-- Written by npm run generate from what the gates say about a sample. Do not edit. -->',
    '<style>',
    'text { font: 14px system-ui, sans-serif; fill: #1f2328 } .bold { font-weight: 600 } .dim { fill: #59636e } .sign { fill: #fff; font-size: 11px; text-anchor: middle }',
    'rect { fill: #fff; stroke: #d1d9e0 } line { stroke: #d1d9e0 }',
    '@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .dim { fill: #9198a1 } .sign { fill: #fff } rect { fill: #0d1117; stroke: #3d444d } line { stroke: #3d444d } }',
    '</style>',
    `<rect x="0.5" y="0.5" width="859" height="${height - 1}" rx="8"/>`,
    badge(26, 28, outcome),
    text(46, 33, title, ' class="bold"'),
    text(46, 60, `${outcome.word}: ${decision.summary}`),
    '<line x1="0" y1="80" x2="860" y2="80"/>',
    ...rows.flatMap((row, index) => [
      badge(26, 106 + index * 34, row),
      text(46, 111 + index * 34, row.gate, ' class="bold"'),
      text(136, 111 + index * 34, row.word, ' class="dim"'),
      text(206, 111 + index * 34, row.reason),
    ]),
    '</svg>',
  ].join('\n')}\n`;
}
