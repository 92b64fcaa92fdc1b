import type { Finding } from '../../core/finding.ts';
import { moment } from '../figures.ts';
import { VERDICT_WORDS } from '../words.ts';
import { worstFirst } from '../worst-first.ts';
import { code, escapeText, link } from './escape.ts';
import type { Section } from './fit.ts';

const MOST_EVIDENCE = 12;

function row(finding: Finding): string {
  const { mark, word } = VERDICT_WORDS[finding.verdict];
  const title = escapeText(finding.title, 100);
  const gate = `**${escapeText(finding.gate, 100)}**${title === '' ? '' : `<br>${title}`}`;
  const asides = [
    finding.advisory === true ? '_advisory: shown, does not decide_' : '',
    finding.waiver === undefined
      ? ''
      : `_waived by ${escapeText(finding.waiver.by, 80)} until ${moment(finding.waiver.expires)}: ${escapeText(finding.waiver.reason, 200)}_`,
    finding.again === undefined ? '' : `_next chance: ${moment(finding.again)}_`,
  ];
  const reason = [escapeText(finding.reason), ...asides].filter((part) => part !== '').join('<br>');
  return `| ${mark} ${word} | ${gate} | ${reason} | ${evidence(finding)} |`;
}

function evidence({ evidence: all }: Finding): string {
  const shown = all.slice(0, MOST_EVIDENCE).map(({ label, value, url }) => {
    const said = [label, value].filter((part) => part.trim() !== '').join(': ');
    return link(said, url, 200);
  });
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('<br>');
}

export function findingsSection(findings: readonly Finding[]): Section {
  return {
    heading: '### Findings',
    head: ['| | Gate | What was found | Evidence |', '|:--|:--|:--|:--|'],
    entries: worstFirst(findings).map(row),
    called: ['finding', 'findings'],
    keep: 'first',
    rank: 0,
  };
}

/** What to do about each finding that is not as it has to be. */
export function remediesSection(findings: readonly Finding[]): Section {
  const entries = worstFirst(findings)
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped')
    .flatMap(({ gate, remedy, reasonCode }) =>
      remedy === undefined
        ? []
        : [`- **${escapeText(gate, 100)}**: ${escapeText(remedy)} (${code(reasonCode, 80)})`],
    );
  return { heading: '### What to do', entries, called: ['remedy', 'remedies'], keep: 'first', rank: 1 };
}
