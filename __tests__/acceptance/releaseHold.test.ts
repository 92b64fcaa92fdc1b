import { afterEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_FILES, CANARY } from './app.ts';
import { git, PERMISSIONS, runStep, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const DEPLOY = {
  mode: 'deploy',
  inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0' },
} as const;

describe('an environment on hold', () => {
  it('is deployed to again once a person says why, and the bad version still is not', async () => {
    stage = await setStage({ ...APP_FILES, '.github/deploy.yml': CANARY });
    const { github, workspace, sha } = stage;
    github.world.addCheckRun({ sha, name: 'test', status: 'completed', conclusion: 'success' });
    github.world.createEnvironment('production');
    writeFileSync(join(workspace, 'rate-2.0.0'), '200');
    expect((await runStep(stage, DEPLOY)).outputs['decision']).toBe('roll-back');

    const hold = { mode: 'rollback', permissions: PERMISSIONS.rollback } as const;
    const silent = await runStep(stage, {
      ...hold,
      inputs: { mode: 'release-hold', environment: 'production' },
    });
    expect([silent.code, silent.outputs['reason-code']]).toEqual([1, 'reason_missing']);
    const released = await runStep(stage, {
      ...hold,
      inputs: { mode: 'release-hold', environment: 'production', reason: 'the cause is mended in 2.0.1' },
    });
    expect([released.code, released.outputs['reason-code']]).toEqual([0, 'hold_released']);
    expect(git(github.gitDir, 'log', '-1', '--format=%s', 'refs/deploy-action/ledger')).toContain(
      'the cause is mended',
    );

    const again = await runStep(stage, DEPLOY);
    expect([again.code, again.outputs['reason-code']]).toEqual([1, 'quarantined']);
  });
});
