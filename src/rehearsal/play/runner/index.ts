import type { JobReport, PlayReport } from './events.ts';
import { createConcurrencyGroups } from './concurrency.ts';
import { filledAsText } from './expressions.ts';
import { githubContext } from './github-context.ts';
import { dispatchInputs } from './inputs.ts';
import { playJobs } from './jobs.ts';
import type { Loaded } from './loaded.ts';
import { load } from './loaded.ts';
import type { PlayOptions } from './options.ts';
import { workflowAt } from './origins.ts';
import type { Conclusion, ServerRun } from './server.ts';
import type { Scope, Session } from './session.ts';
import { spot } from './source.ts';
import { startsOn } from './triggers.ts';
import type { Workflow } from './workflow.ts';

export { PATIENCE } from './child.ts';
export type { Patience } from './child.ts';
export type { Level, LogLine } from './commands.ts';
export { createConcurrencyGroups } from './concurrency.ts';
export type { ConcurrencyGroups } from './concurrency.ts';
export { runnerServer } from './embedded.ts';
export type { JobReport, LegReport, PlayEvent, PlayReport, StepReport } from './events.ts';
export type { PlayOptions, StartingEvent } from './options.ts';
export type { Origins } from './origins.ts';
export type { Conclusion, RunnerServer } from './server.ts';
export { WorkflowProblem } from './source.ts';

/** A workflow being played. */
export interface Play {
  /** Rejects with a WorkflowProblem when the workflow has something that is wrong or not known here. */
  readonly done: Promise<PlayReport>;
  /** As the Cancel button: SIGINT to what runs, later SIGTERM, later SIGKILL; steps and jobs that ask for it still run. */
  cancel(): void;
  /** SIGKILL to everything on the runner of a job (of all jobs without a name), which is lost: it cleans up nothing. */
  kill(job?: string): void;
}

/**
 * Plays a workflow file as GitHub and its runners would: jobs in the order of their needs, each with a token of its
 * permissions, an environment's approval, its turn in concurrency groups, and a check run on the server.
 * Rejects before anything starts when the workflow, or one it calls, has a problem or does not start on the event.
 */
export async function playWorkflow(options: PlayOptions): Promise<Play> {
  const { server, event, workflow: file } = options;
  const origin = {
    directory: file.directory,
    repository: server.repository.fullName,
    ref: event.ref,
    sha: event.sha,
  };
  const workflow = await workflowAt(origin, file.path);
  const loaded = await load(workflow, origin, options.origins);
  const inputs = inputsOf(workflow, options);
  const run = await startOf(options, workflow, inputs);

  const cancel = new AbortController();
  const session: Session = {
    options,
    run,
    groups: options.concurrency ?? createConcurrencyGroups(),
    tell: options.tell ?? (() => {}),
    cancelled: cancel.signal,
    runners: new Set(),
    github: githubContext(options, run, workflow),
  };
  return {
    done: played(session, rootScope(loaded, inputs, options)),
    cancel: () => cancel.abort(),
    kill(job) {
      for (const runner of session.runners) if (job === undefined || runner.name === job) runner.kill();
    },
  };
}

async function played(session: Session, scope: Scope): Promise<PlayReport> {
  const { run, tell } = session;
  const { id: runId, attempt, number: runNumber } = run;
  const { source, is } = scope.loaded.workflow;
  tell({ kind: 'run-started', runId, attempt, title: is.name ?? source.file });
  let conclusion: Conclusion = 'failure';
  let jobs: Readonly<Record<string, JobReport>> = {};
  try {
    const end = await playJobs(session, scope);
    conclusion = session.cancelled.aborted ? 'cancelled' : end.conclusion;
    jobs = end.jobs;
  } finally {
    await run.completed(conclusion);
    tell({ kind: 'run-completed', runId, attempt, conclusion });
  }
  return { runId, runNumber, attempt, conclusion, jobs };
}

function rootScope(loaded: Loaded, inputs: Scope['inputs'], options: PlayOptions): Scope {
  return {
    loaded,
    namePrefix: '',
    idPrefix: '',
    inputs,
    secrets: options.event.fork === true ? {} : options.secrets,
    inheritsSecrets: true,
    permissions: undefined,
    held: [],
    isRerun: options.rerun === undefined || options.rerun.jobs === 'all',
  };
}

function inputsOf(workflow: Workflow, { event }: PlayOptions): Scope['inputs'] {
  const { name, ref, baseRef, payload } = event;
  const action = payload['action'];
  const occurrence = {
    name,
    ref,
    ...(baseRef !== undefined && { baseRef }),
    ...(typeof action === 'string' && { action }),
  };
  if (!startsOn(workflow, occurrence))
    throw new Error(`${workflow.source.file} does not start on ${name} of ${ref}`);
  if (name !== 'workflow_dispatch') return {};
  return dispatchInputs(
    spot(workflow.source, 'on', name, 'inputs'),
    workflow.dispatchInputs,
    event.inputs ?? {},
  );
}

function startOf(options: PlayOptions, workflow: Workflow, inputs: Scope['inputs']): Promise<ServerRun> {
  const { server, event, rerun, vars = {} } = options;
  if (rerun !== undefined) return server.restartRun(rerun.of.runId, event.actor.login);
  const name = workflow.is.name ?? workflow.source.file;
  const asked = workflow.is['run-name'];
  const github = {
    event: event.payload,
    event_name: event.name,
    ref: event.ref,
    sha: event.sha,
    actor: event.actor.login,
  };
  const title =
    asked && filledAsText(spot(workflow.source, 'run-name'), asked, 'run-name', { github, inputs, vars });
  const { sha, ref, actor } = event;
  const request = {
    path: options.workflow.path,
    name,
    event: event.name,
    sha,
    ref,
    actor: actor.login,
    inputs,
  };
  return server.startRun({ ...request, title: title || name });
}
