import { counted } from '../figures.ts';

/** A part of a Markdown text that may be shortened, between entries only. */
export interface Section {
  readonly heading: string;
  /** Lines before the entries, such as a table's head. */
  readonly head?: readonly string[];
  readonly entries: readonly string[];
  /** Lines after the entries, such as the end of a folded part. */
  readonly foot?: readonly string[];
  /** What the entries are called, one and many. */
  readonly called: readonly [one: string, many: string];
  /** Which end of the entries is kept when room is short. */
  readonly keep: 'first' | 'last';
  /** Who gets room first: lower comes first. Sections are shown in the order given. */
  readonly rank: number;
}

/** Length in UTF-8: never less than the number of characters, whichever way GitHub counts them. */
export function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function leftOut({ entries, called: [one, many] }: Section, left: number): string {
  const what =
    left === entries.length
      ? `All ${counted(left, one, many)}`
      : counted(left, `more ${one}`, `more ${many}`);
  return `_${what} left out: a text on GitHub is limited in length._`;
}

function shown(section: Section, count: number): string {
  const left = section.entries.length - count;
  if (count === 0) return ['', section.heading, '', leftOut(section, left)].join('\n');
  const entries = section.keep === 'first' ? section.entries.slice(0, count) : section.entries.slice(-count);
  const note = left === 0 ? [] : section.keep === 'first' ? ['', leftOut(section, left)] : [];
  const before = left > 0 && section.keep === 'last' ? [leftOut(section, left), ''] : [];
  return [
    '',
    section.heading,
    '',
    ...before,
    ...(section.head ?? []),
    ...entries,
    ...note,
    ...(section.foot ?? []),
  ].join('\n');
}

/** How many entries fit into `room` when the section may be shortened. */
function fitting(section: Section, room: number): number {
  const whole = section.entries.length;
  if (bytes(shown(section, whole)) + 1 <= room) return whole;
  // Everything but the entries, at its longest: the note counts what one kept entry would leave.
  const entry = section.entries.map((text) => bytes(text) + 1);
  const order = section.keep === 'first' ? entry : entry.toReversed();
  let left =
    room - (bytes(shown({ ...section, entries: ['', ...section.entries.slice(1).map(() => '')] }, 1)) + 1);
  let count = 0;
  for (const size of order) {
    if (size > left) break;
    left -= size;
    count += 1;
  }
  return Math.min(count, whole - 1);
}

/**
 * `first`, the sections in their order and `last`, at most `limit` bytes long. Sections of lower rank get room first; what
 * is left out is left out between entries and said where it is missing. A section without entries is not shown.
 */
export function fitted(first: string, sections: readonly Section[], last: string, limit: number): string {
  const present = sections.filter(({ entries }) => entries.length > 0);
  const assemble = (counts: readonly number[]): string =>
    `${[first, ...present.map((section, index) => shown(section, counts[index] ?? 0)), ...(last === '' ? [] : ['', last])].join('\n')}\n`;
  const whole = assemble(present.map(({ entries }) => entries.length));
  if (bytes(whole) <= limit) return whole;

  const counts = present.map(() => 0);
  let room = limit - bytes(assemble(counts));
  const byRank = present
    .map((_, index) => index)
    .toSorted((a, b) => (present[a]?.rank ?? 0) - (present[b]?.rank ?? 0));
  for (const index of byRank) {
    const section = present[index];
    if (section === undefined || room <= 0) break;
    const none = bytes(shown(section, 0));
    const count = fitting(section, room + none);
    counts[index] = count;
    room -= bytes(shown(section, count)) - none;
  }
  const text = assemble(counts);
  if (bytes(text) <= limit) return text;
  // Not even the headings fit: the first line alone, by whole characters.
  return shortened(first, limit);
}

/** The longest beginning of `text` that is at most `limit` bytes, by code points, ending in `…`. */
export function shortened(text: string, limit: number): string {
  if (bytes(text) <= limit) return text;
  let left = limit - 3;
  let kept = '';
  for (const character of text) {
    left -= bytes(character);
    if (left < 0) break;
    kept += character;
  }
  return limit < 3 ? '' : `${kept}…`;
}
