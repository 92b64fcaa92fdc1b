import type { CommitFact } from './facts.ts';
import { isOfChannel } from './prerelease.ts';
import type { VersionTag } from './baseline.ts';

/** The commits of a range that a commit in it does not contain. */
export function commitsAfter(commits: readonly CommitFact[], sha: string): CommitFact[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const contained = new Set<string>();
  const open = [sha];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (contained.has(next)) continue;
    contained.add(next);
    open.push(...(bySha.get(next)?.parents ?? []));
  }
  return commits.filter((commit) => !contained.has(commit.sha));
}

/**
 * The newest prerelease of a channel among the commits since the last stable version. `head` itself is left out: a version there is what is
 * being released, again.
 */
export function lastPrerelease(
  versions: readonly VersionTag[],
  channel: string | null,
  head: string,
  inRange: (sha: string) => boolean,
): VersionTag | null {
  if (channel === null) return null;
  return (
    versions.find((one) => one.sha !== head && inRange(one.sha) && isOfChannel(channel, one.version)) ?? null
  );
}

/** The version already tagged at `head`, of those this branch releases; `null`: none. */
export function versionAt(
  versions: readonly VersionTag[],
  head: string,
  channel: string | null,
): VersionTag | null {
  return (
    versions.find(
      ({ sha, version }) =>
        sha === head &&
        (version.prerelease.length === 0 || (channel !== null && isOfChannel(channel, version))),
    ) ?? null
  );
}
