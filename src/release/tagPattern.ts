import { parseVersion, type Version } from './version.ts';

/** A tag pattern taken apart: what stands before and after `{version}`. */
export interface TagPattern {
  readonly tagOf: (version: string) => string;
  /** The version a tag stands for; `null` where it is none, as for a floating tag. */
  readonly versionOf: (tag: string) => Version | null;
  /** It begins and ends like a version tag, whatever stands between. */
  readonly fits: (tag: string) => boolean;
}

const PLACE = '{version}';

/** Reads `v{version}` or `api@{version}`. Throws when `{version}` does not stand in it exactly once: the config's parser has asked for it. */
export function tagPattern(pattern: string): TagPattern {
  const [before, after, more] = pattern.split(PLACE);
  if (before === undefined || after === undefined || more !== undefined) {
    throw new Error(`the tag pattern '${pattern}' does not hold ${PLACE} once`);
  }
  const fits = (tag: string): boolean =>
    tag.length > before.length + after.length && tag.startsWith(before) && tag.endsWith(after);
  return {
    tagOf: (version) => before + version + after,
    versionOf: (tag) =>
      fits(tag) ? parseVersion(tag.slice(before.length, tag.length - after.length)) : null,
    fits,
  };
}
