import * as z from 'zod';
import { duration } from '../../gates/options/scalars.ts';
import { glob } from '../../gates/options/glob.ts';
import type { ApprovalConfig, RollbackConfig } from '../config.ts';
import { requirement } from './requirement.ts';
import { present, rollout } from './rollout.ts';
import { command, flag, gateName, httpUrl } from './scalars.ts';

const DAY = 86_400_000;

const approval = z
  .strictObject({
    required: flag.default(true).describe("Somebody answers the environment's review request"),
    'four-eyes': flag
      .default(false)
      .describe('Neither author, committers nor whoever started it may approve'),
    'max-age': duration.default(DAY).describe('How old an approval may be (default 24h)'),
  })
  .transform(({ required, 'four-eyes': fourEyes, 'max-age': maxAgeMs }): ApprovalConfig => ({
    required,
    fourEyes,
    maxAgeMs,
  }));

/** An environment without `approval` asks for none. */
export const NO_APPROVAL: ApprovalConfig = { required: false, fourEyes: false, maxAgeMs: DAY };

/** The `rollback` block as it is written. */
export const rollback = z.strictObject({
  auto: flag.default(true).describe('Roll back by itself when the judge has proof'),
  'max-age': duration.default(30 * DAY).describe('How old a version to return to may be (default 30d)'),
  hold: flag.default(true).describe('The environment waits for a person afterwards'),
  migrations: z
    .enum(['down-script', 'restore-backup', 'forward-only', 'block'])
    .default('block')
    .describe('How data returns across migrations (default block: a person decides)'),
  'migration-paths': z
    .array(glob)
    .default(['**/migrations/**', '**/migrate/**'])
    .describe('Which files are migrations'),
  run: z
    .strictObject({
      migrations: command.optional(),
      config: command.optional(),
      caches: command.optional(),
    })
    .default({}),
});

export type WrittenRollback = z.output<typeof rollback>;

export function rollbackOf(written: WrittenRollback): RollbackConfig {
  const { auto, hold, migrations } = written;
  return {
    auto,
    maxAgeMs: written['max-age'],
    hold,
    migrations,
    migrationPaths: written['migration-paths'],
    run: present(written.run),
  };
}

export const warn = z.array(gateName).default([]).describe('Gates that are shown and never decide');

/** One environment as it is written. */
export const environment = z.strictObject({
  url: httpUrl.optional(),
  require: requirement.optional().describe('What must hold before anything goes there'),
  warn,
  approval: approval.optional(),
  production: flag.optional().describe('Serves production (default: its name says so)'),
  rollout: rollout.optional(),
  rollback: rollback.optional(),
});
