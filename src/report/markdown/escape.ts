import { cleanLine, cleanLines, clip, webAddress } from '../clean.ts';

// Text written by others, shown as what it is. GitHub finds mentions and issue numbers in the rendered page, where a
// backslash is long gone, so those are parted by a character without width instead of being escaped.

const SPECIAL = /[&<>|$@\\`*_[\]~]|#(?=\d)|GH-(?=\d)|:\/\/|www\./giu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // An entity, not `\|`: it is right inside tables and outside them.
  '|': '&#124;',
  // GitHub sets `$…$` as mathematics.
  $: '&#36;',
  '@': '@&#8203;',
  '#': '#&#8203;',
  'gh-': 'GH-&#8203;',
  // Addresses in other people's text are shown, not linked: a link is ours to give.
  '://': ':&#47;/',
  'www.': 'www&#46;',
};

/** One line of plain text as Markdown that shows exactly it, anywhere: in a table cell, a list, a link's label. */
export function escapeText(text: string, most = 600): string {
  return (
    clip(cleanLine(text), most)
      .replace(SPECIAL, (found) => ENTITIES[found.toLowerCase()] ?? `\\${found}`)
      // What opens a heading, a list or a rule at the beginning of a line.
      .replace(/^(?:[-+](?=\s|$)|-(?=-)|=|#(?=#{0,5}(?:\s|$)))/u, '\\$&')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
  );
}

/** Text in a code span; where a code span cannot hold it (back-ticks, pipes), as escaped text in a code element. */
export function code(text: string, most = 120): string {
  const line = clip(cleanLine(text), most);
  if (line === '') return '';
  return /[`|\\]/u.test(line) ? `<code>${escapeText(line, most + 40)}</code>` : `\`${line}\``;
}

/** A link if the address is one that may be linked, otherwise the label alone. */
export function link(label: string, url: string | undefined, most = 200): string {
  const address = webAddress(url);
  const shown = escapeText(label, most);
  if (address === undefined || shown === '') return shown;
  const target = address.replace(
    /[()[\]*_~$]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${shown}](${target.replaceAll('&', '&amp;')})`;
}

/** Lines of a command's output in a code block that they cannot close; the last `most` lines are kept. */
export function codeBlock(text: string, most = 40): string {
  const lines = cleanLines(text.trimEnd()).map((line) => clip(line, 300));
  const kept = lines.slice(-most);
  const left = lines.length - kept.length;
  const longest =
    kept
      .join('\n')
      .match(/`+/gu)
      ?.reduce((length, run) => Math.max(length, run.length), 0) ?? 0;
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const body = left > 0 ? [`(${left} earlier lines left out)`, ...kept] : kept;
  return [`${fence}text`, ...body, fence].join('\n');
}
