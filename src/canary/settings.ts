/** What one metric is judged by, worked out once at the start and kept in the state, so that a replay uses the same. */
import { dispersionOf } from './dispersion.ts';
import { toleratedSlowRatio } from './latency.ts';
import type { HistoryBin } from './observation.ts';
import { DEFAULT_BUDGET } from './options.ts';
import type { JudgeOptions, MetricKind, MetricOptions } from './options.ts';

export interface MetricSettings {
  readonly name: string;
  readonly kind: MetricKind;
  readonly bad: 'more' | 'fewer';
  /** Part of the false-alarm budget, 0 to 1; a warn-only metric is shown against the whole of it. */
  readonly budget: number;
  /** r0: the ratio to the baseline that is no regression yet. */
  readonly tolerated: number;
  /** The share of requests that may be events; null when only the baseline tells. */
  readonly limit: number | null;
  /** other: the ratio to the baseline that is beyond the limit. */
  readonly ratioLimit: number | null;
  /** slow: seconds. */
  readonly over: number | null;
  readonly phi: number;
  readonly phiReason: string;
}

/** When the baseline's share of slow answers is not known: 5 %, as if its p95 were the threshold. */
const USUAL_SLOW_SHARE = 0.05;

export function settingsOf(
  name: string,
  options: JudgeOptions,
  history: readonly HistoryBin[],
): MetricSettings {
  const metric = options.metrics[name]!;
  const dispersion = dispersionOf(history);
  return {
    name,
    kind: metric.kind,
    bad: metric.bad ?? 'more',
    budget: metric.decides ? budgetOf(metric) / totalBudget(options) : 1,
    tolerated: TOLERATED[metric.kind](metric, options, history),
    limit: metric.bad === 'fewer' ? null : (LIMIT[metric.kind](metric, options) ?? null),
    ratioLimit: metric.overBaseline === undefined ? null : 1 + metric.overBaseline,
    over: metric.over ?? null,
    phi: dispersion.phi,
    phiReason: dispersion.reason,
  };
}

const TOLERATED: Readonly<
  Record<MetricKind, (metric: MetricOptions, options: JudgeOptions, history: readonly HistoryBin[]) => number>
> = {
  errors: (_, options) => 1 + options.tolerance.errors,
  slow: (_, options, history) => toleratedSlowRatio(slowShareOf(history), options.tolerance.latency),
  other: (metric, options) => 1 + (metric.tolerance ?? options.tolerance.errors),
};

const LIMIT: Readonly<
  Record<MetricKind, (metric: MetricOptions, options: JudgeOptions) => number | undefined>
> = {
  errors: (_, options) => options.limits.errorRate,
  slow: (_, options) => (options.limits.p95 === undefined ? undefined : 0.05),
  other: (metric) => metric.limit,
};

const budgetOf = (metric: MetricOptions): number => metric.budget ?? DEFAULT_BUDGET[metric.kind];

const totalBudget = (options: JudgeOptions): number =>
  Object.values(options.metrics)
    .filter((metric) => metric.decides)
    .reduce((sum, metric) => sum + budgetOf(metric), 0);

function slowShareOf(history: readonly HistoryBin[]): number {
  const requests = history.reduce((sum, bin) => sum + bin.requests, 0);
  const slow = history.reduce((sum, bin) => sum + bin.events, 0);
  return requests < 1000 ? USUAL_SLOW_SHARE : slow / requests;
}
