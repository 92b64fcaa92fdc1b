import { derivedState, deploymentsOf, lastStatus, sameEnvironment } from '../rules/deployments.ts';
import { isTeam } from '../rules/environments.ts';
import { nodeId } from '../shape/urls.ts';
import { timestamp } from '../state/clock.ts';
import type { Deployment, DeploymentStatus, Environment } from '../state/records.ts';
import { connection } from './connection.ts';
import { commitOrNull, refOrNull } from './git.ts';
import { isDescending, listArg, type Args, type Node, type Scope } from './node.ts';
import { actorNode, teamNode } from './people.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

const statusNode = (scope: Scope, status: DeploymentStatus): Node => ({
  __typename: 'DeploymentStatus',
  id: nodeId('DES', status.id),
  state: status.state.toUpperCase(),
  description: status.description,
  environment: status.environment,
  environmentUrl: orNull(status.environmentUrl),
  logUrl: orNull(status.logUrl),
  createdAt: timestamp(status.createdAt),
  updatedAt: timestamp(status.createdAt),
  creator: actorNode(scope, status.creator),
});

export function deploymentNode(scope: Scope, deployment: Deployment): Node {
  const { core } = scope;
  const last = lastStatus(deployment);
  return {
    __typename: 'Deployment',
    id: nodeId('DE', deployment.id),
    databaseId: deployment.id,
    environment: deployment.environment,
    latestEnvironment: deployment.environment,
    originalEnvironment: deployment.originalEnvironment,
    state: derivedState(core, deployment),
    task: deployment.task,
    // A string in the graph: whatever was sent, as JSON.
    payload: JSON.stringify(deployment.payload),
    description: deployment.description,
    commitOid: deployment.sha,
    commit: () => commitOrNull(scope, deployment.sha),
    ref: () => refOrNull(scope, deployment.ref),
    createdAt: timestamp(deployment.createdAt),
    updatedAt: timestamp(deployment.updatedAt),
    creator: actorNode(scope, deployment.creator),
    latestStatus: last === undefined ? null : statusNode(scope, last),
    // Newest first.
    statuses: (args: Args) =>
      connection('statuses', deployment.statuses.toReversed(), args, (status) => statusNode(scope, status)),
  };
}

/** Oldest first unless asked otherwise. */
export function deploymentsConnection(scope: Scope, all: readonly Deployment[], args: Args): Node {
  const names = listArg(args, 'environments');
  const wanted = all.filter(
    ({ environment }) => names === undefined || names.some((name) => sameEnvironment(name, environment)),
  );
  const ordered = wanted.toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  const list = isDescending(args) ? ordered.toReversed() : ordered;
  return connection('deployments', list, args, (one) => deploymentNode(scope, one));
}

const COMPLETED: ReadonlySet<string> = new Set(['success', 'failure', 'error']);

function rulesOf({ reviewers, waitTimer, branchPolicy }: Environment): readonly string[] {
  return [
    ...(waitTimer > 0 ? ['WAIT_TIMER'] : []),
    ...(reviewers.length > 0 ? ['REQUIRED_REVIEWERS'] : []),
    ...(branchPolicy === null ? [] : ['BRANCH_POLICY']),
  ];
}

export function environmentNode(scope: Scope, environment: Environment): Node {
  const { reviewers, waitTimer, preventSelfReview } = environment;
  const ruleNode = (type: string): Node => ({
    __typename: 'DeploymentProtectionRule',
    databaseId: environment.id * 10 + ['WAIT_TIMER', 'REQUIRED_REVIEWERS', 'BRANCH_POLICY'].indexOf(type) + 1,
    type,
    timeout: type === 'WAIT_TIMER' ? waitTimer : 0,
    preventSelfReview: type === 'REQUIRED_REVIEWERS' ? preventSelfReview : null,
    reviewers: (args: Args) =>
      connection('reviewers', type === 'REQUIRED_REVIEWERS' ? reviewers : [], args, (one) =>
        isTeam(one) ? teamNode(scope, one) : actorNode(scope, one),
      ),
  });
  return {
    __typename: 'Environment',
    id: nodeId('EN', environment.id),
    databaseId: environment.id,
    name: environment.name,
    latestCompletedDeployment: () => {
      const done = deploymentsOf(scope.core, environment.name).find((one) =>
        COMPLETED.has(lastStatus(one)?.state ?? ''),
      );
      return done === undefined ? null : deploymentNode(scope, done);
    },
    protectionRules: (args: Args) => connection('protectionRules', rulesOf(environment), args, ruleNode),
  };
}
