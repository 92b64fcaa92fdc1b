import { describe, expect, it } from '@jest/globals';
import { dispersionOf } from '../../src/canary/dispersion.ts';
import { binomial, chance } from './ticks.ts';

const history = (minutes: number, events: (minute: number) => number, requests = 6000) =>
  Array.from({ length: minutes }, (_, i) => ({ at: (i + 1) * 60, seconds: 60, requests, events: events(i) }));

function independent(seed: number, rate = 0.005): (minute: number) => number {
  const random = chance(seed);
  return () => binomial(random, 6000, rate);
}

/** Bursts of `size` errors, each within its minute. */
function bursts(seed: number, size: number): (minute: number) => number {
  const random = chance(seed);
  return () => size * binomial(random, Math.round(6000 / size), 0.005);
}

describe('dispersion of the baseline', () => {
  it.each([1, 2, 3])('is 1 for independent errors over three hours (seed %i)', (seed) => {
    expect(dispersionOf(history(180, independent(seed))).phi).toBe(1);
  });

  it.each([1, 2, 3])('is near 1.25 times the burst size when errors come by tens (seed %i)', (seed) => {
    const { phi } = dispersionOf(history(180, bursts(seed, 10)));
    expect(phi).toBeGreaterThan(9);
    expect(phi).toBeLessThan(22);
  });

  it('sees bursts that last longer than a minute at the five-minute scale', () => {
    const long = history(180, (i) => (Math.floor(i / 5) % 3 === 0 ? 90 : 15));
    const [minute, five] = dispersionOf(long).scales;
    expect(five?.index).toBeGreaterThan(2 * (minute?.index ?? Infinity));
  });

  it('takes a slow drift of the rate for a drift', () => {
    const random = chance(5);
    const drifting = history(180, (i) => binomial(random, 6000, 0.003 + 0.004 * Math.sin(i / 60) ** 2));
    expect(dispersionOf(drifting).phi).toBe(1);
  });

  it('is never above 30', () => {
    expect(dispersionOf(history(180, (i) => (i % 60 === 0 ? 3000 : 0))).phi).toBe(30);
  });

  it.each([
    { minutes: 0, says: 'too little to learn from (0 minutes' },
    { minutes: 3, says: 'too little to learn from (3 minutes' },
    { minutes: 60, says: 'learned from only 60 minutes' },
  ])('is at least 1.25 with $minutes minutes of history, and says so', ({ minutes, says }) => {
    const { phi, reason } = dispersionOf(history(minutes, () => 30));
    expect(phi).toBe(1.25);
    expect(reason).toContain(says);
  });

  it('does not join the two sides of a gap into one block', () => {
    const gap = history(20, () => 30).filter((_, i) => i < 7 || i > 11);
    expect(dispersionOf(gap).scales.map((scale) => scale.seconds)).toEqual([60]);
  });

  it('learns nothing from a baseline without errors, and does not take that for independence', () => {
    const { phi, scales } = dispersionOf(history(180, () => 0));
    expect(scales).toEqual([]);
    expect(phi).toBe(1.25);
  });
});
