import type { DeploymentReading } from '../core/facts.ts';
import type { LedgerDocument } from '../core/ledger.ts';
import { isQuarantined } from '../ledger/transition.ts';
import type { Ending, RolloutState } from './state.ts';

/** How the status of a deployment begins once the decision to go back is taken. */
export const ROLLING_BACK = 'rolling back: ';

/** What an interrupted rollout has left behind. */
export interface Remains {
  readonly saved: RolloutState | undefined;
  /** Description of the deployment's newest status. */
  readonly lastStatus: string | undefined;
  readonly ledger: LedgerDocument | undefined;
  readonly environment: string;
  readonly sha: string;
  /** The candidate's share as the data plane has it; `undefined` where it cannot be read. */
  readonly share: number | undefined;
  readonly attempt: number;
  readonly at: number;
}

/** Whether an open deployment is already on its way back, so that its own hold and quarantine do not stop its finishing. */
export function wasUndone(
  open: DeploymentReading,
  ledger: LedgerDocument | undefined,
  environment: string,
): boolean {
  if (open.statuses.at(-1)?.description.startsWith(ROLLING_BACK) === true) return true;
  return ledger !== undefined && undoneInLedger(ledger, environment, open.sha) !== undefined;
}

/**
 * The state to go on from. A decision to go back is found wherever it reached first (the saved state, the deployment's
 * status, the ledger, or the traffic itself) and is never taken back; otherwise the step it stood at is done again.
 * @param fresh what a rollout from the beginning would start with
 */
export function resumedRollout(fresh: RolloutState, remains: Remains): RolloutState {
  const { saved, at } = remains;
  const base = saved ?? fresh;
  const text = `attempt ${remains.attempt} goes on at step ${base.step + 1}`;
  const on: RolloutState = {
    ...base,
    lastReadAt: at,
    happenings: [...base.happenings, { at, kind: 'info', text }],
  };
  if (on.phase === 'rolling-back' || on.phase === 'ended') return on;
  const ending = decided(remains, on);
  // What was deployed is undone as a whole: how far it had come is known only as far as it was saved.
  if (ending !== undefined)
    return { ...on, step: Math.max(on.step, 1), phase: 'rolling-back', rollbackStep: 0, ending, since: at };
  return on.phase === 'watching' ? { ...on, phase: 'acting' } : on;
}

function decided(remains: Remains, on: RolloutState): Ending | undefined {
  const { at, ledger, lastStatus } = remains;
  const back = { outcome: 'roll-back' as const, at, badVersion: true };
  if (lastStatus?.startsWith(ROLLING_BACK) === true) {
    return { ...back, reasonCode: 'rolled_back', reason: lastStatus.slice(ROLLING_BACK.length) };
  }
  const undone = ledger === undefined ? undefined : undoneInLedger(ledger, remains.environment, remains.sha);
  if (undone !== undefined) return { ...back, reasonCode: 'rolled_back', reason: undone };
  if (remains.share === 0 && on.share > 0) {
    return {
      ...back,
      reasonCode: 'traffic_taken_away',
      reason: 'the candidate had lost its traffic when this attempt went on, and it is not given back',
    };
  }
  return undefined;
}

function undoneInLedger(ledger: LedgerDocument, environment: string, sha: string): string | undefined {
  if (!isQuarantined(ledger, environment, sha)) return undefined;
  return ledger.quarantine.find((entry) => entry.environment === environment && entry.sha === sha)?.reason;
}
