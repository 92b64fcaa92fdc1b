import type { Markup } from './markup.ts';
import { html } from './markup.ts';
import { inline } from './markdown-inline.ts';

// The part of GitHub's Markdown that our check runs are written in, so that a report shows them as GitHub would.
// Whatever is not known here is shown as the text it is.

interface Cursor {
  readonly lines: readonly string[];
  at: number;
}

const FENCE = /^\s*(`{3,}|~{3,})/u;
const TABLE_RULE = /^\|(?:\s*:?-+:?\s*\|)+\s*$/u;

function fenced(cursor: Cursor, fence: string): Markup {
  const body: string[] = [];
  cursor.at += 1;
  while (cursor.at < cursor.lines.length) {
    const line = cursor.lines[cursor.at] ?? '';
    cursor.at += 1;
    if (line.trim().startsWith(fence)) break;
    body.push(line.replace(/^ {2}/u, ''));
  }
  return html`<pre tabindex="0"><code>${body.join('\n')}</code></pre>`;
}

const cellsOf = (row: string): string[] => row.replace(/^\||\|\s*$/gu, '').split(/(?<!\\)\|/u);

function table(cursor: Cursor): Markup {
  const head = cellsOf(cursor.lines[cursor.at] ?? '');
  const right = cellsOf(cursor.lines[cursor.at + 1] ?? '').map(
    (rule) => /[^:\s]-*:\s*$/u.test(rule) && !rule.trim().startsWith(':'),
  );
  cursor.at += 2;
  const rows: Markup[] = [];
  while (cursor.lines[cursor.at]?.startsWith('|') === true) {
    const cells = cellsOf(cursor.lines[cursor.at] ?? '').slice(0, head.length);
    rows.push(
      html`<tr>
        ${cells.map((cell, at) => html`<td class="${right[at] === true ? 'right' : 'left'}">${inline(cell.trim())}</td>`)}
      </tr>`,
    );
    cursor.at += 1;
  }
  const heads = head.map(
    (cell, at) =>
      html`<th scope="col" class="${right[at] === true ? 'right' : 'left'}">${inline(cell.trim())}</th>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="table">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function list(cursor: Cursor): Markup {
  const items: Markup[] = [];
  while (cursor.at < cursor.lines.length) {
    const line = cursor.lines[cursor.at] ?? '';
    const item = /^[-*] (.*)$/u.exec(line);
    if (item === null) {
      // A code block below an item belongs to it.
      const next = cursor.lines[cursor.at + 1] ?? '';
      const fence = FENCE.exec(line === '' ? next : line)?.[1];
      const inside = (line === '' ? next : line).startsWith('  ');
      if (fence === undefined || !inside) break;
      if (line === '') cursor.at += 1;
      items.push(fenced(cursor, fence));
      continue;
    }
    items.push(html`<li>${inline(item[1] ?? '')}</li>`);
    cursor.at += 1;
  }
  return html`<ul>
    ${items.map((item) => (item.markup.startsWith('<li>') ? item : html`<li class="bare">${item}</li>`))}
  </ul>`;
}

/** Markdown of a check run as HTML. Its headings become `h5`, below the card's own. */
export function markdownHtml(markdown: string): Markup {
  // Comments are not shown; the snapshot at the end is one.
  const lines = markdown
    .replaceAll('\r\n', '\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/gu, '')
    .split('\n');
  const cursor: Cursor = { lines, at: 0 };
  const blocks: Markup[] = [];
  let folded = 0;
  while (cursor.at < lines.length) {
    const line = lines[cursor.at] ?? '';
    const heading = /^#{1,6} (.*)$/u.exec(line);
    const fence = FENCE.exec(line)?.[1];
    const fold = /^<details><summary>(.*)<\/summary>$/u.exec(line);
    if (line.trim() === '') cursor.at += 1;
    else if (fence !== undefined) blocks.push(fenced(cursor, fence));
    else if (line.startsWith('|') && TABLE_RULE.test(lines[cursor.at + 1] ?? '')) blocks.push(table(cursor));
    else if (/^[-*] /u.test(line)) blocks.push(list(cursor));
    else {
      cursor.at += 1;
      if (heading !== null) blocks.push(html`<h5>${inline(heading[1] ?? '')}</h5>`);
      else if (fold !== null) {
        folded += 1;
        blocks.push({ markup: `<details>${html`<summary>${inline(fold[1] ?? '')}</summary>`.markup}` });
      } else if (line === '</details>' && folded > 0) {
        folded -= 1;
        blocks.push({ markup: '</details>' });
      } else blocks.push(html`<p>${inline(line)}</p>`);
    }
  }
  return { markup: blocks.map(({ markup }) => markup).join('\n') + '</details>'.repeat(folded) };
}
