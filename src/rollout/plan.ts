import type { Batch, EnvironmentConfig, RolloutConfig } from '../config/config.ts';
import type { Hook } from '../core/effect.ts';

/** One move of a rollout. */
export type RolloutStep =
  | {
      readonly kind: 'hook';
      readonly hook: Hook;
      readonly command: string;
      /** Told beside the DEPLOY_* variables every command gets. */
      readonly env?: Readonly<Record<string, string>>;
      /** For rolling: which batch this run of the deploy command brings. */
      readonly batch?: { readonly index: number; readonly of: number; readonly size: string };
    }
  /** Every health check answers before the next step. */
  | { readonly kind: 'health' }
  | {
      /** Candidate's share is set, then watched for at least this long and until the evidence suffices. */
      readonly kind: 'traffic';
      readonly share: number;
      readonly minimumMs: number;
    }
  /** Watched without moving traffic: a batch of a rolling update. */
  | { readonly kind: 'watch'; readonly share: number; readonly minimumMs: number };

/**
 * The steps of a strategy, in order.
 * - direct: backup, migrate, deploy, health, smoke
 * - rolling: backup, migrate, then a batch at a time: deploy, health, watch; smoke at the end
 * - blue-green: backup, migrate, deploy the idle side, smoke it there, switch, watch; the old side stays warm
 * - canary: backup, migrate, deploy beside the baseline, smoke it there, then share by share
 */
export function stepsOf(rollout: RolloutConfig): readonly RolloutStep[] {
  const { run } = rollout;
  const hook = (name: Hook, command: string | undefined): RolloutStep[] =>
    command === undefined ? [] : [{ kind: 'hook', hook: name, command }];
  const health: RolloutStep[] = rollout.health.length === 0 ? [] : [{ kind: 'health' }];
  const before = [...hook('backup', run.backup), ...hook('migrate', run.migrate)];
  const smoke = hook('smoke', run.smoke);
  const timeAt = (index: number): number => rollout.stepTimeMs[index] ?? rollout.stepTimeMs.at(-1) ?? 0;

  switch (rollout.strategy) {
    case 'direct':
      return [...before, ...hook('deploy', run.deploy), ...health, ...smoke];
    case 'rolling':
      return [
        ...before,
        ...rollout.batches.flatMap((batch, index): RolloutStep[] => [
          ...(run.deploy === undefined
            ? []
            : [
                {
                  kind: 'hook' as const,
                  hook: 'deploy' as const,
                  command: run.deploy,
                  batch: { index: index + 1, of: rollout.batches.length, size: sizeOf(batch) },
                },
              ]),
          ...health,
          { kind: 'watch', share: shareOf(batch), minimumMs: timeAt(index) },
        ]),
        ...smoke,
      ];
    case 'blue-green':
      return [
        ...before,
        ...hook('deploy', run.deploy),
        ...smoke,
        { kind: 'traffic', share: 1, minimumMs: Math.max(timeAt(0), rollout.bakeMs) },
      ];
    case 'canary':
      return [
        ...before,
        ...hook('deploy', run.deploy),
        ...smoke,
        ...rollout.steps.map((share, index): RolloutStep => ({
          kind: 'traffic',
          share,
          minimumMs: Math.max(timeAt(index), share === 1 ? rollout.bakeMs : 0),
        })),
      ];
  }
}

function sizeOf(batch: Batch): string {
  return 'count' in batch ? String(batch.count) : `${Math.round(batch.share * 100)}%`;
}

/** A count says nothing about the share of traffic; the observed share does, so it is left at 0 for the judge's limits. */
function shareOf(batch: Batch): number {
  return 'share' in batch ? batch.share : 0;
}

/**
 * The steps of returning to an earlier version: traffic first, then the commands that undo, then a look at what is live.
 * Without a `rollback` command the version is deployed again with `deploy`.
 */
export function stepsBack(
  { rollout, rollback }: Pick<EnvironmentConfig, 'rollout' | 'rollback'>,
  env: Readonly<Record<string, string>>,
): readonly RolloutStep[] {
  const hook = (name: Hook, command: string | undefined): RolloutStep[] =>
    command === undefined ? [] : [{ kind: 'hook', hook: name, command, env }];
  const restores = rollback.migrations === 'down-script' || rollback.migrations === 'restore-backup';
  return [
    ...(rollout.traffic === undefined || rollout.strategy === 'rolling'
      ? []
      : [{ kind: 'traffic' as const, share: 0, minimumMs: 0 }]),
    ...(rollout.run.rollback === undefined
      ? hook('deploy', rollout.run.deploy)
      : hook('rollback', rollout.run.rollback)),
    ...(restores ? hook('migrations', rollback.run.migrations) : []),
    ...hook('config', rollback.run.config),
    ...hook('caches', rollback.run.caches),
    ...(rollout.health.length === 0 ? [] : [{ kind: 'health' as const }]),
    ...hook('smoke', rollout.run.smoke),
  ];
}

/** Index of the first step that brings the candidate: before it there is nothing to undo. */
export function firstDeploy(steps: readonly RolloutStep[]): number {
  const index = steps.findIndex((step) => step.kind === 'hook' && step.hook === 'deploy');
  return index === -1 ? 0 : index;
}

/** A step in words, for statuses and timelines. */
export function stepText(step: RolloutStep): string {
  switch (step.kind) {
    case 'hook':
      return step.batch === undefined
        ? `${step.hook} command`
        : `${step.hook} command, batch ${step.batch.index} of ${step.batch.of} (${step.batch.size})`;
    case 'health':
      return 'health checks';
    case 'traffic':
      return `${Math.round(step.share * 1000) / 10}% of traffic`;
    case 'watch':
      return 'watching the batch';
  }
}
