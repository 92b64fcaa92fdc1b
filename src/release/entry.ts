import type { Bump } from './bump.ts';
import type { Body } from './footers.ts';
import { pullRequestOf, readHeader, withoutPullRequest, type Header } from './header.ts';
import { canonicalType, ruleOf, type TypeRule } from './options.ts';
import { closedIssues, type Reference } from './references.ts';
import type { RevertClaim } from './revertClaim.ts';

export interface BreakingNote {
  readonly text: string;
  readonly line: number;
}

/** One thing a commit did: a line of the notes. A squash may hold several. */
export interface Entry {
  /** Canonical; `null` where the header is plain text. */
  readonly type: string | null;
  readonly scopes: readonly string[];
  readonly description: string;
  readonly bump: Bump;
  /** `null`: not listed. */
  readonly section: string | null;
  readonly breaking: readonly BreakingNote[];
  readonly closes: readonly Reference[];
  /** Number of the line that decides `bump`, and what it says. */
  readonly line: number;
  readonly text: string;
}

type Types = Readonly<Record<string, TypeRule>>;

/** What one message says it did. `line` is the number of its title. */
export function entryOf(title: string, header: Header | null, body: Body, line: number, types: Types): Entry {
  const type = header === null ? null : canonicalType(header.type);
  const rule = type === null ? undefined : ruleOf(type, types);
  const description = header?.description ?? title;
  return {
    type,
    scopes: header?.scopes ?? [],
    description,
    section: rule?.section ?? null,
    closes: closesOf(body, description),
    ...weigh(rule?.bump ?? 'none', header?.breaking === true, description, title, line, body),
  };
}

/** The entry of a revert whose target is not among the commits being released: it undoes, or brings back, something already released. */
export function revertEntry(
  title: string,
  revert: RevertClaim,
  body: Body,
  line: number,
  types: Types,
): Entry {
  const undo = ruleOf('revert', types);
  const restored = revert.restores === null ? null : readHeader(revert.restores);
  const type = restored === null ? 'revert' : canonicalType(restored.type);
  const rule = ruleOf(type, types);
  const again = rule !== undefined && restored !== null && (restored.breaking || rule.bump !== 'none');
  const description = again ? restored.description : (revert.restores ?? revert.title ?? title);
  const marked = readHeader(title)?.breaking === true || (again && restored.breaking);
  return {
    type: again ? type : 'revert',
    scopes: again ? restored.scopes : [],
    description,
    section: (again ? rule : undo)?.section ?? null,
    closes: closesOf(body, description),
    ...weigh((again ? rule : undo)?.bump ?? 'none', marked, description, title, line, body),
  };
}

type Weight = Pick<Entry, 'bump' | 'breaking' | 'line' | 'text'>;

/** What moves the version: the footer's line where only a footer says that it breaks, else the header's. */
function weigh(
  bump: Bump,
  marked: boolean,
  description: string,
  title: string,
  line: number,
  body: Body,
): Weight {
  const subject = withoutPullRequest(description);
  const notes = body.breaking.map((footer) => ({
    text: footer.value === '' ? subject : footer.value,
    line: footer.line,
  }));
  if (notes.length === 0 && marked) notes.push({ text: subject, line });
  const footer = marked ? undefined : body.breaking[0];
  const said = footer && body.lines.find((candidate) => candidate.line === footer.line);
  return {
    bump: notes.length > 0 ? 'major' : bump,
    breaking: notes,
    line: said?.line ?? line,
    text: said?.text ?? title,
  };
}

/** The issues it closes, without the pull request its title already names. */
function closesOf(body: Body, description: string): Reference[] {
  const issues = closedIssues(body.lines.filter((line) => !line.quoted).map((line) => line.text));
  const own = pullRequestOf(description);
  return issues.filter((issue) => issue.owner !== undefined || issue.number !== own);
}
