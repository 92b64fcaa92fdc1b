import type { Bump } from './bump.ts';
import { canonicalType, ruleOf, type TypeRule } from './options.ts';
import { readHeader } from './header.ts';

/** Text that nearly says something about the version, and what it would have moved. */
export interface NearMiss {
  /** 1 is the message's first line, as it was written. */
  readonly line: number;
  readonly text: string;
  /** One plain sentence. */
  readonly reason: string;
  readonly bump: Bump;
  /** It looks like a breaking change. */
  readonly breaking: boolean;
}

type Types = Readonly<Record<string, TypeRule>>;
type HeaderNearMiss = Pick<NearMiss, 'reason' | 'bump' | 'breaking'>;

// What stands between a known type and the end of the line. Read top down: the first that fits is the reason.
const MALFORMED: readonly (readonly [RegExp, string])[] = [
  [/^\(\s*\)/u, 'the scope is empty'],
  [/^\s+\(/u, 'there is a space before the scope'],
  [/^\([^()]*\(/u, 'the scope holds parentheses of its own'],
  [/^\([^()]*\)\s*\(/u, 'there are two scopes'],
  [/^\([^()]*$/u, 'the scope is not closed'],
  [/^!+\s*\(/u, 'the ! stands before the scope and not directly before the colon'],
  [/^(?:\([^()]*\))?!{2,}/u, 'there is more than one !'],
  [/^(?:\([^()]*\))?\s+!/u, 'there is a space before the !'],
  [/^[^:]*\s:/u, 'there is a space before the colon'],
  [/^[^:]*:\s*$/u, 'nothing stands after the colon'],
  [/^[^:]*:\S/u, 'there is no space after the colon'],
];

const LOOSE = /^(?<type>\p{L}[\p{L}\p{N}_-]*)(?<rest>[\s!]*(?:\([^:]*)?:.*)$/su;
const AUTOSQUASH = /^(?:(?:fixup|squash|amend)! ?)+/u;
const BREAKING_HEADER = /^breaking(?:[ _-]changes?)?\s*(?:\([^():]*\))?\s*!*\s*:/iu;
// A ticket, an emoji or its short code, a number: what people put before the type. A word of letters is a type of its own or prose.
const DECORATED =
  /^(?:\[[^\]]{1,80}\]|:[\w+-]{1,40}:|#\d{1,9}|[A-Z][A-Z0-9]{0,20}-\d{1,9}|[^\p{L}\p{N}\s([:#]{1,12})[\s:|-]*(?=\p{L})/u;

/**
 * What a first line that is no header of a known type nearly was; `null` for plain text. Only what would have moved the version is a near miss:
 * `docs:x` loses nothing.
 */
export function headerNearMiss(line: string, types: Types): HeaderNearMiss | null {
  return (
    autosquash(line, types) ?? breakingHeader(line, types) ?? malformed(line, types) ?? decorated(line, types)
  );
}

/** A well-formed header of a type that moves something. */
export function movingHeader(
  line: string,
  types: Types,
): { readonly bump: Bump; readonly breaking: boolean } | null {
  const header = readHeader(line);
  if (header === null) return null;
  const rule = ruleOf(canonicalType(header.type), types);
  if (rule === undefined) return null;
  const bump = header.breaking ? 'major' : rule.bump;
  return bump === 'none' ? null : { bump, breaking: header.breaking };
}

function autosquash(line: string, types: Types): HeaderNearMiss | null {
  const prefix = AUTOSQUASH.exec(line)?.[0];
  if (prefix === undefined) return null;
  const moving = movingHeader(line.slice(prefix.length), types);
  return (
    moving && { ...moving, reason: `'${prefix.trim()}' was not squashed into the commit it is meant for` }
  );
}

function breakingHeader(line: string, types: Types): HeaderNearMiss | null {
  if (!BREAKING_HEADER.test(line)) return null;
  if (ruleOf(canonicalType(readHeader(line)?.type ?? ''), types) !== undefined) return null;
  return {
    reason:
      'a breaking change belongs in a footer below a header such as feat: or fix:, or is marked there by !',
    bump: 'major',
    breaking: true,
  };
}

function malformed(line: string, types: Types): HeaderNearMiss | null {
  const groups = LOOSE.exec(line)?.groups;
  const type = groups?.['type'];
  const rest = groups?.['rest'];
  if (type === undefined || rest === undefined || readHeader(line) !== null) return null;
  const rule = ruleOf(canonicalType(type), types);
  if (rule === undefined) return null;
  const breaking = rest.slice(0, rest.indexOf(':')).includes('!');
  const bump = breaking ? 'major' : rule.bump;
  if (bump === 'none') return null;
  const reason =
    MALFORMED.find(([pattern]) => pattern.test(rest))?.[1] ??
    'it is not of the form type(scope): description';
  return { reason, bump, breaking };
}

function decorated(line: string, types: Types): HeaderNearMiss | null {
  const prefix = DECORATED.exec(line)?.[0];
  if (prefix === undefined) return null;
  const moving = movingHeader(line.slice(prefix.length), types);
  return moving && { ...moving, reason: `'${prefix.trim()}' stands before the type` };
}
