import type { TagFact } from './facts.ts';
import type { ReleaseOptions } from './options.ts';
import { tagPattern } from './tagPattern.ts';
import { compareVersions, type Version } from './version.ts';

/** A tag that is a version. */
export interface VersionTag {
  readonly tag: string;
  readonly sha: string;
  readonly version: Version;
}

/** What was found about the last release, for people. */
export interface Baseline {
  /** `null`: nothing was released yet. */
  readonly tag: string | null;
  readonly sha: string | null;
  readonly version: string | null;
  /** One plain sentence. */
  readonly reason: string;
  /** Tags that one might have expected instead. */
  readonly passedOver: readonly { readonly tag: string; readonly reason: string }[];
}

type Rules = Pick<ReleaseOptions, 'tag'>;

/** The tags that are versions, highest first; of two tags for one version the first by name. Tags of other patterns and floating ones are none. */
export function versionTags(tags: readonly TagFact[], rules: Rules): VersionTag[] {
  const pattern = tagPattern(rules.tag);
  return tags
    .flatMap(({ name, sha }) => {
      const version = pattern.versionOf(name);
      return version === null ? [] : [{ tag: name, sha, version }];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version) || (a.tag < b.tag ? -1 : 1));
}

/**
 * The tags to start the range after, best first: stable versions that are not at `head` itself. Whoever reads the history takes the first
 * that `head` contains. A version at `head` is what is being released there, again, and not what came before it.
 */
export function candidatesOf(tags: readonly TagFact[], head: string, rules: Rules): VersionTag[] {
  return versionTags(tags, rules).filter((one) => one.version.prerelease.length === 0 && one.sha !== head);
}

/** Says why the range starts where it starts. `chosen` is one of the candidates, or `null` where `head` contains none. */
export function explainBaseline(
  tags: readonly TagFact[],
  head: string,
  chosen: VersionTag | null,
  contained: (sha: string) => boolean,
  rules: Rules,
): Baseline {
  const pattern = tagPattern(rules.tag);
  const versions = versionTags(tags, rules);
  const higher = versions.filter(
    (one) => chosen === null || compareVersions(one.version, chosen.version) > 0,
  );
  const passedOver = [
    ...higher.map((one) => ({ tag: one.tag, reason: whyNot(one, head, contained) })),
    ...tags
      .filter(({ name }) => pattern.fits(name) && pattern.versionOf(name) === null && /\d/u.test(name))
      .map(({ name }) => ({ tag: name, reason: 'it is no version of the form 1.2.3' })),
  ];
  if (chosen === null) {
    const reason =
      versions.length === 0
        ? `no tag is a version of the form ${rules.tag}, so nothing was released yet`
        : 'the commit contains no tag of a stable version, so nothing was released yet';
    return { tag: null, sha: null, version: null, reason, passedOver };
  }
  return {
    tag: chosen.tag,
    sha: chosen.sha,
    version: chosen.version.text,
    reason: `${chosen.tag} is the highest stable version that the commit contains`,
    passedOver,
  };
}

function whyNot({ sha, version }: VersionTag, head: string, contained: (sha: string) => boolean): string {
  if (sha === head) return 'it is at the commit itself';
  if (!contained(sha)) return 'the commit does not contain it';
  if (version.prerelease.length > 0) return 'it is a prerelease';
  return 'it is not where the range starts';
}
