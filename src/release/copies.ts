import type { CommitFact } from './facts.ts';
import type { Cancellations, MessageOf } from './reverts.ts';
import { sameTitle } from './revertClaim.ts';

/**
 * Commits that may be the same change picked twice: same author, moment of writing and title. Whoever reads the history asks git for the patch
 * ids of these only, and sets them as `patchId`.
 */
export function copySuspects(commits: readonly CommitFact[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { sha, authorEmail, authoredAt, message, parents } of commits) {
    if (parents.length > 1) continue;
    const key = JSON.stringify([authorEmail, authoredAt, message.split('\n', 1)[0]?.trim()]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sha]);
    else group.push(sha);
  }
  return [...groups.values()].filter((group) => group.length > 1).flat();
}

export interface Copies {
  readonly originalOf: ReadonlyMap<string, string>;
  readonly copiesOf: ReadonlyMap<string, readonly string[]>;
}

/** Picked commits, told by their own words (`cherry picked from commit …`) or by their patch. The oldest that was not undone is the original. */
export function copiesAmong(newest: readonly MessageOf[], { undone }: Cancellations): Copies {
  const originalOf = new Map<string, string>();
  const copiesOf = new Map<string, string[]>();
  const alive = newest.toReversed().filter((commit) => !undone.has(commit.fact.sha));
  const bySha = new Map(alive.map((commit) => [commit.fact.sha, commit]));
  const byPatch = new Map<string, MessageOf>();
  for (const commit of alive) {
    const { patchId, sha } = commit.fact;
    const told = commit.message.copyOf
      .map((source) => bySha.get(source))
      .find((source) => source !== undefined);
    const patched = patchId === undefined ? undefined : byPatch.get(patchId);
    const original = [told, patched].find(
      (one) => one !== undefined && sameTitle(one.message.title, commit.message.title),
    );
    if (original === undefined || original.fact.sha === sha) {
      if (patchId !== undefined && patched === undefined) byPatch.set(patchId, commit);
      continue;
    }
    const first = originalOf.get(original.fact.sha) ?? original.fact.sha;
    originalOf.set(sha, first);
    copiesOf.set(first, [...(copiesOf.get(first) ?? []), sha]);
  }
  return { originalOf, copiesOf };
}
