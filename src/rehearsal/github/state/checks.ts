import type { App, User } from './people.ts';

export const CHECK_STATUSES = [
  'queued',
  'in_progress',
  'completed',
  'waiting',
  'requested',
  'pending',
] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

export const CHECK_CONCLUSIONS = [
  'success',
  'failure',
  'neutral',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
] as const;
export type CheckConclusion = (typeof CHECK_CONCLUSIONS)[number];

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: string;
  readonly title: string | null;
  readonly message: string;
  readonly rawDetails: string | null;
}

export interface CheckSuite {
  readonly id: number;
  readonly sha: string;
  readonly branch: string | null;
  readonly app: App;
  /** The workflow run it belongs to, if Actions made it for one. */
  readonly runId: number | null;
  readonly createdAt: number;
  updatedAt: number;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  name: string;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  startedAt: number | null;
  completedAt: number | null;
  externalId: string;
  detailsUrl: string;
  output: { title: string | null; summary: string | null; text: string | null; annotations: Annotation[] };
  actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

export const STATUS_STATES = ['error', 'failure', 'pending', 'success'] as const;
export type StatusState = (typeof STATUS_STATES)[number];

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: StatusState;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  readonly createdAt: number;
}
