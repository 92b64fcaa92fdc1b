import { allows, permissionOf } from './permissions.ts';
import type { Caller, Permission } from './types.ts';

/** `Type.field` → what a token needs to have it resolved. Fields that are not named need nothing more. */
export const FIELD_PERMISSIONS: Readonly<Record<string, Permission>> = {
  'Repository.defaultBranchRef': permissionOf('contents=read'),
  'Repository.ref': permissionOf('contents=read'),
  'Repository.refs': permissionOf('contents=read'),
  'Repository.object': permissionOf('contents=read'),
  'Repository.release': permissionOf('contents=read'),
  'Repository.latestRelease': permissionOf('contents=read'),
  'Repository.releases': permissionOf('contents=read'),
  'Repository.pullRequest': permissionOf('pull_requests=read'),
  'Repository.pullRequests': permissionOf('pull_requests=read'),
  'Repository.issue': permissionOf('issues=read'),
  'Repository.issues': permissionOf('issues=read'),
  'Repository.deployments': permissionOf('deployments=read'),
  'Repository.environment': permissionOf('actions=read'),
  'Repository.environments': permissionOf('actions=read'),
  'Environment.latestCompletedDeployment': permissionOf('deployments=read'),
  // The rollup merges both systems, so both must be readable or the whole query errs.
  'Commit.statusCheckRollup': permissionOf('checks=read,statuses=read'),
  'Commit.checkSuites': permissionOf('checks=read'),
  'Commit.associatedPullRequests': permissionOf('pull_requests=read'),
  'Commit.deployments': permissionOf('deployments=read'),
  'CheckSuite.checkRuns': permissionOf('checks=read'),
  'CheckSuite.workflowRun': permissionOf('actions=read'),
  'Mutation.updateRefs': permissionOf('contents=write'),
  'Mutation.createCommitOnBranch': permissionOf('contents=write'),
  'Mutation.approveDeployments': permissionOf('deployments=write'),
  'Mutation.rejectDeployments': permissionOf('deployments=write'),
};

// A reviewer is a person; no App's token can review a waiting job.
const PEOPLE_ONLY: ReadonlySet<string> = new Set([
  'Mutation.approveDeployments',
  'Mutation.rejectDeployments',
]);

/** What a field needs, or undefined when every token may read it. */
export const fieldPermission = (type: string, field: string): Permission | undefined =>
  FIELD_PERMISSIONS[`${type}.${field}`];

/** An entry of `errors` in a GraphQL answer; whoever adds it also knows the place in the query. */
export interface FieldRefusal {
  readonly type: 'FORBIDDEN';
  readonly message: string;
}

/** Why a caller may not have a field resolved; undefined when it may. GitHub answers such a query with status 200. */
export function fieldRefusal(caller: Caller, type: string, field: string): FieldRefusal | undefined {
  const permission = fieldPermission(type, field);
  const isPersonal = PEOPLE_ONLY.has(`${type}.${field}`) && caller.kind !== 'user';
  if (!isPersonal && (!permission || allows(caller, permission))) return undefined;
  const token = caller.kind === 'user' ? 'personal access token' : 'integration';
  return { type: 'FORBIDDEN', message: `Resource not accessible by ${token}` };
}
