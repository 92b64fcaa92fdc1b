import type { Evidence, Finding } from '../../core/finding.ts';
import { shortSha } from '../../core/subject.ts';
import { effectSentence } from '../effect-words.ts';
import { counted, moment, quantity } from '../figures.ts';
import type { EvidenceRow, Report } from '../report.ts';
import { answer, RECEIPT_WORDS, VERDICT_WORDS } from '../words.ts';
import { worstFirst } from '../worst-first.ts';
import { badge } from './badge.ts';
import type { Markup } from './markup.ts';
import { anchor, html, NOTHING } from './markup.ts';

function restsOn(evidence: readonly Evidence[]): Markup {
  if (evidence.length === 0) return NOTHING;
  const items = evidence.map(({ label, value, url }) => {
    const said = html`<span class="faint">${label}${label === '' || value === '' ? '' : ': '}</span>${value}`;
    return html`<li>${anchor(url, said)}</li>`;
  });
  return html`<ul class="evidence">
    ${items}
  </ul>`;
}

function findingItem(finding: Finding): Markup {
  const { waiver, remedy, again } = finding;
  const asides = [
    ...(finding.advisory === true ? [html`<p class="faint">Advisory: shown, does not decide.</p>`] : []),
    ...(waiver === undefined
      ? []
      : [
          html`<p class="faint">Waived by ${waiver.by} until ${moment(waiver.expires)}: ${waiver.reason}</p>`,
        ]),
    ...(again === undefined ? [] : [html`<p class="faint">Next chance: ${moment(again)}</p>`]),
    ...(remedy === undefined || finding.verdict === 'pass'
      ? []
      : [html`<p class="remedy"><strong>What to do:</strong> ${remedy}</p>`]),
  ];
  return html`<li>
    ${badge(VERDICT_WORDS[finding.verdict])}
    <div>
      <p><strong>${finding.gate}</strong> <span class="faint">${finding.title}</span></p>
      <p>${finding.reason}</p>
      ${restsOn(finding.evidence)}${asides}
    </div>
  </li>`;
}

const HEADS = ['Metric', 'Candidate', 'Baseline', 'Ratio', 'Evidence', 'Verdict'] as const;

/** The judge's table; on a phone each row becomes a block, and the roles keep it a table for those who listen to it. */
export function evidenceTable(rows: readonly EvidenceRow[], caption: string): Markup {
  const heads = HEADS.map((head) => html`<th scope="col" role="columnheader">${head}</th>`);
  const body = rows.map((row) => {
    const cells = [row.candidate, row.baseline, row.ratio, row.evidence].map(
      (text, index) => html`<td role="cell" data-label="${HEADS[index + 1] ?? ''}">${text}</td>`,
    );
    const verdict =
      row.judged === undefined
        ? html`${row.verdict}`
        : html`${badge(VERDICT_WORDS[row.judged])}<span class="said">${row.verdict}</span>`;
    return html`<tr role="row">
      <th scope="row" role="rowheader">${row.metric}</th>
      ${cells}
      <td role="cell" data-label="Verdict"><div>${verdict}</div></td>
    </tr>`;
  });
  return html`<table class="stack" role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`;
}

function actions({ receipts, decision }: Report): Markup {
  if (receipts.length > 0) {
    const items = receipts.map(({ effect, state, detail, url, output = '' }) => {
      const said = detail === '' ? effectSentence(effect) : detail;
      const log =
        state === 'failed' && output.trim() !== ''
          ? html`<pre tabindex="0"><code>${output.trimEnd()}</code></pre>`
          : NOTHING;
      return html`<li>
        ${badge(RECEIPT_WORDS[state])}
        <div>
          <p>${anchor(url, html`${said}`)}</p>
          ${log}
        </div>
      </li>`;
    });
    const failed = receipts.some(({ state }) => state === 'failed');
    const body = html`<summary>${counted(receipts.length, 'action')}</summary>
      <ul class="rows">
        ${items}
      </ul>`;
    return failed ? html`<details open>${body}</details>` : html`<details>${body}</details>`;
  }
  if (decision.effects.length === 0) return NOTHING;
  const items = decision.effects.map((effect) => html`<li>${effectSentence(effect)}</li>`);
  return html`<details>
    <summary>${counted(items.length, 'action')} to be done</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

function findingList(findings: readonly Finding[]): Markup {
  return findings.length === 0
    ? NOTHING
    : html`<ul class="rows">
        ${findings.map(findingItem)}
      </ul>`;
}

/** What passes is there for those who ask; what does not is what people look for. */
function passes(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return NOTHING;
  const names = findings.map(({ gate }) => gate).join(', ');
  return html`<details>
    <summary>
      ${counted(findings.length, 'gate')} ${findings.length === 1 ? 'passes' : 'pass'}: ${names}
    </summary>
    ${findingList(findings)}
  </details>`;
}

/** One decision with all it rests on. */
export function decisionCard(report: Report): Markup {
  const { decision, title, evidence = [], progress } = report;
  const said = answer(decision.question, decision.outcome);
  const open = decision.findings.filter(({ verdict }) => verdict !== 'pass');
  const passing = decision.findings.filter(({ verdict }) => verdict === 'pass');
  const subject = [
    html`commit <code>${shortSha(decision.subject.sha)}</code>`,
    html` · reason <code>${decision.reasonCode}</code>`,
  ];
  const step =
    progress === undefined
      ? NOTHING
      : html`<p class="faint">
          Step ${progress.step} of ${progress.steps} · ${quantity('share', progress.share)} of the
          traffic${decision.summary.includes(progress.text) ? '' : ` · ${progress.text}`}
        </p>`;
  return html`<article class="card decision ${said.colour}">
    <header>
      <h4>${title}</h4>
      ${badge(said)}
    </header>
    <p class="lead">${decision.summary}</p>
    <p class="faint">${subject}</p>
    ${step} ${evidence.length === 0 ? NOTHING : evidenceTable(evidence, 'What the judge saw')}
    ${findingList(worstFirst(open))} ${passes(passing)} ${actions(report)}
  </article>`;
}
