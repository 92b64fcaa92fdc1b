import type { Effect } from '../core/effect.ts';
import { stepText } from './plan.ts';
import type { RolloutStep } from './plan.ts';
import type { Ending, Happening, Move, RolloutPlan, RolloutState } from './state.ts';
import { stepTextOf } from './statusText.ts';
import { deployVariables, weightVariables } from './variables.ts';

/** The effects of a step and the shapes of a move, from which the machine's turns are made. */

export const NOTHING: Move['read'] = { counts: false, health: false };

export const act = (state: RolloutState, effects: readonly Effect[]): Move => ({
  state,
  effects,
  waitMs: 0,
  read: NOTHING,
});

export const rest = (state: RolloutState): Move => act(state, []);

export const ended = (state: RolloutState, ending: Ending): Move =>
  rest({ ...state, phase: 'ended', ending });

export function proceedEnding(state: RolloutState): Ending {
  return {
    outcome: 'proceed',
    reasonCode: 'deployed',
    reason: 'every step is done and nothing was found against the candidate',
    at: state.since,
    badVersion: false,
  };
}

/** The state with one more moment on its timeline. */
export function happened(
  state: RolloutState,
  at: number,
  kind: Happening['kind'],
  text: string,
): RolloutState {
  return { ...state, happenings: [...state.happenings, { at, kind, text }].slice(-200) };
}

export function stepTextAt(plan: RolloutPlan, state: RolloutState): string {
  const step = plan.steps[state.step];
  return step === undefined ? 'the end' : stepText(step);
}

export function hookEffect(plan: RolloutPlan, step: Extract<RolloutStep, { kind: 'hook' }>): Effect {
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
    ...undoing(plan),
  };
}

export function shiftEffect(plan: RolloutPlan, state: RolloutState, share: number): Effect {
  return {
    kind: 'shift-traffic',
    share,
    env: { ...deployVariables(plan.telling), ...weightVariables(share, state.share) },
    ...undoing(plan),
  };
}

/** Every command of a rollback is part of going back. */
const undoing = ({ task }: RolloutPlan): { readonly undoing?: true } =>
  task === 'rollback' ? { undoing: true } : {};

/** Where the rollout is, on the deployment's record. A newer attempt reads there how far it had come at least. */
export function statusEffect(
  plan: RolloutPlan,
  state: RolloutState,
): Extract<Effect, { kind: 'set-deployment-status' }> {
  return {
    kind: 'set-deployment-status',
    key: state.key,
    environment: plan.environment.name,
    state: 'in_progress',
    description: stepTextOf(plan.steps, state.step),
  };
}

export const confirmLock = (plan: RolloutPlan): Effect => ({ kind: 'confirm-lock', ...plan.lock });
