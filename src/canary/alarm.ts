/**
 * Has a rate lately gone above a limit, and is it back? Likelihood ratios against the limit that never fall below 1
 * (Page's CUSUM) nor rise above a ceiling: a quiet past does not delay the alarm, and a long incident not its end.
 * It holds promotion and never rolls back, so it needs no false-alarm budget.
 */
import { logSpaced, logSumExp } from './mixture.ts';
import type { Counts } from './observation.ts';

export interface Alarm {
  readonly limit: number;
  readonly sums: readonly number[];
  readonly on: boolean;
}

const ODDS = logSpaced(1.2, 50, 8);
const CEILING = Math.log(10_000);
const RAISE = Math.log(100);
const RELEASE = Math.log(2);

/** @param limit above 0 and below 1 */
export const startAlarm = (limit: number): Alarm => ({ limit, sums: ODDS.map(() => 0), on: false });

/** The alarm after one more tick; raised at evidence 100, released below 2. */
export function alarmAfter(alarm: Alarm, counts: Counts, phi: number): Alarm {
  if (counts.requests <= 0) return alarm;
  const { limit } = alarm;
  const others = counts.requests - counts.events;
  const sums = alarm.sums.map((sum, k) => {
    const odds = (ODDS[k]! * limit) / (1 - limit);
    const rate = odds / (1 + odds);
    const step = counts.events * Math.log(rate / limit) + others * (Math.log1p(-rate) - Math.log1p(-limit));
    return Math.min(CEILING, Math.max(0, sum + step / phi));
  });
  const evidence = logSumExp(sums) - Math.log(sums.length);
  return { limit, sums, on: evidence >= RAISE || (alarm.on && evidence >= RELEASE) };
}
