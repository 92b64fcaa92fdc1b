import { describe, expect, it } from '@jest/globals';
import type { Window } from '../../src/schedule/window.ts';
import { isOpen, nextClosing, nextOpening, parseWindow } from '../../src/schedule/window.ts';

const at = (iso: string): number => Date.parse(iso);

function windowOf(text: string, tz: string): Window {
  const parsed = parseWindow(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return { stretches: parsed.stretches, tz, text };
}

/** Minutes of a stretch of time in which the window is open. */
function openMinutes(window: Window, from: string, to: string): number {
  let open = 0;
  for (let now = at(from); now < at(to); now += 60_000) if (isOpen(window, now)) open += 1;
  return open;
}

describe('reading a window', () => {
  it('reads days, ranges of days, and several times', () => {
    expect(parseWindow('Mon-Tue 9:00-17:00, fri 09:00-12:00 13:00-24:00')).toEqual({
      ok: true,
      stretches: [
        { weekday: 0, from: 540, to: 1020 },
        { weekday: 1, from: 540, to: 1020 },
        { weekday: 4, from: 540, to: 720 },
        { weekday: 4, from: 780, to: 1440 },
      ],
    });
  });

  it('gives one time to all days named before it', () => {
    expect(parseWindow('sat, sun 10:00-12:00')).toEqual({
      ok: true,
      stretches: [
        { weekday: 5, from: 600, to: 720 },
        { weekday: 6, from: 600, to: 720 },
      ],
    });
  });

  it('lets a range of days go round the end of the week', () => {
    const parsed = parseWindow('sat-mon 10:00-11:00');
    expect(parsed.ok && parsed.stretches.map(({ weekday }) => weekday)).toEqual([5, 6, 0]);
  });

  it.each([
    ['', 'it names no days and times'],
    ['mon', 'it names no days and times'],
    ['mon 09:00-10:00, tue', 'its last days have no times after them'],
    ['09:00-10:00', "'09:00-10:00' has no days before it"],
    ['mon 09:00-09:00', "'09:00-09:00' is empty; for a whole day write 00:00-24:00"],
    ['mon 25:00-26:00', "'25:00-26:00' is no time of a day"],
    ['mon 09:60-10:00', "'09:60-10:00' is no time of a day"],
    ['mon 09:00-24:01', "'09:00-24:01' is no time of a day"],
    ['mon 9-17', "'9-17' is neither days (mon, mon-thu) nor times (09:00-17:00)"],
    ['mnd 09:00-17:00', "'mnd' is neither days (mon, mon-thu) nor times (09:00-17:00)"],
  ])('says what is wrong with %p', (text, problem) => {
    expect(parseWindow(text)).toEqual({ ok: false, problem });
  });
});

describe('whether a window is open', () => {
  const office = windowOf('mon-thu 09:00-17:00, fri 09:00-16:00', 'America/New_York');

  it.each([
    ['16:00 on a Friday in winter', '2026-03-06T21:00:00Z', false],
    ['16:00 on a Friday in summer', '2026-03-13T20:00:00Z', false],
    ['a minute before, in winter', '2026-03-06T20:59:59Z', true],
    ['a minute before, in summer', '2026-03-13T19:59:59Z', true],
    ['exactly when it opens', '2026-03-06T14:00:00Z', true],
    ['a Saturday', '2026-03-07T17:00:00Z', false],
  ])('goes by the zone, not by an offset: %s', (_, instant, open) => {
    expect(isOpen(office, at(instant))).toBe(open);
  });

  it('says the same both times 02:30 comes on the night the clocks go back', () => {
    const night = windowOf('sun 02:00-02:45', 'Europe/Berlin');
    expect([isOpen(night, at('2026-10-25T00:30:00Z')), isOpen(night, at('2026-10-25T01:30:00Z'))]).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['Friday before midnight', '2026-03-27T22:30:00Z', true],
    ['Saturday 01:59', '2026-03-28T00:59:00Z', true],
    ['Saturday 02:00', '2026-03-28T01:00:00Z', false],
    ['Friday 01:00, which belongs to Thursday', '2026-03-27T00:00:00Z', false],
    ['Friday in summer', '2026-04-03T20:30:00Z', true],
    ['Saturday 01:59 in summer', '2026-04-03T23:59:00Z', true],
  ])('gives the hours past midnight to the day it started on: %s', (_, instant, open) => {
    expect(isOpen(windowOf('fri 22:00-02:00', 'Europe/Berlin'), at(instant))).toBe(open);
  });

  it('carries Sunday night into Monday', () => {
    expect(isOpen(windowOf('sun 22:00-02:00', 'UTC'), at('2026-03-30T01:00:00Z'))).toBe(true);
  });

  it.each([
    ['an hour that is skipped has no minute', 'sun 02:00-03:00', 'Europe/Berlin', '2026-03-29', 0],
    ['an hour that comes twice has 120', 'sun 02:00-03:00', 'Europe/Berlin', '2026-10-25', 120],
    ['a half-hour change on Lord Howe, forward', 'sun 02:00-03:00', 'Australia/Lord_Howe', '2026-10-04', 30],
    ['a half-hour change on Lord Howe, back', 'sun 01:30-02:00', 'Australia/Lord_Howe', '2026-04-05', 60],
  ])('%s', (_, text, zone, day, minutes) => {
    const midnight = at(`${day}T00:00:00Z`);
    const from = new Date(midnight - 86_400_000).toISOString();
    const to = new Date(midnight + 86_400_000).toISOString();
    expect(openMinutes(windowOf(text, zone), from, to)).toBe(minutes);
  });
});

describe('the next opening', () => {
  it.each([
    ['tomorrow', '2026-03-05T22:00:00Z', '2026-03-06T14:00:00Z'],
    ['after the weekend, across the change to summer time', '2026-03-06T21:00:00Z', '2026-03-09T13:00:00Z'],
    ['now, when it is open', '2026-03-06T15:00:30Z', '2026-03-06T15:00:30Z'],
    ['within the minute', '2026-03-09T12:59:59Z', '2026-03-09T13:00:00Z'],
  ])('is %s', (_, now, opening) => {
    const office = windowOf('mon-thu 09:00-17:00, fri 09:00-16:00', 'America/New_York');
    expect(nextOpening(office, at(now))).toBe(at(opening));
  });

  it('skips a week whose hour does not exist', () => {
    const gap = windowOf('sun 02:00-03:00', 'Europe/Berlin');
    expect(nextOpening(gap, at('2026-03-23T00:00:00Z'))).toBe(at('2026-04-05T00:00:00Z'));
  });

  it('finds the closing, and none for a window that is always open', () => {
    expect(nextClosing(windowOf('mon 09:00-17:00', 'UTC'), at('2026-03-02T10:00:00Z'))).toBe(
      at('2026-03-02T17:00:00Z'),
    );
    expect(nextClosing(windowOf('mon-sun 00:00-24:00', 'UTC'), at('2026-03-02T10:00:00Z'))).toBeUndefined();
  });
});
