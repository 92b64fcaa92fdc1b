import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { isTeam } from '../rules/environments.ts';
import { timestamp } from '../state/clock.ts';
import type { Deployment, DeploymentStatus, Environment, Team, User } from '../state/records.ts';
import { nodeId } from './urls.ts';
import { appShape, teamShape, userShape } from './users.ts';

export const deploymentShape = (core: Core, deployment: Deployment): JsonObject => {
  const url = core.urls.repo(`/deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    creator: userShape(core, deployment.creator),
    created_at: timestamp(deployment.createdAt),
    updated_at: timestamp(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: core.urls.repo(),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: deployment.app === null ? null : appShape(core, deployment.app),
  };
};

export const deploymentStatusShape = (
  core: Core,
  deployment: Deployment,
  status: DeploymentStatus,
): JsonObject => ({
  url: core.urls.repo(`/deployments/${deployment.id}/statuses/${status.id}`),
  id: status.id,
  node_id: nodeId('DES', status.id),
  state: status.state,
  creator: userShape(core, status.creator),
  description: status.description,
  environment: status.environment,
  target_url: status.logUrl,
  created_at: timestamp(status.createdAt),
  updated_at: timestamp(status.createdAt),
  deployment_url: core.urls.repo(`/deployments/${deployment.id}`),
  repository_url: core.urls.repo(),
  environment_url: status.environmentUrl,
  log_url: status.logUrl,
  performed_via_github_app: status.app === null ? null : appShape(core, status.app),
});

export const reviewersShape = (core: Core, reviewers: readonly (User | Team)[]): readonly JsonObject[] =>
  reviewers.map((one) =>
    isTeam(one)
      ? { type: 'Team', reviewer: teamShape(core, one) }
      : { type: 'User', reviewer: userShape(core, one) },
  );

/** An environment where it is only named. */
export const environmentPointer = (core: Core, environment: Environment): JsonObject => ({
  id: environment.id,
  node_id: nodeId('EN', environment.id),
  name: environment.name,
  url: core.urls.repo(`/environments/${encodeURIComponent(environment.name)}`),
  html_url: core.urls.page(
    `/deployments/activity_log?environments_filter=${encodeURIComponent(environment.name)}`,
  ),
});

function rulesShape(core: Core, environment: Environment): readonly JsonObject[] {
  const rule = (type: string, place: number, more: JsonObject = {}): JsonObject => ({
    id: environment.id * 10 + place,
    node_id: nodeId('GA', environment.id * 10 + place),
    type,
    ...more,
  });
  const { waitTimer, reviewers, preventSelfReview, branchPolicy } = environment;
  return [
    ...(waitTimer > 0 ? [rule('wait_timer', 1, { wait_timer: waitTimer })] : []),
    ...(reviewers.length > 0
      ? [
          rule('required_reviewers', 2, {
            prevent_self_review: preventSelfReview,
            reviewers: reviewersShape(core, reviewers),
          }),
        ]
      : []),
    ...(branchPolicy === null ? [] : [rule('branch_policy', 3)]),
  ];
}

export const environmentShape = (core: Core, environment: Environment): JsonObject => ({
  ...environmentPointer(core, environment),
  created_at: timestamp(environment.createdAt),
  updated_at: timestamp(environment.createdAt),
  can_admins_bypass: true,
  protection_rules: rulesShape(core, environment),
  deployment_branch_policy:
    environment.branchPolicy === null
      ? null
      : {
          protected_branches: environment.branchPolicy === 'protected',
          custom_branch_policies: environment.branchPolicy !== 'protected',
        },
});
