import type { BodyLine } from './footers.ts';
import { readHeader } from './header.ts';
import { canonicalType, ruleOf, type TypeRule } from './options.ts';

type Types = Readonly<Record<string, TypeRule>>;

/** A commit inside of a squash's body: its lines, and the number of the first of them in the whole message. */
export interface SquashedMessage {
  readonly lines: readonly string[];
  readonly firstLine: number;
}

const BULLET = /^\* (?<header>\S.*)$/su;

/** True for `* feat: a`, as GitHub lists the commits of a squash: the type has to be a known one, or any list would be commits. */
export function startsSquashedMessage(line: string, types: Types): boolean {
  const header = BULLET.exec(line)?.groups?.['header'];
  return header !== undefined && isKnownHeader(header, types);
}

/**
 * The commits a squash's body lists. With `paragraphs`, a header that stands at the start of a paragraph begins one too.
 */
export function squashedMessages(
  lines: readonly BodyLine[],
  types: Types,
  paragraphs: boolean,
): SquashedMessage[] {
  const messages: { lines: string[]; firstLine: number }[] = [];
  let afterBlank = true;
  for (const { text, line, quoted } of lines) {
    const bullet = quoted ? undefined : BULLET.exec(text)?.groups?.['header'];
    const header = bullet ?? (paragraphs && afterBlank && !quoted ? text : undefined);
    if (header !== undefined && isKnownHeader(header, types))
      messages.push({ lines: [header], firstLine: line });
    else messages.at(-1)?.lines.push(text);
    afterBlank = text.trim() === '';
  }
  return messages;
}

function isKnownHeader(line: string, types: Types): boolean {
  const header = readHeader(line);
  return header !== null && ruleOf(canonicalType(header.type), types) !== undefined;
}
