/** The judge's options as pure data: what `judge:` in deploy.yml parses into. Shares are fractions (1 % is 0.01), durations are seconds. */

/** Which events a metric counts. */
export type MetricKind = 'errors' | 'slow' | 'other';

export interface MetricOptions {
  readonly kind: MetricKind;
  /** false: warn-only. Such a metric is shown and cannot decide, whatever it says. */
  readonly decides: boolean;
  /** Its part of the false-alarm budget, relative to the other deciding metrics' parts. */
  readonly budget?: number;
  /** slow: seconds beyond which an answer is an event. */
  readonly over?: number;
  /** other: the share of requests that may be events. */
  readonly limit?: number;
  /** other: how much more than the baseline is beyond the limit; 5 is +500 %. */
  readonly overBaseline?: number;
  /** other: how much worse than the baseline is no regression; 0.1 is +10 %. */
  readonly tolerance?: number;
  /** Which way is bad. 'fewer' is for events one wants, such as completed orders. */
  readonly bad?: 'more' | 'fewer';
}

/** A candidate proven worse than the baseline and beyond one of these has reached that level. */
export interface Limits {
  /** Share of requests that fail. */
  readonly errorRate?: number;
  /** Seconds. */
  readonly p95?: number;
  /** 5 is +500 %: six times the baseline's rate. */
  readonly errorsOverBaseline?: number;
  /** 5 is five times the baseline's latency. */
  readonly latencyOverBaseline?: number;
}

export interface JudgeOptions {
  /** Beyond these the candidate is rolled back. */
  readonly limits: Limits;
  /** Beyond these it is held and people are told; it rolls back when it stays (the rollout's hold limit). */
  readonly critical: Limits;
  /** Beyond these it is said. */
  readonly warnings: Limits;
  /** A candidate this little worse is no regression. */
  readonly tolerance: { readonly errors: number; readonly latency: number };
  /** The chance, over the whole canary, to roll back a candidate within tolerance. */
  readonly falseAlarm: number;
  /** The chance, at one step, to promote a candidate that is as bad as the step's `rMax` and at the absolute limit. */
  readonly promotionRisk: number;
  /** How much worse than the baseline a step must rule out, by the candidate's share: the first row whose `upTo` is not below the share. */
  readonly rMax: readonly { readonly upTo: number; readonly ratio: number }[];
  /** No data this long with traffic on the candidate: roll back. */
  readonly maxBlind: number;
  /** No data this long: hold, and say so. */
  readonly staleAfter: number;
  /** What new instances do in their first moments is not held against them: left out after each increase of the weight. */
  readonly warmUp: number;
  /** A regression that is proven but inside every limit. */
  readonly onRegression: 'hold' | 'roll-back';
  /** The split may be off by this part of the set share before promotion is held. */
  readonly splitTolerance: number;
  readonly metrics: Readonly<Record<string, MetricOptions>>;
}

export const DEFAULT_JUDGE: JudgeOptions = {
  limits: { errorRate: 0.01, p95: 0.5, errorsOverBaseline: 5, latencyOverBaseline: 5 },
  critical: { latencyOverBaseline: 2 },
  warnings: { errorsOverBaseline: 0.5, p95: 0.2 },
  tolerance: { errors: 0.1, latency: 0.1 },
  falseAlarm: 0.01,
  promotionRisk: 0.05,
  rMax: [
    { upTo: 0.1, ratio: 3 },
    { upTo: 0.25, ratio: 2 },
    { upTo: 1, ratio: 1.5 },
  ],
  maxBlind: 900,
  staleAfter: 60,
  warmUp: 60,
  onRegression: 'hold',
  splitTolerance: 0.1,
  metrics: { errors: { kind: 'errors', decides: true } },
};

/** How the budget is divided when a metric does not say: errors find most regressions, so they get most of it. */
export const DEFAULT_BUDGET: Readonly<Record<MetricKind, number>> = { errors: 4, slow: 3, other: 2 };

/** Options with the defaults for what is not given; a given group (`limits`, …) replaces its default whole. */
export const judgeOptions = (given: Partial<JudgeOptions> = {}): JudgeOptions => ({
  ...DEFAULT_JUDGE,
  ...given,
});

/**
 * Everything that keeps these options from ever deciding soundly, as sentences; empty when there is nothing.
 * A canary that nothing could stop is refused here, before it starts.
 */
export function judgeProblems(options: JudgeOptions): readonly string[] {
  const metrics = Object.entries(options.metrics);
  const shares: readonly (readonly [string, number])[] = [
    ['false-alarm', options.falseAlarm],
    ['promotion risk', options.promotionRisk],
  ];
  return [
    ...(metrics.some(([, metric]) => metric.decides)
      ? []
      : ['nothing can stop this canary: no metric decides, so at least one must not be warn-only']),
    ...shares
      .filter(([, share]) => !(share > 0 && share < 0.5))
      .map(([name, share]) => `${name} is ${share}, it must be above 0% and below 50%`),
    ...metrics.flatMap(([name, metric]) => metricProblems(name, metric, options)),
  ];
}

function metricProblems(name: string, metric: MetricOptions, options: JudgeOptions): readonly string[] {
  const { p95 } = options.limits;
  const limit = metric.kind === 'errors' ? options.limits.errorRate : metric.limit;
  return [
    ...(metric.kind === 'slow' && metric.over === undefined
      ? [`metric '${name}' counts slow answers but does not say over how long`]
      : []),
    // A p95 under 500 ms means exactly that at most 5 % take longer than 500 ms: any other threshold cannot answer it.
    ...(metric.kind === 'slow' && metric.over !== undefined && p95 !== undefined && metric.over !== p95
      ? [
          `metric '${name}' counts answers over ${metric.over} s but the p95 limit is ${p95} s: they must be the same`,
        ]
      : []),
    ...(limit !== undefined && !(limit > 0 && limit < 1)
      ? [`the limit of metric '${name}' is ${limit}, it must be above 0% and below 100%`]
      : []),
    ...(metric.budget !== undefined && !(metric.budget > 0)
      ? [`the budget of metric '${name}' is ${metric.budget}, it must be above 0`]
      : []),
  ];
}
