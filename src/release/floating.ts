import type { VersionTag } from './baseline.ts';
import type { FloatingTag } from './options.ts';
import type { TagPattern } from './tagPattern.ts';
import { compareVersions, type Version } from './version.ts';

const SHARED: Readonly<Record<FloatingTag, (a: Version, b: Version) => boolean>> = {
  major: (a, b) => a.major === b.major,
  minor: (a, b) => a.major === b.major && a.minor === b.minor,
};

const NAMES: Readonly<Record<FloatingTag, (version: Version) => string>> = {
  major: ({ major }) => `${major}`,
  minor: ({ major, minor }) => `${major}.${minor}`,
};

/** The tags that follow to a version: `v1` and `v1.2` for 1.2.3. None to a prerelease, and none back from a higher version. */
export function floatingTags(
  version: Version,
  versions: readonly VersionTag[],
  which: readonly FloatingTag[],
  pattern: TagPattern,
): string[] {
  return which
    .filter((part) => isHighest(version, versions, SHARED[part]))
    .map((part) => pattern.tagOf(NAMES[part](version)));
}

/** True for a stable version that no other stable one, of those that `compete` with it, is above. */
export function isHighest(
  version: Version,
  versions: readonly VersionTag[],
  compete: (a: Version, b: Version) => boolean = () => true,
): boolean {
  if (version.prerelease.length > 0) return false;
  return !versions.some(
    (one) =>
      one.version.prerelease.length === 0 &&
      compete(one.version, version) &&
      compareVersions(one.version, version) > 0,
  );
}
