/** When the candidate goes back without being asked. What these rules find is latched. */
import { absoluteEvidence } from './absolute.ts';
import { breachesOf } from './limits.ts';
import { totalEstimate } from './metric.ts';
import { evidenceOf, logSumExp } from './mixture.ts';
import { provenAt, provenBreaches } from './regression.ts';
import { against, count, duration } from './say.ts';
import type { JudgeState, Rollback } from './state.ts';
import { rateOf, recentSum } from './tally.ts';

/** Asked in this order; the first that answers is latched. */
const ROLLBACKS: readonly ((state: JudgeState, at: number) => Rollback | null)[] = [
  catastrophic,
  regressed,
  overWithoutBaseline,
  blind,
];

export const rollbackOf = (state: JudgeState, at: number): Rollback | null => {
  for (const rule of ROLLBACKS) {
    const rollback = rule(state, at);
    if (rollback !== null) return rollback;
  }
  return null;
};

/** Warming up excuses much, but not that most requests fail while the baseline is well. */
function catastrophic(state: JudgeState, at: number): Rollback | null {
  const metric = Object.values(state.deciding).find(
    ({ settings, catastrophe, incident, recent }) =>
      settings.kind === 'errors' &&
      absoluteEvidence(catastrophe) >= provenAt(state.options) &&
      incident?.on !== true &&
      (rateOf(recentSum(recent).baseline) ?? 0) < 0.5 * (rateOf(recentSum(recent).candidate) ?? 0),
  );
  if (metric === undefined) return null;
  const { requests, events } = recentSum(metric.recent).candidate;
  return {
    at,
    reasonCode: 'catastrophe',
    reason: `${count(events)} of the last minute's ${count(requests)} requests to the candidate fail, even while it warms up; half would be too many`,
    metrics: [metric.settings.name],
  };
}

function regressed(state: JudgeState, at: number): Rollback | null {
  const { regression, options } = state;
  if (regression === null) return null;
  const breaches = provenBreaches(state, 'limits');
  if (breaches.length === 0 && options.onRegression === 'hold') return null;
  const evidence = `the candidate is worse than the baseline (evidence ${against(regression.evidence, 1 / options.falseAlarm)})`;
  return {
    at,
    reasonCode: 'regression',
    reason: [evidence, ...breaches.map((breach) => breach.reason)].join('; '),
    metrics: breaches.length > 0 ? [...new Set(breaches.map((breach) => breach.metric))] : regression.metrics,
  };
}

/** Nothing to compare with, and beyond an absolute limit. With all traffic on the candidate this only holds: see verdict.ts. */
function overWithoutBaseline(state: JudgeState, at: number): Rollback | null {
  return state.baseline === 'concurrent' && (state.weight ?? 0) >= 1 ? null : overLimit(state, at);
}

/** The limits proven exceeded on ticks without a baseline. */
export function overLimit(state: JudgeState, at: number): Rollback | null {
  const own = Object.values(state.deciding).flatMap((metric) =>
    metric.over === null
      ? []
      : [{ metric, evidence: Math.log(metric.settings.budget) + absoluteEvidence(metric.over) }],
  );
  const evidence = logSumExp(own.map((each) => each.evidence));
  if (own.length === 0 || evidence < provenAt(state.options)) return null;
  const worst = own.reduce((top, each) => (each.evidence > top.evidence ? each : top)).metric;
  const breaches = breachesOf(worst.settings, 'limits', state.options.limits, totalEstimate(worst));
  return {
    at,
    reasonCode: 'limit_without_baseline',
    reason: [
      `there is no baseline to compare with, and ${worst.settings.name} is beyond its limit (evidence ${against(evidenceOf(evidence), 1 / state.options.falseAlarm)})`,
      ...breaches.map((breach) => breach.reason),
    ].join('; '),
    metrics: [worst.settings.name],
  };
}

function blind(state: JudgeState, at: number): Rollback | null {
  const since = blindSince(state);
  return since !== null && at - since >= state.options.maxBlind
    ? {
        at,
        reasonCode: 'blind',
        reason: `no metric has shown the candidate for ${duration(at - since)} while it had traffic; ${duration(state.options.maxBlind)} is the limit`,
        metrics: Object.keys(state.deciding),
      }
    : null;
}

/** Since when nobody can see the candidate although it has traffic; null when it has none. */
export const blindSince = (state: JudgeState): number | null =>
  state.loadedSince === null ? null : Math.max(state.loadedSince, state.seen ?? -Infinity);
