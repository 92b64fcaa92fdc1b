import { refuse } from '../answer.ts';
import type { Core } from '../core.ts';
import type {
  CheckConclusion,
  Deployment,
  DeploymentStatusState,
  Environment,
  Job,
  User,
  WorkflowRun,
} from '../state/records.ts';
import { addDeployment, addDeploymentStatus } from './deployments.ts';
import { allowsRef, environmentNamed, isReviewer, setEnvironment } from './environments.ts';

export const jobsOf = (core: Core, run: WorkflowRun, attempt = run.attempt): readonly Job[] =>
  core.state.jobs.filter((job) => job.run === run && job.attempt === attempt);

function tellDeployment(core: Core, job: Job, state: DeploymentStatusState): void {
  if (job.deployment === null) return;
  const { app } = job.run.suite;
  addDeploymentStatus(core, job.deployment, {
    state,
    by: app.bot,
    app,
    logUrl: core.urls.page(`/actions/runs/${job.run.id}/job/${job.id}`),
  });
}

export interface NewJob {
  readonly name: string;
  readonly environment?: string | undefined;
  /** `environment: { deployment: false }`: protection and secrets as ever, but no deployment of GitHub's own. */
  readonly deployment?: boolean | undefined;
}

/** Adds a job to the run's current attempt. It waits when its environment has reviewers or a timer. */
export function addJob(core: Core, run: WorkflowRun, wanted: NewJob): Job {
  const id = core.nextId();
  const { app } = run.suite;
  // Naming an environment that is not there makes it, without any protection.
  const environment =
    wanted.environment === undefined
      ? null
      : (environmentNamed(core, wanted.environment) ?? setEnvironment(core, wanted.environment));
  const check = {
    id,
    suite: run.suite,
    name: wanted.name,
    status: 'queued' as const,
    conclusion: null,
    startedAt: core.now(),
    completedAt: null,
    externalId: '',
    detailsUrl: core.urls.page(`/actions/runs/${run.id}/job/${id}`),
    output: { title: null, summary: null, text: null, annotations: [] },
    actions: [],
  };
  const deployment =
    environment !== null && wanted.deployment !== false
      ? addDeployment(core, {
          sha: run.sha,
          ref: run.ref.replace(/^refs\/(heads|tags)\//u, ''),
          environment: environment.name,
          by: app.bot,
          app,
        })
      : null;
  const job: Job = {
    id,
    run,
    attempt: run.attempt,
    check,
    environment,
    deployment,
    createdAt: core.now(),
    clearance: 'waiting',
    approved: false,
  };
  core.state.checkRuns.push(check);
  core.state.jobs.push(job);
  run.updatedAt = core.now();
  if (environment !== null && !allowsRef(core, environment, run.ref)) refuseJob(core, job);
  else settle(core, job);
  if (job.clearance === 'waiting') {
    job.check.status = 'waiting';
    tellDeployment(core, job, 'waiting');
  }
  return job;
}

function refuseJob(core: Core, job: Job): void {
  job.clearance = 'refused';
  completeJob(core, job, 'failure');
}

/** When the wait timer of a job's environment ends; 0 without one. */
export const timerEnd = (job: Job): number =>
  job.environment !== null && job.environment.waitTimer > 0
    ? job.createdAt + job.environment.waitTimer * 60_000
    : 0;

/** Lets a waiting job on once its environment's rules are met: one approval, and the timer over. */
export function settle(core: Core, job: Job): void {
  if (job.clearance !== 'waiting') return;
  const needsReview = (job.environment?.reviewers.length ?? 0) > 0;
  if ((needsReview && !job.approved) || core.now() < timerEnd(job)) return;
  job.clearance = 'cleared';
  job.check.status = 'queued';
  tellDeployment(core, job, 'queued');
  core.changed.fire();
}

export const waitingJobs = (core: Core, run: WorkflowRun): readonly Job[] => {
  const jobs = jobsOf(core, run);
  for (const job of jobs) settle(core, job);
  return jobs.filter((job) => job.clearance === 'waiting');
};

export function startJob(core: Core, job: Job): void {
  settle(core, job);
  if (job.clearance !== 'cleared')
    throw new Error(`the job ${job.check.name} was not allowed to start: ${job.clearance}`);
  job.check.status = 'in_progress';
  job.check.startedAt = core.now();
  job.run.updatedAt = core.now();
  tellDeployment(core, job, 'in_progress');
}

export function completeJob(core: Core, job: Job, conclusion: CheckConclusion): void {
  job.check.status = 'completed';
  job.check.conclusion = conclusion;
  job.check.completedAt = core.now();
  job.run.updatedAt = core.now();
  if (job.clearance === 'waiting') job.clearance = 'refused';
  tellDeployment(core, job, conclusion === 'success' ? 'success' : 'failure');
  core.changed.fire();
}

/**
 * A reviewer's word on a run's waiting jobs of some environments. Returns the deployments concerned (none for jobs
 * with `deployment: false`). Throws GitHub's refusal for someone who may not review them.
 */
export function reviewJobs(
  core: Core,
  run: WorkflowRun,
  environments: readonly Environment[],
  state: 'approved' | 'rejected',
  by: User,
  comment: string,
): readonly Deployment[] {
  const jobs = waitingJobs(core, run).filter(
    (job) => job.environment !== null && environments.some(({ id }) => id === job.environment?.id),
  );
  if (jobs.length === 0 || environments.length === 0)
    throw refuse(422, 'No pending deployment requests to approve or reject');
  for (const environment of environments) {
    if (!isReviewer(environment, by))
      throw refuse(403, `${by.login} is not a required reviewer of ${environment.name}`);
    if (environment.preventSelfReview && run.triggeringActor === by)
      throw refuse(
        422,
        `${by.login} started this run and may not review its deployment to ${environment.name}`,
      );
  }
  run.approvals.push({ state, comment, user: by, environments });
  for (const job of jobs) {
    if (state === 'rejected') refuseJob(core, job);
    job.approved = state === 'approved';
    settle(core, job);
  }
  core.changed.fire();
  return jobs.flatMap(({ deployment }) => deployment ?? []);
}
