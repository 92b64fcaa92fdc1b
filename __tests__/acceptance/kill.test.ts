import { describe, expect, it } from '@jest/globals';
import { commandsOf, keysOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { DIRECT } from './app.ts';
import { deployable } from './deployable.ts';
import { commands, differing, everyMoment, killedAndRunAgain, requests } from './kill.ts';
import type { Moment } from './kill.ts';
import type { StepOptions } from './stage.ts';

describe('a direct deployment that is killed and run again', () => {
  const options: StepOptions = { mode: 'deploy', inputs: { environment: 'staging', version: '1.0.0' } };
  const play = async (moment: Moment) =>
    killedAndRunAgain(await deployable(DIRECT), options, moment, async (stage, decision) => {
      const ledger = await ledgerOf(stage);
      return {
        decision,
        deployments: statusesOf(stage, 'staging').map((states) => [
          states.at(-1),
          states.filter((state) => state === 'success').length,
        ]),
        verdicts: verdictsOf(stage),
        locks: ledger.locks,
        verified: ledger.verified['staging']?.map(({ version }) => version),
        held: [ledger.quarantine, ledger.holds],
        keys: keysOf(stage).length,
        commands: [...new Set(commandsOf(stage))],
      };
    });
  const end = {
    decision: '0 proceed',
    deployments: [['success', 1]],
    verdicts: ['deploy-action / staging: success'],
    locks: {},
    verified: ['1.0.0'],
    held: [[], {}],
    keys: 1,
    commands: ['backup', 'deploy', 'smoke'],
  };

  it.each([
    ['at every request', requests, 40],
    ['in every command', commands, 6],
  ])(
    'ends the same whichever moment it was: %s',
    async (_, moments, least) => {
      const found = await everyMoment(moments(), play);
      expect(found.length).toBeGreaterThanOrEqual(least);
      expect(differing(found, end)).toEqual([]);
    },
    120_000,
  );
});
