import { found, ok } from '../answer.ts';
import type { Call, Routes } from '../call.ts';
import { listOf, textOf } from '../json.ts';
import { isReviewer } from '../rules/environments.ts';
import { reviewJobs, waitingJobs } from '../rules/jobs.ts';
import { deploymentShape, environmentPointer, reviewersShape } from '../shape/deployments.ts';
import { userShape } from '../shape/users.ts';
import { timestamp } from '../state/clock.ts';
import type { Environment } from '../state/records.ts';
import { runOf } from './runs.ts';

function pendingEnvironments(call: Call): readonly Environment[] {
  const environments = waitingJobs(call.core, runOf(call)).flatMap(({ environment }) => environment ?? []);
  return [...new Set(environments)];
}

export const approvalRoutes: Routes = {
  // Neither a time nor the attempt: an entry may be of an earlier attempt.
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals': (call) =>
    ok(
      runOf(call).approvals.map(({ state, comment, user, environments }) => ({
        state,
        comment,
        user: userShape(call.core, user),
        environments: environments.map((one) => ({
          ...environmentPointer(call.core, one),
          created_at: timestamp(one.createdAt),
          updated_at: timestamp(one.createdAt),
        })),
      })),
    ),

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments': (call) => {
    const { core, caller } = call;
    const jobs = waitingJobs(core, runOf(call));
    return ok(
      pendingEnvironments(call).map((environment) => {
        const since = jobs.find((job) => job.environment === environment)?.createdAt ?? core.now();
        return {
          environment: environmentPointer(core, environment),
          wait_timer: environment.waitTimer,
          wait_timer_started_at: environment.waitTimer > 0 ? timestamp(since) : null,
          current_user_can_approve: caller.kind === 'user' && isReviewer(environment, caller.user),
          reviewers: reviewersShape(core, environment.reviewers),
        };
      }),
    );
  },

  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments': (call) => {
    const { core, body, caller } = call;
    const ids = listOf(body, 'environment_ids') ?? [];
    const environments = ids.map((id) => found(core.state.environments.find((one) => one.id === id)));
    const state = textOf(body, 'state') === 'approved' ? 'approved' : 'rejected';
    const deployments = reviewJobs(
      core,
      runOf(call),
      environments,
      state,
      caller.user,
      textOf(body, 'comment') ?? '',
    );
    return ok(deployments.map((one) => deploymentShape(core, one)));
  },
};
