import type { Effect } from '../core/effect.ts';
import { act, ended, happened, NOTHING, proceedEnding, statusEffect, stepTextAt } from './move.ts';
import { firstDeploy } from './plan.ts';
import { rollbackMoves } from './rollback.ts';
import type { Ending, Move, RolloutEvent, RolloutPlan, RolloutState } from './state.ts';
import { rollingBackText } from './statusText.ts';

/** Takes the decision to go back; it is never taken back. */
export function goBack(plan: RolloutPlan, state: RolloutState, ending: Ending): Move {
  // A rollback that fails is a person's: going back from going back would go forward to the bad version.
  if (plan.task === 'rollback') {
    return ended(state, { ...ending, outcome: 'stop', reasonCode: 'rollback_failed', badVersion: false });
  }
  return backMove(plan, {
    ...happened(state, ending.at, 'decision', `rolls back: ${ending.reason}`),
    phase: 'rolling-back',
    rollbackStep: 0,
    undoes: state.step >= firstDeploy(plan.steps),
    ending,
    since: ending.at,
  });
}

/** Nobody watches a cancelled run, so the candidate keeps no traffic. What was deployed stays: a cancelled job has seconds. */
export function cancelled(plan: RolloutPlan, state: RolloutState, at: number, why: string): Move {
  if (state.phase === 'rolling-back') return backMove(plan, state);
  const reason = `cancelled (${why}) at ${stepTextAt(plan, state)}`;
  const ending: Ending = { outcome: 'stop', reasonCode: 'cancelled', reason, at, badVersion: false };
  const hasTraffic = state.share > 0 || plan.steps[state.step]?.kind === 'traffic';
  if (!hasTraffic || rollbackMoves(plan, state.share, false).length === 0) return ended(state, ending);
  return backMove(plan, {
    ...happened(state, at, 'trouble', `${reason}; traffic goes back to the baseline`),
    phase: 'rolling-back',
    rollbackStep: 0,
    undoes: false,
    ending,
    since: at,
  });
}

const movesOf = (plan: RolloutPlan, state: RolloutState) =>
  rollbackMoves(plan, state.share, state.undoes ?? true);

/** The next move of going back, or the end of it. */
export function backMove(plan: RolloutPlan, state: RolloutState): Move {
  const move = movesOf(plan, state)[state.rollbackStep];
  const ending = state.ending ?? proceedEnding(state);
  if (move === undefined) return ended(state, ending);
  if (move.kind === 'health') {
    return { state, effects: [], waitMs: 0, read: { counts: false, health: true } };
  }
  // Said right after the traffic is off, so that another attempt knows although nothing else was saved.
  const told: readonly Effect[] =
    state.rollbackStep === 0 && ending.outcome === 'roll-back'
      ? [{ ...statusEffect(plan, state), description: rollingBackText(ending) }]
      : [];
  return act(state, [move.effect, ...told]);
}

export function goingBack(plan: RolloutPlan, state: RolloutState, event: RolloutEvent): Move {
  const move = movesOf(plan, state)[state.rollbackStep];
  if (move === undefined || event.kind === 'cancelled') return backMove(plan, state);
  const go = (after: RolloutState): Move =>
    backMove(plan, { ...after, rollbackStep: state.rollbackStep + 1, since: event.at });
  if (event.kind === 'read') {
    const asked = event.health ?? [];
    const sick = asked.filter(({ ok }) => !ok);
    if (asked.length > 0 && sick.length === 0)
      return go(happened(state, event.at, 'step', `${move.text} pass`));
    if (event.at - state.since < plan.environment.rollout.timeoutMs) {
      const pause = Math.min(...plan.environment.rollout.health.map(({ everyMs }) => everyMs));
      return { state, effects: [], waitMs: pause, read: { ...NOTHING, health: true } };
    }
    return go(failedBack(state, event.at, `${move.text} do not pass`));
  }
  if (event.failed === undefined) {
    const share =
      move.kind === 'effect' && move.effect.kind === 'shift-traffic' ? move.effect.share : state.share;
    return go({ ...happened(state, event.at, 'step', `${move.text} done`), share });
  }
  // It is told and gone on from: the next moves may still help, and rolling back is not begun a second time.
  return go(failedBack(state, event.at, `${move.text} failed: ${event.failed}`));
}

function failedBack(state: RolloutState, at: number, why: string): RolloutState {
  const ending = state.ending ?? proceedEnding(state);
  return {
    ...happened(state, at, 'trouble', `rolling back: ${why}`),
    ending: {
      ...ending,
      reasonCode: 'rollback_failed',
      reason: `${ending.reason}; and rolling back needs a person: ${why}`,
    },
  };
}
