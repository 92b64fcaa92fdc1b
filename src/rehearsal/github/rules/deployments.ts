import { Refusal } from '../answer.ts';
import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import type { App, Deployment, DeploymentStatus, DeploymentStatusState, User } from '../state/records.ts';
import { latestRuns, runsOfCommit } from './checks.ts';
import { latestStatuses } from './statuses.ts';

const ABANDONED_AFTER = 30 * 60_000;

/** Environment names are one whatever their case. */
export const sameEnvironment = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const lastStatus = (deployment: Deployment): DeploymentStatus | undefined =>
  deployment.statuses.at(-1);

/** Newest first, as GitHub lists them. */
export const deploymentsOf = (core: Core, environment?: string): readonly Deployment[] =>
  core.state.deployments
    .filter((one) => environment === undefined || sameEnvironment(one.environment, environment))
    .toReversed();

export interface NewStatus {
  readonly state: DeploymentStatusState;
  readonly description?: string | undefined;
  readonly environment?: string | undefined;
  readonly environmentUrl?: string | undefined;
  readonly logUrl?: string | undefined;
  readonly autoInactive?: boolean | undefined;
  readonly by: User;
  readonly app: App | null;
}

function append(core: Core, deployment: Deployment, status: NewStatus): DeploymentStatus {
  deployment.environment = status.environment ?? deployment.environment;
  deployment.updatedAt = core.now();
  const added: DeploymentStatus = {
    id: core.nextId(),
    state: status.state,
    description: status.description ?? '',
    environment: deployment.environment,
    environmentUrl: status.environmentUrl ?? '',
    logUrl: status.logUrl ?? '',
    creator: status.by,
    app: status.app,
    createdAt: core.now(),
  };
  deployment.statuses.push(added);
  return added;
}

/**
 * Adds a status. A success also marks inactive what it supersedes, unless told not to: all prior deployments of the
 * same environment that are neither transient nor production and whose state is success. So production ones and
 * failed ones stay as they are. https://docs.github.com/rest/deployments/statuses#create-a-deployment-status
 */
export function addDeploymentStatus(core: Core, deployment: Deployment, status: NewStatus): DeploymentStatus {
  const added = append(core, deployment, status);
  if (status.state !== 'success' || status.autoInactive === false) return added;
  const superseded = core.state.deployments.filter(
    (prior) =>
      prior.id < deployment.id &&
      !prior.transient &&
      !prior.production &&
      sameEnvironment(prior.environment, added.environment) &&
      lastStatus(prior)?.state === 'success',
  );
  for (const prior of superseded) append(core, prior, { state: 'inactive', by: status.by, app: status.app });
  return added;
}

export interface NewDeployment {
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly task?: string | undefined;
  readonly payload?: Json | undefined;
  readonly description?: string | null | undefined;
  readonly transient?: boolean | undefined;
  readonly production?: boolean | undefined;
  readonly by: User;
  readonly app: App | null;
}

export function addDeployment(core: Core, wanted: NewDeployment): Deployment {
  const deployment: Deployment = {
    id: core.nextId(),
    sha: wanted.sha,
    ref: wanted.ref,
    task: wanted.task ?? 'deploy',
    payload: wanted.payload ?? '',
    originalEnvironment: wanted.environment,
    environment: wanted.environment,
    description: wanted.description ?? null,
    creator: wanted.by,
    app: wanted.app,
    transient: wanted.transient ?? false,
    production: wanted.production ?? wanted.environment === 'production',
    createdAt: core.now(),
    updatedAt: core.now(),
    statuses: [],
  };
  core.state.deployments.push(deployment);
  return deployment;
}

/**
 * Throws GitHub's 409 unless the contexts a deployment asks for have succeeded. Not given, all statuses and check
 * runs of the commit count, the job's own that is still running among them; an empty list asks for none.
 */
export function requireContexts(
  core: Core,
  sha: string,
  ref: string,
  wanted: readonly string[] | undefined,
): void {
  const seen = [
    ...latestStatuses(core, sha).map(({ context, state }) => ({
      context,
      state: state === 'success' ? 'success' : state,
    })),
    ...latestRuns(runsOfCommit(core, sha)).map((run) => ({
      context: run.name,
      state: ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '')
        ? 'success'
        : (run.conclusion ?? 'pending'),
    })),
  ];
  const named = wanted?.map((context) => ({
    context,
    state: seen.find((one) => one.context === context)?.state ?? 'pending',
  }));
  const unmet = (named ?? seen).filter(({ state }) => state !== 'success');
  if (unmet.length === 0) return;
  const message = `Conflict: Commit status checks failed for ${ref}.`;
  const errors = [
    { contexts: named ?? seen, resource: 'Deployment', field: 'required_contexts', code: 'invalid' },
  ];
  const body = { message, errors, documentation_url: 'https://docs.github.com/rest', status: '409' };
  throw new Refusal({ status: 409, body }, message);
}

export type DerivedState =
  | 'ABANDONED'
  | 'ACTIVE'
  | 'DESTROYED'
  | 'ERROR'
  | 'FAILURE'
  | 'INACTIVE'
  | 'IN_PROGRESS'
  | 'PENDING'
  | 'QUEUED'
  | 'WAITING';

const DERIVED: Readonly<Record<Exclude<DeploymentStatusState, 'inactive' | 'pending'>, DerivedState>> = {
  error: 'ERROR',
  failure: 'FAILURE',
  in_progress: 'IN_PROGRESS',
  queued: 'QUEUED',
  success: 'ACTIVE',
  waiting: 'WAITING',
};

/** The state only GraphQL tells: a pending deployment nobody touched for 30 minutes is abandoned. */
export function derivedState(core: Core, deployment: Deployment): DerivedState {
  const state = lastStatus(deployment)?.state ?? 'pending';
  if (state === 'inactive') return deployment.transient ? 'DESTROYED' : 'INACTIVE';
  if (state !== 'pending') return DERIVED[state];
  return core.now() - deployment.updatedAt > ABANDONED_AFTER ? 'ABANDONED' : 'PENDING';
}
