/**
 * Which limits an estimate is beyond. Limits are compared as point estimates: the false-alarm rate comes from the
 * sequential test alone, and nothing here is asked before that test has proven a regression.
 */
import { latencyRatio, p95Of } from './latency.ts';
import type { Counts } from './observation.ts';
import type { Limits, MetricKind } from './options.ts';
import { latency, percent, times } from './say.ts';
import type { MetricSettings } from './settings.ts';

/** What is known of the arm under suspicion (for 'more is bad' the candidate) and its reference. */
export interface Estimate {
  readonly suspect: Counts;
  readonly reference: Counts;
  /** The suspect's rate over the reference's; null when there is nothing to compare. */
  readonly ratio: number | null;
}

export interface Breach {
  /** The option's name, as in deploy.yml. */
  readonly limit: string;
  /** 'errors are 2.1%, the limit is 1%' */
  readonly reason: string;
}

type Rule = (settings: MetricSettings, limits: Limits, estimate: Estimate) => Breach | undefined;

const RULES: Readonly<Record<MetricKind, readonly Rule[]>> = {
  errors: [
    (_, { errorRate }, { suspect }) =>
      errorRate !== undefined && suspect.events > errorRate * suspect.requests
        ? {
            limit: 'error-rate',
            reason: `${percent(suspect.events / suspect.requests)} of requests fail, the limit is ${percent(errorRate)}`,
          }
        : undefined,
    (_, { errorsOverBaseline }, { ratio }) =>
      errorsOverBaseline !== undefined && ratio !== null && ratio > 1 + errorsOverBaseline
        ? {
            limit: 'errors-over-baseline',
            reason: `errors are ${times(ratio)} the baseline's, the limit is ${times(1 + errorsOverBaseline)}`,
          }
        : undefined,
  ],
  slow: [
    ({ over }, { p95 }, { suspect }) => {
      if (p95 === undefined || over === null || suspect.requests <= 0) return undefined;
      // At the limit's own threshold no shape is assumed: over 5 % slow is p95 over the limit.
      const beyond = p95 === over ? suspect.events > 0.05 * suspect.requests : p95Of(suspect, over) > p95;
      const seen =
        p95 === over
          ? `${percent(suspect.events / suspect.requests)} of requests take over ${latency(p95)}, 5% may`
          : `p95 is about ${latency(p95Of(suspect, over))}, the limit is ${latency(p95)}`;
      return beyond ? { limit: 'p95', reason: seen } : undefined;
    },
    (_, { latencyOverBaseline }, { suspect, reference }) => {
      if (latencyOverBaseline === undefined || suspect.requests <= 0 || reference.requests <= 0)
        return undefined;
      const ratio = latencyRatio(suspect, reference);
      return ratio > latencyOverBaseline
        ? {
            limit: 'latency-over-baseline',
            reason: `latency is about ${times(ratio)} the baseline's, the limit is ${times(latencyOverBaseline)}`,
          }
        : undefined;
    },
  ],
  other: [],
};

/** A metric of the user's own carries its limits itself; they are rollback limits. */
const OWN: readonly Rule[] = [
  ({ name, limit }, _, { suspect }) =>
    limit !== null && suspect.events > limit * suspect.requests
      ? {
          limit: `${name}.limit`,
          reason: `${name} is ${percent(suspect.events / suspect.requests)} of requests, the limit is ${percent(limit)}`,
        }
      : undefined,
  ({ name, ratioLimit, bad }, _, { ratio }) =>
    ratioLimit !== null && ratio !== null && ratio > ratioLimit
      ? {
          limit: `${name}.over-baseline`,
          reason:
            bad === 'more'
              ? `${name} is ${times(ratio)} the baseline's, the limit is ${times(ratioLimit)}`
              : `the baseline's ${name} is ${times(ratio)} the candidate's, the limit is ${times(ratioLimit)}`,
        }
      : undefined,
];

export function breachesOf(
  settings: MetricSettings,
  level: 'limits' | 'critical' | 'warnings',
  limits: Limits,
  estimate: Estimate,
): readonly Breach[] {
  const rules = settings.kind === 'other' && level === 'limits' ? OWN : RULES[settings.kind];
  return rules.flatMap((rule) => rule(settings, limits, estimate) ?? []);
}
