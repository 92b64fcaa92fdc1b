import type { Receipt } from '../../core/decision.ts';
import type { Effect, EffectKind } from '../../core/effect.ts';
import type { World } from '../world.ts';
import { confirmLock, updateLedger } from './ledger.ts';
import { createDeployment, setDeploymentStatus, supersedeDeployments } from './deployments.ts';
import type { DeploymentsSeen } from './deployments.ts';
import { markCommit } from './marks.ts';
import { runHook, shiftTraffic } from './moves.ts';
import { commitChangelog, createRelease, createTag, moveTag } from './release.ts';

/** What performing remembers within one run, so that what it has just written is not asked for again. */
export interface Performing {
  readonly world: World;
  readonly deployments: DeploymentsSeen;
}

type Performer<K extends EffectKind> = (
  effect: Extract<Effect, { kind: K }>,
  performing: Performing,
) => Promise<Omit<Receipt, 'effect'>>;

const PERFORMERS: { readonly [K in EffectKind]: Performer<K> } = {
  'create-tag': createTag,
  'create-release': createRelease,
  'move-tag': moveTag,
  'commit-changelog': commitChangelog,
  'create-deployment': createDeployment,
  'set-deployment-status': setDeploymentStatus,
  'supersede-deployments': supersedeDeployments,
  'update-ledger': updateLedger,
  'confirm-lock': confirmLock,
  'run-hook': runHook,
  'mark-commit': markCommit,
  'shift-traffic': shiftTraffic,
};

/** Effects whose failure leaves the rest worth doing: telling, and what is repaired by the next run. */
const GOES_ON: ReadonlySet<EffectKind> = new Set([
  'set-deployment-status',
  'supersede-deployments',
  'mark-commit',
]);

/** Performs effects one after the other. After one that failed the rest are skipped, except behind mere telling. */
export async function perform(
  effects: readonly Effect[],
  performing: Performing,
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  let failed: Receipt | undefined;
  for (const effect of effects) {
    if (failed !== undefined) {
      receipts.push({ effect, state: 'skipped', detail: `not done, because ${failed.effect.kind} failed` });
      continue;
    }
    const receipt: Receipt = { effect, ...(await performerOf(effect)(effect, performing)) };
    receipts.push(receipt);
    if (receipt.state === 'failed' && !GOES_ON.has(effect.kind)) failed = receipt;
  }
  return receipts;
}

function performerOf(effect: Effect): Performer<EffectKind> {
  // The table pairs each kind with its own performer; the compiler loses the pairing when it is looked up by a variable.
  return PERFORMERS[effect.kind] as Performer<EffectKind>;
}

/** Dry run: every effect with what it would do, none performed. */
export function rehearsed(effects: readonly Effect[]): readonly Receipt[] {
  return effects.map((effect) => ({ effect, state: 'skipped', detail: 'dry run: not done' }));
}
