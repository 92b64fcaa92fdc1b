import { found, ok, refuse } from '../answer.ts';
import { idParam, param, type Call, type Routes } from '../call.ts';
import { latestRuns } from '../rules/checks.ts';
import { jobsOf } from '../rules/jobs.ts';
import { cancelRun, rerun, runProgress, workflowsOf } from '../rules/runs.ts';
import { listAnswer } from '../serve/paging.ts';
import { jobShape, runShape, workflowShape } from '../shape/runs.ts';
import type { Job, Workflow, WorkflowRun } from '../state/records.ts';

export const runOf = (call: Call): WorkflowRun =>
  found(call.core.state.runs.find((run) => run.id === idParam(call, 'run_id')));

/** By its number or by its file name. */
export async function workflowOf(call: Call): Promise<Workflow> {
  const wanted = param(call, 'workflow_id');
  const all = await workflowsOf(call.core);
  return found(all.find(({ id, path }) => String(id) === wanted || path.endsWith(`/${wanted}`)));
}

function filtered(call: Call, runs: readonly WorkflowRun[]): readonly WorkflowRun[] {
  const { query, core } = call;
  const is = (name: string, value: (run: WorkflowRun) => string | null): ((run: WorkflowRun) => boolean) => {
    const wanted = query.get(name);
    return (run) => wanted === null || value(run) === wanted;
  };
  const status = query.get('status');
  return runs
    .filter(is('actor', (run) => run.actor.login))
    .filter(is('branch', (run) => run.ref.replace(/^refs\/(heads|tags)\//u, '')))
    .filter(is('event', (run) => run.event))
    .filter(is('head_sha', (run) => run.sha))
    .filter(is('check_suite_id', (run) => String(run.suite.id)))
    .filter((run) => {
      const progress = runProgress(core, run);
      return status === null || progress.status === status || progress.conclusion === status;
    })
    .toReversed();
}

/** `filter=latest`: of each job the newest of any attempt, so that jobs not run again are listed too. */
function latestJobs(jobs: readonly Job[]): readonly Job[] {
  const newest = new Set(latestRuns(jobs.map(({ check }) => check)));
  return jobs.filter(({ check }) => newest.has(check));
}

export const runRoutes: Routes = {
  'GET /repos/{owner}/{repo}/actions/workflows': async (call) =>
    listAnswer(call, await workflowsOf(call.core), (one) => workflowShape(call.core, one), 'workflows'),

  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}': async (call) =>
    ok(workflowShape(call.core, await workflowOf(call))),

  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': async (call) => {
    const workflow = await workflowOf(call);
    const runs = filtered(
      call,
      call.core.state.runs.filter((run) => run.workflow === workflow),
    );
    return listAnswer(call, runs, (run) => runShape(call.core, run), 'workflow_runs');
  },

  'GET /repos/{owner}/{repo}/actions/runs': (call) =>
    listAnswer(
      call,
      filtered(call, call.core.state.runs),
      (run) => runShape(call.core, run),
      'workflow_runs',
    ),

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': async (call) =>
    ok(await runShape(call.core, runOf(call))),

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}': async (call) => {
    const run = runOf(call);
    const attempt = idParam(call, 'attempt_number');
    return ok(
      await runShape(call.core, run, found(attempt >= 1 && attempt <= run.attempt ? attempt : undefined)),
    );
  },

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': (call) => {
    const jobs = jobsOf(call.core, runOf(call), idParam(call, 'attempt_number'));
    return listAnswer(call, jobs, (job) => jobShape(call.core, job), 'jobs');
  },

  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs': (call) => {
    const run = runOf(call);
    const all = call.core.state.jobs.filter((job) => job.run === run);
    const jobs = call.query.get('filter') === 'all' ? all : latestJobs(all);
    return listAnswer(call, jobs, (job) => jobShape(call.core, job), 'jobs');
  },

  'GET /repos/{owner}/{repo}/actions/jobs/{job_id}': (call) =>
    ok(jobShape(call.core, found(call.core.state.jobs.find((job) => job.id === idParam(call, 'job_id'))))),

  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel': (call) => {
    const run = runOf(call);
    if (runProgress(call.core, run).status === 'completed')
      throw refuse(409, 'Cannot cancel a workflow run that is completed.');
    cancelRun(call.core, run);
    return { status: 202, body: {} };
  },

  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun': again,
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs': again,
};

function again(call: Call): { status: number; body: Record<string, never> } {
  const run = runOf(call);
  if (runProgress(call.core, run).status !== 'completed')
    throw refuse(403, 'This workflow is already running');
  rerun(call.core, run, call.caller.actor);
  return { status: 201, body: {} };
}
