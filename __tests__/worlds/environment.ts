import { judgeOptions } from '../../src/canary/options.ts';
import type { EnvironmentConfig, RolloutConfig } from '../../src/config/config.ts';

export const SHA = 'c'.repeat(40);
export const GOOD = 'a'.repeat(40);

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A rollout that runs every command there is, by hand-set strategy. */
export function rolloutConfig(over: Partial<RolloutConfig> = {}): RolloutConfig {
  return {
    strategy: 'direct',
    steps: [0.05, 0.5, 1],
    batches: [{ count: 1 }, { share: 0.5 }, { share: 1 }],
    stepTimeMs: [MINUTE],
    deadlineMs: 60 * MINUTE,
    onDeadline: 'hold',
    bakeMs: 0,
    run: { deploy: './deploy', rollback: './rollback' },
    timeoutMs: 5 * MINUTE,
    health: [],
    passEnv: [],
    ...over,
  };
}

/** A canary judged by counts of errors every 10 s. */
export function canaryConfig(over: Partial<RolloutConfig> = {}): RolloutConfig {
  return rolloutConfig({
    strategy: 'canary',
    traffic: { driver: 'command', set: './set', read: './read' },
    judge: {
      provider: {
        kind: 'prometheus',
        url: 'http://prometheus.test',
        requests: 'r{version="{version}"}',
        errors: 'e{version="{version}"}',
      },
      everyMs: 10 * SECOND,
      options: judgeOptions({ warmUp: 0 }),
    },
    ...over,
  });
}

export function environmentConfig(
  rollout: RolloutConfig,
  over: Partial<EnvironmentConfig> = {},
): EnvironmentConfig {
  return {
    name: 'production',
    warn: [],
    approval: { required: false, fourEyes: false, maxAgeMs: 24 * 60 * MINUTE },
    production: true,
    rollout,
    rollback: {
      auto: true,
      maxAgeMs: 30 * 24 * 60 * MINUTE,
      hold: true,
      migrations: 'forward-only',
      migrationPaths: [],
      run: {},
    },
    ...over,
  };
}
