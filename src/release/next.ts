import type { Bump } from './bump.ts';
import type { ReleaseOptions } from './options.ts';
import { isOfChannel, prereleaseAfter } from './prerelease.ts';
import { bumped, compareVersions, coreOf, parseVersion, type Version } from './version.ts';

/** A version that has a tag, and whether the commit to release contains it. */
export interface TaggedVersion {
  readonly version: Version;
  readonly tag: string;
  readonly sha: string;
  readonly contained: boolean;
}

export interface NextVersionQuestion {
  /** The last stable version the commit contains; `null`: none yet. */
  readonly from: Version | null;
  /** The furthest bump since then. */
  readonly bump: Exclude<Bump, 'none'>;
  /** Prerelease identifier of the branch, e.g. `rc`. */
  readonly channel: string | null;
  /** Every version tagged anywhere, contained or not. */
  readonly tagged: readonly TaggedVersion[];
  /** The version a footer asks for. */
  readonly releaseAs: Version | null;
  /** Name of the branch where it is a maintenance branch. */
  readonly maintenance: string | null;
  readonly options: Pick<ReleaseOptions, 'initial' | 'graduate' | 'branches'>;
}

/** Why there is no version to release, and the way out. */
export interface VersionProblem {
  readonly reasonCode: string;
  readonly reason: string;
  readonly remedy: string;
}

export type NextVersion = { readonly version: Version } | { readonly problem: VersionProblem };

/** The version to release: never lower than what is contained, never one that has a tag already. Throws when `initial` is no version. */
export function nextVersion(question: NextVersionQuestion): NextVersion {
  const { channel, tagged, releaseAs, maintenance } = question;
  const tooLow = releaseAs === null ? null : notGreater(releaseAs, question);
  if (tooLow !== null) return { problem: tooLow };
  const named = releaseAs !== null && (channel === null || releaseAs.prerelease.length > 0);
  const next = named ? { version: releaseAs } : computed(question);
  if ('problem' in next) return next;
  const problem =
    (maintenance === null ? null : outOfRange(next.version, maintenance, question)) ??
    taken(next.version, tagged);
  return problem === null ? next : { problem };
}

function computed(question: NextVersionQuestion): NextVersion {
  const { channel, tagged, bump, releaseAs } = question;
  let core = releaseAs === null ? stableAfter(question) : version(coreOf(releaseAs));
  if (channel === null) return { version: core };
  // A stable release made elsewhere ends the prereleases of its version.
  while (
    tagged.some((one) => one.version.prerelease.length === 0 && compareVersions(one.version, core) === 0)
  ) {
    core = version(bumped(core, bump));
  }
  return prereleaseAfter(
    core,
    channel,
    tagged.map((one) => one.version),
  );
}

function stableAfter({ from, bump, tagged, options }: NextVersionQuestion): Version {
  const graduates = options.graduate && (from ?? version(options.initial)).major === 0;
  const step = from === null ? options.initial : bumped(from, bump);
  const next = version(graduates ? '1.0.0' : step);
  const channels = options.branches
    .map((branch) => branch.channel)
    .filter((channel) => channel !== undefined);
  // Whoever has 2.0.0-rc.1 of a channel of ours must not be sent back to 1.3.0.
  return tagged
    .filter((one) => one.contained && one.version.prerelease.length > 0)
    .filter((one) => from === null || compareVersions(one.version, from) > 0)
    .filter((one) => from === null || channels.some((channel) => isOfChannel(channel, one.version)))
    .map((one) => version(coreOf(one.version)))
    .reduce((highest, core) => (compareVersions(core, highest) > 0 ? core : highest), next);
}

function notGreater(asked: Version, { from }: NextVersionQuestion): VersionProblem | null {
  if (from === null || compareVersions(asked, from) > 0) return null;
  return {
    reasonCode: 'release_as_lower',
    reason: `Release-As asks for ${asked.text}, which is not greater than ${from.text}`,
    remedy: `commit with a footer 'Release-As:' and a version greater than ${from.text}`,
  };
}

function taken(next: Version, tagged: readonly TaggedVersion[]): VersionProblem | null {
  const tag = tagged.find((one) => compareVersions(one.version, next) === 0);
  if (tag === undefined) return null;
  return {
    reasonCode: 'version_taken',
    reason: `the next version is ${next.text}, which is tagged already: ${tag.tag} at ${tag.sha}`,
    remedy: tag.contained
      ? `release from a commit after ${tag.tag}`
      : `merge ${tag.tag} into this branch, or name another version with a footer 'Release-As:'`,
  };
}

/** A maintenance branch stays below the next stable version made elsewhere, and within the range its name says. */
function outOfRange(
  next: Version,
  branch: string,
  { from, tagged }: NextVersionQuestion,
): VersionProblem | null {
  const low = from ?? version('0.0.0');
  const above = tagged
    .filter(
      (one) => !one.contained && one.version.prerelease.length === 0 && compareVersions(one.version, low) > 0,
    )
    .map((one) => ({ version: one.version, because: `${one.tag} is released elsewhere` }));
  const named = namedLimit(branch);
  if (named !== null) above.push({ version: named, because: `the branch is named ${branch}` });
  const limit = above.toSorted((a, b) => compareVersions(a.version, b.version))[0];
  if (limit === undefined || compareVersions(next, limit.version) < 0) return null;
  const steps = (['major', 'minor', 'patch'] as const).filter(
    (step) => compareVersions(version(bumped(low, step)), limit.version) < 0,
  );
  return {
    reasonCode: 'out_of_range',
    reason: `the next version is ${next.text}, but ${branch} may release from ${low.text} to below ${limit.version.text}: ${limit.because}`,
    remedy:
      steps.length === 0
        ? 'nothing can be released from this branch'
        : `this branch accepts only what moves the ${steps.join(' or ')} number`,
  };
}

function namedLimit(branch: string): Version | null {
  const { major, minor } =
    /(?:^|[^\d.])v?(?<major>\d{1,9})\.(?:(?<minor>\d{1,9})\.)?x(?:\.x)?$/u.exec(branch)?.groups ?? {};
  if (major === undefined) return null;
  return version(minor === undefined ? `${Number(major) + 1}.0.0` : `${major}.${Number(minor) + 1}.0`);
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`'${text}' is not a version`);
  return parsed;
}
