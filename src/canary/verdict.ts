/** What the judge's memory means now: one outcome, its reason, and a row per metric. */
import type { MetricState } from './metric.ts';
import { evidenceOf } from './mixture.ts';
import { provenAt, regressionEvidence, weighted } from './regression.ts';
import { isProven, rowOf, stillNeeded } from './row.ts';
import type { MetricRow } from './row.ts';
import { comparable, staleArm, wordOf } from './rules.ts';
import type { JudgeOutcome, StepContext } from './rules.ts';
import type { JudgeState } from './state.ts';

export type { JudgeOutcome, StepContext } from './rules.ts';

export interface JudgeVerdict {
  readonly outcome: JudgeOutcome;
  readonly reasonCode: string;
  readonly reason: string;
  /** The last tick's end, null before the first. */
  readonly at: number | null;
  readonly weight: number | null;
  /** E of all deciding metrics together, and what proves a regression. */
  readonly evidence: number;
  readonly threshold: number;
  /** Deciding metrics first. */
  readonly metrics: readonly MetricRow[];
  /** Of the candidate, until the last deciding metric can be promoted; null when it cannot be told. */
  readonly requestsStillNeeded: number | null;
  /** Until this step can be promoted, at this traffic; null when it cannot be told. */
  readonly etaSeconds: number | null;
}

/** The outcome at the end of the last tick. Pure: the same state and step give the same words. */
export function verdictOf(state: JudgeState, step: StepContext): JudgeVerdict {
  const deciding = Object.values(state.deciding);
  const needed = neededByAll(state, deciding);
  const eta = etaOf(deciding, needed, step);
  const word = wordOf({ state, step, deciding, needed, eta });
  return {
    ...word,
    at: state.at,
    weight: state.weight,
    evidence: evidenceOf(regressionEvidence(state)),
    threshold: 1 / state.options.falseAlarm,
    metrics: [
      ...deciding.map((metric) => rowIn(state, metric, true)),
      ...Object.values(state.watched).map((metric) => rowIn(state, metric, false)),
    ],
    requestsStillNeeded: needed,
    etaSeconds: word.outcome === 'wait' || word.outcome === 'hold' ? eta : null,
  };
}

function neededByAll(state: JudgeState, deciding: readonly MetricState[]): number | null {
  const open = deciding.filter((metric) => !isProven(metric, state.options));
  const needs = open.map((metric) => stillNeeded(metric, state.options, comparable(state)));
  return needs.reduce<number | null>(
    (most, need) => (most === null || need === null ? null : Math.max(most, need)),
    0,
  );
}

/** At the step's own traffic. */
function etaOf(deciding: readonly MetricState[], needed: number | null, step: StepContext): number | null {
  const time = Math.max(0, step.minimum - step.elapsed);
  if (needed === null) return null;
  if (needed === 0) return time;
  const rates = deciding.map(({ step: { candidate, seconds } }) =>
    seconds > 0 ? candidate.requests / seconds : 0,
  );
  const slowest = Math.min(...rates);
  return slowest > 0 ? Math.max(time, needed / slowest) : null;
}

function rowIn(state: JudgeState, metric: MetricState, decides: boolean): MetricRow {
  const { name } = metric.settings;
  const accused = (names: readonly string[] | undefined): boolean =>
    decides && names?.includes(name) === true;
  return rowOf(metric, {
    options: state.options,
    decides,
    accused: accused(state.rollback?.metrics)
      ? 'rollback'
      : accused(state.regression?.metrics) || provenAlone(state, metric)
        ? 'regression'
        : 'no',
    stale: staleArm(state, metric) !== undefined,
    comparable: comparable(state),
  });
}

/** A warn-only metric that has proven itself bad is shown as such; it still decides nothing. */
const provenAlone = (state: JudgeState, metric: MetricState): boolean =>
  weighted(metric) >= provenAt(state.options);
