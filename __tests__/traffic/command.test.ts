import { describe, expect, it } from '@jest/globals';
import type { Command, CommandEnd } from '../../src/shell/port.ts';
import { commandTraffic } from '../../src/traffic/command.ts';

const end = (more: Partial<CommandEnd>): CommandEnd => ({
  state: 'exited',
  code: 0,
  stdout: '',
  lastLines: [],
  seconds: 0,
  ...more,
});

/** A data plane that holds a weight; `set` puts there what `takes` makes of it. */
function plane({
  weight = '0',
  takes = (wanted: string) => wanted,
  codes = [],
}: {
  weight?: string;
  takes?: (wanted: string, before: string) => string;
  codes?: (number | CommandEnd['state'])[];
} = {}) {
  const ran: Command[] = [];
  const slept: number[] = [];
  let now = weight;
  const driver = commandTraffic(
    { set: './set', read: './read' },
    (command) => {
      ran.push(command);
      if (command.command === './read') return Promise.resolve(end({ stdout: now }));
      const code = codes.shift() ?? 0;
      if (typeof code === 'string') return Promise.resolve(end({ state: code, code: null }));
      if (code === 0) now = takes(command.env['DEPLOY_WEIGHT'] ?? '', now);
      return Promise.resolve(end({ code, lastLines: code === 0 ? [] : ['the plane says no'] }));
    },
    (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
  );
  const set = (share: number) => driver.set(share, { DEPLOY_WEIGHT: String(share * 100) });
  const sets = () => ran.filter(({ command }) => command === './set').length;
  return { driver, set, sets, ran, slept };
}

/** A plane whose reading prints this. */
const reading = (answer: Partial<CommandEnd>) =>
  commandTraffic(
    { set: './set', read: './read' },
    () => Promise.resolve(end(answer)),
    () => Promise.resolve(),
  ).read({});

describe('reading the weight', () => {
  it.each([
    ['0', 0],
    ['100\n', 1],
    [' 12.5 \n', 0.125],
    ['5.0', 0.05],
  ])('%j is a share of %d', async (stdout, share) => {
    expect(await reading({ stdout })).toEqual({ ok: true, share, already: false });
  });

  it.each(['', '\n', 'zero', '10%', '-1', '101', '1e2', '0x10', '1 2', 'NaN', 'Infinity', '.5', '٣'])(
    '%j is no number, and never no traffic',
    async (stdout) => {
      const answer = await reading({ stdout });
      expect(answer).toEqual({
        ok: false,
        reason: `reading the weight printed '${stdout.trim()}', a number from 0 to 100 is wanted`,
      });
    },
  );

  it.each([
    [{ code: 7, stdout: '10', lastLines: ['no route'] }, 'ended with code 7: no route'],
    [{ state: 'timed-out' as const, code: null, stdout: '10' }, 'took too long and was ended'],
    [{ state: 'cancelled' as const, code: null }, 'was cancelled'],
    [{ state: 'not-started' as const, code: null }, 'could not be started'],
  ])('%j is no reading', async (answer, said) => {
    expect(await reading(answer)).toEqual({ ok: false, reason: `reading the weight ${said}` });
  });
});

describe('setting the weight', () => {
  it('sets it, reads it back, and says what is there', async () => {
    const { set, ran } = plane();
    expect(await set(0.1)).toEqual({ ok: true, share: 0.1, already: false });
    expect(ran.map(({ command, live }) => [command, live])).toEqual([
      ['./read', false],
      ['./set', true],
      ['./read', false],
    ]);
    expect(ran[1]?.env).toEqual({ DEPLOY_WEIGHT: '10' });
  });

  it('does nothing where it is there already', async () => {
    const { set, sets } = plane({ weight: '25' });
    expect(await set(0.25)).toEqual({ ok: true, share: 0.25, already: true });
    expect(sets()).toBe(0);
  });

  it.each([
    [0.333, '33.1', true],
    [0.333, '34', false],
    // Nothing and everything are exact: a rest of traffic on either side is traffic.
    [0, '0.3', false],
    [1, '99.8', false],
  ])('of %d takes %s for it: %j', async (share, there, taken) => {
    const { set, sets } = plane({ weight: there, takes: (_, before) => before });
    expect((await set(share)).ok).toBe(taken);
    expect(sets()).toBe(taken ? 0 : 3);
  });

  it('tries three times where it reads back differently, with pauses between, and tells the last reading', async () => {
    const { set, sets, slept } = plane({ weight: '5', takes: () => '7' });
    expect(await set(0.5)).toEqual({
      ok: false,
      reason: 'the weight is not what was set after 3 tries: it reads back as 7% where 50% was set',
      share: 0.07,
    });
    expect([sets(), slept]).toEqual([3, [1000, 2000]]);
  });

  it('goes on when the plane took it at the second try', async () => {
    let tries = 0;
    const { set, sets } = plane({ takes: (wanted, before) => ((tries += 1) < 2 ? before : wanted) });
    expect([(await set(0.5)).ok, sets()]).toEqual([true, 2]);
  });

  it('tries again where the command asks for it with code 75', async () => {
    const { set, sets } = plane({ codes: [75, 75, 0] });
    expect([await set(0.5), sets()]).toEqual([{ ok: true, share: 0.5, already: false }, 3]);
  });

  it('gives up on any other code at once, with its last line', async () => {
    const { set, sets } = plane({ codes: [1] });
    expect([await set(0.5), sets()]).toEqual([
      { ok: false, reason: 'setting the weight ended with code 1: the plane says no' },
      1,
    ]);
  });

  it.each(['timed-out', 'cancelled', 'not-started'] as const)(
    'gives up where the command %s',
    async (state) => {
      const { set, sets } = plane({ codes: [state] });
      expect([(await set(0.5)).ok, sets()]).toEqual([false, 1]);
    },
  );

  it('does not take a weight for set that cannot be read', async () => {
    const { set } = plane({ weight: '?', takes: () => '?' });
    const answer = await set(0.5);
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining("printed '?'") });
    expect(answer).not.toHaveProperty('share');
  });
});
