/** What the judge remembers. */
import type { MetricState } from './metric.ts';
import type { JudgeOptions } from './options.ts';
import type { Split } from './split.ts';

/** Plain JSON; a fold over the ticks, so replaying them gives the same numbers. */
export interface JudgeState {
  readonly schemaVersion: 1;
  readonly options: JudgeOptions;
  /** none: the first deployment ever. Only absolute limits can then decide. */
  readonly baseline: 'concurrent' | 'none';
  /** End of the last tick. */
  readonly at: number | null;
  readonly weight: number | null;
  /** The candidate's share was last raised at this instant. */
  readonly warmUntil: number | null;
  /** Since when the candidate has had traffic without a break. */
  readonly loadedSince: number | null;
  /** When any deciding metric last had counts of the candidate. */
  readonly seen: number | null;
  /** Only these decide. */
  readonly deciding: Readonly<Record<string, MetricState>>;
  /** Warn-only metrics live apart: no code that decides reads them. */
  readonly watched: Readonly<Record<string, MetricState>>;
  readonly split: Split;
  /** Evidence has been between 5 and its threshold, and not yet quiet for three ticks. */
  readonly doubt: { readonly on: boolean; readonly calm: number };
  /** Latched when proven. */
  readonly regression: Regression | null;
  /** Latched: there is no way back from a roll-back. */
  readonly rollback: Rollback | null;
}

export interface Regression {
  readonly at: number;
  readonly evidence: number;
  /** Whose evidence it rests on. */
  readonly metrics: readonly string[];
}

export interface Rollback {
  readonly at: number;
  readonly reasonCode: 'regression' | 'limit_without_baseline' | 'catastrophe' | 'blind';
  readonly reason: string;
  readonly metrics: readonly string[];
}
