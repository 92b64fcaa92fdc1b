import { describe, expect, it } from '@jest/globals';
import { roundUp, timeScale, valueScale } from '../../../src/report/html/scale.ts';

describe('roundUp', () => {
  it.each([
    [1, 1],
    [1.01, 2],
    [2.2, 2.5],
    [3, 5],
    [7, 10],
    [0.3 / 4, 0.1],
    [0, 1],
    [Number.NaN, 1],
  ])('of %d is %d', (value, rounded) => expect(roundUp(value)).toBeCloseTo(rounded));
});

describe('valueScale', () => {
  it.each([
    ['share', 1, ['0%', '25%', '50%', '75%', '100%']],
    ['share', 0.06, ['0%', '2%', '4%', '6%']],
    ['share', 0.95, ['0%', '25%', '50%', '75%', '100%']],
    ['ms', 140, ['0 ms', '50 ms', '100 ms', '150 ms']],
    ['evidence', 3, ['1', '10', '100']],
    ['evidence', 1e12, ['1', '10', '100', '1k', '10k', '100k', '1M']],
  ] as const)('of %s to %d is labelled %j', (unit, highest, labels) => {
    expect(valueScale(unit, highest).ticks.map(({ label }) => label)).toEqual(labels);
  });

  it('puts everything into the picture', () => {
    const { at } = valueScale('count', 10);
    expect([at(0), at(10), at(99), at(-3)]).toEqual([0, 1, 1, 0]);
    const proof = valueScale('evidence', 100);
    expect([proof.at(0), proof.at(1), proof.at(1e9)]).toEqual([0, 0, 1]);
  });

  it('has ticks from bottom to top even where there is nothing to see', () => {
    for (const unit of ['share', 'per-second', 'ms', 'count', 'evidence'] as const) {
      const { ticks } = valueScale(unit, 0);
      expect(ticks[0]?.at).toBe(0);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.every(({ at }) => at >= 0 && at <= 1 + 1e-9)).toBe(true);
    }
  });
});

describe('timeScale', () => {
  it.each([
    [0, 40, ['0:00', '0:10', '0:20', '0:30', '0:40']],
    [0, 3600, ['0:00', '10:00', '20:00', '30:00', '40:00', '50:00', '1:00:00']],
    [-5, 10, ['-0:05', '0:00', '0:05', '0:10']],
    [0, 0, ['0:00']],
  ])('from %d s to %d s is labelled %j', (from, to, labels) => {
    expect(timeScale(from, to).ticks.map(({ label }) => label)).toEqual(labels);
  });
});
