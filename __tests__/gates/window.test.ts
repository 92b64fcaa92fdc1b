import { describe, expect, it } from '@jest/globals';
import { known, unavailable } from '../../src/core/facts.ts';
import { window } from '../../src/gates/window.ts';
import { contextOf, gateOf } from './worlds/facts.ts';

const office = { window: { tz: 'America/New_York', allow: 'mon-thu 09:00-17:00, fri 09:00-16:00' } };
const at = (iso: string, entry: unknown = office) =>
  gateOf(window, entry).evaluate({ now: known(Date.parse(iso), 'clock') }, contextOf());

describe('the window gate', () => {
  it.each([
    ['16:00 on a Friday in winter', '2026-03-06T21:00:00Z', '2026-03-09T13:00:00Z'],
    ['16:00 on a Friday in summer', '2026-03-13T20:00:00Z', '2026-03-16T13:00:00Z'],
  ])('waits outside the window by the zone, not an offset: %s', (_, now, opens) => {
    expect(at(now)).toMatchObject({
      verdict: 'pending',
      reasonCode: 'outside_window',
      again: Date.parse(opens),
    });
  });

  it('says what time it is, what is allowed and when it opens', () => {
    expect(at('2026-03-06T21:00:00Z').reason).toBe(
      'it is Fri 2026-03-06 16:00 America/New_York (2026-03-06T21:00Z), outside the window mon-thu 09:00-17:00, fri 09:00-16:00; ' +
        'it opens Mon 2026-03-09 09:00 America/New_York (2026-03-09T13:00Z)',
    );
  });

  it('passes from the instant it opens, which is the one it named', () => {
    const { again = NaN } = at('2026-03-06T21:00:00Z');
    expect(at(new Date(again - 1).toISOString()).verdict).toBe('pending');
    expect(at(new Date(again).toISOString())).toMatchObject({
      verdict: 'pass',
      reasonCode: 'window_open',
      reason: 'the window is open until Mon 2026-03-09 17:00 America/New_York (2026-03-09T21:00Z)',
    });
  });

  it('says the same both times an hour is repeated', () => {
    const night = { window: { tz: 'Europe/Berlin', allow: 'sun 02:00-03:00' } };
    expect([at('2026-10-25T00:30:00Z', night).verdict, at('2026-10-25T01:30:00Z', night).verdict]).toEqual([
      'pass',
      'pass',
    ]);
  });

  it('is unknown without a clock', () => {
    const finding = gateOf(window, office).evaluate(
      { now: unavailable('no answer in 10 s', 'the clock') },
      contextOf(),
    );
    expect([finding.verdict, finding.reason]).toEqual([
      'unknown',
      'the clock could not be read: no answer in 10 s',
    ]);
  });

  it.each([
    ['a zone that is not known', { tz: 'Europe/Berlim', allow: 'mon 09:00-10:00' }],
    ['an offset for a zone', { tz: '+02:00', allow: 'mon 09:00-10:00' }],
    ['times that are none', { tz: 'UTC', allow: 'mon 9-10' }],
    ['no times at all', { tz: 'UTC', allow: '' }],
    ['a misspelt key', { tz: 'UTC', alow: 'mon 09:00-10:00' }],
  ])('refuses %s', (_, entry) => {
    expect(window.options.safeParse({ window: entry }).success).toBe(false);
  });
});
