/**
 * Is the candidate's event rate more than r0 times the baseline's? A sequential likelihood-ratio test of two Poisson
 * streams with a common, arbitrary, time-varying base rate (Lindon & Malek, "Anytime-valid inference for multinomial count
 * data", NeurIPS 2022). Given the N = x_c + x_b events of a tick, x_c is Bin(N, r*rho/(1 + r*rho)) with rho = n_c/n_b, so a
 * drift that both arms share cancels, and rho may change from tick to tick: one process serves the whole rollout.
 */
import { logMixture, logSpaced, normalized } from './mixture.ts';
import type { Counts } from './observation.ts';

/** Plain JSON: the same ticks give the same numbers, interrupted or not. */
export interface RelativeTest {
  /** The ratio that is still no regression. */
  readonly r0: number;
  /** ln likelihood ratio of each alternative r0 * g against r0. */
  readonly logRatios: readonly number[];
}

/** Alternatives as multiples of r0; the prior is centred on twice as bad. Results hardly depend on it. */
const MULTIPLES = logSpaced(1.05, 100, 32);
const LOG_MULTIPLES = MULTIPLES.map(Math.log);
/** The prior over the alternatives, as logarithms that sum to 1. */
export const LOG_WEIGHTS = normalized(LOG_MULTIPLES.map((g) => -((g - Math.LN2) ** 2) / 2));

export const startRelative = (r0: number): RelativeTest => ({ r0, logRatios: MULTIPLES.map(() => 0) });

/**
 * The test after one more tick. `phi` is how many events come together at most (see dispersion.ts): dividing the log
 * likelihood by it keeps the test valid when they do. Without exposure on both arms a tick says nothing.
 */
export function relativeAfter(
  test: RelativeTest,
  candidate: Counts,
  baseline: Counts,
  phi: number,
): RelativeTest {
  const steps = relativeSteps(test.r0, candidate, baseline, phi);
  return steps === null
    ? test
    : { r0: test.r0, logRatios: test.logRatios.map((logRatio, k) => logRatio + steps[k]!) };
}

/** What one tick adds to the ln likelihood ratio of each alternative; null when it says nothing. */
export function relativeSteps(
  r0: number,
  candidate: Counts,
  baseline: Counts,
  phi: number,
): readonly number[] | null {
  const events = candidate.events + baseline.events;
  if (candidate.requests <= 0 || baseline.requests <= 0 || events === 0) return null;
  const rho = candidate.requests / baseline.requests;
  const atR0 = Math.log1p(r0 * rho);
  return LOG_MULTIPLES.map(
    (g, k) => (candidate.events * g - events * (Math.log1p(r0 * MULTIPLES[k]! * rho) - atR0)) / phi,
  );
}

/** ln E against "at most r0 times the baseline's rate". */
export const relativeEvidence = (test: RelativeTest): number => logMixture(LOG_WEIGHTS, test.logRatios);

/**
 * ln E after `ticks` more ticks like this mean one: what is to be expected, for saying how much longer it takes.
 * Counts may be fractions.
 */
export const relativeForecast = (
  test: RelativeTest,
  candidate: Counts,
  baseline: Counts,
  phi: number,
): ((ticks: number) => number) => {
  const steps = relativeSteps(test.r0, candidate, baseline, phi) ?? MULTIPLES.map(() => 0);
  return (ticks) =>
    logMixture(
      LOG_WEIGHTS,
      test.logRatios.map((logRatio, k) => logRatio + ticks * steps[k]!),
    );
};
