import { describe, expect, it } from '@jest/globals';
import {
  relativeAfter,
  relativeEvidence,
  relativeForecast,
  startRelative,
} from '../../src/canary/relative.ts';

const c = (events: number, requests: number) => ({ events, requests });

/** The same mixture written with binomial probabilities, as the formula is derived. */
function byBinomials(ticks: readonly (readonly [number, number, number, number])[], r0: number): number {
  const multiples = Array.from({ length: 32 }, (_, k) => 1.05 * (100 / 1.05) ** (k / 31));
  const priors = multiples.map((g) => Math.exp(-((Math.log(g) - Math.log(2)) ** 2) / 2));
  const total = priors.reduce((sum, prior) => sum + prior, 0);
  return multiples.reduce((sum, g, k) => {
    let ratio = 1;
    for (const [xc, nc, xb, nb] of ticks) {
      const theta = (r: number) => (r * nc) / nb / (1 + (r * nc) / nb);
      const probability = (t: number) => t ** xc * (1 - t) ** xb;
      ratio *= probability(theta(r0 * g)) / probability(theta(r0));
    }
    return sum + (priors[k]! / total) * ratio;
  }, 0);
}

/** The mean of E over every way 12 events can fall when the true ratio is `ratio`. */
function meanEvidence(ratio: number, rho: number): number {
  const theta = (ratio * rho) / (1 + ratio * rho);
  const n = 12;
  let mean = 0;
  let ways = 1;
  for (let x = 0; x <= n; x += 1) {
    const test = relativeAfter(startRelative(1.1), c(x, 1000 * rho), c(n - x, 1000), 1);
    mean += ways * theta ** x * (1 - theta) ** (n - x) * Math.exp(relativeEvidence(test));
    ways = (ways * (n - x)) / (x + 1);
  }
  return mean;
}

const RUNS: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [[3, 50, 5, 950]],
  [
    [0, 50, 4, 950],
    [2, 55, 6, 940],
    [1, 500, 2, 500],
  ],
  [
    [6, 500, 0, 10_000],
    [0, 5, 1, 3],
  ],
  [[40, 1000, 4, 100]],
];

describe('the relative test', () => {
  it.each(RUNS.map((run) => ({ run })))(
    'is the mixture of binomial likelihood ratios for $run',
    ({ run }) => {
      const test = run.reduce(
        (state, [xc, nc, xb, nb]) => relativeAfter(state, c(xc, nc), c(xb, nb), 1),
        startRelative(1.1),
      );
      expect(Math.exp(relativeEvidence(test))).toBeCloseTo(byBinomials(run, 1.1), 9);
    },
  );

  // E[factor] = 1 at r = r0 and at most 1 below it, whatever the split: this is what makes looking after every tick free.
  it.each([{ rho: 0.05 }, { rho: 1 }, { rho: 0.3333 }])(
    'has a mean of exactly 1 at the tolerated ratio, at rho $rho',
    ({ rho }) => {
      expect(meanEvidence(1.1, rho)).toBeCloseTo(1, 9);
    },
  );

  it.each([
    { ratio: 1, rho: 1 },
    { ratio: 0.9, rho: 0.05 },
    { ratio: 0.5, rho: 0.25 },
  ])('has a mean below 1 when the true ratio is $ratio at rho $rho', ({ ratio, rho }) => {
    expect(meanEvidence(ratio, rho)).toBeLessThan(1);
  });

  it('finds 6 errors in 500 requests against none in 10,000, where a ratio would be infinite', () => {
    const test = relativeAfter(startRelative(1.1), c(6, 500), c(0, 10_000), 1);
    expect(relativeEvidence(test)).toBeGreaterThan(Math.log(100));
  });

  it.each([
    { what: 'no events', candidate: c(0, 100), baseline: c(0, 900) },
    { what: 'no requests at the candidate', candidate: c(0, 0), baseline: c(5, 900) },
    { what: 'no requests at the baseline', candidate: c(5, 100), baseline: c(0, 0) },
  ])('learns nothing from $what', ({ candidate, baseline }) => {
    expect(relativeEvidence(relativeAfter(startRelative(1.1), candidate, baseline, 1))).toBeCloseTo(0, 12);
  });

  it('divides the log likelihood ratio of every alternative by phi', () => {
    const one = relativeAfter(startRelative(1.1), c(9, 50), c(5, 950), 1);
    const four = relativeAfter(startRelative(1.1), c(9, 50), c(5, 950), 4);
    expect(four.logRatios.map((l) => l * 4)).toEqual(one.logRatios.map((l) => expect.closeTo(l, 9)));
  });

  it('does not mind how a tick is cut while the split is the same', () => {
    const whole = relativeAfter(startRelative(1.1), c(6, 100), c(8, 900), 1);
    const parts = [c(1, 50), c(5, 50)].reduce(
      (test, part, i) => relativeAfter(test, part, i === 0 ? c(8, 450) : c(0, 450), 1),
      startRelative(1.1),
    );
    expect(relativeEvidence(parts)).toBeCloseTo(relativeEvidence(whole), 9);
  });

  it('forecasts what the same tick again and again would bring', () => {
    let test = relativeAfter(startRelative(1.1), c(2, 50), c(4, 950), 1.5);
    const forecast = relativeForecast(test, c(1, 50), c(5, 950), 1.5);
    for (let i = 0; i < 7; i += 1) test = relativeAfter(test, c(1, 50), c(5, 950), 1.5);
    expect(forecast(7)).toBeCloseTo(relativeEvidence(test), 9);
  });
});
