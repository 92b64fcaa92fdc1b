import { describe, expect, it } from '@jest/globals';
import { relativeAfter, relativeEvidence, startRelative } from '../../src/canary/relative.ts';
import { startSuspicion, suspicionAfter, suspicionEvidence } from '../../src/canary/suspicion.ts';
import type { Suspicion } from '../../src/canary/suspicion.ts';
import { verdictOf } from '../../src/canary/verdict.ts';
import { after, begin, binomial, chance, counts, errors } from './ticks.ts';

const c = (events: number, requests: number) => ({ events, requests });

/** The mean of E over every way two ticks of 7 events can fall, at a true ratio. */
function meanEvidence(ratio: number, rho: number): number {
  const n = 7;
  const theta = (ratio * rho) / (1 + ratio * rho);
  const ways = [1, 7, 21, 35, 35, 21, 7, 1];
  const chanceOf = (x: number): number => ways[x]! * theta ** x * (1 - theta) ** (n - x);
  let mean = 0;
  for (let x = 0; x <= n; x += 1) {
    const first = suspicionAfter(startSuspicion(1.1), c(x, 1000 * rho), c(n - x, 1000), 1, 10);
    for (let y = 0; y <= n; y += 1) {
      const second = suspicionAfter(first, c(y, 1000 * rho), c(n - y, 1000), 1, 3600);
      mean += chanceOf(x) * chanceOf(y) * Math.exp(suspicionEvidence(second));
    }
  }
  return mean;
}

describe('suspicion', () => {
  it.each([{ rho: 0.05 }, { rho: 1 }])(
    'has a mean of exactly 1 at the tolerated ratio, at rho $rho',
    ({ rho }) => {
      expect(meanEvidence(1.1, rho)).toBeCloseTo(1, 9);
    },
  );

  it('has a mean below 1 for a better candidate', () => {
    expect(meanEvidence(1, 0.2)).toBeLessThan(1);
  });

  it('finds what the plain test finds, at little more than a tenth of the evidence', () => {
    const [suspicion, plain] = [c(3, 50), c(4, 50)].reduce(
      ([a, b], counted) => [
        suspicionAfter(a, counted, c(5, 950), 1, 10),
        relativeAfter(b, counted, c(5, 950), 1),
      ],
      [startSuspicion(1.1), startRelative(1.1)] as const,
    );
    expect(suspicionEvidence(suspicion)).toBeGreaterThan(relativeEvidence(plain) + Math.log(0.9));
  });

  it('notices a candidate that turns bad after three good hours within a minute or two', () => {
    const random = chance(11);
    const delays = Array.from({ length: 5 }, () => {
      let state: Suspicion = startSuspicion(1.1);
      const tick = (rate: number): Suspicion =>
        suspicionAfter(
          state,
          c(binomial(random, 100, rate), 100),
          c(binomial(random, 900, 0.005), 900),
          1,
          10,
        );
      for (let i = 0; i < 1080; i += 1) state = tick(0.005);
      let ticks = 0;
      while (suspicionEvidence(state) < Math.log(100)) {
        state = tick(0.05);
        ticks += 1;
      }
      return ticks * 10;
    });
    expect(delays.toSorted((a, b) => a - b)[2]).toBeLessThanOrEqual(90);
  });

  it('rolls such a candidate back although its average is still under the limit', () => {
    const good = after(begin(), 1080, (i) => errors(counts(i % 2, 100), counts(i % 2 === 0 ? 4 : 5, 900)));
    const bad = after(good, 12, errors(counts(5, 100), counts(5, 900)));
    const { outcome, metrics } = verdictOf(bad, { elapsed: 10_800, minimum: 60 });
    expect(outcome).toBe('roll-back');
    expect(metrics[0]?.candidate.rate).toBeLessThan(0.01);
  });
});
