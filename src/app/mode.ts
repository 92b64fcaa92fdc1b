import type { HistoryBin } from '../canary/observation.ts';
import type { Reads as Counters } from '../canary/series.ts';
import type { Decision, Receipt } from '../core/decision.ts';
import type { Fact, Facts, Needs } from '../core/facts.ts';
import { NO_NEEDS } from '../core/facts.ts';
import type { LedgerDocument } from '../core/ledger.ts';
import type { ReleasePlan } from '../release/plan.ts';
import type { Report } from '../report/report.ts';
import type { HealthReading } from '../rollout/state.ts';
import type { TrafficAnswer } from '../traffic/port.ts';

/** Whose counts are read. Without a baseline only the candidate's are. */
export interface Versions {
  readonly candidate: string;
  readonly baseline?: string;
}

/** The baseline's past by metric name, oldest first. */
export type BaselineHistory = Readonly<Record<string, readonly HistoryBin[]>>;

/** What one round reads: facts for gates, and what only some modes need. */
export interface Reads extends Needs {
  readonly ledger: boolean;
  /** The rollout saved in the check run by an earlier attempt. */
  readonly snapshot: boolean;
  /** The baseline's past, which tells how errors come in bursts. */
  readonly history: false | Versions;
  readonly counts: false | Versions;
  readonly health: boolean;
  /** The candidate's share of traffic as the data plane has it: the variables its command is told, or `false`. */
  readonly share: false | Readonly<Record<string, string>>;
  readonly release: boolean;
  /** Paths that differ between two commits. */
  readonly between: false | { readonly base: string; readonly head: string };
}

export const NO_READS: Reads = {
  ...NO_NEEDS,
  ledger: false,
  snapshot: false,
  history: false,
  counts: false,
  health: false,
  share: false,
  release: false,
  between: false,
};

/** What came of a round: what was read, or what was performed, or that the run is to end. */
export type ModeEvent =
  | {
      readonly kind: 'read';
      /** Milliseconds since the epoch by GitHub's clock. */
      readonly at: number;
      readonly facts: Facts;
      readonly ledger?: Fact<LedgerDocument>;
      readonly snapshot?: unknown;
      readonly history?: BaselineHistory;
      readonly counts?: Counters;
      readonly health?: readonly HealthReading[];
      readonly share?: TrafficAnswer;
      readonly release?: Fact<ReleasePlan>;
      readonly paths?: Fact<readonly string[]>;
    }
  | {
      readonly kind: 'performed';
      readonly at: number;
      readonly receipts: readonly Receipt[];
      /** Why the run is to end, where that was asked for by then: what failed may have failed for it. */
      readonly cancelled?: string;
    }
  | { readonly kind: 'cancelled'; readonly at: number; readonly why: string };

/** One turn of the loop: `decision.effects` are performed; without any, `read` is read after `waitMs`; or it is done. */
export interface Round<S> {
  readonly state: S;
  readonly decision: Decision;
  readonly read: Reads;
  readonly waitMs: number;
  readonly done: boolean;
  /** What reports show beyond the decision; `startedAt` where it began before this run. */
  readonly extra: Partial<
    Pick<Report, 'startedAt' | 'timeline' | 'evidence' | 'series' | 'notes' | 'progress' | 'links'>
  >;
  /** Saved in the check run, for a newer attempt to go on from. */
  readonly snapshot?: unknown;
  /** Outputs beyond decision, reason-code and result. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A mode is two pure functions; the loop does the rest. */
export interface Mode<S> {
  readonly start: (at: number) => Round<S>;
  readonly step: (state: S, event: ModeEvent) => Round<S>;
}
