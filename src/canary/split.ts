/**
 * Do the arms get the traffic they were set to? A share outside `1 +- tolerance` of the set one means that the weight is
 * not in force, or that something other than the weight chooses who sees the candidate: then the arms are not comparable.
 */
import { alarmAfter, startAlarm } from './alarm.ts';
import type { Alarm } from './alarm.ts';

export interface Split {
  /** The candidate's share is above the set one. */
  readonly above: Alarm | null;
  /** The baseline's share is above the set one. */
  readonly below: Alarm | null;
  readonly candidate: number;
  readonly baseline: number;
}

/** Requests of one session go the same way, so a request is not an independent witness. */
const TOGETHER = 10;

export const startSplit = (): Split => ({ above: null, below: null, candidate: 0, baseline: 0 });

/** @param weight the set share, above 0 and below 1 for a split to be judged */
export function splitAfter(
  split: Split,
  candidate: number,
  baseline: number,
  weight: number,
  tolerance: number,
): Split {
  if (weight <= 0 || weight >= 1) return split;
  const requests = candidate + baseline;
  const above = split.above ?? startAlarm(Math.min(0.99, weight * (1 + tolerance)));
  const below = split.below ?? startAlarm(1 - weight * (1 - tolerance));
  return {
    above: alarmAfter(above, { requests, events: candidate }, TOGETHER),
    below: alarmAfter(below, { requests, events: baseline }, TOGETHER),
    candidate: split.candidate + candidate,
    baseline: split.baseline + baseline,
  };
}

export const splitIsOff = ({ above, below }: Split): boolean => above?.on === true || below?.on === true;
