import { expect, it } from '@jest/globals';
import { commandsOf, keysOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { DIRECT } from './app.ts';
import { commands, differing, everyMoment, killedAndRunAgain, requests } from './kill.ts';
import type { Moment } from './kill.ts';
import { deployedBefore } from './past.ts';

const PAST = [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '2.0.0' }];

it.each([
  ['at every request', requests, 40],
  ['in every command', commands, 4],
])(
  'a rollback that is killed and run again ends the same whichever moment it was: %s',
  async (_, moments, least) => {
    const play = async (moment: Moment) => {
      const stage = await deployedBefore(DIRECT, 'staging', PAST);
      const { commits } = stage;
      const inputs = { environment: 'staging', reason: 'orders fail' };
      return killedAndRunAgain(stage, { mode: 'rollback', inputs }, moment, async (at, decision) => {
        const { verified, quarantine, holds, locks } = await ledgerOf(at);
        return {
          decision,
          verified: verified['staging']?.map(({ version }) => version),
          quarantine: quarantine.map(({ version }) => version),
          holds: Object.keys(holds),
          locks,
          deployments: statusesOf(at, 'staging').map((states) => [
            states.at(-1),
            states.filter((state) => state === 'success').length,
          ]),
          left: verdictsOf(at, commits['2.0.0']),
          live: verdictsOf(at, commits['1.1.0']),
          commands: [...new Set(commandsOf(at))],
          keys: keysOf(at).length,
        };
      });
    };
    const found = await everyMoment(moments(), play);
    expect(found.length).toBeGreaterThanOrEqual(least);
    const end = {
      decision: '0 proceed',
      verified: ['1.1.0', '2.0.0', '1.1.0', '1.0.0'],
      quarantine: ['2.0.0'],
      holds: ['staging'],
      locks: {},
      deployments: [
        ['success', 1],
        ['failure', 1],
        ['inactive', 1],
        ['inactive', 1],
      ],
      left: ['deploy-action / staging: failure'],
      live: ['deploy-action / staging: success'],
      commands: ['rollback', 'smoke'],
      keys: 1,
    };
    expect(differing(found, end)).toEqual([]);
  },
  120_000,
);
