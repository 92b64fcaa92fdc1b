import { afterEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { CANARY, DIRECT } from './app.ts';
import { deployable } from './deployable.ts';
import { runStep } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const staging = { mode: 'deploy', inputs: { environment: 'staging', version: '1.0.0' } } as const;

describe('a direct deployment', () => {
  it('runs its commands, records one deployment, and leaves the version verified and the lock free', async () => {
    stage = await deployable(DIRECT);
    const end = await runStep(stage, staging);
    expect(end.output).toContain('1.0.0 is live in staging');
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      0,
      'proceed',
      'deployed',
    ]);
    expect(commandsOf(stage)).toEqual(['backup', 'deploy', 'smoke']);
    expect(statusesOf(stage, 'staging')).toEqual([['in_progress', 'success']]);
    const ledger = await ledgerOf(stage);
    expect([ledger.locks, ledger.verified['staging']?.[0]?.version]).toEqual([{}, '1.0.0']);
    expect(verdictsOf(stage)).toEqual(['deploy-action / staging: success']);
  });

  it('gives its commands no token and no input', async () => {
    stage = await deployable(DIRECT);
    await runStep(stage, { ...staging, env: { GITHUB_TOKEN: 'ghs_secret' } });
    expect(stage.log()[0]).toContain('token=none github=none');
  });

  it('needs at most 25 requests', async () => {
    stage = await deployable(DIRECT);
    const before = stage.github.requests.length;
    await runStep(stage, staging);
    expect(stage.github.requests.length - before).toBeLessThanOrEqual(25);
  });

  it('refuses an environment without reviewers where the config asks for approval', async () => {
    stage = await deployable(DIRECT);
    const end = await runStep(stage, { mode: 'deploy', inputs: { environment: 'production' } });
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'protection_missing']);
    expect(commandsOf(stage)).toEqual([]);
    expect((await ledgerOf(stage)).locks).toEqual({});
  });

  it('that was done is not done again when its run is started again', async () => {
    stage = await deployable(DIRECT);
    const { run } = await runStep(stage, staging);
    stage.github.world.rerun(run);
    const again = await runStep(stage, { ...staging, run });
    expect([again.code, again.outputs['reason-code']]).toEqual([0, 'already_deployed']);
    expect(commandsOf(stage)).toEqual(['backup', 'deploy', 'smoke']);
  });

  it('of an old run does not bring its version back over a newer one', async () => {
    stage = await deployable(DIRECT);
    const { run } = await runStep(stage, staging);
    await runStep(stage, { mode: 'deploy', inputs: { environment: 'staging', version: '2.0.0' } });
    stage.github.world.rerun(run);
    const again = await runStep(stage, { ...staging, run });
    expect([again.code, again.outputs['reason-code']]).toEqual([1, 'overtaken']);
    expect(again.output).toContain('2.0.0 was deployed to staging by another run');
    expect(statusesOf(stage, 'staging').map((states) => states.at(-1))).toEqual(['success', 'inactive']);
  });
});

describe('a canary', () => {
  it('is promoted step by step while its errors are those of the baseline', async () => {
    stage = await deployable(CANARY);
    const end = await runStep(stage, {
      mode: 'deploy',
      inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0' },
    });
    expect([end.code, end.outputs['reason-code']]).toEqual([0, 'deployed']);
    expect(commandsOf(stage)).toEqual(['deploy', 'smoke', 'traffic 10', 'traffic 50', 'traffic 100']);
  });

  it('with more errors is rolled back, quarantined, and refused the next time', async () => {
    stage = await deployable(CANARY);
    writeFileSync(join(stage.workspace, 'rate-2.0.0'), '200');
    const end = await runStep(stage, {
      mode: 'deploy',
      inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0' },
    });
    expect([end.code, end.outputs['decision']]).toEqual([1, 'roll-back']);
    expect(commandsOf(stage).slice(-2)).toEqual(['traffic 0', 'rollback']);
    const ledger = await ledgerOf(stage);
    expect([ledger.quarantine[0]?.sha, ledger.holds['production']?.sha]).toEqual([stage.sha, stage.sha]);
    const again = await runStep(stage, {
      mode: 'deploy',
      inputs: { environment: 'production', version: '2.0.0' },
    });
    expect([again.code, again.outputs['reason-code']]).toEqual([1, 'held']);
    expect(again.result?.findings.map(({ reasonCode }) => reasonCode)).toEqual(
      expect.arrayContaining(['held', 'quarantined']),
    );
  });
});
