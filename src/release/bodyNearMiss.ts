import { outranks, type Bump } from './bump.ts';
import type { Body, BodyLine } from './footers.ts';
import { readHeader } from './header.ts';
import { movingHeader, type NearMiss } from './nearMiss.ts';
import type { TypeRule } from './options.ts';

type Types = Readonly<Record<string, TypeRule>>;

// A line that begins with the words, behind whatever people put before them. A quotation (>) speaks of somebody else's change.
const LOOKS_BREAKING =
  /^(?<indent>[ \t]*)(?<mark>#{1,6}[ \t]*|[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?<strong>\*{1,3}|_{1,3}|`)?(?:\p{Extended_Pictographic}\uFE0F?[ \t]*)?(?<words>breaking(?:[ -]changes?)?)(?<after>.*)$/isu;
const BULLET = /^[*-][ \t]+(?<header>\S.*)$/su;
// A sentence about the commit rather than a header: a header's description says what is done, without a subject.
const PROSE = /^(?:this|that|these|those|it|we|i|you|they|there|see|as)\b/iu;
const REFERENCE = /^(?:[\w.-]+\/[\w.-]+)?#\d+/u;

/**
 * Lines of a body that nearly say more than the commit's own `bump`. Footers and closed fences are not looked at.
 */
export function bodyNearMisses(body: Body, bump: Bump, types: Types): NearMiss[] {
  const found: NearMiss[] = [];
  let paragraph = true;
  for (const line of body.lines) {
    const blank = line.text.trim() === '';
    if (!line.quoted && !blank) {
      const miss = breakingLine(line, body) ?? headerLine(line, body, paragraph, types);
      if (miss !== null && outranks(miss.bump, bump)) found.push(miss);
    }
    paragraph = blank;
  }
  return found;
}

function breakingLine(line: BodyLine, body: Body): NearMiss | null {
  if (body.breaking.some((change) => change.line === line.line)) return null;
  const groups = LOOKS_BREAKING.exec(line.text)?.groups;
  if (groups === undefined) return null;
  const words = groups['words'] ?? '';
  const after = groups['after'] ?? '';
  const loud = /^BREAKING[ -]CHANGES?$/u.test(words);
  const colon = /^(?:\*{1,3}|_{1,3}|`)?[ \t]*(?:\([^():]*\))?[ \t]*:/u.test(after);
  const decorated = groups['mark']?.startsWith('#') === true || groups['strong'] !== undefined;
  if (!loud && !colon && !decorated) return null;
  if (!/changes?$/iu.test(words) && !colon) return null;
  return {
    line: line.line,
    text: line.text,
    reason: breakingReason(groups, colon),
    bump: 'major',
    breaking: true,
  };
}

function breakingReason(groups: Readonly<Record<string, string | undefined>>, colon: boolean): string {
  const words = groups['words'] ?? '';
  const form = 'a breaking change is told by a line that starts with BREAKING CHANGE:';
  if (groups['mark']?.startsWith('#') === true) return `it is written as a heading; ${form}`;
  if (groups['mark'] !== undefined) return `it is written as a list item; ${form}`;
  if (groups['strong'] !== undefined) return `it is wrapped in Markdown; ${form}`;
  if (groups['indent'] !== '') return `it is indented; ${form}`;
  if (words !== words.toUpperCase()) return `it is not in upper case; ${form}`;
  if (/changes$/iu.test(words)) return `it says CHANGES; ${form}`;
  if (!colon) return `there is no colon after it; ${form}`;
  return `it is not in the right form; ${form}`;
}

function headerLine(line: BodyLine, body: Body, paragraph: boolean, types: Types): NearMiss | null {
  const bullet = BULLET.exec(line.text)?.groups?.['header'];
  // `feat: b` at the start of a paragraph is a footer by the letter; below another footer it is one by position too.
  if (bullet === undefined && (!paragraph || body.footerLines.has(line.line - 1))) return null;
  const text = bullet ?? line.text;
  const moving = movingHeader(text, types);
  if (moving === null) return null;
  const description = readHeader(text)?.description ?? '';
  if (!moving.breaking && (PROSE.test(description) || REFERENCE.test(description))) return null;
  const reason = `the body holds ${bullet === undefined ? 'a header' : 'a list item'} that outranks the commit's own header`;
  return { line: line.line, text: line.text, reason, ...moving };
}
