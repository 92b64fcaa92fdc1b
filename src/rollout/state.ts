import type { EnvironmentConfig } from '../config/config.ts';
import type { Effect } from '../core/effect.ts';
import type { CountersMemory } from '../canary/counters.ts';
import type { Reads } from '../canary/series.ts';
import type { JudgeState } from '../canary/state.ts';
import type { RolloutStep } from './plan.ts';
import type { Telling } from './variables.ts';

/** What stays the same for the whole rollout. */
export interface RolloutPlan {
  readonly steps: readonly RolloutStep[];
  readonly environment: EnvironmentConfig;
  readonly telling: Telling;
  readonly lock: { readonly environment: string; readonly owner: string; readonly fence: number };
  readonly task: 'deploy' | 'rollback';
}

/** One answer of a health check. */
export interface HealthReading {
  readonly url: string;
  readonly ok: boolean;
  /** What came back, in words. */
  readonly detail: string;
}

/** How a rollout ended, or is to end. Once set it stays: a decision to roll back is never taken back. */
export interface Ending {
  readonly outcome: 'proceed' | 'roll-back' | 'hold' | 'stop';
  readonly reasonCode: string;
  readonly reason: string;
  readonly at: number;
  /** The version itself was found bad, as opposed to something around it: it goes to quarantine. */
  readonly badVersion: boolean;
}

/** A moment of the rollout, for the timeline. */
export interface Happening {
  readonly at: number;
  readonly text: string;
  readonly kind: 'info' | 'step' | 'decision' | 'trouble';
}

/** Counts of one moment, for charts: requests and errors of each side over the tick, and the candidate's share. */
export interface Glimpse {
  readonly at: number;
  readonly share: number;
  readonly candidate: readonly [requests: number, events: number];
  readonly baseline: readonly [requests: number, events: number];
  /** Natural logarithm of the evidence against the candidate over its threshold: 0 is proof. */
  readonly evidence: number;
}

/** How far a rollout has come. Plain JSON: it is saved in the check run, and a newer attempt goes on from it. */
export interface RolloutState {
  readonly schemaVersion: 1;
  readonly key: string;
  /** Index into the plan's steps; as many as there are steps means all are done. */
  readonly step: number;
  readonly phase: 'acting' | 'watching' | 'rolling-back' | 'ended';
  /** The candidate's share as last set and read back. */
  readonly share: number;
  readonly startedAt: number;
  /** When the current step's act was done. */
  readonly since: number;
  /** Time watched at this step, holds left out. */
  readonly watchedMs: number;
  readonly lastReadAt: number;
  readonly holdingSince?: number;
  readonly tries: number;
  readonly judge?: JudgeState;
  /** The counters as last read: what came since, a crash in between included, is the next tick. */
  readonly counters: CountersMemory;
  /** When each health check last answered well. */
  readonly healthyAt: Readonly<Record<string, number>>;
  readonly ending?: Ending;
  /** While rolling back: which of its moves comes next. */
  readonly rollbackStep: number;
  /** While rolling back: whether the deployment is undone too, not only its traffic taken back. */
  readonly undoes?: boolean;
  readonly happenings: readonly Happening[];
  readonly glimpses: readonly Glimpse[];
}

export type RolloutEvent =
  | {
      readonly kind: 'performed';
      readonly at: number;
      readonly failed?: string;
      /** Why the run is to end, where that was asked for while the effects were performed. */
      readonly cancelled?: string;
    }
  | {
      readonly kind: 'read';
      readonly at: number;
      readonly counts?: Reads;
      readonly health?: readonly HealthReading[];
    }
  | { readonly kind: 'cancelled'; readonly at: number; readonly why: string };

/** What comes next: effects to perform, or a wait and then a reading, or nothing because it has ended. */
export interface Move {
  readonly state: RolloutState;
  readonly effects: readonly Effect[];
  readonly waitMs: number;
  readonly read: { readonly counts: boolean; readonly health: boolean };
}
