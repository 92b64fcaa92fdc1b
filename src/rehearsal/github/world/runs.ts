import { setTimeout as delay } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { environmentNamed } from '../rules/environments.ts';
import {
  addJob,
  completeJob,
  jobsOf,
  reviewJobs,
  settle,
  startJob,
  timerEnd,
  waitingJobs,
  type NewJob,
} from '../rules/jobs.ts';
import { addRun, cancelRun, completeRun, rerun } from '../rules/runs.ts';
import type { CheckConclusion, Dispatch, Environment, Job, User, WorkflowRun } from '../state/records.ts';

export interface RunWorld {
  createWorkflowRun(run: {
    /** E.g. `.github/workflows/pipeline.yml`. */
    readonly path: string;
    readonly sha: string;
    readonly name?: string;
    /** `push` unless given. */
    readonly event?: string;
    /** Full name; the default branch unless given. */
    readonly ref?: string;
    /** The repository's owner unless given. */
    readonly actor?: User;
    readonly title?: string;
    /** Which attempt it is at, when its earlier ones do not matter. */
    readonly attempt?: number;
  }): WorkflowRun;
  run(id: number): WorkflowRun;
  runs(): readonly WorkflowRun[];
  /** Queued, or waiting for its environment's reviewers and timer, or failed at once where its ref may not deploy. */
  addJob(run: WorkflowRun, job: NewJob): Job;
  /** Of the current attempt. */
  jobs(run: WorkflowRun): readonly Job[];
  /** When a job may start, or must not: refused by a reviewer, by its ref, or by being cancelled while it waits. */
  jobCleared(job: Job): Promise<'go' | 'refused'>;
  /** Throws unless it is cleared. */
  startJob(job: Job): void;
  completeJob(job: Job, conclusion: CheckConclusion): void;
  completeRun(run: WorkflowRun, conclusion: CheckConclusion): void;
  cancelRun(run: WorkflowRun): void;
  /** The next attempt: same id, new jobs to be added. */
  rerun(run: WorkflowRun, by?: User): void;
  /** A reviewer's word on the run's waiting jobs of one environment; throws what GitHub would refuse. */
  approve(run: WorkflowRun, environment: string, by: User, comment?: string): void;
  reject(run: WorkflowRun, environment: string, by: User, comment?: string): void;
  /** Jobs of the run that wait for an environment. */
  waiting(run: WorkflowRun): readonly Job[];
  dispatches(): readonly Dispatch[];
}

export function createRuns(core: Core): RunWorld {
  const { state } = core;

  const environmentOf = (name: string): Environment => {
    const environment = environmentNamed(core, name);
    if (environment === undefined) throw new Error(`there is no environment '${name}'`);
    return environment;
  };

  return {
    createWorkflowRun: ({ event = 'push', ref, actor = core.owner, attempt = 1, ...wanted }) => {
      const onRef = ref ?? `refs/heads/${core.defaultBranch}`;
      return Object.assign(addRun(core, { ...wanted, event, ref: onRef, actor }), { attempt });
    },
    run: (id) => {
      const run = state.runs.find((one) => one.id === id);
      if (run === undefined) throw new Error(`there is no workflow run ${id}`);
      return run;
    },
    runs: () => state.runs,
    addJob: (run, job) => addJob(core, run, job),
    jobs: (run) => jobsOf(core, run),
    jobCleared: async (job) => {
      for (settle(core, job); job.clearance === 'waiting'; settle(core, job)) {
        const left = timerEnd(job) - core.now();
        const timer = left > 0 ? [delay(Math.min(left, 60_000), undefined, { ref: false })] : [];
        await Promise.race([core.changed.next(), ...timer]);
      }
      return job.clearance === 'cleared' ? 'go' : 'refused';
    },
    startJob: (job) => startJob(core, job),
    completeJob: (job, conclusion) => completeJob(core, job, conclusion),
    completeRun: (run, conclusion) => completeRun(core, run, conclusion),
    cancelRun: (run) => cancelRun(core, run),
    rerun: (run, by = run.actor) => rerun(core, run, by),
    approve: (run, environment, by, comment = '') => {
      reviewJobs(core, run, [environmentOf(environment)], 'approved', by, comment);
    },
    reject: (run, environment, by, comment = '') => {
      reviewJobs(core, run, [environmentOf(environment)], 'rejected', by, comment);
    },
    waiting: (run) => waitingJobs(core, run),
    dispatches: () => state.dispatches,
  };
}
