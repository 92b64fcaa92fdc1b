import { describe, expect, it } from '@jest/globals';
import {
  firstInstant,
  isTimeZone,
  parseClock,
  showInstant,
  wallClock,
  weekdayAndMinute,
} from '../../src/schedule/localTime.ts';

const at = (iso: string): number => Date.parse(iso);

describe('wall-clock time', () => {
  it.each([
    ['winter in Berlin', '2026-01-15T12:00:00Z', 'Europe/Berlin', '2026-01-15T13:00'],
    ['summer in Berlin', '2026-07-15T12:00:00Z', 'Europe/Berlin', '2026-07-15T14:00'],
    ['midnight is 00, not 24', '2026-07-15T22:00:00Z', 'Europe/Berlin', '2026-07-16T00:00'],
    ['fourteen hours ahead', '2026-12-31T10:30:00Z', 'Pacific/Kiritimati', '2027-01-01T00:30'],
    ['twelve hours behind', '2027-01-01T11:59:00Z', 'Etc/GMT+12', '2026-12-31T23:59'],
    ['a half-hour summer time', '2026-10-03T15:30:00Z', 'Australia/Lord_Howe', '2026-10-04T02:30'],
    ['before the epoch', '1969-12-31T23:59:00Z', 'UTC', '1969-12-31T23:59'],
  ])('shows %s', (_, instant, zone, clock) => {
    expect(new Date(wallClock(at(instant), zone)).toISOString().slice(0, 16)).toBe(clock);
  });

  it('shows the same clock for both times a repeated hour comes (2026-10-25 in Berlin)', () => {
    expect(wallClock(at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe(
      wallClock(at('2026-10-25T01:30:00Z'), 'Europe/Berlin'),
    );
  });

  it('keeps seconds and milliseconds', () => {
    expect(wallClock(at('2026-01-15T12:00:01.234Z'), 'UTC')).toBe(at('2026-01-15T12:00:01.234Z'));
  });

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Europe/Berlim', false],
    ['+02:00', false],
    ['', false],
    ['x'.repeat(10_000), false],
  ])('knows whether %p is a zone', (zone, known) => {
    expect(isTimeZone(zone)).toBe(known);
  });

  it.each([
    ['2026-12-23T18:00', '2026-12-23T18:00:00Z'],
    ['2026-12-23T18:00:30', '2026-12-23T18:00:30Z'],
    ['2028-02-29T00:00', '2028-02-29T00:00:00Z'],
    ['2026-02-29T00:00', undefined],
    ['2026-13-01T00:00', undefined],
    ['2026-12-23T24:00', undefined],
    ['2026-12-23', undefined],
    ['2026-12-23T18:00Z', undefined],
  ])('reads %s as a clock', (text, clock) => {
    expect(parseClock(text)).toBe(clock === undefined ? undefined : at(clock));
  });

  it('tells weekday and minute', () => {
    expect(weekdayAndMinute(at('2026-03-06T16:05:00Z'))).toEqual({ weekday: 4, minute: 16 * 60 + 5 });
  });

  it('shows an instant in its zone and in UTC', () => {
    expect(showInstant(at('2026-03-06T21:00:00Z'), 'America/New_York')).toBe(
      'Fri 2026-03-06 16:00 America/New_York (2026-03-06T21:00Z)',
    );
  });

  it('finds the first minute at which the clock satisfies something', () => {
    const clock = parseClock('2026-03-29T03:00') ?? NaN;
    const from = at('2026-03-28T10:00:20Z');
    // 02:00 to 03:00 is skipped that night: 01:59:59 is followed by 03:00:00.
    expect(
      firstInstant('Europe/Berlin', from, from + 86_400_000, (shown) => shown >= clock - 3_600_000),
    ).toBe(at('2026-03-29T01:00:00Z'));
  });

  it('finds nothing where there is nothing', () => {
    expect(firstInstant('UTC', 0, 3_600_000, () => false)).toBeUndefined();
  });
});
