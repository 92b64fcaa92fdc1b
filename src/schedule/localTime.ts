/**
 * Wall-clock time in a zone as a number: the milliseconds that a clock there shows, counted as if it stood in UTC.
 * Going from an instant to the clock is total and unambiguous; the other way is neither (gaps, repeated hours),
 * so nothing here goes that way: an opening is searched for.
 */
export type WallClock = number;

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Zones change their offset only at whole quarters of an hour UTC. */
const QUARTER = 15 * MINUTE;

// Making a formatter costs a hundred times more than using one.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const made = formatters.get(timeZone);
  if (made !== undefined) return made;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** Whether this is the name of a zone. Offsets such as +02:00 are not: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    formatterOf(name);
    return true;
  } catch (error) {
    // The documented answer to a zone that is not known.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the clock in `timeZone` shows at `instant` (ms since the epoch). Throws a RangeError for a zone that is not known. */
export function wallClock(instant: number, timeZone: string): WallClock {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of formatterOf(timeZone).formatToParts(instant)) shown[part.type] = Number(part.value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

/**
 * The first instant from `from` on, to the minute, at which the clock in `timeZone` satisfies `holds`; `undefined` if
 * there is none before `until`. Looks at every minute, so gaps and repeated hours need no rule of their own.
 */
export function firstInstant(
  timeZone: string,
  from: number,
  until: number,
  holds: (clock: WallClock) => boolean,
): number | undefined {
  let instant = from;
  while (instant < until) {
    const quarterEnds = (Math.floor(instant / QUARTER) + 1) * QUARTER;
    const offset = wallClock(instant, timeZone) - instant;
    for (; instant < quarterEnds && instant < until; instant = (Math.floor(instant / MINUTE) + 1) * MINUTE) {
      if (holds(instant + offset)) return instant;
    }
  }
  return undefined;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Day of the week, Monday 0, and minute of the day that a clock shows. */
export function weekdayAndMinute(clock: WallClock): { readonly weekday: number; readonly minute: number } {
  const days = Math.floor(clock / DAY);
  // 1970-01-01 was a Thursday.
  return { weekday: (((days + 3) % 7) + 7) % 7, minute: Math.floor((clock - days * DAY) / MINUTE) };
}

/** `Fri 2026-03-06 16:00` */
export function showClock(clock: WallClock): string {
  const iso = new Date(clock).toISOString();
  return `${WEEKDAYS[weekdayAndMinute(clock).weekday] ?? ''} ${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** An instant for people, in the zone and in UTC: `Fri 2026-03-06 16:00 America/New_York (2026-03-06T21:00Z)` */
export function showInstant(instant: number, timeZone: string): string {
  return `${showClock(wallClock(instant, timeZone))} ${timeZone} (${new Date(instant).toISOString().slice(0, 16)}Z)`;
}

/** `2026-12-23T18:00` (seconds allowed, no offset) as the clock that shows it; `undefined` if it is no such date. */
export function parseClock(text: string): WallClock | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const clock = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC rolls 31 February over into March; a date that does not come back as it went in is none.
  const shown = new Date(clock).toISOString();
  return shown.startsWith(text.slice(0, 16)) ? clock : undefined;
}
