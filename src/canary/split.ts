/**
 * Do the arms get the traffic they were set to? A share outside `1 +- tolerance` of the set one means that the weight is
 * not in force, or that something other than the weight chooses who sees the candidate: then the arms are not comparable.
 */

/** The last minutes' requests, fading out, and the most that one tick brought. */
export interface Split {
  readonly candidate: number;
  readonly baseline: number;
  readonly most: { readonly candidate: number; readonly baseline: number };
}

/** Seconds after which about two thirds have faded. */
const MEMORY = 300;
/** Requests of one session go the same way, so a request is not an independent witness. */
const TOGETHER = 10;
/** Standard deviations: looked at every tick for hours, chance stays inside. */
const SURE = 4;

export const startSplit = (): Split => ({ candidate: 0, baseline: 0, most: { candidate: 0, baseline: 0 } });

/** @param seconds since the tick before */
export function splitAfter(split: Split, candidate: number, baseline: number, seconds: number): Split {
  const kept = Math.exp(-seconds / MEMORY);
  return {
    candidate: split.candidate * kept + candidate,
    baseline: split.baseline * kept + baseline,
    most: {
      candidate: Math.max(split.most.candidate * kept, candidate),
      baseline: Math.max(split.most.baseline * kept, baseline),
    },
  };
}

/**
 * Off beyond chance and beyond one tick of either arm: providers collect the arms at different moments, so one tick may hold
 * a minute of the one and nothing of the other.
 * @param weight the set share; at 0 and 1 there is no split to judge
 */
export function splitIsOff(split: Split, weight: number, tolerance: number): boolean {
  if (weight <= 0 || weight >= 1) return false;
  const { candidate, baseline, most } = split;
  const least = shareOf(Math.max(0, candidate - most.candidate), baseline + most.baseline);
  const highest = shareOf(candidate + most.candidate, Math.max(0, baseline - most.baseline));
  const chance = SURE * Math.sqrt((TOGETHER * weight * (1 - weight)) / Math.max(1, candidate + baseline));
  return least > weight * (1 + tolerance) + chance || highest < weight * (1 - tolerance) - chance;
}

/** No requests at all are no share: between all and none. */
const shareOf = (part: number, rest: number): number => (part + rest > 0 ? part / (part + rest) : 0.5);
