import type { LogLine } from './commands.ts';
import type { Conclusion } from './server.ts';

/** What happens while a workflow is played, as it happens; for whoever shows it. */
export type PlayEvent =
  | { readonly kind: 'run-started'; readonly runId: number; readonly attempt: number; readonly title: string }
  | {
      readonly kind: 'job';
      /** As the check run is named: `caller / callee (leg)`. */
      readonly job: string;
      /** `waiting` is for an environment's reviewers or timer, `queued` for its turn in a concurrency group. */
      readonly state: 'queued' | 'waiting' | 'in-progress' | Conclusion;
      readonly environment?: string;
      readonly checkRunId?: number;
    }
  | {
      readonly kind: 'step';
      readonly job: string;
      readonly step: string;
      readonly state: 'in-progress' | Conclusion;
    }
  | { readonly kind: 'line'; readonly job: string; readonly step: string; readonly line: LogLine }
  | {
      readonly kind: 'run-completed';
      readonly runId: number;
      readonly attempt: number;
      readonly conclusion: Conclusion;
    };

export interface StepReport {
  readonly name: string;
  /** What came of the step, and what it counts as: a failure that may be continued after counts as a success. */
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
}

/** One job as it ran on one runner: a leg of a matrix is one of several. */
export interface LegReport {
  readonly name: string;
  readonly checkRunId: number | undefined;
  readonly result: Conclusion;
  /** The runner was lost: killed in the middle, without a chance to clean up. */
  readonly lost: boolean;
  readonly steps: readonly StepReport[];
  /** All the steps' summaries, Markdown. */
  readonly summary: string;
  /** Errors, warnings and notices that steps gave. */
  readonly annotations: readonly LogLine[];
}

export interface JobReport {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** Empty for a job that calls a workflow: the called jobs have theirs. */
  readonly legs: readonly LegReport[];
}

/** What came of a play. */
export interface PlayReport {
  readonly runId: number;
  readonly runNumber: number;
  readonly attempt: number;
  readonly conclusion: Conclusion;
  /** By the job's id; in called workflows `caller/callee`. */
  readonly jobs: Readonly<Record<string, JobReport>>;
}
