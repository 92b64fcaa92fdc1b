import { describe, expect, it } from '@jest/globals';
import type { Freeze } from '../../src/schedule/freeze.ts';
import { activeFreezes, freezeEnd, isFrozen } from '../../src/schedule/freeze.ts';
import { parseClock } from '../../src/schedule/localTime.ts';

const at = (iso: string): number => Date.parse(iso);

function freezeOf(from: string, to: string, tz: string, more: Partial<Freeze> = {}): Freeze {
  return {
    name: 'year-end',
    from: parseClock(from) ?? NaN,
    to: parseClock(to) ?? NaN,
    tz,
    environments: [],
    except: [],
    ...more,
  };
}

const yearEnd = freezeOf('2026-12-23T18:00', '2027-01-04T09:00', 'Europe/Berlin', {
  environments: ['production'],
});

describe('a freeze', () => {
  it.each([
    ['just before it', '2026-12-23T16:59:59.999Z', false],
    ['exactly as it begins', '2026-12-23T17:00:00Z', true],
    ['on New Year', '2026-12-31T23:30:00Z', true],
    ['just before it ends', '2027-01-04T07:59:59.999Z', true],
    ['exactly as it ends', '2027-01-04T08:00:00Z', false],
  ])('lasts by the clock of its zone: %s', (_, now, frozen) => {
    expect(isFrozen(yearEnd, at(now))).toBe(frozen);
  });

  it.each([
    ['furthest ahead', 'Pacific/Kiritimati', '2026-12-31T10:00:00Z'],
    ['furthest behind', 'Etc/GMT+12', '2027-01-01T12:00:00Z'],
  ])('begins with the local day in the zone %s', (_, tz, begins) => {
    const day = freezeOf('2027-01-01T00:00', '2027-01-02T00:00', tz);
    expect([isFrozen(day, at(begins) - 1), isFrozen(day, at(begins))]).toEqual([false, true]);
    expect(freezeEnd(day, at(begins))).toBe(at(begins) + 86_400_000);
  });

  it('ends at an instant found by search, also years away', () => {
    expect(freezeEnd(yearEnd, at('2026-12-24T00:00:00Z'))).toBe(at('2027-01-04T08:00:00Z'));
    const long = freezeOf('2026-01-01T00:00', '2036-07-01T12:00', 'Europe/Berlin');
    expect(freezeEnd(long, at('2026-12-24T00:00:00Z'))).toBe(at('2036-07-01T10:00:00Z'));
  });

  it('that ends in a skipped hour ends when the clock jumps over it', () => {
    const gap = freezeOf('2026-03-28T00:00', '2026-03-29T02:30', 'Europe/Berlin');
    expect(freezeEnd(gap, at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
  });

  it('that ends in a repeated hour gives the same answer both times', () => {
    const twice = freezeOf('2026-10-24T00:00', '2026-10-25T02:30', 'Europe/Berlin');
    const states = ['00:15', '00:45', '01:15', '01:45'].map((time) =>
      isFrozen(twice, at(`2026-10-25T${time}:00Z`)),
    );
    expect(states).toEqual([true, false, true, false]);
  });
});

describe('active freezes', () => {
  const now = at('2026-12-24T12:00:00Z');
  const everywhere = freezeOf('2026-12-24T00:00', '2026-12-25T00:00', 'UTC', { name: 'everywhere' });

  it('are those of the environment and those of all, the one that ends last first', () => {
    expect(activeFreezes([everywhere, yearEnd], 'production', now).map(({ freeze }) => freeze.name)).toEqual([
      'year-end',
      'everywhere',
    ]);
    expect(activeFreezes([everywhere, yearEnd], 'staging', now).map(({ freeze }) => freeze.name)).toEqual([
      'everywhere',
    ]);
  });

  it('are none outside their time', () => {
    expect(activeFreezes([everywhere, yearEnd], 'production', at('2027-02-01T00:00:00Z'))).toEqual([]);
  });
});
