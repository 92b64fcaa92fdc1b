import type { Permissions } from './workflow-schema.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface RunRequest {
  /** Of the workflow file in the repository. */
  readonly path: string;
  readonly name: string;
  readonly title: string;
  readonly event: string;
  readonly sha: string;
  /** Full ref. */
  readonly ref: string;
  /** Login. */
  readonly actor: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface TokenRequest {
  readonly permissions: Permissions | undefined;
  readonly actor: string;
  readonly runId: number;
  readonly job: string;
  readonly fork: boolean;
}

/** One attempt of a workflow run. */
export interface ServerRun {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  /** Adds a job, and with it a check run on the commit. */
  addJob(job: {
    readonly name: string;
    readonly environment: string | undefined;
    /** False: the environment protects the job, but no deployment is recorded for it. */
    readonly deployment: boolean;
  }): Promise<ServerJob>;
  completed(conclusion: Conclusion): Promise<void>;
}

export interface ServerJob {
  readonly id: number;
  readonly checkRunId: number;
  /** Resolves when the environment's reviewers and timer let the job on, or do not. Rejects when the signal aborts. */
  clearance(signal: AbortSignal): Promise<'cleared' | 'refused'>;
  started(): Promise<void>;
  completed(conclusion: Conclusion): Promise<void>;
}

/** What the runner needs of the GitHub it plays for. */
export interface RunnerServer {
  readonly repository: { readonly id: number; readonly fullName: string; readonly ownerId: number };
  /** Of the site: repositories are below it, and their git. */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  startRun(request: RunRequest): Promise<ServerRun>;
  /** Another attempt of a run that has ended. */
  restartRun(runId: number, actor: string): Promise<ServerRun>;
  /** A job's GITHUB_TOKEN. */
  issueToken(request: TokenRequest): string;
  revokeToken(token: string): void;
}
