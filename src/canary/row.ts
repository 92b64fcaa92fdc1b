/** One metric as people see it: both arms, the ratio with its interval, the evidence, what is proven, and one word. */
import type { Verdict } from '../core/verdict.ts';
import { ratioOf } from './interval.ts';
import type { Ratio } from './interval.ts';
import { breachesOf } from './limits.ts';
import { totalEstimate } from './metric.ts';
import type { MetricState } from './metric.ts';
import { evidenceOf } from './mixture.ts';
import type { JudgeOptions, MetricKind } from './options.ts';
import { promotionEvidence, requestsNeeded } from './promotion.ts';
import { count, duration } from './say.ts';
import { suspicionEvidence } from './suspicion.ts';
import { rateOf } from './tally.ts';

export interface Arm {
  readonly requests: number;
  readonly events: number;
  /** null without requests. */
  readonly rate: number | null;
}

export interface MetricRow {
  readonly metric: string;
  readonly kind: MetricKind;
  readonly decides: boolean;
  /** Over the whole canary, warm-ups left out. */
  readonly candidate: Arm;
  readonly baseline: Arm;
  /** The candidate's rate over the baseline's; null when nothing can be compared. */
  readonly ratio: Ratio | null;
  /** E against "no worse than tolerated", and what it must reach by itself. */
  readonly evidence: number;
  readonly threshold: number;
  readonly phi: number;
  readonly promotion: {
    readonly rMax: number;
    /** E that the candidate is within rMax of the baseline, this step. */
    readonly within: number;
    /** E that it is under the absolute limit, this step; null without such a limit. */
    readonly under: number | null;
    readonly threshold: number;
    readonly proven: boolean;
    /** Requests of the candidate still needed at these rates; null when neither proof would ever hold. */
    readonly requestsNeeded: number | null;
  };
  readonly verdict: Verdict;
  /** Plain sentences, the weightiest first. */
  readonly reasons: readonly string[];
}

const arm = (counts: { readonly requests: number; readonly events: number }): Arm => ({
  requests: counts.requests,
  events: counts.events,
  rate: rateOf(counts),
});

/** What the judge concluded about the whole, as far as it colours one row. */
export interface RowContext {
  readonly options: JudgeOptions;
  readonly decides: boolean;
  /** Named by a proven regression, or by the roll-back. */
  readonly accused: 'rollback' | 'regression' | 'no';
  readonly stale: boolean;
  readonly comparable: boolean;
}

export function rowOf(metric: MetricState, context: RowContext): MetricRow {
  const { settings, total, sums } = metric;
  const { options } = context;
  const proofs = promotionEvidence(metric.promotion);
  const threshold = 1 / options.promotionRisk;
  const proven = isProven(metric, options);
  const ratio = ratioOf(sums, settings.phi);
  const fewer = settings.bad === 'fewer';
  const verdict = verdictOfRow(context, proven);
  return {
    metric: settings.name,
    kind: settings.kind,
    decides: context.decides,
    candidate: arm(total.candidate),
    baseline: arm(total.baseline),
    ratio: ratio === null || !fewer ? ratio : inverted(ratio),
    evidence: evidenceOf(suspicionEvidence(metric.regression)),
    threshold: 1 / options.falseAlarm / settings.budget,
    phi: settings.phi,
    promotion: {
      rMax: metric.promotion.rMax,
      within: evidenceOf(proofs.within),
      under: metric.promotion.under === null ? null : evidenceOf(proofs.under),
      threshold,
      proven,
      requestsNeeded: stillNeeded(metric, options, context.comparable),
    },
    verdict,
    reasons: reasonsOf(metric, context),
  };
}

/** Proven at this step by either proof, from at least one whole tick. */
export function isProven(metric: MetricState, options: JudgeOptions): boolean {
  const proofs = promotionEvidence(metric.promotion);
  return metric.step.ticks > 0 && Math.max(proofs.within, proofs.under) >= -Math.log(options.promotionRisk);
}

/** Of the candidate, by the whole canary's rates: a step's own are few at first. */
export function stillNeeded(metric: MetricState, options: JudgeOptions, comparable: boolean): number | null {
  const { suspect, reference } = totalEstimate(metric);
  const needed = requestsNeeded(
    metric.promotion,
    suspect,
    comparable ? reference : undefined,
    metric.settings.phi,
    -Math.log(options.promotionRisk),
  );
  return needed === null || metric.settings.bad === 'more'
    ? needed
    : Math.ceil((needed * reference.requests) / suspect.requests);
}

function verdictOfRow({ accused, stale, decides }: RowContext, proven: boolean): Verdict {
  if (accused === 'rollback') return 'fail';
  if (stale) return decides ? 'unknown' : 'warn';
  if (accused === 'regression') return 'warn';
  return proven ? 'pass' : 'pending';
}

function reasonsOf(metric: MetricState, { options, stale, accused }: RowContext): readonly string[] {
  const { settings, missing, promotion } = metric;
  const levels = accused === 'no' ? (['warnings'] as const) : (['limits', 'critical', 'warnings'] as const);
  const breaches = levels.flatMap((level) =>
    level === 'warnings' && !worthWarning(metric, options)
      ? []
      : breachesOf(settings, level, options[level], totalEstimate(metric)),
  );
  const gone = [missing.candidate, missing.baseline].flatMap((each) => each?.reason ?? []);
  return [
    // The same limit at a lower level says nothing new.
    ...breaches
      .filter((breach, i) => breaches.findIndex((other) => other.limit === breach.limit) === i)
      .map((breach) => breach.reason),
    ...(stale ? [`no data for more than ${duration(options.staleAfter)}`] : []),
    ...gone,
    ...(metric.total.candidate.requests > 0 && promotion.under !== null && neverAnyEvent(metric)
      ? [
          `no ${settings.name} were ever counted on either side in ${count(metric.total.candidate.requests + metric.total.baseline.requests)} requests; a misspelt query looks the same`,
        ]
      : []),
    ...(settings.phi > 1 ? [settings.phiReason] : []),
  ];
}

const neverAnyEvent = ({ total }: MetricState): boolean =>
  total.candidate.events + total.baseline.events === 0;

/** A ratio that is only an estimate is shown with its interval, not warned about. */
function worthWarning(metric: MetricState, options: JudgeOptions): boolean {
  const ratio = ratioOf(metric.sums, metric.settings.phi);
  const evidence = suspicionEvidence(metric.regression);
  return (
    ratio !== null &&
    ratio.low > metric.settings.tolerated &&
    evidence >= Math.min(Math.log(5), -Math.log(options.falseAlarm))
  );
}

const inverted = (ratio: Ratio): Ratio => ({
  estimate: 1 / ratio.estimate,
  low: ratio.high === null ? 0 : 1 / ratio.high,
  high: ratio.low > 0 ? 1 / ratio.low : null,
});
