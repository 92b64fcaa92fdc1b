import { highestBump, outranks, type Bump } from './bump.ts';
import { bodyNearMisses } from './bodyNearMiss.ts';
import { entryOf, revertEntry, type Entry } from './entry.ts';
import { readBody, type Body, type Footer } from './footers.ts';
import { pullRequestOf, readHeader, type Header } from './header.ts';
import { headerNearMiss, type NearMiss } from './nearMiss.ts';
import { canonicalType, ruleOf, type ReleaseOptions, type TypeRule } from './options.ts';
import { readReleaseAs, type ReleaseAs } from './releaseAs.ts';
import { namesRevert, revertClaim, type RevertClaim } from './revertClaim.ts';
import { squashedMessages, startsSquashedMessage, type SquashedMessage } from './squash.ts';

/** How one message is read, knowing nothing of the commits around it. */
export interface MessageReading {
  /** The first line that is not blank, trimmed. */
  readonly title: string;
  readonly kind: 'conventional' | 'revert' | 'squash' | 'plain';
  readonly entries: readonly Entry[];
  readonly bump: Bump;
  readonly pullRequest: number | null;
  readonly revert: RevertClaim | null;
  readonly releaseAs: readonly ReleaseAs[];
  /** Commits this one is a copy of, by its own words. */
  readonly copyOf: readonly string[];
  readonly footers: readonly Footer[];
  readonly nearMisses: readonly NearMiss[];
}

/** The part of the options a message is read by. */
export type ReadingRules = Pick<ReleaseOptions, 'types' | 'squash'>;
type Types = Readonly<Record<string, TypeRule>>;

const COPY = /^\(cherry picked from commit (?<sha>[0-9a-f]{7,64})\)$/u;

/**
 * Reads a commit message: header first, so that no body can invalidate its header.
 * Source: Conventional Commits 1.0.0, read strictly, except that a breaking change in a footer's place always counts.
 */
export function readMessage(message: string, rules: ReadingRules): MessageReading {
  const { types } = rules;
  const lines = linesOf(message);
  const first = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const title = (lines[first] ?? '').trim();
  const header = readHeader(title);
  const body = readBody(lines.slice(first + 1), first + 2, (line) => startsSquashedMessage(line, types));
  const revert = revertOf(title, header, body);
  const squashed = revert === null ? squashedBy(header, body, rules) : [];
  // The message's own part ends where the first of the squashed commits begins.
  const part =
    squashed[0] === undefined ? body : readBody(lines.slice(first + 1, squashed[0].firstLine - 1), first + 2);
  const own =
    revert === null
      ? entryOf(title, header, part, first + 1, types)
      : revertEntry(title, revert, part, first + 1, types);
  const says = own.bump !== 'none' || own.section !== null || squashed.length === 0;
  const entries = [...(says ? [own] : []), ...squashed.map((commit) => squashedEntry(commit, types))];
  const bump = highestBump(entries.map((entry) => entry.bump));
  const releaseAs = readReleaseAs(body.footers);
  return {
    title,
    kind: kindOf(own, revert, squashed, types),
    entries,
    bump,
    pullRequest: pullRequestOf(title),
    revert,
    releaseAs: releaseAs.versions,
    copyOf: body.lines.flatMap(({ text }) => COPY.exec(text.trim())?.groups?.['sha'] ?? []),
    footers: body.footers,
    nearMisses: [
      ...titleNearMisses(title, header, first + 1, bump, types),
      ...emptyNotes(body),
      ...bodyNearMisses(body, bump, types),
      ...releaseAs.nearMisses,
    ],
  };
}

function linesOf(message: string): string[] {
  const text = message.includes('\r\n') ? message.replaceAll('\r\n', '\n') : message;
  // The line feed git ends a message with starts no line.
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function revertOf(title: string, header: Header | null, body: Body): RevertClaim | null {
  if (!namesRevert(title)) return null;
  const refs = body.footers.filter((footer) => footer.token.toLowerCase() === 'refs');
  const text = body.lines.filter((line) => !line.quoted).map((line) => line.text);
  return revertClaim(
    title,
    header,
    text.join('\n'),
    refs.map((footer) => footer.value),
  );
}

function squashedBy(header: Header | null, body: Body, { types, squash }: ReadingRules): SquashedMessage[] {
  const plain =
    header === null || (!header.breaking && ruleOf(canonicalType(header.type), types) === undefined);
  if (squash === 'title' || (squash === 'auto' && !plain)) return [];
  return squashedMessages(body.lines, types, squash === 'bullets');
}

function squashedEntry({ lines, firstLine }: SquashedMessage, types: Types): Entry {
  const title = lines[0] ?? '';
  return entryOf(title, readHeader(title), readBody(lines.slice(1), firstLine + 1), firstLine, types);
}

function kindOf(
  own: Entry,
  revert: RevertClaim | null,
  squashed: readonly SquashedMessage[],
  types: Types,
): MessageReading['kind'] {
  if (revert !== null) return 'revert';
  if (squashed.length > 0) return 'squash';
  return own.type !== null && (own.bump !== 'none' || ruleOf(own.type, types) !== undefined)
    ? 'conventional'
    : 'plain';
}

function titleNearMisses(
  title: string,
  header: Header | null,
  line: number,
  bump: Bump,
  types: Types,
): NearMiss[] {
  if (header !== null && ruleOf(canonicalType(header.type), types) !== undefined) return [];
  const miss = headerNearMiss(title, types);
  return miss !== null && outranks(miss.bump, bump) ? [{ line, text: title, ...miss }] : [];
}

function emptyNotes(body: Body): NearMiss[] {
  return body.breaking
    .filter((footer) => footer.value === '')
    .map(({ line }) => ({
      line,
      text: 'BREAKING CHANGE:',
      reason: 'the breaking change is not described; the header stands for it',
      bump: 'none',
      breaking: true,
    }));
}
