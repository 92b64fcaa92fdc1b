import { pullRequestOf, withoutPullRequest, type Header } from './header.ts';
import type { Reference } from './references.ts';

/** What a commit says it undoes. What it does undo depends on the commits around it. */
export interface RevertClaim {
  /** Lower-case hex, 7 to 64 digits. */
  readonly shas: readonly string[];
  readonly pullRequests: readonly {
    readonly owner?: string;
    readonly repository?: string;
    readonly number: number;
  }[];
  /** The first line of what is undone, where it is quoted. */
  readonly title: string | null;
  /** An undone revert: `Reapply "feat: a"`, `Revert "Revert "feat: a""`. Then `restores` is the innermost title. */
  readonly restores: string | null;
}

const QUOTED = /^(?<verb>revert|reapply)\s+"(?<title>.+)"$/iu;
// git writes one sentence a commit; of a merge it says `…, reversing changes made to <sha>`, which is where the merge went, not what is undone.
const SENTENCE =
  /\breverts? (?:commits?:? )?(?<list>[0-9a-f]{7,64}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+&\s+)[0-9a-f]{7,64})*)\b/giu;
const SHA = /[0-9a-f]{7,64}/giu;
const PULL_REQUEST =
  /\breverts:?\s+(?:https:\/\/[^\s/]+\/)?(?:(?<owner>[\w.-]{1,100})\/(?<repository>[\w.-]{1,100}))?(?:#|\/pull\/)(?<number>\d{1,9})\b/giu;

/**
 * Reads what a message undoes; `null` where it is no revert. A revert is named so by its first line (`Revert "…"`, `Reapply "…"`, type `revert`):
 * a sentence in the body of another commit tells a story.
 */
export function revertClaim(
  title: string,
  header: Header | null,
  body: string,
  refs: readonly string[],
): RevertClaim | null {
  const quoted = QUOTED.exec(withoutPullRequest(title))?.groups;
  const typed = header?.type.toLowerCase() === 'revert';
  if (quoted === undefined && !typed) return null;
  const shas = [...body.matchAll(SENTENCE)].flatMap((match) => match.groups?.['list']?.match(SHA) ?? []);
  if (typed) shas.push(...refs.flatMap((value) => value.match(SHA) ?? []));
  const inner =
    quoted === undefined
      ? typedTitle(header)
      : { title: quoted['title'] ?? '', depth: 1 + nesting(quoted['title'] ?? '') };
  const reapplied = quoted?.['verb']?.toLowerCase() === 'reapply';
  return {
    shas: [...new Set(shas.map((sha) => sha.toLowerCase()))],
    pullRequests: [...body.matchAll(PULL_REQUEST)].map(({ groups }) => reference(groups)),
    // What `Reapply "x"` undoes is git's `Revert "x"`.
    title: reapplied ? `Revert "${inner.title}"` : inner.title,
    restores: reapplied || inner.depth % 2 === 0 ? innermost(inner.title) : null,
  };
}

function reference(groups: Readonly<Record<string, string>> | undefined): Reference {
  const { owner, repository, number } = groups ?? {};
  if (owner === undefined || repository === undefined) return { number: Number(number) };
  return { owner, repository, number: Number(number) };
}

function typedTitle(header: Header | null): { title: string; depth: number } {
  const description = header?.description ?? '';
  const quotedWhole = /^"(?<title>.+)"$/u.exec(withoutPullRequest(description))?.groups?.['title'];
  const title = quotedWhole ?? description;
  return { title, depth: 1 + nesting(title) };
}

/** Cheap and never wrong in saying no. */
export function namesRevert(title: string): boolean {
  return /^(?:revert|reapply)/iu.test(title);
}

/** How many reverts are wrapped around a title. */
function nesting(title: string): number {
  let depth = 0;
  let rest = withoutPullRequest(title);
  for (;;) {
    const quoted = QUOTED.exec(rest)?.groups;
    if (quoted?.['title'] === undefined) return depth;
    // Reapplying is reverting a revert.
    depth += quoted['verb']?.toLowerCase() === 'reapply' ? 2 : 1;
    rest = withoutPullRequest(quoted['title']);
  }
}

function innermost(title: string): string {
  let rest = title;
  for (;;) {
    const quoted = QUOTED.exec(withoutPullRequest(rest))?.groups?.['title'];
    if (quoted === undefined) return rest;
    rest = quoted;
  }
}

/** Two titles of the same change: the pull request at the end is told only when both have one. */
export function sameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const numbers = [pullRequestOf(a), pullRequestOf(b)];
  if (numbers[0] !== null && numbers[1] !== null && numbers[0] !== numbers[1]) return false;
  return withoutPullRequest(a) === withoutPullRequest(b);
}
