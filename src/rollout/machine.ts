import type { Effect } from '../core/effect.ts';
import { NO_MEMORY, tickOf } from '../canary/counters.ts';
import { observe } from '../canary/judge.ts';
import type { JudgeState } from '../canary/state.ts';
import { verdictOf } from '../canary/verdict.ts';
import type { JudgeVerdict } from '../canary/verdict.ts';
import { countingOf } from './counting.ts';
import { glimpseOf, thinned } from './glimpse.ts';
import { stepText } from './plan.ts';
import type { RolloutStep } from './plan.ts';
import { ROLLING_BACK } from './resume.ts';
import { rollbackMoves } from './rollback.ts';
import type {
  Ending,
  Happening,
  HealthReading,
  Move,
  RolloutEvent,
  RolloutPlan,
  RolloutState,
} from './state.ts';
import { deployVariables, weightVariables } from './variables.ts';

/** A command that ends with this code asks to be tried again: a smoke test that met another version says so with it. */
export const TRY_AGAIN = 75;
const TRY_AGAIN_MS = 5000;

const NOTHING = { counts: false, health: false };

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
  if (state.phase === 'rolling-back') return rollingBack(plan, state, event);
  if (event.kind === 'performed') return performed(plan, state, event);
  return watched(plan, state, event);
}

/** What the current step asks for. */
function moveOf(plan: RolloutPlan, state: RolloutState): Move {
  if (state.phase === 'rolling-back') return rollbackMove(plan, state);
  const step = plan.steps[state.step];
  if (step === undefined) return ended(state, proceedEnding(state));
  if (state.phase === 'watching') return watch(plan, state);
  switch (step.kind) {
    case 'hook':
      return act(state, [confirm(plan), hookEffect(plan, step)]);
    case 'traffic':
      return act(state, [confirm(plan), shiftEffect(plan, state, step.share), statusEffect(plan, state)]);
    case 'health':
      return watch(plan, { ...state, phase: 'watching' });
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
  if (event.failed !== undefined) return failed(plan, state, step, event.at, event.failed);
  if (step.kind === 'hook') {
    return next(plan, happened(state, event.at, 'step', `${stepText(step)} done`), event.at);
  }
  const share = step.kind === 'health' ? state.share : step.share;
  const text =
    step.kind === 'traffic' ? `${stepText(step)} on ${plan.telling.candidate.version}` : stepText(step);
  return watch(plan, {
    ...happened(state, event.at, 'step', text),
    phase: 'watching',
    share,
    since: event.at,
    lastReadAt: event.at,
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
  if (why.startsWith('try_again:')) {
    const limit = plan.environment.rollout.timeoutMs;
    if (at - state.since < limit) {
      return {
        state: { ...state, tries: state.tries + 1 },
        effects: [],
        waitMs: TRY_AGAIN_MS,
        read: NOTHING,
      };
    }
    const waited = `${stepText(step)} asked to be tried again for ${Math.round(limit / 1000)} s: the answering version is not ${plan.telling.candidate.version}`;
    return goBack(plan, state, {
      outcome: 'roll-back',
      reasonCode: 'wrong_version',
      reason: waited,
      at,
      badVersion: false,
    });
  }
  const nothingDeployed = step.kind === 'hook' && (step.hook === 'backup' || step.hook === 'migrate');
  const reasonCode = step.kind === 'hook' ? `${step.hook}_failed` : 'traffic_not_set';
  const reason = `${stepText(step)} failed: ${why}`;
  if (nothingDeployed) return ended(state, { outcome: 'stop', reasonCode, reason, at, badVersion: false });
  const badVersion = step.kind === 'hook' && step.hook === 'smoke';
  return goBack(plan, state, { outcome: 'roll-back', reasonCode, reason, at, badVersion });
}

/** A reading came while a step was watched (or while waiting to try a command again). */
function watched(
  plan: RolloutPlan,
  state: RolloutState,
  event: Extract<RolloutEvent, { kind: 'read' }>,
): Move {
  const { at } = event;
  const step = plan.steps[state.step];
  if (step === undefined || step.kind === 'hook' || state.phase === 'acting') return moveOf(plan, state);
  const { rollout } = plan.environment;

  let current = withHealth(state, event.health ?? [], at);
  const down = unavailable(plan, current, at);
  if (down !== undefined) return goBack(plan, current, { ...down, at });

  if (step.kind === 'health') {
    const sick = (event.health ?? []).filter(({ ok }) => !ok);
    if (event.health !== undefined && event.health.length > 0 && sick.length === 0)
      return next(plan, current, at);
    if (at - current.since < rollout.timeoutMs) return watch(plan, current);
    const reason = `health checks did not pass in ${Math.round(rollout.timeoutMs / 1000)} s: ${sick.map(({ url, detail }) => `${url} ${detail}`).join('; ') || 'none answered'}`;
    return goBack(plan, current, {
      outcome: 'roll-back',
      reasonCode: 'unhealthy',
      reason,
      at,
      badVersion: true,
    });
  }

  const elapsed = at - current.lastReadAt;
  const verdict = judged(plan, current, step, event, elapsed);
  current = { ...verdict.state, lastReadAt: at };
  if (verdict.begins === true) return watch(plan, { ...current, watchedMs: current.watchedMs + elapsed });
  switch (verdict.verdict?.outcome) {
    case 'roll-back': {
      const { reasonCode, reason } = verdict.verdict;
      if (plan.environment.rollback.auto) {
        return goBack(plan, current, {
          outcome: 'roll-back',
          reasonCode,
          reason,
          at,
          badVersion: reasonCode !== 'blind',
        });
      }
      return ended(current, {
        outcome: 'hold',
        reasonCode,
        reason: `${reason}; rollback.auto is off`,
        at,
        badVersion: true,
      });
    }
    case 'hold': {
      // The step's clock stands still; safety goes on being judged.
      if (current.holdingSince === undefined) {
        current = happened(
          { ...current, holdingSince: at },
          at,
          'trouble',
          `held: ${verdict.verdict.reason}`,
        );
      }
      break;
    }
    case 'wait':
    case 'promote':
    case undefined: {
      const { holdingSince, ...released } = current;
      current = { ...released, watchedMs: current.watchedMs + elapsed };
      if (holdingSince !== undefined)
        current = happened(current, at, 'info', 'goes on: the reason to hold is gone');
      const enough = current.watchedMs >= step.minimumMs && !criticalSick(plan, event.health ?? []);
      if (enough && verdict.verdict?.outcome !== 'wait') {
        const why =
          verdict.verdict === undefined
            ? 'time has passed and nothing was found against it'
            : verdict.verdict.reason;
        return next(plan, happened(current, at, 'decision', `promoted past ${stepText(step)}: ${why}`), at);
      }
    }
  }
  if (at - current.startedAt >= rollout.deadlineMs) return overdue(plan, current, at, verdict.verdict);
  return watch(plan, current);
}

function judged(
  plan: RolloutPlan,
  state: RolloutState,
  step: Extract<RolloutStep, { kind: 'traffic' | 'watch' }>,
  event: Extract<RolloutEvent, { kind: 'read' }>,
  elapsed: number,
): { state: RolloutState; verdict?: JudgeVerdict; begins?: true } {
  if (state.judge === undefined) return { state };
  if (event.counts !== undefined && isUncounted(state)) {
    // The first reading of a counter is where counting begins, not something to judge.
    const { memory } = tickOf(
      state.counters,
      event.counts,
      state.share,
      countingOf(plan.environment.rollout.judge?.provider),
    );
    return { state: { ...state, counters: memory }, begins: true };
  }
  const tick =
    event.counts === undefined
      ? undefined
      : tickOf(
          state.counters,
          event.counts,
          state.share,
          countingOf(plan.environment.rollout.judge?.provider),
        );
  const judge = tick === undefined ? state.judge : observe(state.judge, tick.observation);
  const verdict = verdictOf(judge, {
    elapsed: (state.watchedMs + elapsed) / 1000,
    minimum: step.minimumMs / 1000,
  });
  if (tick === undefined) return { state, verdict };
  const glimpses = thinned([...state.glimpses, glimpseOf(tick.observation, event.at, state.share, verdict)]);
  return { state: { ...state, judge, counters: tick.memory, glimpses }, verdict };
}

const isUncounted = (state: RolloutState): boolean => Object.keys(state.counters.metrics).length === 0;

function overdue(
  plan: RolloutPlan,
  state: RolloutState,
  at: number,
  verdict: JudgeVerdict | undefined,
): Move {
  const minutes = Math.round((at - state.startedAt) / 60_000);
  const why = verdict === undefined ? '' : `: ${verdict.reason}`;
  const reason = `not finished after ${minutes} min, the deadline is ${Math.round(plan.environment.rollout.deadlineMs / 60_000)} min${why}`;
  const ending = { reasonCode: 'deadline', reason, at, badVersion: false };
  if (plan.environment.rollout.onDeadline === 'roll-back')
    return goBack(plan, state, { outcome: 'roll-back', ...ending });
  return ended(state, { outcome: 'hold', ...ending });
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

function next(plan: RolloutPlan, state: RolloutState, at: number): Move {
  const { holdingSince: _, ...free } = state;
  return moveOf(plan, { ...free, step: state.step + 1, phase: 'acting', since: at, watchedMs: 0, tries: 0 });
}

function goBack(plan: RolloutPlan, state: RolloutState, ending: Ending): Move {
  // A rollback that fails is a person's: going back from going back would go forward to the bad version.
  if (plan.task === 'rollback') {
    return ended(state, { ...ending, outcome: 'stop', reasonCode: 'rollback_failed', badVersion: false });
  }
  return rollbackMove(plan, {
    ...happened(state, ending.at, 'decision', `rolls back: ${ending.reason}`),
    phase: 'rolling-back',
    rollbackStep: 0,
    ending,
    since: ending.at,
  });
}

function movesBack(plan: RolloutPlan, state: RolloutState) {
  return rollbackMoves(plan, state.share, state.step >= firstDeploy(plan));
}

function firstDeploy(plan: RolloutPlan): number {
  const index = plan.steps.findIndex((step) => step.kind === 'hook' && step.hook === 'deploy');
  return index === -1 ? 0 : index;
}

function rollbackMove(plan: RolloutPlan, state: RolloutState): Move {
  const move = movesBack(plan, state)[state.rollbackStep];
  if (move === undefined) return ended(state, state.ending ?? proceedEnding(state));
  if (move.kind === 'health') {
    return { state, effects: [], waitMs: 0, read: { counts: false, health: true } };
  }
  const told: Effect = {
    ...statusEffect(plan, state),
    description: `${ROLLING_BACK}${state.ending?.reason ?? ''}`,
  };
  return act(state, state.rollbackStep === 0 ? [move.effect, told] : [move.effect]);
}

function rollingBack(plan: RolloutPlan, state: RolloutState, event: RolloutEvent): Move {
  const move = movesBack(plan, state)[state.rollbackStep];
  if (move === undefined || event.kind === 'cancelled') return rollbackMove(plan, state);
  const go = (after: RolloutState): Move =>
    rollbackMove(plan, { ...after, rollbackStep: state.rollbackStep + 1, since: event.at });
  if (event.kind === 'read') {
    const sick = (event.health ?? []).filter(({ ok }) => !ok);
    const asked = event.health ?? [];
    if (asked.length > 0 && sick.length === 0)
      return go(happened(state, event.at, 'step', `${move.text} pass`));
    if (event.at - state.since < plan.environment.rollout.timeoutMs) {
      const pause = Math.min(...plan.environment.rollout.health.map(({ everyMs }) => everyMs));
      return { state, effects: [], waitMs: pause, read: { counts: false, health: true } };
    }
    return go(rollbackFailed(state, event.at, `${move.text} do not pass`));
  }
  if (event.failed === undefined) {
    const share =
      move.kind === 'effect' && move.effect.kind === 'shift-traffic' ? move.effect.share : state.share;
    return go({ ...happened(state, event.at, 'step', `${move.text} done`), share });
  }
  // It is told and gone on from: the next moves may still help, and rolling back is not begun a second time.
  return go(rollbackFailed(state, event.at, `${move.text} failed: ${event.failed}`));
}

function rollbackFailed(state: RolloutState, at: number, why: string): RolloutState {
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

/** Nobody watches a cancelled run, so the candidate keeps no traffic. */
function cancelled(plan: RolloutPlan, state: RolloutState, at: number, why: string): Move {
  if (state.phase === 'rolling-back') return rollbackMove(plan, state);
  const reason = `cancelled (${why}) at ${stepTextAt(plan, state)}`;
  const ending: Ending = { outcome: 'stop', reasonCode: 'cancelled', reason, at, badVersion: false };
  if (state.share === 0 && !(plan.steps[state.step]?.kind === 'traffic')) return ended(state, ending);
  const moves = rollbackMoves(plan, state.share, false);
  if (moves.length === 0) return ended(state, ending);
  return {
    state: {
      ...happened(state, at, 'trouble', `${reason}; traffic goes back to the baseline`),
      phase: 'rolling-back',
      // Past the undoing commands: a cancelled job has seconds, and they may take minutes.
      rollbackStep: movesBack(plan, state).length,
      ending,
      share: 0,
    },
    effects: moves.flatMap((move) => (move.kind === 'effect' ? [move.effect] : [])),
    waitMs: 0,
    read: NOTHING,
  };
}

function stepTextAt(plan: RolloutPlan, state: RolloutState): string {
  const step = plan.steps[state.step];
  return step === undefined ? 'the end' : stepText(step);
}

function watch(plan: RolloutPlan, state: RolloutState): Move {
  const { rollout } = plan.environment;
  const pauses = [
    ...(rollout.judge === undefined ? [] : [rollout.judge.everyMs]),
    ...rollout.health.map(({ everyMs }) => everyMs),
    10_000,
  ];
  const step = plan.steps[state.step];
  const remaining =
    step !== undefined && 'minimumMs' in step ? step.minimumMs - state.watchedMs : Number.POSITIVE_INFINITY;
  const begins = step?.kind !== 'health' && rollout.judge !== undefined && isUncounted(state);
  const waitMs = begins
    ? 0
    : Math.max(0, Math.min(...pauses, remaining > 0 ? remaining : Number.POSITIVE_INFINITY));
  return {
    state: { ...state, phase: 'watching' },
    effects: [],
    waitMs,
    read: {
      counts: rollout.judge !== undefined && step?.kind !== 'health',
      health: rollout.health.length > 0,
    },
  };
}

function hookEffect(plan: RolloutPlan, step: Extract<RolloutStep, { kind: 'hook' }>): Effect {
  const batch = step.batch;
  return {
    kind: 'run-hook',
    hook: step.hook,
    command: step.command,
    env: {
      ...deployVariables(plan.telling),
      ...step.env,
      DEPLOY_HOOK: step.hook,
      ...(batch === undefined
        ? {}
        : {
            DEPLOY_BATCH: String(batch.index),
            DEPLOY_BATCHES: String(batch.of),
            DEPLOY_BATCH_SIZE: batch.size,
          }),
    },
    timeoutMs: plan.environment.rollout.timeoutMs,
  };
}

function shiftEffect(plan: RolloutPlan, state: RolloutState, share: number): Effect {
  return {
    kind: 'shift-traffic',
    share,
    env: { ...deployVariables(plan.telling), ...weightVariables(share, state.share) },
  };
}

function statusEffect(
  plan: RolloutPlan,
  state: RolloutState,
): Extract<Effect, { kind: 'set-deployment-status' }> {
  return {
    kind: 'set-deployment-status',
    key: state.key,
    environment: plan.environment.name,
    state: 'in_progress',
    description: `step ${Math.min(state.step + 1, plan.steps.length)} of ${plan.steps.length}: ${stepTextAt(plan, state)}`,
  };
}

const confirm = (plan: RolloutPlan): Effect => ({ kind: 'confirm-lock', ...plan.lock });

const act = (state: RolloutState, effects: readonly Effect[]): Move => ({
  state,
  effects,
  waitMs: 0,
  read: NOTHING,
});

const rest = (state: RolloutState): Move => ({ state, effects: [], waitMs: 0, read: NOTHING });

const ended = (state: RolloutState, ending: Ending): Move => rest({ ...state, phase: 'ended', ending });

function proceedEnding(state: RolloutState): Ending {
  return {
    outcome: 'proceed',
    reasonCode: 'deployed',
    reason: 'every step is done and nothing was found against the candidate',
    at: state.since,
    badVersion: false,
  };
}

function happened(state: RolloutState, at: number, kind: Happening['kind'], text: string): RolloutState {
  return { ...state, happenings: [...state.happenings, { at, kind, text }].slice(-200) };
}
