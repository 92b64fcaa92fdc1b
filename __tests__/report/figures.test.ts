import { describe, expect, it } from '@jest/globals';
import { counted, elapsed, grouped, moment, quantity, significant } from '../../src/report/figures.ts';

describe('figures', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1234567, '1,234,567'],
    [-1234, '-1,234'],
    [-0.2, '0'],
    [Number.NaN, 'no number'],
  ])('groups %d as %s', (value, text) => expect(grouped(value)).toBe(text));

  it.each([
    [0.053123, '0.0531'],
    [5.3, '5.3'],
    [531.4, '531'],
    [53_123, '53,123'],
    [0.0000001, '0'],
    [0, '0'],
    [-2.5, '-2.5'],
    [Infinity, 'no number'],
  ])('says %d as %s', (value, text) => expect(significant(value)).toBe(text));

  it.each([
    ['share', 0.053, '5.3%'],
    ['share', 1, '100%'],
    ['per-second', 12.34, '12.3/s'],
    ['ms', 249.6, '250 ms'],
    ['count', 1200, '1,200'],
    ['evidence', 100, '100'],
    ['evidence', 1e9, 'over 1,000,000'],
    ['share', Number.NaN, 'no data'],
  ] as const)('says a quantity in %s of %d as %s', (unit, value, text) =>
    expect(quantity(unit, value)).toBe(text),
  );

  it.each([
    [0, '0:00'],
    [499, '0:00'],
    [83_000, '1:23'],
    [3_683_000, '1:01:23'],
    [-5_000, '-0:05'],
    [Number.NaN, '?'],
  ])('says %d ms as %s', (ms, text) => expect(elapsed(ms)).toBe(text));

  it('says moments in UTC', () =>
    expect(moment(Date.UTC(2026, 10, 21, 1, 40, 12))).toBe('2026-11-21 01:40:12 UTC'));
  it.each([[Number.NaN], [Infinity], [9e15]])('does not throw for %d, which is no time', (ms) =>
    expect(moment(ms)).toBe('at an unknown time'),
  );

  it.each([
    [1, '1 gate'],
    [0, '0 gates'],
    [2000, '2,000 gates'],
  ])('counts %d', (count, text) => expect(counted(count, 'gate')).toBe(text));
});
