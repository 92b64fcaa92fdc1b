import { cleanLine } from '../clean.ts';

// Text in columns of a terminal. A character is not a column: emoji and East Asian letters take two, accents none.

const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
/** Each sign a column of its own: ASCII, and the signs that our own lines are made of. */
const NARROW_ONLY = /^[ -~·’…→─✓✗▁-█░▸]*$/u;

// Start-up time: the rules of all the world's scripts take 13 ms to load, and most lines do without them.
let graphemes: Intl.Segmenter | undefined;

function parts(text: string): string[] {
  if (NARROW_ONLY.test(text)) return Array.from(text);
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
const widthOf = (part: string): number =>
  WIDE.test(part) ? 2 : /^[\p{Mark}\u200C\u200D]+$/u.test(part) ? 0 : 1;

/** Columns a text without control characters takes. */
export function columns(text: string): number {
  return NARROW_ONLY.test(text) ? text.length : parts(text).reduce((sum, part) => sum + widthOf(part), 0);
}

/** At most `width` columns; what is cut ends in `…`. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = '';
  let room = width - 1;
  for (const part of parts(text)) {
    room -= widthOf(part);
    if (room < 0) break;
    kept += part;
  }
  return width < 1 ? '' : `${kept}…`;
}

/** Exactly `width` columns: cut or filled with spaces, at the left where `align` is right. */
export function fill(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const kept = cut(text, width);
  const space = ' '.repeat(Math.max(0, width - columns(kept)));
  return align === 'left' ? kept + space : space + kept;
}

/** Lines of at most `width` columns, broken between words where a word fits. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columns(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const part of parts(word)) {
      if (columns(line) + widthOf(part) > width && line !== '') {
        lines.push(line);
        line = '';
      }
      line += part;
    }
  }
  return [...lines, line];
}

/** Text from outside as one line of a terminal or a job's log. */
export function plain(text: string): string {
  // The runner looks for its older commands anywhere in a line.
  return cleanLine(text).replaceAll('##[', '## [');
}

/** A line that the runner does not take for a workflow command: those begin with `::`, whatever space is before. */
export function harmless(line: string): string {
  return line.replace(/^(\s*):(?=:)/u, '$1: ');
}
