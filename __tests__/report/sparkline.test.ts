import { describe, expect, it } from '@jest/globals';
import { extent, spans, sparkline } from '../../src/report/sparkline.ts';

const point = (t: number, value: number) => ({ t, value });

describe('sparkline', () => {
  it.each([
    [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
    [[5, 5, 5], '███'],
    [[0, 0, 0], '▁▁▁'],
    [[1, undefined, 1], '█ █'],
    [[-1, 1], '▁█'],
    [[], ''],
  ])('draws %j as %s', (values, line) => expect(sparkline(values)).toBe(line));

  it('measures against a given top, and no higher', () => expect(sparkline([1, 2, 4], 2)).toBe('▅██'));
});

describe('spans', () => {
  it('keeps the highest value of a span, so that a spike is never averaged away', () => {
    expect(spans([point(0, 1), point(1, 9), point(2, 1), point(9, 2)], 2, 0, 10)).toEqual([9, 2]);
  });
  it('has no value where there was none', () =>
    expect(spans([point(0, 1), point(10, 1)], 3, 0, 10)).toEqual([1, undefined, 1]));
  it('leaves out what is no number or lies outside', () => {
    expect(spans([point(0, Number.NaN), point(20, 5), point(10, 2)], 2, 0, 10)).toEqual([undefined, 2]);
  });
  it('puts a single moment into the first span', () =>
    expect(spans([point(3, 7)], 2, 3, 3)).toEqual([7, undefined]));
});

describe('extent', () => {
  it('is nothing for no series', () => expect(extent([])).toEqual({ from: 0, to: 0 }));
  it('spans all series', () => {
    const series = [3, 8].map((t) => ({
      name: 'a',
      unit: 'count' as const,
      points: [point(t, 1), point(t + 1, 1)],
    }));
    expect(extent(series)).toEqual({ from: 3, to: 9 });
  });
});
