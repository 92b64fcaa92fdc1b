import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import { TRY_AGAIN } from '../../rollout/machine.ts';
import type { Performing } from './perform.ts';

export async function runHook(
  effect: Extract<Effect, { kind: 'run-hook' }>,
  { world }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const end = await world.run(
    {
      title: `${effect.hook} hook`,
      command: effect.command,
      env: effect.env,
      timeoutMs: effect.timeoutMs,
      live: true,
    },
    effect.undoing === true ? undefined : world.cancelled,
  );
  const output = end.lastLines.join('\n');
  if (end.state === 'exited' && end.code === 0) {
    return { state: 'done', detail: `${effect.hook} hook done in ${end.seconds.toFixed(1)} s`, output };
  }
  const how = {
    exited:
      end.code === TRY_AGAIN
        ? `try_again: the ${effect.hook} hook ended with ${TRY_AGAIN}`
        : `it ended with code ${end.code}`,
    'timed-out': `it took longer than ${Math.round(effect.timeoutMs / 1000)} s and was ended`,
    cancelled: 'it was cancelled',
    'not-started': 'it could not be started',
  }[end.state];
  return { state: 'failed', detail: how, output };
}

export async function shiftTraffic(
  effect: Extract<Effect, { kind: 'shift-traffic' }>,
  { world }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  if (world.traffic === undefined)
    return { state: 'failed', detail: 'there is no traffic driver in the config' };
  const percent = `${Math.round(effect.share * 1000) / 10}%`;
  const set = await world.traffic.set(
    effect.share,
    effect.env,
    effect.undoing === true ? undefined : world.cancelled,
  );
  return set.ok
    ? {
        state: set.already ? 'already-done' : 'done',
        detail: `${percent} of traffic, read back`,
        output: String(set.share),
      }
    : { state: 'failed', detail: set.reason };
}
