import { NO_MEMORY } from '../canary/counters.ts';
import type { JudgeState } from '../canary/state.ts';
import { backMove, cancelled, goBack, goingBack } from './goingBack.ts';
import {
  act,
  confirmLock,
  ended,
  happened,
  hookEffect,
  NOTHING,
  proceedEnding,
  rest,
  shiftEffect,
  statusEffect,
} from './move.ts';
import { stepText } from './plan.ts';
import type { RolloutStep } from './plan.ts';
import type { Move, RolloutEvent, RolloutPlan, RolloutState } from './state.ts';
import { watch, watched } from './watching.ts';

/** A command that ends with this code asks to be tried again: a smoke test that met another version says so with it. */
export const TRY_AGAIN = 75;
const TRY_AGAIN_MS = 5000;

/** A rollout at its first step, before anything was done. `judge` where the config has one. */
export function startRollout(plan: RolloutPlan, at: number, judge?: JudgeState): RolloutState {
  return {
    schemaVersion: 1,
    key: plan.telling.key,
    step: 0,
    phase: 'acting',
    share: 0,
    startedAt: at,
    since: at,
    watchedMs: 0,
    lastReadAt: at,
    tries: 0,
    ...(judge === undefined ? {} : { judge }),
    counters: NO_MEMORY,
    healthyAt: {},
    rollbackStep: 0,
    happenings: [],
    glimpses: [],
  };
}

/**
 * The rollout as a pure function: what happened in, what to do next out. `undefined` asks for the first move, also after a
 * crash: the move of the step it stood at is given again, and performing it finds what was done already.
 * @param event `at` is GitHub's clock in milliseconds
 */
export function advance(plan: RolloutPlan, state: RolloutState, event?: RolloutEvent): Move {
  if (state.phase === 'ended') return rest(state);
  if (event === undefined) return moveOf(plan, state);
  if (event.kind === 'cancelled') return cancelled(plan, state, event.at, event.why);
  if (state.phase === 'rolling-back') return goingBack(plan, state, event);
  if (event.kind === 'performed') return performed(plan, state, event);
  const step = plan.steps[state.step];
  // Also the end of a wait before a command is tried again.
  if (step === undefined || step.kind === 'hook' || state.phase === 'acting') return moveOf(plan, state);
  const turn = watched(plan, state, step, event);
  switch (turn.to) {
    case 'watch':
      return watch(plan, turn.state);
    case 'next':
      return next(plan, turn.state, event.at);
    case 'back':
      return goBack(plan, turn.state, turn.ending);
    case 'end':
      return ended(turn.state, turn.ending);
  }
}

/** What the current step asks for. */
function moveOf(plan: RolloutPlan, state: RolloutState): Move {
  if (state.phase === 'rolling-back') return backMove(plan, state);
  const step = plan.steps[state.step];
  if (step === undefined) return ended(state, proceedEnding(state));
  if (state.phase === 'watching') return watch(plan, state);
  // A deployment without any status is given up by GitHub after half an hour.
  const begun = state.step === 0 ? [statusEffect(plan, state)] : [];
  switch (step.kind) {
    case 'hook':
      return act(state, [confirmLock(plan), ...begun, hookEffect(plan, step)]);
    case 'traffic':
      return act(state, [confirmLock(plan), shiftEffect(plan, state, step.share), statusEffect(plan, state)]);
    case 'health':
      return watch(plan, state);
    case 'watch':
      return act(state, [statusEffect(plan, state)]);
  }
}

function performed(
  plan: RolloutPlan,
  state: RolloutState,
  event: Extract<RolloutEvent, { kind: 'performed' }>,
): Move {
  const step = plan.steps[state.step];
  if (step === undefined) return moveOf(plan, state);
  const lost = event.failed?.startsWith('lock_lost:') === true;
  if (event.cancelled !== undefined && !lost) {
    // What was done before the cancellation came is done; what it cut short is not the candidate's failure.
    const reached = event.failed === undefined ? stepDone(plan, state, step, event.at).state : state;
    return reached.phase === 'ended' ? rest(reached) : cancelled(plan, reached, event.at, event.cancelled);
  }
  if (event.failed !== undefined) return failed(plan, state, step, event.at, event.failed);
  return stepDone(plan, state, step, event.at);
}

function stepDone(plan: RolloutPlan, state: RolloutState, step: RolloutStep, at: number): Move {
  if (step.kind === 'hook') {
    return next(plan, happened(state, at, 'step', `${stepText(step)} done`), at);
  }
  const share = step.kind === 'health' ? state.share : step.share;
  if (plan.task === 'rollback' && step.kind === 'traffic') {
    // On the way back what is down is why: it is not waited for before the commands that mend it.
    return next(plan, { ...happened(state, at, 'step', `${stepText(step)} on what is left`), share }, at);
  }
  const text =
    step.kind === 'traffic' ? `${stepText(step)} on ${plan.telling.candidate.version}` : stepText(step);
  return watch(plan, {
    ...happened(state, at, 'step', text),
    phase: 'watching',
    share,
    since: at,
    lastReadAt: at,
    watchedMs: 0,
  });
}

function failed(plan: RolloutPlan, state: RolloutState, step: RolloutStep, at: number, why: string): Move {
  if (why.startsWith('lock_lost:')) {
    return ended(state, {
      outcome: 'stop',
      reasonCode: 'lock_lost',
      reason: why.slice('lock_lost:'.length).trim(),
      at,
      badVersion: false,
    });
  }
  if (why.startsWith('try_again:')) return tryAgain(plan, state, step, at);
  const nothingDeployed = step.kind === 'hook' && (step.hook === 'backup' || step.hook === 'migrate');
  const reasonCode = step.kind === 'hook' ? `${step.hook}_failed` : 'traffic_not_set';
  const reason = `${stepText(step)} failed: ${why}`;
  if (nothingDeployed) return ended(state, { outcome: 'stop', reasonCode, reason, at, badVersion: false });
  const badVersion = step.kind === 'hook' && step.hook === 'smoke';
  return goBack(plan, state, { outcome: 'roll-back', reasonCode, reason, at, badVersion });
}

function tryAgain(plan: RolloutPlan, state: RolloutState, step: RolloutStep, at: number): Move {
  const limit = plan.environment.rollout.timeoutMs;
  if (at - state.since < limit) {
    return {
      state: { ...state, tries: state.tries + 1 },
      effects: [],
      waitMs: Math.min(TRY_AGAIN_MS, limit),
      read: NOTHING,
    };
  }
  const asked = `${stepText(step)} asked to be tried again for ${Math.round(limit / 1000)} s`;
  const isSmoke = step.kind === 'hook' && step.hook === 'smoke';
  return goBack(plan, state, {
    outcome: 'roll-back',
    reasonCode: isSmoke ? 'wrong_version' : `${step.kind === 'hook' ? step.hook : step.kind}_failed`,
    reason: isSmoke ? `${asked}: the answering version is not ${plan.telling.candidate.version}` : asked,
    at,
    badVersion: false,
  });
}

function next(plan: RolloutPlan, state: RolloutState, at: number): Move {
  const { holdingSince: _, ...free } = state;
  return moveOf(plan, { ...free, step: state.step + 1, phase: 'acting', since: at, watchedMs: 0, tries: 0 });
}
