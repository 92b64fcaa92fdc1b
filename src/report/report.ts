import type { Decision, Receipt } from '../core/decision.ts';
import type { Verdict } from '../core/verdict.ts';

/** A number over time, for sparklines and charts. `t` in seconds since `Report.startedAt`. */
export interface Series {
  readonly name: string;
  /** `evidence` is a betting score (1 says nothing, 100 is proof at 1%) and is drawn on a logarithmic scale. */
  readonly unit: 'share' | 'per-second' | 'ms' | 'count' | 'evidence';
  readonly points: readonly { readonly t: number; readonly value: number }[];
  /** Series of the same chart are drawn together; without it, those of one unit are. */
  readonly chart?: string;
  /** Whose number it is: decides its colour, the same in every chart. */
  readonly role?: 'candidate' | 'baseline';
  /** What the number is held against, drawn as a line. */
  readonly limit?: number;
  /** A number that holds until the next one, such as a weight, instead of moving towards it. */
  readonly steps?: boolean;
}

/** One row of the judge's evidence table, already in people's units. */
export interface EvidenceRow {
  readonly metric: string;
  readonly candidate: string;
  readonly baseline: string;
  /** With its interval, e.g. `5.1 (3.9 to 6.8)`. */
  readonly ratio: string;
  /** Against its threshold, e.g. `212 of 100`. */
  readonly evidence: string;
  readonly verdict: string;
  /** Gives the verdict its mark and colour. */
  readonly judged?: Verdict;
}

/** One moment of the run, `at` in milliseconds since the epoch. */
export interface Moment {
  readonly at: number;
  readonly text: string;
  readonly kind: 'info' | 'step' | 'decision' | 'trouble';
}

/** Everything any surface shows of a run: one result, many renderers. */
export interface Report {
  readonly schemaVersion: 1;
  /** e.g. `deploy-action / production` */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly decision: Decision;
  readonly receipts: readonly Receipt[];
  readonly timeline: readonly Moment[];
  readonly evidence?: readonly EvidenceRow[];
  readonly series?: readonly Series[];
  /** Release notes or other Markdown that was escaped where it was made. */
  readonly notes?: string;
  /** How far a rollout has come. `share` from 0 to 1. */
  readonly progress?: {
    readonly step: number;
    readonly steps: number;
    readonly share: number;
    readonly text: string;
  };
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
