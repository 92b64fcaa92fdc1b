import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import type { Performing } from './perform.ts';

export async function updateLedger(
  effect: Extract<Effect, { kind: 'update-ledger' }>,
  { world }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const update = await world.ledger.update(effect.operations, effect.why);
  if (update.state === 'failed') {
    const url = update.held?.url ?? '';
    return {
      state: 'failed',
      detail: `${update.reasonCode}: ${update.reason}`,
      ...(url === '' ? {} : { url }),
    };
  }
  const taken = effect.operations.find((operation) => operation.op === 'take-lock');
  const fence = taken === undefined ? undefined : update.document.locks[taken.environment]?.fence;
  return {
    state: update.state,
    detail: effect.why,
    ...(fence === undefined ? {} : { output: String(fence) }),
  };
}

export async function confirmLock(
  effect: Extract<Effect, { kind: 'confirm-lock' }>,
  { world }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const lost = await world.ledger.confirm(effect);
  return lost === undefined
    ? { state: 'already-done', detail: `the lock on ${effect.environment} is ours` }
    : { state: 'failed', detail: `lock_lost: ${lost}` };
}
