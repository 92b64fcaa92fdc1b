/**
 * Latency from the share of slow answers. With one threshold only the share beyond it is known, so what a share means as a
 * latency rests on a shape: log-normal with sigma 0.6, the middle of what web services show. Only comparisons with
 * "times the baseline" limits and the display rest on it; the p95 limit itself does not (see absolute.ts).
 */
import { tailPoint, upperTail } from './normal.ts';
import type { Counts } from './observation.ts';

const SIGMA = 0.6;
const P95 = tailPoint(0.05);

/** With half an event more, so that none of a few is not taken for none ever. */
const shareOf = (counts: Counts): number => (counts.events + 0.5) / (counts.requests + 1);

/** The p95 in seconds when `counts.events` took longer than `over` seconds. */
export const p95Of = (counts: Counts, over: number): number =>
  over * Math.exp(SIGMA * (P95 - tailPoint(shareOf(counts))));

/** How many times the baseline's latency the candidate's is. */
export const latencyRatio = (candidate: Counts, baseline: Counts): number =>
  Math.exp(SIGMA * (tailPoint(shareOf(baseline)) - tailPoint(shareOf(candidate))));

/**
 * The ratio of slow shares that a latency `1 + tolerance` times as high comes to, for a baseline with this share of slow
 * answers: 10 % slower at a share of 5 % is a ratio of 1.37.
 */
export function toleratedSlowRatio(baselineShare: number, tolerance: number): number {
  const share = Math.min(0.5, Math.max(1e-4, baselineShare));
  return upperTail(tailPoint(share) - Math.log1p(tolerance) / SIGMA) / share;
}
