import type { CheckConclusion, CheckRun, CheckSuite } from './checks.ts';
import type { Deployment, Environment } from './deployments.ts';
import type { User } from './people.ts';

export interface Workflow {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly createdAt: number;
}

export interface Approval {
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly comment: string;
  readonly user: User;
  readonly environments: readonly Environment[];
}

export interface PastAttempt {
  readonly attempt: number;
  readonly conclusion: CheckConclusion | null;
  readonly triggeringActor: User;
  readonly startedAt: number;
  readonly updatedAt: number;
}

export interface WorkflowRun {
  readonly id: number;
  readonly workflow: Workflow;
  readonly event: string;
  readonly sha: string;
  /** Full ref, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly actor: User;
  triggeringActor: User;
  readonly runNumber: number;
  attempt: number;
  readonly displayTitle: string;
  readonly suite: CheckSuite;
  readonly createdAt: number;
  updatedAt: number;
  startedAt: number;
  /** Set when the run was ended as a whole; otherwise its jobs tell. */
  conclusion: CheckConclusion | null;
  readonly approvals: Approval[];
  readonly pastAttempts: PastAttempt[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface Job {
  /** Also the id of its check run, as on GitHub. */
  readonly id: number;
  readonly run: WorkflowRun;
  readonly attempt: number;
  readonly check: CheckRun;
  readonly environment: Environment | null;
  readonly deployment: Deployment | null;
  readonly createdAt: number;
  /** What the environment's rules say: waiting for people or a timer, allowed on, or refused. */
  clearance: 'waiting' | 'cleared' | 'refused';
  approved: boolean;
}

/** A dispatch that was asked for. Nothing is started: a runner reads it and plays it. */
export interface Dispatch {
  readonly kind: 'workflow' | 'repository';
  /** The workflow's path, or the event type. */
  readonly name: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly by: User;
  readonly runId: number | null;
  readonly at: number;
}
