import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, keysOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { CANARY, DIRECT } from './app.ts';
import { deployable } from './deployable.ts';
import { commands, everyMoment, killedAt, requests } from './kill.ts';
import type { Moment, Played } from './kill.ts';
import { runStep } from './stage.ts';
import type { Stage, StepOptions } from './stage.ts';

/** Killed at the moment, then run again as the next attempt of the same workflow run. */
async function killedAndRunAgain<T>(
  stage: Stage,
  options: StepOptions,
  moment: Moment,
  left: (stage: Stage, decision: string) => Promise<T>,
  from?: (stage: Stage) => boolean,
): Promise<Played<T>> {
  try {
    const { at, end } = await killedAt(stage, options, moment, from);
    let last = end;
    if (at !== undefined) {
      stage.github.world.rerun(end.run);
      last = await runStep(stage, { ...options, run: end.run });
    }
    return { at, left: await left(stage, `${String(last.code)} ${last.outputs['decision'] ?? last.output}`) };
  } finally {
    await stage.close();
  }
}

const words = (text: string): string => text.trim();

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
      expect(found.filter(([, left]) => JSON.stringify(left) !== JSON.stringify(end))).toEqual([]);
    },
    120_000,
  );
});

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
          weight: words(readFileSync(join(at.workspace, 'weight'), 'utf8')),
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
      expect(found.filter(([, left]) => JSON.stringify(left) !== JSON.stringify(end))).toEqual([]);
    },
    180_000,
  );
});
