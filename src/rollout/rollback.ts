import type { Effect, Hook } from '../core/effect.ts';
import type { RolloutPlan } from './state.ts';
import { deployVariables, rollbackVariables, weightVariables } from './variables.ts';

/** One move of going back. */
export type RollbackMove =
  | { readonly kind: 'effect'; readonly effect: Effect; readonly text: string }
  | { readonly kind: 'health'; readonly text: string };

/**
 * Going back, in the order that helps users soonest: traffic off the candidate first, then the commands that undo the
 * deployment, then a look whether it helped.
 * @param share the candidate's share now
 * @param undo whether anything was deployed: a rollout that failed before has only its traffic to take back
 */
export function rollbackMoves(plan: RolloutPlan, share: number, undo: boolean): readonly RollbackMove[] {
  const { environment, telling } = plan;
  const { rollout, rollback } = environment;
  const variables = {
    ...deployVariables(telling),
    ...rollbackVariables(telling.candidate, telling.baseline),
  };
  const hook = (name: Hook, command: string | undefined): RollbackMove[] =>
    command === undefined
      ? []
      : [
          {
            kind: 'effect',
            effect: {
              kind: 'run-hook',
              hook: name,
              command,
              env: { ...variables, DEPLOY_HOOK: name },
              timeoutMs: rollout.timeoutMs,
              undoing: true,
            },
            text: `${name} command`,
          },
        ];
  const moves: RollbackMove[] = [];
  if (rollout.traffic !== undefined && rollout.strategy !== 'rolling') {
    moves.push({
      kind: 'effect',
      effect: {
        kind: 'shift-traffic',
        share: 0,
        env: { ...variables, ...weightVariables(0, share) },
        undoing: true,
      },
      text: 'traffic off the candidate',
    });
  }
  if (!undo) return moves;
  moves.push(...hook('rollback', rollout.run.rollback));
  // How data returns is a choice of the config: forward-only leaves the schema, block has refused this rollout's migrations.
  const restores = rollback.migrations === 'down-script' || rollback.migrations === 'restore-backup';
  if (restores && rollout.run.migrate !== undefined)
    moves.push(...hook('migrations', rollback.run.migrations));
  moves.push(...hook('config', rollback.run.config), ...hook('caches', rollback.run.caches));
  if (rollout.health.length > 0)
    moves.push({ kind: 'health', text: 'health checks of the version returned to' });
  return moves;
}
