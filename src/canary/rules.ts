/** The rules a verdict is chosen by, worst first. */
import { breachesOf } from './limits.ts';
import type { MetricState } from './metric.ts';
import { evidenceOf } from './mixture.ts';
import { provenBreaches, regressionEvidence } from './regression.ts';
import { blindSince, overLimit } from './rollback.ts';
import { isProven } from './row.ts';
import { against, count, duration, percent } from './say.ts';
import { splitIsOff } from './split.ts';
import type { JudgeState } from './state.ts';
import { NO_PAIR, pairPlus, rateOf, recentSum } from './tally.ts';
import type { Pair } from './tally.ts';

export type JudgeOutcome = 'promote' | 'wait' | 'hold' | 'roll-back';

export interface StepContext {
  /** Seconds the step has lasted, holds left out. */
  readonly elapsed: number;
  /** Seconds it must last at least. */
  readonly minimum: number;
}

export interface Word {
  readonly outcome: JudgeOutcome;
  readonly reasonCode: string;
  readonly reason: string;
}

export interface View {
  readonly state: JudgeState;
  readonly step: StepContext;
  readonly deciding: readonly MetricState[];
  readonly needed: number | null;
  readonly eta: number | null;
}

const hold = (reasonCode: string, reason: string): Word => ({ outcome: 'hold', reasonCode, reason });
const wait = (reasonCode: string, reason: string): Word => ({ outcome: 'wait', reasonCode, reason });

function rolledBack({ state }: View): Word | undefined {
  return state.rollback === null
    ? undefined
    : { outcome: 'roll-back', reasonCode: state.rollback.reasonCode, reason: state.rollback.reason };
}

/** With all traffic on the candidate nothing tells its fault from the world's: people are told, nothing is undone. */
function overWithAllTraffic({ state }: View): Word | undefined {
  const over = (state.weight ?? 0) >= 1 ? overLimit(state, state.at ?? 0) : null;
  return over === null ? undefined : hold('limit_without_baseline', over.reason);
}

function criticallyWorse({ state }: View): Word | undefined {
  const [breach] = provenBreaches(state, 'critical');
  return breach === undefined
    ? undefined
    : hold('critical_limit', `${provenText(state)}, and critically so: ${breach.reason}`);
}

function provenWorse({ state }: View): Word | undefined {
  return state.regression === null
    ? undefined
    : hold(
        'regression_within_limits',
        [
          `${provenText(state)}, yet inside every limit; a person decides`,
          ...provenBreaches(state, 'warnings').map((breach) => breach.reason),
        ].join('; '),
      );
}

const provenText = ({ regression, options }: JudgeState): string =>
  `the candidate is worse than the baseline (evidence ${against(regression?.evidence ?? 0, 1 / options.falseAlarm)})`;

function sharedIncident({ deciding }: View): Word | undefined {
  const metric = deciding.find((each) => {
    const rate = rateOf(recentSum(each.recent).candidate);
    return each.incident?.on === true && rate !== null && rate > each.incident.limit;
  });
  if (metric === undefined) return undefined;
  const { candidate, baseline } = recentSum(metric.recent);
  return hold(
    'shared_incident',
    `${metric.settings.name} are beyond the limit of ${percent(metric.settings.limit ?? 0)} on both sides: ${percent(rateOf(candidate) ?? 0)} at the candidate, ${percent(rateOf(baseline) ?? 0)} at the baseline; rolling back would not help`,
  );
}

function unseen({ state, deciding }: View): Word | undefined {
  if (state.at === null) return wait('no_data_yet', 'no tick has been observed yet');
  const since = blindSince(state);
  if (since !== null && state.at - since >= state.options.staleAfter) {
    return hold(
      'blind',
      `no metric has shown the candidate for ${duration(state.at - since)}; it is rolled back after ${duration(state.options.maxBlind)}`,
    );
  }
  for (const metric of deciding) {
    const arm = staleArm(state, metric);
    if (arm !== undefined) {
      const why = metric.missing[arm]?.reason;
      return hold(
        arm === 'baseline' ? 'baseline_unavailable' : 'metric_unavailable',
        `there is no current data of ${metric.settings.name} for the ${arm}${why === undefined ? '' : `: ${why}`}`,
      );
    }
  }
  return undefined;
}

/** The arm whose counts are too old to promote on; a metric never read counts from the moment the candidate had traffic. */
export function staleArm(state: JudgeState, metric: MetricState): 'candidate' | 'baseline' | undefined {
  const stale = (seen: number | null): boolean =>
    (state.at ?? 0) - (seen ?? state.loadedSince ?? state.at ?? 0) >= state.options.staleAfter;
  if (stale(metric.seen.candidate)) return 'candidate';
  return comparable(state) && stale(metric.seen.baseline) ? 'baseline' : undefined;
}

/** Whether there is a baseline to compare with at this weight. */
export const comparable = (state: JudgeState): boolean =>
  state.baseline === 'concurrent' && (state.weight ?? 0) < 1;

function splitOff({ state }: View): Word | undefined {
  const { candidate, baseline } = state.split;
  return splitIsOff(state.split, state.weight ?? 0, state.options.splitTolerance)
    ? hold(
        'split_not_as_set',
        `the candidate gets ${percent(candidate / (candidate + baseline))} of the requests, ${percent(state.weight ?? 0)} is set`,
      )
    : undefined;
}

function doubted({ state }: View): Word | undefined {
  const evidence = evidenceOf(regressionEvidence(state));
  return state.doubt.on
    ? hold(
        'evidence_building',
        `the candidate may be worse than the baseline (evidence ${against(evidence, 1 / state.options.falseAlarm)}); going on when it has been below 2 for three ticks`,
      )
    : undefined;
}

function withoutTraffic({ state, deciding }: View): Word | undefined {
  if ((state.weight ?? 0) <= 0) return wait('no_traffic_yet', 'the candidate has no traffic yet');
  const minute = deciding.reduce<Pair>(
    (sum, metric) => pairPlus(sum, recentSum(metric.recent).candidate, recentSum(metric.recent).baseline),
    NO_PAIR,
  );
  return minute.candidate.requests + minute.baseline.requests === 0
    ? hold(
        'low_traffic',
        'no requests on either side in the last minute: nothing can be learned without traffic',
      )
    : undefined;
}

/** Not proven to be the candidate's fault, and nothing to send more traffic into. */
function overLimitByEstimate({ state, deciding }: View): Word | undefined {
  for (const metric of deciding) {
    const { candidate } = metric.step;
    if (metric.settings.bad === 'more' && candidate.requests > 0) {
      const estimate = { suspect: candidate, reference: metric.step.baseline, ratio: null };
      const [breach] = breachesOf(metric.settings, 'limits', state.options.limits, estimate);
      if (breach !== undefined) {
        return wait(
          'over_limit',
          `${breach.reason} (${count(candidate.requests)} requests at this step so far)`,
        );
      }
    }
  }
  return undefined;
}

const tooEarly = ({ step }: View): Word | undefined =>
  step.elapsed < step.minimum
    ? wait(
        'step_time',
        `the step lasts at least ${duration(step.minimum)}, ${duration(step.elapsed)} have passed; nothing speaks against the candidate`,
      )
    : undefined;

function unproven({ state, deciding, needed, eta }: View): Word | undefined {
  const open = deciding.filter((metric) => !isProven(metric, state.options));
  // With all traffic on the candidate a metric without a limit of its own has nothing left to be compared with.
  const provable = open.filter((metric) => comparable(state) || metric.settings.limit !== null);
  if (provable.length === 0 && open.length < deciding.length) return undefined;
  const names = open.map((metric) => metric.settings.name).join(', ');
  const more =
    needed === null
      ? 'at these rates neither would ever be proven'
      : `about ${count(needed)} more requests to the candidate are needed${eta === null ? '' : `, ${duration(eta)} at this traffic`}`;
  return wait(
    'too_little_evidence',
    `${names}: not yet proven to be within ${open[0]?.promotion.rMax ?? 0} times the baseline or under the limit; ${more}`,
  );
}

function promote({ state, step }: View): Word {
  return {
    outcome: 'promote',
    reasonCode: 'proven_good',
    reason: `after ${duration(step.elapsed)} at ${percent(state.weight ?? 0)} every deciding metric is proven to be within its bounds, and nothing is proven against the candidate`,
  };
}

/** Worst first: the first rule that answers decides. What no rule stops is promoted, so every doubt has its rule here. */
const RULES: readonly ((view: View) => Word | undefined)[] = [
  rolledBack,
  overWithAllTraffic,
  criticallyWorse,
  provenWorse,
  sharedIncident,
  unseen,
  splitOff,
  doubted,
  withoutTraffic,
  overLimitByEstimate,
  tooEarly,
  unproven,
];

export const wordOf = (view: View): Word =>
  RULES.reduce<Word | undefined>((found, rule) => found ?? rule(view), undefined) ?? promote(view);
