/** How one tick changes what the judge remembers. `verdictOf` (verdict.ts) says what it means. */
import { atNewWeight, isWarm, metricAfter, startMetric } from './metric.ts';
import type { MetricState, Tick } from './metric.ts';
import { isCounts } from './observation.ts';
import type { HistoryBin, Observation } from './observation.ts';
import { judgeProblems } from './options.ts';
import type { JudgeOptions } from './options.ts';
import { rMaxAt } from './promotion.ts';
import { regressionAfter, regressionEvidence } from './regression.ts';
import { rollbackOf } from './rollback.ts';
import { settingsOf } from './settings.ts';
import { splitAfter, startSplit } from './split.ts';
import type { Split } from './split.ts';
import type { JudgeState } from './state.ts';

export interface Start {
  /** The baseline's past by metric name, oldest first: what its bursts are learned from. */
  readonly history?: Readonly<Record<string, readonly HistoryBin[]>>;
  readonly baseline?: JudgeState['baseline'];
  /** The share the candidate has now. Without it the first tick's share is no increase, and nothing warms up. */
  readonly weight?: number;
  /** The instant the canary starts at, in the ticks' seconds. */
  readonly at?: number;
}

const DOUBT = Math.log(5);
const CALM = Math.log(2);
const CALM_TICKS = 3;

/** @throws Error when the options could never decide: `judgeProblems` says so beforehand. */
export function startJudge(options: JudgeOptions, start: Start = {}): JudgeState {
  const problems = judgeProblems(options);
  if (problems.length > 0) throw new Error(problems.join('; '));
  const metrics = (decides: boolean): Record<string, MetricState> =>
    Object.fromEntries(
      Object.keys(options.metrics)
        .filter((name) => options.metrics[name]!.decides === decides)
        .map((name) => [
          name,
          startMetric(
            settingsOf(name, options, start.history?.[name] ?? []),
            rMaxAt(start.weight ?? 0, options.rMax),
          ),
        ]),
    );
  return {
    schemaVersion: 1,
    options,
    baseline: start.baseline ?? 'concurrent',
    at: start.at ?? null,
    weight: start.weight ?? null,
    warmUntil: null,
    loadedSince: null,
    seen: null,
    deciding: metrics(true),
    watched: metrics(false),
    split: startSplit(),
    doubt: { on: false, calm: 0 },
    regression: null,
    rollback: null,
  };
}

/** The state after one tick. A tick that is not newer than the last one was already counted and changes nothing. */
export function observe(state: JudgeState, observation: Observation): JudgeState {
  if (state.at !== null && observation.at <= state.at) return state;
  const moved = weighed(state, observation);
  const tick: Tick = {
    at: observation.at,
    seconds: state.at === null ? 0 : observation.at - state.at,
    warmUntil: moved.warmUntil,
    comparable: state.baseline === 'concurrent' && observation.weight < 1,
  };
  const fold = (metrics: Readonly<Record<string, MetricState>>): Record<string, MetricState> =>
    Object.fromEntries(
      Object.entries(metrics).map(([name, metric]) => [
        name,
        metricAfter(metric, observation.metrics[name], tick),
      ]),
    );
  const deciding = fold(moved.deciding);
  const next: JudgeState = {
    ...moved,
    at: observation.at,
    seen: Object.values(deciding).some((metric) => metric.seen.candidate === observation.at)
      ? observation.at
      : state.seen,
    deciding,
    watched: fold(moved.watched),
    split: isWarm(tick) && tick.comparable ? splitSeen(moved, observation, tick.seconds) : moved.split,
  };
  return latched(next, observation.at);
}

/** What a new weight starts anew. */
function weighed(state: JudgeState, { at, weight }: Observation): JudgeState {
  const loadedSince = weight > 0 ? (state.loadedSince ?? state.at ?? at) : null;
  if (weight === state.weight) return { ...state, loadedSince };
  const rMax = rMaxAt(weight, state.options.rMax);
  const anew = (metrics: Readonly<Record<string, MetricState>>): Record<string, MetricState> =>
    Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, atNewWeight(metric, rMax)]));
  const raised = state.weight !== null && weight > state.weight;
  return {
    ...state,
    weight,
    loadedSince,
    warmUntil: raised ? (state.at ?? at) + state.options.warmUp : state.warmUntil,
    deciding: anew(state.deciding),
    watched: anew(state.watched),
    split: startSplit(),
  };
}

/** Every metric counts the same requests; the first that both arms have tells the split. */
function splitSeen(state: JudgeState, { metrics }: Observation, seconds: number): Split {
  for (const name of Object.keys(state.deciding)) {
    const { candidate, baseline } = metrics[name] ?? {};
    if (candidate !== undefined && baseline !== undefined && isCounts(candidate) && isCounts(baseline)) {
      return splitAfter(state.split, candidate.requests, baseline.requests, seconds);
    }
  }
  return state.split;
}

function latched(state: JudgeState, at: number): JudgeState {
  const evidence = regressionEvidence(state);
  const regression = regressionAfter(state, evidence, at);
  const calm = evidence < CALM ? state.doubt.calm + 1 : 0;
  const judged: JudgeState = {
    ...state,
    regression,
    doubt: { on: evidence >= DOUBT || (state.doubt.on && calm < CALM_TICKS), calm },
  };
  return { ...judged, rollback: judged.rollback ?? rollbackOf(judged, at) };
}
