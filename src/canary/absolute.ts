/**
 * Is a rate proven above, or below, a limit? A sequential likelihood-ratio test of one stream.
 * "p95 over 500 ms" is exactly "more than 5 % take longer than 500 ms", so a latency limit is such a limit too: slow
 * requests are counted, and no quantile is ever estimated.
 */
import { logMixture, logSpaced, normalized } from './mixture.ts';
import type { Counts } from './observation.ts';

export interface AbsoluteTest {
  /** The limit, a share of the requests. */
  readonly limit: number;
  readonly side: 'above' | 'below';
  /** ln likelihood ratio of each alternative rate against the limit. */
  readonly logRatios: readonly number[];
}

interface Alternatives {
  /** ln(q/p0) */
  readonly perEvent: readonly number[];
  /** ln((1-q)/(1-p0)) */
  readonly perOther: readonly number[];
  readonly logWeights: readonly number[];
}

const ODDS = logSpaced(1.05, 100, 32);
const DIVISORS = logSpaced(1.05, 100, 24);
const ABOVE_WEIGHTS = normalized(ODDS.map((odds) => -((Math.log(odds) - Math.LN2) ** 2) / 2));
const BELOW_WEIGHTS = normalized(DIVISORS.map(() => 0));

/**
 * Above the limit: 32 odds from 1.05 to 100 times the limit's, the prior centred on twice. Below it: 24 rates from 1/1.05
 * to 1/100 of it, all alike.
 */
const ALTERNATIVES: Readonly<Record<AbsoluteTest['side'], (limit: number) => Alternatives>> = {
  above: (limit) =>
    against(
      limit,
      ODDS.map((multiple) => {
        const odds = (multiple * limit) / (1 - limit);
        return odds / (1 + odds);
      }),
      ABOVE_WEIGHTS,
    ),
  below: (limit) =>
    against(
      limit,
      DIVISORS.map((divisor) => limit / divisor),
      BELOW_WEIGHTS,
    ),
};

const against = (limit: number, rates: readonly number[], logWeights: readonly number[]): Alternatives => ({
  perEvent: rates.map((rate) => Math.log(rate / limit)),
  perOther: rates.map((rate) => Math.log1p(-rate) - Math.log1p(-limit)),
  logWeights,
});

/** @param limit above 0 and below 1 */
export const startAbsolute = (limit: number, side: AbsoluteTest['side']): AbsoluteTest => ({
  limit,
  side,
  logRatios: ALTERNATIVES[side](limit).logWeights.map(() => 0),
});

/** The test after one more tick; `phi` as in relative.ts. */
export function absoluteAfter(test: AbsoluteTest, counts: Counts, phi: number): AbsoluteTest {
  if (counts.requests <= 0) return test;
  const step = increments(test, counts, phi);
  return { ...test, logRatios: test.logRatios.map((logRatio, k) => logRatio + step[k]!) };
}

/** ln E against "at most the limit" (above) or "at least the limit" (below). */
export const absoluteEvidence = (test: AbsoluteTest): number =>
  logMixture(ALTERNATIVES[test.side](test.limit).logWeights, test.logRatios);

/** ln E after `ticks` more ticks like this mean one. */
export const absoluteForecast = (
  test: AbsoluteTest,
  counts: Counts,
  phi: number,
): ((ticks: number) => number) => {
  const step = increments(test, counts, phi);
  const { logWeights } = ALTERNATIVES[test.side](test.limit);
  return (ticks) =>
    logMixture(
      logWeights,
      test.logRatios.map((logRatio, k) => logRatio + ticks * step[k]!),
    );
};

function increments(test: AbsoluteTest, counts: Counts, phi: number): readonly number[] {
  const { perEvent, perOther } = ALTERNATIVES[test.side](test.limit);
  const others = counts.requests - counts.events;
  return perEvent.map((gain, k) => (counts.events * gain + others * perOther[k]!) / phi);
}
