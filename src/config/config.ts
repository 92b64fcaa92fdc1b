import type { JudgeOptions } from '../canary/options.ts';
import type { ConfiguredGate } from '../gates/gate.ts';
import type { Requirement } from '../gates/requirement.ts';
import type { ReleaseOptions } from '../release/options.ts';
import type { Freeze } from '../schedule/freeze.ts';

export type { Requirement } from '../gates/requirement.ts';

/** The parsed `.github/deploy.yml`: durations are milliseconds, shares are 0 to 1, sizes are bytes; nobody downstream checks again. */
export interface Config {
  readonly version: 1;
  readonly release: ReleaseOptions;
  readonly gates: Readonly<Record<string, ConfiguredGate>>;
  /** What must hold before merging; absent where the file has no `merge`. */
  readonly merge?: { readonly require: Requirement; readonly warn: readonly string[] };
  readonly artifact?: { readonly name: string; readonly digestFrom?: string };
  /** By canonical (lower-case) name. */
  readonly environments: Readonly<Record<string, EnvironmentConfig>>;
  readonly freezes: readonly Freeze[];
}

export interface EnvironmentConfig {
  /** As written. */
  readonly name: string;
  readonly url?: string;
  /** Absent: nothing is required, which is told as a warning and never as a pass. */
  readonly require?: Requirement;
  /** Gates that are shown and never decide. */
  readonly warn: readonly string[];
  readonly approval: ApprovalConfig;
  /** True where the environment serves production; default: its name says so (`production`, `prod`, `live`). */
  readonly production: boolean;
  readonly rollout: RolloutConfig;
  readonly rollback: RollbackConfig;
}

export interface ApprovalConfig {
  readonly required: boolean;
  readonly fourEyes: boolean;
  readonly maxAgeMs: number;
}

export type Strategy = 'direct' | 'rolling' | 'blue-green' | 'canary';

/** How much of the fleet a batch takes: a count of instances, or a share of them. */
export type Batch = { readonly count: number } | { readonly share: number };

export interface RolloutConfig {
  readonly strategy: Strategy;
  /** Candidate's shares of traffic, rising, last one 1. For `canary`. */
  readonly steps: readonly number[];
  /** For `rolling`. */
  readonly batches: readonly Batch[];
  /** Least time at each step, one a step. */
  readonly stepTimeMs: readonly number[];
  /** Not finished by then: `onDeadline`. */
  readonly deadlineMs: number;
  readonly onDeadline: 'hold' | 'roll-back';
  /** Watched this long after the last step (blue-green and canary at 100 %); 0: not at all. */
  readonly bakeMs: number;
  readonly run: RolloutCommands;
  readonly timeoutMs: number;
  readonly traffic?: TrafficConfig;
  readonly health: readonly HealthCheck[];
  readonly judge?: JudgeConfig;
  /** Names of environment variables (secrets too) that hooks and drivers may see besides PATH, HOME and DEPLOY_*. */
  readonly passEnv: readonly string[];
}

/** Commands come from the candidate's own checkout. */
export interface RolloutCommands {
  readonly backup?: string;
  readonly migrate?: string;
  readonly deploy?: string;
  readonly smoke?: string;
  readonly rollback?: string;
}

export interface TrafficConfig {
  readonly driver: 'command';
  readonly set: string;
  readonly read: string;
}

export interface HealthCheck {
  readonly url: string;
  readonly everyMs: number;
  readonly critical: boolean;
  /** No success for this long: the critical function is unavailable. */
  readonly unavailableAfterMs: number;
  readonly timeoutMs: number;
  readonly expectStatus: number;
}

/** Where counts come from, and how they are judged. */
export interface JudgeConfig {
  readonly provider: ProviderConfig;
  /** A tick's length. */
  readonly everyMs: number;
  readonly options: JudgeOptions;
}

export type ProviderConfig =
  | {
      readonly kind: 'prometheus';
      readonly url: string;
      /** Name of the environment variable that holds the bearer token. */
      readonly tokenEnv?: string;
      /** PromQL for cumulative counts; `{version}` stands for the candidate's or the baseline's version. */
      readonly requests: string;
      readonly errors: string;
      readonly slow?: { readonly query: string; readonly overMs: number };
    }
  | { readonly kind: 'command'; readonly command: string };

export interface RollbackConfig {
  /** Roll back by itself when the judge has proof. */
  readonly auto: boolean;
  readonly maxAgeMs: number;
  /** Put the environment on hold after rolling back. */
  readonly hold: boolean;
  readonly migrations: 'down-script' | 'restore-backup' | 'forward-only' | 'block';
  /** Paths that count as migrations when the known good is chosen. */
  readonly migrationPaths: readonly string[];
  readonly run: { readonly migrations?: string; readonly config?: string; readonly caches?: string };
}
