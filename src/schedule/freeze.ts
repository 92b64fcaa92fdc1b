import type { WallClock } from './localTime.ts';
import { firstInstant, wallClock } from './localTime.ts';

/** What may still ship while a freeze lasts. */
export const FREEZE_EXCEPTIONS = ['rollback', 'hotfix'] as const;
export type FreezeException = (typeof FREEZE_EXCEPTIONS)[number];

/** A time in which nothing ships: from `from` until just before `to`, by the clock of its zone. */
export interface Freeze {
  readonly name: string;
  readonly from: WallClock;
  readonly to: WallClock;
  readonly tz: string;
  /** Canonical names; empty means every environment. */
  readonly environments: readonly string[];
  readonly except: readonly FreezeException[];
  readonly reason?: string;
}

const HOUR = 3_600_000;

/** Whether the freeze lasts at `now`. Both times that a clock shows the same repeated minute get the same answer. */
export function isFrozen(freeze: Freeze, now: number): boolean {
  const clock = wallClock(now, freeze.tz);
  return freeze.from <= clock && clock < freeze.to;
}

/** The first instant from `now` on at which the freeze does not last. Found by search, see `firstInstant`. */
export function freezeEnd(freeze: Freeze, now: number): number {
  // No zone is further from UTC than 14 hours, so the end lies within a day around the same digits in UTC.
  const from = Math.max(now, freeze.to - 26 * HOUR);
  const until = from + 54 * HOUR;
  return firstInstant(freeze.tz, from, until, (clock) => clock < freeze.from || clock >= freeze.to) ?? until;
}

/** The freezes that concern an environment and last at `now`, the one that ends last first. */
export function activeFreezes(
  freezes: readonly Freeze[],
  environment: string,
  now: number,
): readonly { readonly freeze: Freeze; readonly ends: number }[] {
  return freezes
    .filter(({ environments }) => environments.length === 0 || environments.includes(environment))
    .filter((freeze) => isFrozen(freeze, now))
    .map((freeze) => ({ freeze, ends: freezeEnd(freeze, now) }))
    .toSorted((a, b) => b.ends - a.ends);
}
