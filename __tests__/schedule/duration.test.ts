import { describe, expect, it } from '@jest/globals';
import { parseDuration, showDuration } from '../../src/schedule/duration.ts';

describe('durations', () => {
  it.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['0s', 0],
    ['15', undefined],
    ['15 m', undefined],
    ['1.5h', undefined],
    ['-1s', undefined],
    ['15min', undefined],
    ['9999999999d', undefined],
    ['', undefined],
  ])('reads %p', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [45_999, '45 s'],
    [90_000, '1 min 30 s'],
    [3_600_000, '1 h'],
    [5_400_000, '1 h 30 min'],
    [3_605_000, '1 h'],
    [90_000_000, '1 d 1 h'],
  ])('shows %p ms', (ms, text) => {
    expect(showDuration(ms)).toBe(text);
  });
});
