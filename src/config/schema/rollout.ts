import * as z from 'zod';
import { duration, share } from '../../gates/options/scalars.ts';
import type { Batch, HealthCheck, RolloutConfig, Strategy } from '../config.ts';
import { judge, judgeOf } from './judge.ts';
import { command, flag, httpUrl, variableName } from './scalars.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const A_BATCH = 'a count of instances such as 1, or a share such as 50%';
const A_STEP_TIME = 'a duration such as 5m, or a list of them';

const batch = z.union(
  [
    z
      .int({ error: A_BATCH })
      .min(1, { error: A_BATCH })
      .transform((count): Batch => ({ count })),
    share.transform((part): Batch => ({ share: part })),
  ],
  { error: A_BATCH },
);

const health = z
  .strictObject({
    url: httpUrl,
    every: duration.default(10 * SECOND),
    critical: flag.default(true).describe('Unavailable: rolled back without statistics'),
    'unavailable-after': duration.default(2 * MINUTE).describe('No success for this long'),
    timeout: duration.default(5 * SECOND).describe('How long one answer may take'),
    status: z
      .int({ error: 'an HTTP status such as 200' })
      .min(100, { error: 'an HTTP status such as 200' })
      .max(599, { error: 'an HTTP status such as 200' })
      .default(200)
      .describe('The HTTP status expected'),
  })
  .transform(({ every, 'unavailable-after': unavailableAfterMs, timeout, status, ...rest }): HealthCheck => ({
    ...rest,
    everyMs: every,
    unavailableAfterMs,
    timeoutMs: timeout,
    expectStatus: status,
  }));

/** The `rollout` block as it is written. */
export const rollout = z.strictObject({
  strategy: z.enum(['direct', 'rolling', 'blue-green', 'canary']).default('direct'),
  steps: z
    .array(share)
    .min(1, { error: 'at least one step' })
    .max(50, { error: 'at most 50 steps' })
    .optional()
    .describe("For canary: the candidate's shares of traffic (default 5%, 25%, 50%, 100%)"),
  batches: z
    .array(batch)
    .min(1, { error: 'at least one batch' })
    .max(50, { error: 'at most 50 batches' })
    .optional()
    .describe('For rolling: how much of the fleet each batch brings it to (default 1, 50%, 100%)'),
  'step-time': z
    .union([duration, z.array(duration).min(1, { error: 'at least one duration' })], { error: A_STEP_TIME })
    .optional()
    .describe(
      'At least this long at each step but the last; one value serves all (default 5m for canary, 1m for rolling)',
    ),
  deadline: duration.default(60 * MINUTE).describe('Not finished by then: on-deadline (default 60m)'),
  'on-deadline': z.enum(['hold', 'roll-back']).default('hold'),
  bake: duration.default(0).describe('Watched this long once all traffic is on the candidate'),
  run: z
    .strictObject({
      backup: command.optional(),
      migrate: command.optional(),
      deploy: command.optional(),
      smoke: command.optional(),
      rollback: command.optional(),
    })
    .default({})
    .describe("Commands, from the candidate's own checkout"),
  timeout: duration.default(15 * MINUTE).describe('How long one command may take (default 15m)'),
  traffic: z
    .strictObject({
      driver: z.enum(['command']),
      set: command.describe('Sets the share in DEPLOY_WEIGHT'),
      read: command.describe('Prints the share that is set'),
    })
    .optional(),
  health: z.array(health).max(50, { error: 'at most 50 health checks' }).default([]),
  judge: judge.optional(),
  'pass-env': z
    .array(variableName)
    .default([])
    .describe('Environment variables that commands may see besides PATH, HOME and DEPLOY_*'),
});

export type WrittenRollout = z.output<typeof rollout>;

const DEFAULT_STEPS = [0.05, 0.25, 0.5, 1];
const DEFAULT_BATCHES: readonly Batch[] = [{ count: 1 }, { share: 0.5 }, { share: 1 }];
const DEFAULT_STEP_TIME: Readonly<Record<Strategy, number>> = {
  direct: 0,
  rolling: MINUTE,
  'blue-green': 0,
  canary: 5 * MINUTE,
};

/** Steps and batches of a strategy; what belongs to another strategy is empty. */
export function shapeOf({
  strategy,
  steps,
  batches,
}: Pick<WrittenRollout, 'strategy' | 'steps' | 'batches'>): {
  readonly steps: readonly number[];
  readonly batches: readonly Batch[];
} {
  return {
    steps: strategy === 'canary' ? (steps ?? DEFAULT_STEPS) : [],
    batches: strategy === 'rolling' ? (batches ?? DEFAULT_BATCHES) : [],
  };
}

/** One time a step. After the last one everything is brought: what is watched then is the bake. */
export function stepTimesOf(
  written: Pick<WrittenRollout, 'strategy' | 'steps' | 'batches' | 'step-time'>,
): readonly number[] {
  const { steps, batches } = shapeOf(written);
  const count = Math.max(steps.length, batches.length, 1);
  const time = written['step-time'] ?? DEFAULT_STEP_TIME[written.strategy];
  const times = Array.from({ length: count }, (_, at) => (typeof time === 'number' ? time : (time[at] ?? 0)));
  return written.strategy === 'canary' && typeof time === 'number' ? [...times.slice(0, -1), 0] : times;
}

/** Keys without the ones left out, so that an absent key stays absent. */
export function present<T extends object>(written: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Only undefined values are taken out.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export function rolloutOf(written: WrittenRollout): RolloutConfig {
  return {
    strategy: written.strategy,
    ...shapeOf(written),
    stepTimeMs: stepTimesOf(written),
    deadlineMs: written.deadline,
    onDeadline: written['on-deadline'],
    bakeMs: written.bake,
    run: present(written.run),
    timeoutMs: written.timeout,
    ...(written.traffic === undefined ? {} : { traffic: written.traffic }),
    health: written.health,
    ...(written.judge === undefined ? {} : { judge: judgeOf(written.judge) }),
    passEnv: written['pass-env'],
  };
}
