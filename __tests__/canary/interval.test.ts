import { describe, expect, it } from '@jest/globals';
import { NO_SUMS, ratioOf } from '../../src/canary/interval.ts';
import { sumsPlus } from '../../src/canary/tally.ts';

const c = (events: number, requests: number) => ({ events, requests });

describe('the ratio of two rates', () => {
  it('is not distorted by a weight and a base rate that change together', () => {
    // Twice the rate in both ticks; pooled, the candidate would look better than the baseline.
    const sums = [
      { candidate: c(20, 100), baseline: c(90, 900) },
      { candidate: c(18, 900), baseline: c(1, 100) },
    ].reduce((all, pair) => sumsPlus(all, pair), NO_SUMS);
    expect(ratioOf(sums, 1)?.estimate).toBeCloseTo(2, 6);
  });

  it.each([
    { name: 'nothing happened', candidate: c(0, 100), baseline: c(0, 900) },
    { name: 'one arm has no requests', candidate: c(0, 0), baseline: c(4, 900) },
  ])('is unknown when $name', ({ candidate, baseline }) => {
    expect(ratioOf(sumsPlus(NO_SUMS, { candidate, baseline }), 1)).toBeNull();
  });

  it('has no upper end when the baseline has no events', () => {
    const ratio = ratioOf(sumsPlus(NO_SUMS, { candidate: c(6, 500), baseline: c(0, 10_000) }), 1);
    expect(ratio?.high).toBeNull();
    expect(ratio?.low).toBeGreaterThan(5);
    expect(ratio?.estimate).toBeCloseTo(240, 0);
  });

  it('starts at zero when the candidate has no events', () => {
    const ratio = ratioOf(sumsPlus(NO_SUMS, { candidate: c(0, 100), baseline: c(9, 900) }), 1);
    expect(ratio).toMatchObject({ estimate: 0, low: 0 });
    expect(ratio?.high).toBeGreaterThan(1);
  });

  it('is wider when events come in bursts', () => {
    const sums = sumsPlus(NO_SUMS, { candidate: c(20, 1000), baseline: c(90, 9000) });
    const [one, ten] = [ratioOf(sums, 1), ratioOf(sums, 10)];
    expect(ten!.low).toBeLessThan(one!.low);
    expect(ten!.high!).toBeGreaterThan(one!.high!);
  });
});
