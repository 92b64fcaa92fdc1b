import { tickOf } from '../canary/counters.ts';
import { observe } from '../canary/judge.ts';
import { verdictOf } from '../canary/verdict.ts';
import type { JudgeVerdict } from '../canary/verdict.ts';
import { countingOf } from './counting.ts';
import { glimpseOf, thinned } from './glimpse.ts';
import { happened } from './move.ts';
import { stepText } from './plan.ts';
import type { RolloutStep } from './plan.ts';
import type { Ending, HealthReading, Move, RolloutEvent, RolloutPlan, RolloutState } from './state.ts';

/** What a reading comes to: watch on, go on, go back, or end here. */
export type Turn =
  | { readonly to: 'watch' | 'next'; readonly state: RolloutState }
  | { readonly to: 'back' | 'end'; readonly state: RolloutState; readonly ending: Ending };

type Read = Extract<RolloutEvent, { kind: 'read' }>;
type Watched = Extract<RolloutStep, { kind: 'traffic' | 'watch' }>;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How a step is watched: what is read next, and after how long. */
export function watch(plan: RolloutPlan, state: RolloutState): Move {
  const { rollout } = plan.environment;
  const step = plan.steps[state.step];
  const counts = rollout.judge !== undefined && step?.kind !== 'health';
  const left =
    step !== undefined && 'minimumMs' in step ? step.minimumMs - state.watchedMs : Number.POSITIVE_INFINITY;
  const pauses = [
    ...(rollout.judge === undefined ? [] : [rollout.judge.everyMs]),
    ...rollout.health.map(({ everyMs }) => everyMs),
    10_000,
    ...(left > 0 ? [left] : []),
  ];
  const begins = counts && isUncounted(state);
  const nothingToWaitFor = left <= 0 && !counts && rollout.health.length === 0;
  return {
    state: { ...state, phase: 'watching' },
    effects: [],
    waitMs: begins || nothingToWaitFor ? 0 : Math.max(0, Math.min(...pauses)),
    read: { counts, health: rollout.health.length > 0 },
  };
}

/** A reading came while a step was watched. */
export function watched(plan: RolloutPlan, state: RolloutState, step: RolloutStep, event: Read): Turn {
  const { at } = event;
  const current = withHealth(state, event.health ?? [], at);
  // While returning to a version, what is down is why: the time to come up is that of a command.
  const down = plan.task === 'rollback' ? undefined : unavailable(plan, current, at);
  if (down !== undefined) return { to: 'back', state: current, ending: { ...down, at } };
  if (step.kind === 'health') return healthy(plan, current, event);
  return step.kind === 'hook' ? { to: 'watch', state: current } : counted(plan, current, step, event);
}

/** A step of health checks is over when every one of them answers well. */
function healthy(plan: RolloutPlan, state: RolloutState, { at, health = [] }: Read): Turn {
  const sick = health.filter(({ ok }) => !ok);
  if (health.length > 0 && sick.length === 0) return { to: 'next', state };
  const { timeoutMs } = plan.environment.rollout;
  if (at - state.since < timeoutMs) return { to: 'watch', state };
  const reason = `health checks did not pass in ${Math.round(timeoutMs / 1000)} s: ${sick.map(({ url, detail }) => `${url} ${detail}`).join('; ') || 'none answered'}`;
  return {
    to: 'back',
    state,
    ending: { outcome: 'roll-back', reasonCode: 'unhealthy', reason, at, badVersion: true },
  };
}

function counted(plan: RolloutPlan, before: RolloutState, step: Watched, event: Read): Turn {
  const { at } = event;
  const elapsed = at - before.lastReadAt;
  const { verdict, begins, ...judgement } = judged(plan, before, step, event, elapsed);
  let state: RolloutState = { ...judgement.state, lastReadAt: at };
  if (begins) return { to: 'watch', state: { ...state, watchedMs: state.watchedMs + elapsed } };
  if (verdict?.outcome === 'roll-back') return condemned(plan, state, verdict, at);
  if (verdict?.outcome === 'hold') {
    // The step's clock stands still; safety goes on being judged.
    if (state.holdingSince === undefined)
      state = happened({ ...state, holdingSince: at }, at, 'trouble', `held: ${verdict.reason}`);
  } else {
    const { holdingSince, ...released } = state;
    state = { ...released, watchedMs: released.watchedMs + elapsed };
    if (holdingSince !== undefined)
      state = happened(state, at, 'info', 'goes on: the reason to hold is gone');
    const enough = state.watchedMs >= step.minimumMs && !criticalSick(plan, event.health ?? []);
    if (enough && verdict?.outcome !== 'wait') {
      const why = verdict?.reason ?? 'time has passed and nothing was found against it';
      return {
        to: 'next',
        state: happened(state, at, 'decision', `promoted past ${stepText(step)}: ${why}`),
      };
    }
  }
  if (at - state.startedAt >= plan.environment.rollout.deadlineMs) return overdue(plan, state, at, verdict);
  return { to: 'watch', state };
}

function condemned(plan: RolloutPlan, state: RolloutState, verdict: JudgeVerdict, at: number): Turn {
  const { reasonCode, reason } = verdict;
  if (plan.environment.rollback.auto) {
    const badVersion = reasonCode !== 'blind';
    return { to: 'back', state, ending: { outcome: 'roll-back', reasonCode, reason, at, badVersion } };
  }
  const held = `${reason}; rollback.auto is off, so it keeps ${percent(state.share)} of the traffic`;
  return { to: 'end', state, ending: { outcome: 'hold', reasonCode, reason: held, at, badVersion: true } };
}

function judged(
  plan: RolloutPlan,
  state: RolloutState,
  step: Watched,
  event: Read,
  elapsed: number,
): { readonly state: RolloutState; readonly verdict?: JudgeVerdict; readonly begins: boolean } {
  if (state.judge === undefined) return { state, begins: false };
  const tick =
    event.counts === undefined
      ? undefined
      : tickOf(
          state.counters,
          event.counts,
          state.share,
          countingOf(plan.environment.rollout.judge?.provider),
        );
  // The first reading of a counter is where counting begins, not something to judge.
  if (tick !== undefined && isUncounted(state))
    return { state: { ...state, counters: tick.memory }, begins: true };
  const judge = tick === undefined ? state.judge : observe(state.judge, tick.observation);
  const verdict = verdictOf(judge, {
    elapsed: (state.watchedMs + elapsed) / 1000,
    minimum: step.minimumMs / 1000,
  });
  if (tick === undefined) return { state, verdict, begins: false };
  const glimpses = thinned([...state.glimpses, glimpseOf(tick.observation, event.at, state.share, verdict)]);
  return { state: { ...state, judge, counters: tick.memory, glimpses }, verdict, begins: false };
}

const isUncounted = (state: RolloutState): boolean => Object.keys(state.counters.metrics).length === 0;

function overdue(
  plan: RolloutPlan,
  state: RolloutState,
  at: number,
  verdict: JudgeVerdict | undefined,
): Turn {
  const minutes = Math.round((at - state.startedAt) / 60_000);
  const why = verdict === undefined ? '' : `: ${verdict.reason}`;
  const reason = `not finished after ${minutes} min, the deadline is ${Math.round(plan.environment.rollout.deadlineMs / 60_000)} min${why}`;
  const ending = { reasonCode: 'deadline', reason, at, badVersion: false };
  return plan.environment.rollout.onDeadline === 'roll-back'
    ? { to: 'back', state, ending: { outcome: 'roll-back', ...ending } }
    : { to: 'end', state, ending: { outcome: 'hold', ...ending } };
}

/** A critical check without any success for its limit needs no statistics. */
function unavailable(plan: RolloutPlan, state: RolloutState, at: number): Omit<Ending, 'at'> | undefined {
  for (const check of plan.environment.rollout.health) {
    const since = state.healthyAt[check.url] ?? at;
    if (check.critical && at - since >= check.unavailableAfterMs) {
      const seconds = Math.round((at - since) / 1000);
      return {
        outcome: 'roll-back',
        reasonCode: 'critical_unavailable',
        reason: `${check.url} has not answered well for ${seconds} s, at most ${Math.round(check.unavailableAfterMs / 1000)} s are allowed`,
        badVersion: true,
      };
    }
  }
  return undefined;
}

/** A critical check that fails right now is no moment to give the candidate more traffic. */
function criticalSick(plan: RolloutPlan, health: readonly HealthReading[]): boolean {
  const critical = plan.environment.rollout.health.filter((check) => check.critical);
  return critical.some(({ url }) => health.find((reading) => reading.url === url)?.ok !== true);
}

function withHealth(state: RolloutState, health: readonly HealthReading[], at: number): RolloutState {
  const healthyAt = { ...state.healthyAt };
  // Counted from the first time it was asked: steps come and go, an outage does not begin anew with them.
  for (const { url, ok } of health) if (ok || healthyAt[url] === undefined) healthyAt[url] = at;
  return { ...state, healthyAt };
}
