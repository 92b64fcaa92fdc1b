import type { Receipt } from '../../core/decision.ts';
import type { DeploymentReading, Fact } from '../../core/facts.ts';
import { known, unavailable } from '../../core/facts.ts';
import type { Outcome } from '../../core/verdict.ts';
import type { RolloutEvent, RolloutState } from '../../rollout/state.ts';
import type { ModeEvent } from '../mode.ts';

/** What deploying and rolling back read from their events alike. */

type Read = Extract<ModeEvent, { kind: 'read' }>;

export const notRead = (source: string): Fact<never> => unavailable('it was not read', source);

export function deploymentsOf(event: Read, environment: string): Fact<readonly DeploymentReading[]> {
  const all = event.facts.deployments;
  if (all === undefined) return notRead('deployments');
  if (all.state !== 'known') return all;
  const here = all.value[environment];
  if (here === undefined) return notRead(`deployments of ${environment}`);
  return here.state === 'known' ? known(here.value.deployments, here.source) : here;
}

/** Receipts as the rollout sees them: what failed, with a command's last lines. */
export function rolloutEvent(event: ModeEvent): RolloutEvent {
  if (event.kind !== 'performed') return event;
  const failed = event.receipts.find(
    ({ state, effect }) => state === 'failed' && effect.kind !== 'set-deployment-status',
  );
  const last = failed?.output?.split('\n').slice(-5).join('\n') ?? '';
  return {
    kind: 'performed',
    at: event.at,
    ...(failed === undefined ? {} : { failed: last === '' ? failed.detail : `${failed.detail}: ${last}` }),
    ...(event.cancelled === undefined ? {} : { cancelled: event.cancelled }),
  };
}

/** A saved rollout is gone on with only when it is this very deployment's. */
export function savedRollout(snapshot: unknown, key: string): RolloutState | undefined {
  // Written by this program for this key; what it holds is read again from the world where it matters.
  const saved = snapshot as Partial<RolloutState> | null | undefined;
  if (typeof saved !== 'object' || saved === null) return undefined;
  const ours = saved.schemaVersion === 1 && saved.key === key && typeof saved.step === 'number';
  return ours ? (saved as RolloutState) : undefined;
}

interface Said {
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
}

/** What could not be recorded at the end is said: a success that GitHub does not know of is no success. */
export function closedAs<S extends Said>(state: S, receipts: readonly Receipt[]): S {
  const failed = receipts.find((receipt) => receipt.state === 'failed');
  if (failed === undefined) return state;
  const summary = `${state.summary}; but it could not be recorded: ${failed.detail}; run this job again`;
  return state.outcome === 'proceed'
    ? { ...state, outcome: 'hold', reasonCode: 'not_recorded', summary }
    : { ...state, summary };
}
