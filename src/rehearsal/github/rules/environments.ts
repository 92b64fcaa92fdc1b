import type { Core } from '../core.ts';
import type { Environment, Team, User } from '../state/records.ts';
import { sameEnvironment } from './deployments.ts';
import { matchesPattern } from './refs.ts';

export const environmentNamed = (core: Core, name: string): Environment | undefined =>
  core.state.environments.find((one) => sameEnvironment(one.name, name));

export interface EnvironmentRules {
  readonly reviewers?: readonly (User | Team)[];
  readonly waitTimer?: number;
  readonly preventSelfReview?: boolean;
  readonly branchPolicy?:
    | 'protected'
    | readonly { readonly name: string; readonly type: 'branch' | 'tag' }[]
    | null;
}

/** Makes an environment, or gives a known one other rules (its id stays). */
export function setEnvironment(core: Core, name: string, rules: EnvironmentRules = {}): Environment {
  const known = environmentNamed(core, name);
  const policy = rules.branchPolicy ?? null;
  const environment: Environment = {
    id: known?.id ?? core.nextId(),
    name: known?.name ?? name,
    createdAt: known?.createdAt ?? core.now(),
    reviewers: rules.reviewers ?? [],
    waitTimer: rules.waitTimer ?? 0,
    preventSelfReview: rules.preventSelfReview ?? false,
    branchPolicy:
      policy === null || policy === 'protected'
        ? policy
        : policy.map(({ name: pattern, type }) => ({ id: core.nextId(), name: pattern, type })),
  };
  if (known) core.state.environments[core.state.environments.indexOf(known)] = environment;
  else core.state.environments.push(environment);
  return environment;
}

/** Whether a job on `ref` (full name) may name the environment at all. `*` does not cross a slash. */
export function allowsRef(core: Core, environment: Environment, ref: string): boolean {
  const { branchPolicy } = environment;
  if (branchPolicy === null) return true;
  if (branchPolicy === 'protected')
    return core.state.protections.some(({ pattern }) => matchesPattern(pattern, ref));
  return branchPolicy.some(({ name, type }) =>
    matchesPattern(`refs/${type === 'tag' ? 'tags' : 'heads'}/${name}`, ref),
  );
}

export const isTeam = (reviewer: User | Team): reviewer is Team => 'members' in reviewer;

/** Whether someone is on the list of reviewers, themselves or through a team. */
export const isReviewer = (environment: Environment, user: User): boolean =>
  environment.reviewers.some((one) => (isTeam(one) ? one.members.includes(user.login) : one.id === user.id));
