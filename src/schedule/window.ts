import type { WallClock } from './localTime.ts';
import { firstInstant, wallClock, weekdayAndMinute } from './localTime.ts';

/** One stretch of a week. `to` is past 24:00 (1440) where it runs overnight: it then belongs to the day it starts on. */
export interface WeeklyStretch {
  /** Monday is 0. */
  readonly weekday: number;
  /** Minutes of the day, half-open. */
  readonly from: number;
  readonly to: number;
}

/** The times of a week in which things may ship, by the clock of a zone. */
export interface Window {
  readonly stretches: readonly WeeklyStretch[];
  readonly tz: string;
  /** As written, for people. */
  readonly text: string;
}

export type ParsedWindow =
  | { readonly ok: true; readonly stretches: readonly WeeklyStretch[] }
  | { readonly ok: false; readonly problem: string };

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Days times hours multiply: a longer text could ask for any number of stretches. */
const LONGEST = 500;
const MINUTES_A_DAY = 1440;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** `mon`, `mon-thu` (round the end of the week too: `sat-mon`) as weekdays; `undefined` if it is no such thing. */
function weekdaysOf(word: string): readonly number[] | undefined {
  const [first, last = first, ...more] = word
    .split('-')
    .map((day) => DAYS.findIndex((known) => known === day));
  if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0) return undefined;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, at) => (first + at) % 7);
}

/** `09:00-17:00`, `22:00-02:00`, `00:00-24:00` as minutes; a problem in words if it is no such thing. */
function minutesOf(word: string): { readonly from: number; readonly to: number } | string | undefined {
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(word);
  if (match === null) return undefined;
  const [h1 = 99, m1 = 99, h2 = 99, m2 = 99] = match.slice(1).map(Number);
  if (m1 > 59 || m2 > 59 || h1 > 23 || h2 * 60 + m2 > MINUTES_A_DAY) return `'${word}' is no time of a day`;
  const from = h1 * 60 + m1;
  const to = h2 * 60 + m2;
  if (from === to) return `'${word}' is empty; for a whole day write 00:00-24:00`;
  return { from, to: to > from ? to : to + MINUTES_A_DAY };
}

/**
 * Reads `mon-thu 09:00-17:00, fri 09:00-12:00`. Days come before their times; several days or times may follow each
 * other (`sat, sun 10:00-12:00 14:00-16:00`).
 */
export function parseWindow(text: string): ParsedWindow {
  if (text.length > LONGEST) {
    return {
      ok: false,
      problem: `it has ${String(text.length)} characters, at most ${String(LONGEST)} are read`,
    };
  }
  const stretches: WeeklyStretch[] = [];
  let days: number[] = [];
  let timed = false;
  for (const word of text.toLowerCase().split(/[\s,]+/)) {
    if (word === '') continue;
    const weekdays = weekdaysOf(word);
    if (weekdays !== undefined) {
      days = timed ? [...weekdays] : [...days, ...weekdays];
      timed = false;
      continue;
    }
    const minutes = minutesOf(word);
    if (typeof minutes === 'string') return { ok: false, problem: minutes };
    if (minutes === undefined) {
      return { ok: false, problem: `'${word}' is neither days (mon, mon-thu) nor times (09:00-17:00)` };
    }
    if (days.length === 0) return { ok: false, problem: `'${word}' has no days before it` };
    for (const weekday of days) stretches.push({ weekday, ...minutes });
    timed = true;
  }
  if (stretches.length === 0) return { ok: false, problem: 'it names no days and times' };
  if (!timed) return { ok: false, problem: 'its last days have no times after them' };
  return { ok: true, stretches };
}

function contains(stretches: readonly WeeklyStretch[], clock: WallClock): boolean {
  const { weekday, minute } = weekdayAndMinute(clock);
  const now = weekday * MINUTES_A_DAY + minute;
  return stretches.some(({ weekday: day, from, to }) => {
    const into = (now - day * MINUTES_A_DAY + MINUTES_A_WEEK) % MINUTES_A_WEEK;
    return from <= into && into < to;
  });
}

const DAY = 86_400_000;

/** Whether the window is open at `now`, by wall-clock time. */
export function isOpen(window: Window, now: number): boolean {
  return contains(window.stretches, wallClock(now, window.tz));
}

/** The first instant from `now` on at which the window is open; `undefined` if it does not open within three weeks. */
export function nextOpening(window: Window, now: number): number | undefined {
  return firstInstant(window.tz, now, now + 21 * DAY, (clock) => contains(window.stretches, clock));
}

/** The first instant after `now` at which the window is closed; `undefined` if it never closes. */
export function nextClosing(window: Window, now: number): number | undefined {
  return firstInstant(window.tz, now, now + 21 * DAY, (clock) => !contains(window.stretches, clock));
}
