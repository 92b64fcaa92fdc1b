import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { runProgress } from '../rules/runs.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Job, Workflow, WorkflowRun } from '../state/records.ts';
import { pullPointersAt } from './checks.ts';
import { simpleCommitShape } from './git.ts';
import { minimalRepository } from './repository.ts';
import { nodeId } from './urls.ts';
import { userShape } from './users.ts';

export const workflowShape = (core: Core, workflow: Workflow): JsonObject => ({
  id: workflow.id,
  node_id: nodeId('W', workflow.id),
  name: workflow.name,
  path: workflow.path,
  state: 'active',
  created_at: timestamp(workflow.createdAt),
  updated_at: timestamp(workflow.createdAt),
  url: core.urls.repo(`/actions/workflows/${workflow.id}`),
  html_url: core.urls.page(`/blob/${core.defaultBranch}/${workflow.path}`),
  badge_url: core.urls.page(`/workflows/${encodeURIComponent(workflow.name)}/badge.svg`),
});

const branchOf = (run: WorkflowRun): string => run.ref.replace(/^refs\/(heads|tags)\//u, '');

/** A run as one of its attempts stands: the current one unless another is asked for. */
export async function runShape(core: Core, run: WorkflowRun, attempt = run.attempt): Promise<JsonObject> {
  const url = core.urls.repo(`/actions/runs/${run.id}`);
  const past = run.pastAttempts.find((one) => one.attempt === attempt);
  const commit = await core.git.commit(run.sha);
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.suite.id,
    check_suite_node_id: nodeId('CS', run.suite.id),
    head_branch: branchOf(run),
    head_sha: run.sha,
    path: run.workflow.path,
    run_number: run.runNumber,
    run_attempt: attempt,
    referenced_workflows: [],
    event: run.event,
    ...runProgress(core, run, attempt),
    workflow_id: run.workflow.id,
    url,
    html_url: core.urls.page(`/actions/runs/${run.id}`),
    pull_requests: pullPointersAt(core, run.sha),
    created_at: timestamp(run.createdAt),
    updated_at: timestamp(past?.updatedAt ?? run.updatedAt),
    actor: userShape(core, run.actor),
    triggering_actor: userShape(core, past?.triggeringActor ?? run.triggeringActor),
    run_started_at: timestamp(past?.startedAt ?? run.startedAt),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: core.urls.repo(`/check-suites/${run.suite.id}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: core.urls.repo(`/actions/workflows/${run.workflow.id}`),
    head_commit: commit === undefined ? null : simpleCommitShape(commit),
    repository: minimalRepository(core),
    head_repository: minimalRepository(core),
    display_title: run.displayTitle,
  };
}

export function jobShape(core: Core, job: Job): JsonObject {
  const { check, run } = job;
  return {
    id: job.id,
    run_id: run.id,
    run_url: core.urls.repo(`/actions/runs/${run.id}`),
    run_attempt: job.attempt,
    node_id: nodeId('CR', job.id),
    head_sha: run.sha,
    url: core.urls.repo(`/actions/jobs/${job.id}`),
    html_url: core.urls.page(`/actions/runs/${run.id}/job/${job.id}`),
    status: check.status,
    conclusion: check.conclusion,
    created_at: timestamp(job.createdAt),
    started_at: timestamp(check.startedAt ?? job.createdAt),
    completed_at: timestampOrNull(check.completedAt),
    name: check.name,
    steps: [],
    check_run_url: core.urls.repo(`/check-runs/${job.id}`),
    labels: ['ubuntu-latest'],
    runner_id: check.status === 'in_progress' || check.status === 'completed' ? 1 : null,
    runner_name: check.status === 'in_progress' || check.status === 'completed' ? 'GitHub Actions 1' : null,
    runner_group_id: null,
    runner_group_name: null,
    workflow_name: run.workflow.name,
    head_branch: branchOf(run),
  };
}
