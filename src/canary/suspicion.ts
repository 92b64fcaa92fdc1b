/**
 * Evidence that the candidate is worse than tolerated, whenever it became so. The plain test (relative.ts) weighs the whole
 * canary, so after hours of good service it forgives a bad quarter of an hour. A tenth of the budget therefore bets on a
 * change at any moment: its wealth lies idle at r0 or on an alternative, and a little of all of it is dealt anew with every
 * second (fixed share: Herbster & Warmuth, "Tracking the best expert", 1998). Dealing anew neither makes nor loses wealth,
 * so the total is a supermartingale while r <= r0, and so is the mean of both.
 */
import { logSumExp } from './mixture.ts';
import { LOG_WEIGHTS, relativeEvidence, relativeSteps, startRelative } from './relative.ts';
import type { RelativeTest } from './relative.ts';
import type { Counts } from './observation.ts';

export interface Suspicion {
  readonly plain: RelativeTest;
  /** ln wealth: idle first, then on each alternative. */
  readonly wealth: readonly number[];
}

const PLAIN = Math.log(0.9);
const TRACKING = Math.log(0.1);
/** Half of what is dealt lies idle; the rest goes to the alternatives as their prior says. */
const DEAL = [-Math.LN2, ...LOG_WEIGHTS.map((weight) => weight - Math.LN2)];
/** Seconds after which about two thirds have been dealt anew. */
const MEMORY = 2000;

export const startSuspicion = (r0: number): Suspicion => ({ plain: startRelative(r0), wealth: DEAL });

/** @param seconds since the tick before */
export function suspicionAfter(
  { plain, wealth }: Suspicion,
  suspect: Counts,
  reference: Counts,
  phi: number,
  seconds: number,
): Suspicion {
  const steps = relativeSteps(plain.r0, suspect, reference, phi);
  if (steps === null) return { plain, wealth };
  const earned = wealth.map((each, i) => (i === 0 ? each : each + steps[i - 1]!));
  const total = logSumExp(earned);
  const lasted = Math.max(1e-3, seconds) / MEMORY;
  const dealt = total + Math.log(-Math.expm1(-lasted));
  return {
    plain: { r0: plain.r0, logRatios: plain.logRatios.map((logRatio, k) => logRatio + steps[k]!) },
    wealth: earned.map((each, i) => logSum(each - lasted, dealt + DEAL[i]!)),
  };
}

/** ln E against "at most r0 times the baseline's rate, at every moment". */
export const suspicionEvidence = ({ plain, wealth }: Suspicion): number =>
  logSum(PLAIN + relativeEvidence(plain), TRACKING + logSumExp(wealth));

const logSum = (a: number, b: number): number => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
