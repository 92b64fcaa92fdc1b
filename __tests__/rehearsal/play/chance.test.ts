import { describe, expect, it } from '@jest/globals';
import { evenly, normal, seeded } from '../../../src/rehearsal/play/chance.ts';

const fiveOf = (seed: string): number[] => Array.from({ length: 5 }, seeded(seed));

describe('chance', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    expect(fiveOf('a')).toEqual(fiveOf('a'));
    expect(fiveOf('a')).not.toEqual(fiveOf('b'));
  });

  it('is uniform: a tenth of the numbers lies in each tenth', () => {
    const chance = seeded('uniform');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 20_000; n += 1) {
      const tenth = Math.floor(chance() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it.each([0.01, 0.05, 0.25, 0.5])(
    'spreads evenly: %f of 400 draws lie below it, give or take three',
    (share) => {
      const draw = evenly('even');
      const below = Array.from({ length: 400 }, draw).filter((number) => number < share).length;
      expect(Math.abs(below - 400 * share)).toBeLessThanOrEqual(3);
    },
  );

  it('draws from the standard normal distribution', () => {
    const chance = seeded('normal');
    const draws = Array.from({ length: 20_000 }, () => normal(chance));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });
});
