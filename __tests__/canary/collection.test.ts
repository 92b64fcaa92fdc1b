import { describe, expect, it } from '@jest/globals';
import { splitAfter, splitIsOff, startSplit } from '../../src/canary/split.ts';
import type { Split } from '../../src/canary/split.ts';
import { verdictOf } from '../../src/canary/verdict.ts';
import { after, begin, counts, errors } from './ticks.ts';

const step = { elapsed: 3600, minimum: 60 };

/** A provider that collects each arm once a minute, at different moments, while ticks last 10 s. */
const collected =
  (candidate: readonly [number, number], baseline: readonly [number, number]) => (tick: number) =>
    errors(
      tick % 6 === 1 ? counts(...candidate) : counts(0, 0),
      tick % 6 === 4 ? counts(...baseline) : counts(0, 0),
    );

describe('a provider that collects less often than the judge looks', () => {
  it('hides no regression, though no tick has requests of both arms', () => {
    const state = after(begin(), 30, collected([30, 600], [27, 5400]));
    expect(verdictOf(state, step)).toMatchObject({ outcome: 'roll-back', reasonCode: 'regression' });
  });

  it('lets a healthy candidate be promoted, and its split be as set', () => {
    const state = after(begin(), 60, collected([3, 600], [27, 5400]));
    expect(verdictOf(state, step)).toMatchObject({ outcome: 'promote' });
  });

  it('gives the same evidence as one tick a minute', () => {
    const fine = after(begin(), 30, collected([5, 600], [27, 5400]));
    const coarse = after(begin(), 5, errors(counts(5, 600), counts(27, 5400)));
    const [a, b] = [fine, coarse].map((state) => verdictOf(state, step).metrics[0]!);
    expect(a!.ratio).toEqual(b!.ratio);
    expect(a!.promotion.under).toBeCloseTo(b!.promotion.under!, 9);
    expect(a!.promotion.within).toBeCloseTo(b!.promotion.within, 9);
  });
});

describe('the split', () => {
  const split = (ticks: number, tick: (i: number) => readonly [number, number]): Split =>
    Array.from({ length: ticks }, (_, i) => tick(i)).reduce(
      (state, [candidate, baseline]) => splitAfter(state, candidate, baseline, 10),
      startSplit(),
    );

  it.each([
    { name: '22 % where 10 % is set', ticks: 12, tick: () => [220, 780] as const, off: true },
    { name: '2 % where 10 % is set', ticks: 30, tick: () => [20, 980] as const, off: true },
    { name: 'nothing where 10 % is set', ticks: 30, tick: () => [0, 1000] as const, off: true },
    { name: '10 % as set', ticks: 360, tick: () => [100, 900] as const, off: false },
    { name: '10.5 %, within tolerance', ticks: 360, tick: () => [10_500, 89_500] as const, off: false },
    { name: 'one request of three', ticks: 1, tick: () => [1, 2] as const, off: false },
    {
      name: 'one tick in two empty',
      ticks: 61,
      tick: (i: number) => [i % 2 === 0 ? 2000 : 0, i % 2 === 0 ? 0 : 18_000] as const,
      off: false,
    },
    {
      name: 'arms collected once a minute',
      ticks: 65,
      tick: (i: number) => [i % 6 === 1 ? 6000 : 0, i % 6 === 4 ? 54_000 : 0] as const,
      off: false,
    },
    { name: 'no requests', ticks: 9, tick: () => [0, 0] as const, off: false },
  ])('is judged for $name', ({ ticks, tick, off }) => {
    expect(splitIsOff(split(ticks, tick), 0.1, 0.1)).toBe(off);
  });

  it.each([0, 1])('has nothing to say at a weight of %d', (weight) => {
    expect(
      splitIsOff(
        split(30, () => [500, 500]),
        weight,
        0.1,
      ),
    ).toBe(false);
  });
});
