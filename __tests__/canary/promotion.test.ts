import { describe, expect, it } from '@jest/globals';
import type { Counts } from '../../src/canary/observation.ts';
import { DEFAULT_JUDGE } from '../../src/canary/options.ts';
import {
  promotionEvidence,
  requestsNeeded,
  rMaxAt,
  startPromotion,
  underAfter,
  withinAfter,
} from '../../src/canary/promotion.ts';
import type { Promotion } from '../../src/canary/promotion.ts';
import { binomial, chance } from './ticks.ts';

const c = (events: number, requests: number) => ({ events, requests });
const enough = Math.log(20);
const both = (promotion: Promotion, suspect: Counts, reference: Counts) =>
  withinAfter(underAfter(promotion, suspect, 1), suspect, reference, 1);
const needed = (phi: number) => requestsNeeded(startPromotion(3, 0.01), c(0, 100), undefined, phi, enough);

describe('what a step must prove', () => {
  it.each([
    { share: 0.05, rMax: 3 },
    { share: 0.1, rMax: 3 },
    { share: 0.25, rMax: 2 },
    { share: 0.5, rMax: 1.5 },
    { share: 0.75, rMax: 1.5 },
  ])('at a share of $share is being within $rMax times the baseline', ({ share, rMax }) => {
    expect(rMaxAt(share, DEFAULT_JUDGE.rMax)).toBe(rMax);
  });

  it('is never proven against the baseline by a service without errors, and soon under the limit', () => {
    const proofs = promotionEvidence(both(startPromotion(3, 0.01), c(0, 400), c(0, 7600)));
    expect(proofs.within).toBeCloseTo(0, 9);
    expect(proofs.under).toBeGreaterThan(enough);
  });

  it('is proven against the baseline where the base rate is beyond any limit', () => {
    const proofs = promotionEvidence(both(startPromotion(2, 0.01), c(60, 1000), c(540, 9000)));
    expect(proofs.within).toBeGreaterThan(enough);
    expect(proofs.under).toBeLessThan(0);
  });

  it('cannot be given without a limit and without a baseline', () => {
    const proofs = promotionEvidence(underAfter(startPromotion(2, null), c(0, 5000), 1));
    expect(Math.max(proofs.within, proofs.under)).toBeLessThanOrEqual(0);
  });

  it('takes phi times as many requests when errors come in bursts', () => {
    expect(needed(5)! / needed(1)!).toBeCloseTo(5, 1);
  });

  it.each([
    {
      what: 'a candidate over the limit and worse than the baseline',
      suspect: c(60, 1000),
      reference: c(45, 9000),
    },
    { what: 'no requests', suspect: c(0, 0), reference: c(45, 9000) },
  ])('says that no number of requests will do for $what', ({ suspect, reference }) => {
    expect(requestsNeeded(startPromotion(3, 0.01), suspect, reference, 1, enough)).toBeNull();
  });

  it('needs no more when it is proven', () => {
    const proven = underAfter(startPromotion(3, 0.01), c(0, 400), 1);
    expect(requestsNeeded(proven, c(0, 400), undefined, 1, enough)).toBe(0);
  });

  // Median requests to proof under a 1 % limit, 50 a tick: 350 without errors, about 650 at 0.25 %, 2,000 at 0.5 %.
  it.each([
    { rate: 0, from: 300, to: 400 },
    { rate: 0.0025, from: 450, to: 900 },
    { rate: 0.005, from: 1500, to: 2600 },
  ])(
    'is reached at a true rate of $rate within $from to $to requests, half the time',
    ({ rate, from, to }) => {
      const random = chance(42);
      const times = Array.from({ length: 101 }, () => {
        let state = startPromotion(3, 0.01);
        let requests = 0;
        while (promotionEvidence(state).under < enough) {
          state = underAfter(state, c(binomial(random, 50, rate), 50), 1);
          requests += 50;
        }
        return requests;
      }).toSorted((a, b) => a - b);
      expect(times[50]).toBeGreaterThanOrEqual(from);
      expect(times[50]).toBeLessThanOrEqual(to);
    },
  );
});
