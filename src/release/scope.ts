import { candidatesOf, versionTags, type VersionTag } from './baseline.ts';
import { branchRule } from './branch.ts';
import { commitsAfter, lastPrerelease } from './channel.ts';
import type { ReleaseFacts } from './plan.ts';
import type { ReleaseBranch } from './options.ts';
import { readRange, type CommitReading } from './range.ts';

/** What a release is about: where it starts, and the commits since then, read. */
export interface ReleaseScope {
  readonly versions: readonly VersionTag[];
  /** The last stable release; `null`: none. */
  readonly base: VersionTag | null;
  /** The last prerelease of the branch's channel since then; `null`: none, or no channel. */
  readonly last: VersionTag | null;
  /** `undefined`: the branch releases nothing. */
  readonly rule: ReleaseBranch | undefined;
  readonly channel: string | null;
  /** The head contains the commit. True of what comes after `base`, and of `base` itself. */
  readonly contains: (sha: string) => boolean;
  /** Since `base`: what decides the number. */
  readonly whole: readonly CommitReading[];
  /** Since `last`, or else since `base`: what is released with this version. */
  readonly readings: readonly CommitReading[];
}

/** Reads the commits of a release. Throws where baseline and commits contradict each other. */
export function scopeOf({
  head,
  branch,
  tags,
  baseline,
  commits,
  links,
  options,
}: ReleaseFacts): ReleaseScope {
  const versions = versionTags(tags, options);
  const candidates = candidatesOf(tags, head.sha, options);
  const chosen = candidates.findIndex((one) => one.tag === baseline);
  if (baseline !== null && chosen < 0)
    throw new Error(`the baseline ${baseline} is no version tag before the head`);
  const shas = new Set(commits.map((commit) => commit.sha));
  const better = candidates.slice(0, chosen < 0 ? undefined : chosen).find((one) => shas.has(one.sha));
  if (better !== undefined)
    throw new Error(`the commits contain ${better.tag}, which is above the baseline ${baseline ?? 'none'}`);
  const base = candidates[chosen] ?? null;
  const rule = branch === null ? { name: 'HEAD' } : (branchRule(branch, options.branches) ?? undefined);
  const channel = rule?.channel ?? null;
  const contains = (sha: string): boolean => sha === head.sha || sha === base?.sha || shas.has(sha);
  const last = lastPrerelease(versions, channel, head.sha, (sha) => shas.has(sha));
  const repository = links === null ? undefined : `${links.owner}/${links.name}`;
  const whole = readRange(commits, head.sha, options, repository);
  const readings =
    last === null ? whole : readRange(commitsAfter(commits, last.sha), head.sha, options, repository);
  return { versions, base, last, rule, channel, contains, whole, readings };
}
