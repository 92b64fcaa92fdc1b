import type { Decision, Receipt } from '../core/decision.ts';

/** A number over time, for sparklines and charts. `t` in seconds since `Report.startedAt`. */
export interface Series {
  readonly name: string;
  readonly unit: 'share' | 'per-second' | 'ms' | 'count';
  readonly points: readonly { readonly t: number; readonly value: number }[];
}

/** One row of the judge's evidence table, already in people's units. */
export interface EvidenceRow {
  readonly metric: string;
  readonly candidate: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly evidence: string;
  readonly verdict: string;
}

/** One moment of the run. */
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
  readonly startedAt: number;
  readonly decision: Decision;
  readonly receipts: readonly Receipt[];
  readonly timeline: readonly Moment[];
  readonly evidence?: readonly EvidenceRow[];
  readonly series?: readonly Series[];
  /** Release notes or other Markdown that was escaped where it was made. */
  readonly notes?: string;
  /** How far a rollout has come. */
  readonly progress?: { readonly step: number; readonly steps: number; readonly share: number; readonly text: string };
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
