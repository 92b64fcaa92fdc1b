import type { Bump } from './bump.ts';

/** What a commit type means. `bump` and `section` are independent: a type may be shown without releasing, and release without being shown. */
export interface TypeRule {
  readonly bump: Bump;
  /** Heading it is listed under in the notes; `null`: not listed. */
  readonly section: string | null;
}

/** A branch that releases. `name` may be a glob with `*`. */
export interface ReleaseBranch {
  readonly name: string;
  /** Prerelease identifier: `rc` releases 1.3.0-rc.1 from this branch. */
  readonly channel?: string;
  /** Only versions below the next one already tagged elsewhere, and within the range its name says (`1.x`, `1.4.x`). */
  readonly maintenance?: boolean;
}

export type FloatingTag = 'major' | 'minor';

/**
 * What a message's body counts for beside its header. `auto`: bullets of a squash (`* feat: a`) count where the header is no conventional
 * commit; `bullets`: headers in the body count beside the title; `title`: the body never counts.
 */
export type SquashReading = 'auto' | 'bullets' | 'title';

/** The `release:` part of the config, parsed. */
export interface ReleaseOptions {
  readonly branches: readonly ReleaseBranch[];
  /** Contains `{version}` once, e.g. `v{version}` or `api@{version}`. */
  readonly tag: string;
  /** First version, when no tag is a version yet. */
  readonly initial: string;
  /** Tags that follow the newest release, never to a prerelease. */
  readonly floating: readonly FloatingTag[];
  /** Path of the changelog file, from the repository's root; `null`: none is kept. */
  readonly changelog: string | null;
  readonly mode: 'direct' | 'pull-request';
  /** By type in lower case, complete: what the config says over `DEFAULT_TYPES`. */
  readonly types: Readonly<Record<string, TypeRule>>;
  readonly squash: SquashReading;
  /** Leave 0.x: the next release is 1.0.0. Without it a breaking change of 0.x moves the minor number. */
  readonly graduate: boolean;
  /** What a commit that nearly says something does to the gate. */
  readonly nearMiss: 'warn' | 'fail';
  /** The part of a monorepo these options are for; absent: the repository as one. */
  readonly component?: string;
}

/** The types every repository starts from. What is not named here moves no version and is not listed. */
export const DEFAULT_TYPES: Readonly<Record<string, TypeRule>> = {
  feat: { bump: 'minor', section: 'Features' },
  fix: { bump: 'patch', section: 'Bug Fixes' },
  perf: { bump: 'patch', section: 'Performance Improvements' },
  revert: { bump: 'patch', section: 'Reverts' },
  docs: { bump: 'none', section: null },
  style: { bump: 'none', section: null },
  chore: { bump: 'none', section: null },
  refactor: { bump: 'none', section: null },
  test: { bump: 'none', section: null },
  build: { bump: 'none', section: null },
  ci: { bump: 'none', section: null },
};

export const DEFAULT_RELEASE_OPTIONS: ReleaseOptions = {
  branches: [{ name: 'main' }, { name: 'master' }],
  tag: 'v{version}',
  initial: '0.1.0',
  floating: ['major', 'minor'],
  changelog: null,
  mode: 'direct',
  types: DEFAULT_TYPES,
  squash: 'auto',
  graduate: false,
  nearMiss: 'warn',
};

const ALIASES: Readonly<Record<string, string>> = { feature: 'feat' };

/** The name a type goes by: types are not case-sensitive (Conventional Commits 1.0.0, 15). */
export function canonicalType(type: string): string {
  const name = type.toLowerCase();
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}

/** What a canonical type means, or `undefined` where nobody said. */
export function ruleOf(type: string, types: Readonly<Record<string, TypeRule>>): TypeRule | undefined {
  // Types come from commit text: `constructor: x` must not find what every object inherits.
  return Object.hasOwn(types, type) ? types[type] : undefined;
}
