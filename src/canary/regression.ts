/** Is the candidate proven worse than the baseline, by which metrics, and beyond which limits? */
import { breachesOf } from './limits.ts';
import type { Breach } from './limits.ts';
import { stretchEstimate, totalEstimate } from './metric.ts';
import type { MetricState } from './metric.ts';
import { evidenceOf, logSumExp } from './mixture.ts';
import type { JudgeOptions } from './options.ts';
import type { JudgeState, Regression } from './state.ts';
import { suspicionEvidence } from './suspicion.ts';

/** ln E of all deciding metrics within one budget: a weighted mean is valid however they depend on each other. */
export const regressionEvidence = (state: Pick<JudgeState, 'deciding'>): number =>
  logSumExp(Object.values(state.deciding).map(weighted));

/** ln E of one metric, as its part of the budget counts it. */
export const weighted = (metric: MetricState): number =>
  Math.log(metric.settings.budget) + suspicionEvidence(metric.regression);

/** ln E that proves a regression: 1/alpha. */
export const provenAt = (options: JudgeOptions): number => -Math.log(options.falseAlarm);

/** Once proven always proven; a metric that later proves itself bad joins the first. */
export function regressionAfter(state: JudgeState, evidence: number, at: number): Regression | null {
  const threshold = provenAt(state.options);
  const own = Object.values(state.deciding).map((metric) => ({
    name: metric.settings.name,
    evidence: weighted(metric),
  }));
  const proven = own.filter((metric) => metric.evidence >= threshold).map((metric) => metric.name);
  if (state.regression !== null) {
    const metrics = [...new Set([...state.regression.metrics, ...proven])];
    return metrics.length === state.regression.metrics.length
      ? state.regression
      : { ...state.regression, metrics };
  }
  if (evidence < threshold) return null;
  const top = own.reduce((worst, metric) => (metric.evidence > worst.evidence ? metric : worst));
  return { at, evidence: evidenceOf(evidence), metrics: proven.length > 0 ? proven : [top.name] };
}

/** Breaches of the metrics that a proven regression rests on, by the whole canary's estimate or the last stretch's. */
export const provenBreaches = (
  state: JudgeState,
  level: 'limits' | 'critical' | 'warnings',
): readonly (Breach & { readonly metric: string })[] =>
  (state.regression?.metrics ?? []).flatMap((name) => {
    const metric = state.deciding[name]!;
    const found = [totalEstimate(metric), stretchEstimate(metric)].map((estimate) =>
      breachesOf(metric.settings, level, state.options[level], estimate),
    );
    return (found.find((breaches) => breaches.length > 0) ?? []).map(({ limit, reason }) => ({
      metric: name,
      limit,
      reason,
    }));
  });
