import { setTimeout as pause } from 'node:timers/promises';
import type { Moment } from '../../../report/report.ts';
import type { EmbeddedGitHub, User } from '../../github/index.ts';

const THINKS_MS = 700;

/** A reviewer looks for a moment and lets the waiting run on. Resolves with what to tell of it; with nothing when it was stopped. */
export async function approve(
  { world }: EmbeddedGitHub,
  reviewer: User,
  environment: string,
  stopped: AbortSignal,
): Promise<Omit<Moment, 'at'> | undefined> {
  try {
    await pause(THINKS_MS, undefined, { signal: stopped });
  } catch {
    return undefined; // nobody waits any more
  }
  const run = world.runs().find((each) => world.waiting(each).length > 0);
  if (run === undefined) return undefined;
  world.approve(run, environment, reviewer, 'looks good');
  return { kind: 'decision', text: `${reviewer.login} approves the run for ${environment}` };
}
