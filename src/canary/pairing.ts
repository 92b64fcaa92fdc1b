/**
 * Counts of both arms that can be set against each other. A provider collects each process at its own moment, so with ticks
 * shorter than its interval one tick holds requests of one arm only and the next of the other: counts wait until both have
 * requests. When to stop waiting depends on requests alone, never on events, so the tests stay what they are.
 */
import type { Counts } from './observation.ts';
import { NO_COUNTS, plus } from './tally.ts';

export interface Pairing {
  readonly candidate: Counts;
  readonly baseline: Counts;
  /** What the counts cover. */
  readonly seconds: number;
  /** No part of them was partial. */
  readonly whole: boolean;
}

export const NO_PAIRING: Pairing = { candidate: NO_COUNTS, baseline: NO_COUNTS, seconds: 0, whole: true };

/** The waiting counts with one more tick's. */
export const pairingAfter = (waiting: Pairing, c: Counts, b: Counts, seconds: number): Pairing => ({
  candidate: plus(waiting.candidate, c),
  baseline: plus(waiting.baseline, b),
  seconds: waiting.seconds + seconds,
  whole: waiting.whole && c.partial !== true && b.partial !== true,
});

export const isComplete = ({ candidate, baseline }: Pairing): boolean =>
  candidate.requests > 0 && baseline.requests > 0;
