import type { VersionTag } from './baseline.ts';
import { highestBump, type Bump } from './bump.ts';
import { versionAt } from './channel.ts';
import { nextVersion, type TaggedVersion, type VersionProblem } from './next.ts';
import type { ReleaseFacts } from './plan.ts';
import { footerVersion } from './releaseAs.ts';
import type { ReleaseScope } from './scope.ts';
import { compareVersions, type Version } from './version.ts';

/** Whether there is a version to release, which, and why. */
export interface ReleaseVerdict {
  readonly reasonCode: string;
  /** One plain sentence. */
  readonly reason: string;
  readonly version: Version | null;
  /** The tag, where the head has its version already. */
  readonly at: VersionTag | null;
  readonly problem: VersionProblem | null;
  readonly warnings: readonly string[];
}

/** Judges what was read. Everything that is no clear release is none. */
export function verdictOf(facts: ReleaseFacts, scope: ReleaseScope): ReleaseVerdict {
  const nothing = { version: null, at: null, problem: null, warnings: [] };
  const { head, branch, options } = facts;
  if (scope.rule === undefined) {
    const names = options.branches.map((one) => one.name).join(', ');
    const reason = `branch ${branch} releases nothing; these do: ${names === '' ? 'none' : names}`;
    return { ...nothing, reasonCode: 'branch_not_released', reason };
  }
  const at = versionAt(scope.versions, head.sha, scope.channel);
  if (at !== null) {
    return {
      ...nothing,
      reasonCode: 'already_tagged',
      reason: `this commit is ${at.tag} already`,
      version: at.version,
      at,
    };
  }
  const bump = highestBump(scope.readings.map((one) => one.bump));
  const tagged = taggedVersions(scope);
  const { asked, warnings } = askedVersion(facts, scope, tagged);
  if (bump === 'none' && asked === null) {
    return { ...nothing, reasonCode: 'nothing_to_release', reason: nothingBecause(scope), warnings };
  }
  const next = nextVersion({
    from: scope.base?.version ?? null,
    bump: moving(highestBump(scope.whole.map((one) => one.bump))),
    channel: scope.channel,
    tagged,
    releaseAs: asked,
    maintenance: scope.rule.maintenance === true ? branch : null,
    options,
  });
  if ('problem' in next) {
    const { problem } = next;
    return { ...nothing, reasonCode: problem.reasonCode, reason: problem.reason, problem, warnings };
  }
  return {
    ...nothing,
    reasonCode: 'release_due',
    reason: dueBecause(scope, bump, asked),
    version: next.version,
    warnings,
  };
}

/** After a prerelease, its own undoing moves nothing since the last stable version, and still has to be released. */
function moving(bump: Bump): Exclude<Bump, 'none'> {
  return bump === 'none' ? 'patch' : bump;
}

function taggedVersions({ versions, contains, base }: ReleaseScope): TaggedVersion[] {
  return versions.map((one) => ({
    ...one,
    contained: contains(one.sha) || (base !== null && compareVersions(one.version, base.version) <= 0),
  }));
}

/** A footer asks once: when its version has a tag, it has been answered. */
function askedVersion(
  { options }: ReleaseFacts,
  { readings, base }: ReleaseScope,
  tagged: readonly TaggedVersion[],
): { readonly asked: Version | null; readonly warnings: readonly string[] } {
  const alive = readings.filter((one) => one.reading !== 'cancelled').map((one) => one.message);
  const asked = footerVersion(alive, options.component);
  if (asked === null) return { asked, warnings: [] };
  const tag = tagged.find((one) => compareVersions(one.version, asked) === 0);
  const answered = tag !== undefined && (base === null || compareVersions(asked, base.version) > 0);
  if (!answered) return { asked, warnings: [] };
  return {
    asked: null,
    warnings: [`Release-As asks for ${asked.text}, which was released as ${tag.tag}; it is not asked again`],
  };
}

function nothingBecause({ readings, last, base }: ReleaseScope): string {
  const since = (last ?? base)?.tag;
  const where = since === undefined ? 'in the history' : `since ${since}`;
  if (readings.length === 0) return `there is no commit ${where}`;
  const commits = readings.length === 1 ? 'the only commit' : `none of the ${readings.length} commits`;
  return readings.length === 1
    ? `${commits} ${where} moves no version`
    : `${commits} ${where} moves the version`;
}

function dueBecause({ readings, last, base }: ReleaseScope, bump: Bump, asked: Version | null): string {
  if (asked !== null) return `a Release-As footer asks for ${asked.text}`;
  const counted = readings.filter((one) => one.reading === 'counted').length;
  const since = (last ?? base)?.tag;
  const where = since === undefined ? 'in the history' : `since ${since}`;
  return `${counted} of ${readings.length} commits ${where} count, and the furthest moves the ${bump} number`;
}
