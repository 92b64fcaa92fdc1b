import { invalid } from '../answer.ts';
import type { Core } from '../core.ts';
import { ZERO } from '../git/ref-writer.ts';
import type { Release, User } from '../state/records.ts';
import { changeRefs } from './refs.ts';

/** Newest first. */
export const releasesOf = (core: Core): readonly Release[] => core.state.releases.toReversed();

/** A draft has no tag yet, so no tag leads to it. */
export const releaseByTag = (core: Core, tag: string): Release | undefined =>
  releasesOf(core).find((one) => !one.draft && one.tagName === tag);

/** Neither draft nor prerelease: the one last made the latest, else the one published last. */
export function latestRelease(core: Core): Release | undefined {
  const candidates = core.state.releases.filter((one) => !one.draft && !one.prerelease);
  return candidates.toSorted(
    (a, b) => b.latestSince - a.latestSince || (b.publishedAt ?? 0) - (a.publishedAt ?? 0),
  )[0];
}

/** Makes the tag at `target_commitish` unless it is there. Throws GitHub's 422 when the target is unknown. */
export async function ensureTag(core: Core, release: Release, by: User): Promise<void> {
  const name = `refs/tags/${release.tagName}`;
  if (core.git.refs.get(name) !== undefined) return;
  const target = await core.git.resolve(release.targetCommitish);
  if (target === undefined) throw invalid('Release', 'target_commitish', 'invalid');
  const problem = await changeRefs(core, [{ name, after: target, before: ZERO }], by);
  if (problem !== undefined) throw invalid('Release', 'tag_name', 'custom', 'tag_name is not a valid tag');
}

/**
 * `make_latest`: true (the default of a new release) or false; legacy goes by version, later wins among equals.
 */
export function settleLatest(core: Core, release: Release, word: string | undefined): void {
  if (release.draft || release.prerelease || word === 'false') return;
  const current = latestRelease(core);
  const older =
    current !== undefined && current !== release && compareVersions(release.tagName, current.tagName) < 0;
  if (word !== 'legacy' || !older) release.latestSince = core.nextId();
}

const numbers = (tag: string): readonly number[] => (tag.match(/\d+/gu) ?? []).map(Number);

function compareVersions(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  const places = [...Array(Math.max(left.length, right.length)).keys()];
  return (
    places.map((place) => (left[place] ?? 0) - (right[place] ?? 0)).find((difference) => difference !== 0) ??
    0
  );
}
