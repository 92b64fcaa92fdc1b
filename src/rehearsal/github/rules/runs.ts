import { load } from 'js-yaml';
import type { Core } from '../core.ts';
import { isObject } from '../json.ts';
import type { CheckConclusion, CheckStatus, User, Workflow, WorkflowRun } from '../state/records.ts';
import { createSuite } from './checks.ts';
import { completeJob, jobsOf, waitingJobs } from './jobs.ts';

/** A run ends when whoever plays it says so; until then its jobs tell how far it is. */
export function runProgress(
  core: Core,
  run: WorkflowRun,
  attempt = run.attempt,
): { readonly status: CheckStatus; readonly conclusion: CheckConclusion | null } {
  const past = run.pastAttempts.find((one) => one.attempt === attempt);
  const conclusion = past ? past.conclusion : run.conclusion;
  if (past || conclusion !== null) return { status: 'completed', conclusion };
  const jobs = jobsOf(core, run, attempt);
  const waits = waitingJobs(core, run).length > 0;
  if (jobs.some(({ check }) => check.status === 'in_progress'))
    return { status: 'in_progress', conclusion: null };
  if (waits) return { status: 'waiting', conclusion: null };
  return {
    status: jobs.some(({ check }) => check.status === 'completed') ? 'in_progress' : 'queued',
    conclusion: null,
  };
}

export const workflowAt = (core: Core, path: string, name?: string): Workflow => {
  const known = core.state.workflows.find((one) => one.path === path);
  if (known) return known;
  const workflow = { id: core.nextId(), path, name: name ?? path, createdAt: core.now() };
  core.state.workflows.push(workflow);
  return workflow;
};

/** A workflow file's content; undefined when it is no mapping. */
export async function workflowFile(
  core: Core,
  commit: string,
  path: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const blob = await core.git.read(`${commit}:${path}`);
  if (blob?.type !== 'blob') return undefined;
  try {
    const content = load(blob.content.toString());
    return isObject(content) ? content : undefined;
  } catch {
    // Not YAML: GitHub lists no such workflow either.
    return undefined;
  }
}

/** Every workflow of the default branch, and those that have run before. */
export async function workflowsOf(core: Core): Promise<readonly Workflow[]> {
  const tip = core.git.refs.get(`refs/heads/${core.defaultBranch}`);
  const folder = tip === undefined ? undefined : await core.git.read(`${tip}:.github/workflows`);
  for (const { name } of folder?.type === 'tree' ? ((await core.git.tree(folder.sha)) ?? []) : []) {
    const path = `.github/workflows/${name}`;
    const file = /\.ya?ml$/u.test(name) ? await workflowFile(core, tip ?? '', path) : undefined;
    if (file) workflowAt(core, path, typeof file['name'] === 'string' ? file['name'] : path);
  }
  return core.state.workflows;
}

export interface NewRun {
  readonly path: string;
  readonly name?: string | undefined;
  readonly event: string;
  readonly sha: string;
  /** Full name, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly actor: User;
  readonly title?: string | undefined;
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
}

export function addRun(core: Core, wanted: NewRun): WorkflowRun {
  const app = core.state.apps.get('github-actions');
  if (app === undefined) throw new Error('there is no app github-actions');
  const workflow = workflowAt(core, wanted.path, wanted.name);
  const id = core.nextId();
  const branch = wanted.ref.replace(/^refs\/(heads|tags)\//u, '');
  const at = core.now();
  const run: WorkflowRun = {
    id,
    workflow,
    event: wanted.event,
    sha: wanted.sha,
    ref: wanted.ref,
    actor: wanted.actor,
    triggeringActor: wanted.actor,
    runNumber: core.state.runs.filter((one) => one.workflow === workflow).length + 1,
    attempt: 1,
    displayTitle: wanted.title ?? workflow.name,
    suite: createSuite(core, wanted.sha, app, branch, id),
    createdAt: at,
    updatedAt: at,
    startedAt: at,
    conclusion: null,
    approvals: [],
    pastAttempts: [],
    inputs: wanted.inputs ?? {},
  };
  core.state.runs.push(run);
  return run;
}

export function completeRun(core: Core, run: WorkflowRun, conclusion: CheckConclusion): void {
  run.conclusion = conclusion;
  run.updatedAt = core.now();
  run.suite.updatedAt = core.now();
  core.changed.fire();
}

export function cancelRun(core: Core, run: WorkflowRun): void {
  for (const job of jobsOf(core, run))
    if (job.check.status !== 'completed') completeJob(core, job, 'cancelled');
  completeRun(core, run, 'cancelled');
}

/** Begins another attempt: same run id, new jobs with new check runs in the same suite. */
export function rerun(core: Core, run: WorkflowRun, by: User): void {
  run.pastAttempts.push({
    attempt: run.attempt,
    conclusion: run.conclusion,
    triggeringActor: run.triggeringActor,
    startedAt: run.startedAt,
    updatedAt: run.updatedAt,
  });
  run.attempt += 1;
  run.triggeringActor = by;
  run.conclusion = null;
  run.startedAt = core.now();
  run.updatedAt = core.now();
}
