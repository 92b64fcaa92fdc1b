/** Sums of counts over ticks: the whole canary, the current step, the last minute, the stretch a change began with. */
import { NO_SUMS } from './interval.ts';
import type { RatioSums } from './interval.ts';
import type { Counts } from './observation.ts';

export interface Pair {
  readonly candidate: Counts;
  readonly baseline: Counts;
}

export const NO_COUNTS: Counts = { requests: 0, events: 0 };
export const NO_PAIR: Pair = { candidate: NO_COUNTS, baseline: NO_COUNTS };

export const plus = (sum: Counts, counts: Counts | undefined): Counts =>
  counts === undefined
    ? sum
    : { requests: sum.requests + counts.requests, events: sum.events + counts.events };

export const pairPlus = (sum: Pair, candidate: Counts | undefined, baseline: Counts | undefined): Pair => ({
  candidate: plus(sum.candidate, candidate),
  baseline: plus(sum.baseline, baseline),
});

/** null without requests: no rate is not a rate of zero. */
export const rateOf = (counts: Counts): number | null =>
  counts.requests > 0 ? counts.events / counts.requests : null;

export function sumsPlus(sums: RatioSums = NO_SUMS, { candidate, baseline }: Pair): RatioSums {
  const all = candidate.requests + baseline.requests;
  if (candidate.requests <= 0 || baseline.requests <= 0) return sums;
  return {
    candidateEvents: sums.candidateEvents + candidate.events,
    baselineEvents: sums.baselineEvents + baseline.events,
    above: sums.above + (candidate.events * baseline.requests) / all,
    below: sums.below + (baseline.events * candidate.requests) / all,
    candidateRequests: sums.candidateRequests + candidate.requests,
    baselineRequests: sums.baselineRequests + baseline.requests,
  };
}

/** The last minute, tick by tick. */
export interface Recent {
  readonly at: number;
  readonly pair: Pair;
}

const RECENT = 60;

export const recentAfter = (
  recent: readonly Recent[],
  at: number,
  candidate: Counts | undefined,
  baseline: Counts | undefined,
): readonly Recent[] => [
  ...recent.filter((tick) => tick.at > at - RECENT),
  { at, pair: pairPlus(NO_PAIR, candidate, baseline) },
];

export const recentSum = (recent: readonly Recent[]): Pair =>
  recent.reduce((sum, { pair }) => pairPlus(sum, pair.candidate, pair.baseline), NO_PAIR);

/**
 * Counts since the suspect last looked no worse than tolerated: the estimate for a candidate that went bad late, which the
 * whole canary's average would hide for long. The score is Page's CUSUM for a ratio of 1.25 times the tolerated one.
 */
export interface Stretch {
  readonly score: number;
  readonly suspect: Counts;
  readonly reference: Counts;
}

export const NO_STRETCH: Stretch = { score: 0, suspect: NO_COUNTS, reference: NO_COUNTS };

export function stretchAfter(
  stretch: Stretch,
  suspect: Counts,
  reference: Counts,
  tolerated: number,
  phi: number,
): Stretch {
  if (suspect.requests <= 0 || reference.requests <= 0) return stretch;
  const rho = suspect.requests / reference.requests;
  const step =
    suspect.events * Math.log(1.25) -
    (suspect.events + reference.events) * (Math.log1p(1.25 * tolerated * rho) - Math.log1p(tolerated * rho));
  const score = stretch.score + step / phi;
  return score <= 0
    ? NO_STRETCH
    : { score, suspect: plus(stretch.suspect, suspect), reference: plus(stretch.reference, reference) };
}
