import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, keysOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { CANARY } from './app.ts';
import { deployable } from './deployable.ts';
import { commands, differing, everyMoment, killedAndRunAgain, requests } from './kill.ts';
import type { Moment } from './kill.ts';
import { snapshotIn } from '../../src/report/markdown/snapshot.ts';
import type { Stage, StepOptions } from './stage.ts';

describe('a bad canary that is killed and run again', () => {
  const options: StepOptions = {
    mode: 'deploy',
    inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0' },
  };
  const play = async (moment: Moment) => {
    const stage = await deployable(CANARY);
    writeFileSync(join(stage.workspace, 'rate-2.0.0'), '900');
    return killedAndRunAgain(
      stage,
      options,
      moment,
      async (at, decision) => {
        const ledger = await ledgerOf(at);
        const weights = commandsOf(at).filter((line) => line.startsWith('traffic'));
        return {
          decision,
          weight: readFileSync(join(at.workspace, 'weight'), 'utf8').trim(),
          again: weights.slice(weights.indexOf('traffic 0')).some((line) => line !== 'traffic 0'),
          undone: commandsOf(at).includes('rollback'),
          deployments: statusesOf(at, 'production').map((states) => states.at(-1)),
          verdicts: verdictsOf(at),
          quarantine: ledger.quarantine.map(({ version }) => version),
          hold: ledger.holds['production']?.sha === at.sha,
          locks: ledger.locks,
          verified: ledger.verified,
          keys: keysOf(at).length,
        };
      },
      (at) => at.log().some((line) => line.startsWith('traffic')),
    );
  };
  const end = {
    decision: '1 roll-back',
    weight: '0',
    again: false,
    undone: true,
    deployments: ['failure'],
    verdicts: ['deploy-action / production: failure'],
    quarantine: ['2.0.0'],
    hold: true,
    locks: {},
    verified: {},
    keys: 1,
  };

  it.each([
    ['at every request from the first traffic on', requests, 10],
    ['in every command', commands, 12],
  ])(
    'ends the same whichever moment it was: %s',
    async (_, moments, least) => {
      const found = await everyMoment(moments(), play);
      expect(found.length).toBeGreaterThanOrEqual(least);
      expect(differing(found, end)).toEqual([]);
    },
    180_000,
  );
});

describe('a good canary that is killed and run again', () => {
  const options: StepOptions = {
    mode: 'deploy',
    inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0' },
  };
  const config = CANARY.replace('[10%, 50%, 100%]', '[10%, 100%]');
  const wasSaved = (at: Stage): boolean => {
    const { text } = at.github.world.checkRun(at.sha, 'deploy-action / production')?.output ?? {};
    return JSON.stringify(snapshotIn(text) ?? {}).includes('"share":0.1');
  };
  const play = async (moment: Moment) =>
    killedAndRunAgain(
      await deployable(config),
      options,
      moment,
      async (at, decision) => {
        const ledger = await ledgerOf(at);
        return {
          decision,
          weight: readFileSync(join(at.workspace, 'weight'), 'utf8').trim(),
          commands: commandsOf(at),
          deployments: statusesOf(at, 'production').map((states) => [
            states.at(-1),
            states.filter((state) => state === 'success').length,
          ]),
          verdicts: verdictsOf(at),
          held: [ledger.quarantine, ledger.holds, ledger.locks],
          verified: ledger.verified['production']?.map(({ version }) => version),
        };
      },
      wasSaved,
    );
  const end = {
    decision: '0 proceed',
    weight: '100',
    commands: ['deploy', 'smoke', 'traffic 10', 'traffic 100'],
    deployments: [['success', 1]],
    verdicts: ['deploy-action / production: success'],
    held: [[], {}, {}],
    verified: ['2.0.0'],
  };

  it('goes on where it was and deploys nothing twice, whichever moment it was', async () => {
    const found = await everyMoment(requests(), play);
    expect(found.length).toBeGreaterThanOrEqual(16);
    expect(differing(found, end)).toEqual([]);
  }, 120_000);
});
