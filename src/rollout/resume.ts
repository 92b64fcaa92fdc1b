import type { DeploymentReading } from '../core/facts.ts';
import type { LedgerDocument } from '../core/ledger.ts';
import { isQuarantined } from '../ledger/transition.ts';
import { happened, proceedEnding } from './move.ts';
import { firstDeploy } from './plan.ts';
import type { Ending, RolloutPlan, RolloutState } from './state.ts';
import { rollingBackTold, stepTold } from './statusText.ts';

/** Data planes round weights. */
const SAME_SHARE = 0.005;

/** What an interrupted rollout has left behind. */
export interface Remains {
  readonly saved: RolloutState | undefined;
  /** Description of the deployment's newest status. */
  readonly lastStatus: string | undefined;
  readonly ledger: LedgerDocument | undefined;
  /** The candidate's share as the data plane has it; `undefined` where it cannot be read. */
  readonly share: number | undefined;
  readonly attempt: number;
  readonly at: number;
}

/** Whether it is settled how an open deployment ends, so that its own hold and quarantine do not keep it from being finished. */
export function wasDecided(
  open: DeploymentReading,
  ledger: LedgerDocument | undefined,
  environment: string,
  saved: RolloutState | undefined,
): boolean {
  if (saved?.ending?.outcome === 'roll-back') return true;
  if (rollingBackTold(open.statuses.at(-1)?.description ?? '') !== undefined) return true;
  if (ledger === undefined) return false;
  const key = open.payload?.key ?? '';
  return isVerified(ledger, environment, key) || undoneInLedger(ledger, environment, open.sha) !== undefined;
}

/**
 * The state to go on from. What is decided is never decided again: an end that the ledger knows, or a decision to go back,
 * wherever it reached first (the saved state, the deployment's status, the ledger, or the traffic itself). Otherwise the
 * step it stood at is done again.
 * @param fresh what a rollout from the beginning would start with
 */
export function resumedRollout(plan: RolloutPlan, fresh: RolloutState, remains: Remains): RolloutState {
  const { saved, at, ledger } = remains;
  const on: RolloutState = { ...(saved ?? fresh), lastReadAt: at };
  if (ledger !== undefined && isVerified(ledger, plan.lock.environment, plan.telling.key))
    return { ...on, phase: 'ended', ending: proceedEnding(on) };
  if (on.phase === 'ended' && on.ending?.outcome === 'hold') return goesOn(released(on, at), remains);
  // From its first move: taking traffic away twice costs nothing, leaving it there would.
  if (on.phase === 'rolling-back') return { ...on, rollbackStep: 0, since: at };
  if (on.phase === 'ended') return on;
  const ending = decided(plan, remains, on);
  // What was deployed is undone as a whole: how far it had come is known only as far as it was saved.
  if (ending !== undefined)
    return { ...on, phase: 'rolling-back', rollbackStep: 0, undoes: true, ending, since: at };
  return goesOn({ ...on, phase: 'acting', step: stepReached(plan, on, remains.share) }, remains);
}

function goesOn(state: RolloutState, { at, attempt }: Remains): RolloutState {
  return happened(state, at, 'info', `attempt ${attempt} goes on at step ${state.step + 1}`);
}

/** Traffic that was set and not saved yet: the decision to give it was taken, and it is not taken back and given again. */
function stepReached({ steps }: RolloutPlan, on: RolloutState, share: number | undefined): number {
  const next = steps.findIndex((step, at) => at > on.step && step.kind === 'traffic');
  const step = steps[next];
  // Only what this deployment has moved before: what stands there at its beginning is an earlier one's.
  if (share === undefined || on.share === 0 || step?.kind !== 'traffic') return on.step;
  return Math.abs(step.share - share) <= SAME_SHARE ? next : on.step;
}

/** Who may go on after a hold has new time: the old one has run out while a person looked. */
function released(state: RolloutState, at: number): RolloutState {
  const { ending: _, holdingSince: __, ...free } = state;
  return { ...free, phase: 'acting', startedAt: at, since: at };
}

function decided(plan: RolloutPlan, remains: Remains, on: RolloutState): Ending | undefined {
  const { at, ledger } = remains;
  const { environment } = plan.lock;
  const { sha } = plan.telling.subject;
  const back = { outcome: 'roll-back' as const, at, badVersion: true };
  const told = rollingBackTold(remains.lastStatus ?? '');
  if (told !== undefined) return { ...back, reasonCode: 'rolled_back', ...told };
  const undone = ledger === undefined ? undefined : undoneInLedger(ledger, environment, sha);
  if (undone !== undefined) return { ...back, reasonCode: 'rolled_back', reason: undone };
  const hadTraffic = on.share > 0 || trafficTold(plan, remains.lastStatus ?? '');
  if (remains.share === 0 && hadTraffic && plan.environment.rollout.strategy !== 'rolling') {
    return {
      ...back,
      reasonCode: 'traffic_taken_away',
      reason: 'the candidate had lost its traffic when this attempt went on, and it is not given back',
    };
  }
  return undefined;
}

/** Whether the deployment's status says that the candidate was given traffic: it is written after the traffic was. */
function trafficTold(plan: RolloutPlan, status: string): boolean {
  const done = plan.steps.slice(firstDeploy(plan.steps), stepTold(status));
  return done.some((step) => step.kind === 'traffic' && step.share > 0);
}

function isVerified(ledger: LedgerDocument, environment: string, key: string): boolean {
  return (ledger.verified[environment] ?? []).some((version) => version.key === key);
}

function undoneInLedger(ledger: LedgerDocument, environment: string, sha: string): string | undefined {
  if (!isQuarantined(ledger, environment, sha)) return undefined;
  return ledger.quarantine.find((entry) => entry.environment === environment && entry.sha === sha)?.reason;
}
