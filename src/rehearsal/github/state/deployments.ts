import type { Json } from '../json.ts';
import type { App, Team, User } from './people.ts';

export const DEPLOYMENT_STATES = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'pending',
  'queued',
  'success',
  'waiting',
] as const;
export type DeploymentStatusState = (typeof DEPLOYMENT_STATES)[number];

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentStatusState;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly creator: User;
  readonly app: App | null;
  readonly createdAt: number;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  /** As it was sent: an object, or a string. */
  readonly payload: Json;
  readonly originalEnvironment: string;
  environment: string;
  readonly description: string | null;
  readonly creator: User;
  readonly app: App | null;
  readonly transient: boolean;
  readonly production: boolean;
  readonly createdAt: number;
  updatedAt: number;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

export interface BranchPolicy {
  readonly id: number;
  readonly name: string;
  readonly type: 'branch' | 'tag';
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  readonly reviewers: readonly (User | Team)[];
  /** Minutes. */
  readonly waitTimer: number;
  readonly preventSelfReview: boolean;
  /** null: any ref may deploy. */
  readonly branchPolicy: 'protected' | readonly BranchPolicy[] | null;
}
