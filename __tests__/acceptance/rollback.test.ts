import { afterEach, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { DIRECT } from './app.ts';
import { deployedBefore } from './past.ts';
import type { Before, PastStage } from './past.ts';
import { runStep } from './stage.ts';
import type { Stage, StepEnd, StepOptions } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const PAST: readonly Before[] = [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '2.0.0' }];

async function past(config = DIRECT, versions = PAST): Promise<PastStage> {
  await stage?.close();
  const made = await deployedBefore(config, 'staging', versions);
  stage = made;
  return made;
}

const rollBack = (at: Stage, inputs: Record<string, string> = {}, more: Partial<StepOptions> = {}) =>
  runStep(at, {
    mode: 'rollback',
    inputs: { environment: 'staging', reason: 'orders fail', ...inputs },
    ...more,
  });

const deploy = (at: Stage, version: string): Promise<StepEnd> =>
  runStep(at, { mode: 'deploy', inputs: { environment: 'staging', version } });

const cameTo = (end: StepEnd) => [end.code, end.outputs['decision'], end.outputs['reason-code']];

describe('a rollback', () => {
  it('returns to the version before that passed verification, and says so on both commits', async () => {
    const at = await past();
    const end = await rollBack(at);
    expect(cameTo(end)).toEqual([0, 'proceed', 'rolled_back']);
    expect(end.outputs['version']).toBe('1.1.0');
    expect(commandsOf(at)).toEqual(['rollback', 'smoke']);
    expect(at.log()[0]).toContain('version=1.1.0 previous=2.0.0 to=1.1.0');
    expect(statusesOf(at, 'staging')).toEqual([
      ['in_progress', 'success'],
      ['success', 'failure'],
      ['success', 'inactive'],
      ['success', 'inactive'],
    ]);
    const { verified, quarantine, holds, locks } = await ledgerOf(at);
    expect(verified['staging']?.map(({ version }) => version)).toEqual(['1.1.0', '2.0.0', '1.1.0', '1.0.0']);
    expect(quarantine.map(({ version }) => version)).toEqual(['2.0.0']);
    expect([holds['staging']?.reason, locks]).toEqual(['orders fail', {}]);
    expect(verdictsOf(at, at.commits['2.0.0'])).toEqual(['deploy-action / staging: failure']);
    expect(verdictsOf(at, at.commits['1.1.0'])).toEqual(['deploy-action / staging: success']);
  });

  it.each([
    ['a version', () => '1.0.0'],
    ['a commit', ({ commits }: PastStage) => commits['1.0.0'] ?? ''],
  ])('returns to %s that is named', async (_, to) => {
    const at = await past();
    const end = await rollBack(at, { to: to(at) });
    expect([...cameTo(end), end.outputs['version']]).toEqual([0, 'proceed', 'rolled_back', '1.0.0']);
  });

  it('deploys the earlier version again where no command goes back', async () => {
    const at = await past(DIRECT.replaceAll(', rollback: ./ops/say.sh rollback', ''));
    expect(cameTo(await rollBack(at))).toEqual([0, 'proceed', 'rolled_back']);
    expect(commandsOf(at)).toEqual(['deploy', 'smoke']);
    expect(at.log()[0]).toContain('version=1.1.0 previous=2.0.0');
  });

  it('is refused where nothing earlier has passed verification, or what is named has not', async () => {
    const at = await past(DIRECT, [{ version: '2.0.0' }]);
    expect(cameTo(await rollBack(at))).toEqual([1, 'stop', 'no_known_good']);
    const named = await rollBack(at, { to: '1.9.9' });
    expect(cameTo(named)).toEqual([1, 'stop', 'no_known_good']);
    expect(named.output).toContain('2.0.0 is not 1.9.9');
    expect([commandsOf(at), (await ledgerOf(at)).locks]).toEqual([[], {}]);
  });

  it('that was done is not done again: that would go further back', async () => {
    const at = await past();
    const { run } = await rollBack(at);
    at.github.world.rerun(run);
    const again = await rollBack(at, {}, { run });
    expect(cameTo(again)).toEqual([0, 'proceed', 'already_rolled_back']);
    expect(again.outputs['version']).toBe('1.1.0');
    expect(commandsOf(at)).toEqual(['rollback', 'smoke']);
  });

  it('that fails needs a person: nothing is verified, and nothing ships until somebody has looked', async () => {
    const at = await past();
    writeFileSync(join(at.workspace, 'code-smoke'), '1');
    const end = await rollBack(at);
    expect(cameTo(end)).toEqual([1, 'stop', 'rollback_failed']);
    expect(end.output).toContain('smoke says no');
    expect(statusesOf(at, 'staging')[0]).toEqual(['in_progress', 'failure']);
    const { holds, quarantine, locks, verified } = await ledgerOf(at);
    expect([holds['staging']?.reasonCode, quarantine, locks]).toEqual(['rollback_failed', [], {}]);
    expect(verified['staging']).toHaveLength(3);
    rmSync(join(at.workspace, 'code-smoke'));
    at.github.world.rerun(end.run);
    expect(cameTo(await rollBack(at, {}, { run: end.run }))).toEqual([0, 'proceed', 'rolled_back']);
  });

  it('leaves the version refused: by the hold, and without it by the quarantine', async () => {
    const at = await past();
    await rollBack(at);
    const held = await deploy(at, '2.0.0');
    expect(cameTo(held)).toEqual([1, 'stop', 'held']);
    expect(held.output).toContain('orders fail');
    const other = await past(
      DIRECT.replace('    require: [ci]\n', '    require: [ci]\n    rollback: { hold: false }\n'),
    );
    await rollBack(other);
    expect(cameTo(await deploy(other, '2.0.0'))).toEqual([1, 'stop', 'quarantined']);
  });

  it('is refused while another run holds the environment, and says which', async () => {
    const at = await past();
    writeFileSync(join(at.workspace, 'kill-at'), '2');
    const killed = await deploy(at, '2.0.1');
    expect(killed.signal).toBe('SIGKILL');
    rmSync(join(at.workspace, 'kill-at'));
    const end = await rollBack(at);
    expect(cameTo(end)).toEqual([1, 'hold', 'locked']);
    expect(end.output).toContain('deploys 2.0.1');
    expect(end.summary).toContain(`/actions/runs/${killed.run.id}`);
  });
});

describe('migrations between the versions', () => {
  const migrated: readonly Before[] = [
    { version: '1.0.0' },
    { version: '2.0.0', files: { 'db/migrations/7.sql': 'alter table orders add column door text;\n' } },
  ];
  const rollback = (text: string): string =>
    DIRECT.replace('    require: [ci]\n', `    require: [ci]\n    rollback: ${text}\n`);

  it('stop a rollback that says nothing about data, and are named', async () => {
    const at = await past(DIRECT, migrated);
    const end = await rollBack(at);
    expect(cameTo(end)).toEqual([1, 'stop', 'migration_guard']);
    expect(end.output).toContain('db/migrations/7.sql');
    expect(commandsOf(at)).toEqual([]);
  });

  it.each([
    ['stay where the schema serves both', '{ migrations: forward-only }', ['rollback', 'smoke']],
    [
      'are undone by a command where there is one',
      '{ migrations: down-script, run: { migrations: ./ops/say.sh down } }',
      ['rollback', 'down', 'smoke'],
    ],
    ['elsewhere do not matter', '{ migration-paths: ["schema/**"] }', ['rollback', 'smoke']],
  ])('%s', async (_, text, expected) => {
    const at = await past(rollback(text), migrated);
    expect(cameTo(await rollBack(at))).toEqual([0, 'proceed', 'rolled_back']);
    expect(commandsOf(at)).toEqual(expected);
  });
});
