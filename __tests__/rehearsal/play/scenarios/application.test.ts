import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WELL } from '../../../../src/rehearsal/play/behaviour.ts';
import { startApplication } from '../../../../src/rehearsal/play/scenarios/application.ts';
import type { Application } from '../../../../src/rehearsal/play/scenarios/application.ts';
import { reservePorts } from '../../../../src/rehearsal/play/scenarios/ports.ts';
import type { ReservedPort } from '../../../../src/rehearsal/play/scenarios/ports.ts';

let application: Application;
let ports: readonly ReservedPort[];
beforeEach(async () => {
  ports = await reservePorts([0, 0, 0, 0, 0, 0]);
  application = await startApplication({ version: '1.0.0', token: 't', ports });
});
afterEach(async () => {
  await application.close();
  await Promise.all(ports.map((port) => port.free()));
});

const ask = async (what: string, told: Readonly<Record<string, string>> = {}): Promise<string> => {
  const answer = application.answers[what];
  if (answer === undefined) throw new Error(what);
  return answer(told);
};
const to = (environment: string, version: string) => ({
  DEPLOY_ENVIRONMENT: environment,
  DEPLOY_VERSION: version,
});
const versionAt = async (url: string): Promise<string> => (await fetch(url)).headers.get('x-version') ?? '';

describe('the sample application', () => {
  it('runs a candidate beside what is live, without users until it is given some', async () => {
    await ask('deploy', to('production', '1.1.0'));
    expect(await versionAt(application.production.url)).toBe('1.0.0');
    expect([application.live(), application.newest(), application.deployed('1.1.0')]).toEqual([
      '1.0.0',
      '1.1.0',
      1,
    ]);
    await ask('weight', { DEPLOY_WEIGHT: '100' });
    expect(await versionAt(application.production.url)).toBe('1.1.0');
    expect(await ask('read-weight')).toBe('100');
    expect(application.weights().map(({ percent }) => percent)).toEqual([100]);
  });

  it('makes the candidate live once it has all users, and not before', async () => {
    await ask('deploy', to('production', '1.1.0'));
    await ask('weight', { DEPLOY_WEIGHT: '50' });
    application.settle();
    expect(application.live()).toBe('1.0.0');
    await ask('weight', { DEPLOY_WEIGHT: '100' });
    application.settle();
    expect([application.live(), application.newest(), application.production.weight()]).toEqual([
      '1.1.0',
      undefined,
      0,
    ]);
    expect(await versionAt(application.production.url)).toBe('1.1.0');
  });

  it('is back on what was live after a rollback', async () => {
    await ask('deploy', to('production', '1.1.0'));
    await ask('weight', { DEPLOY_WEIGHT: '0' });
    expect(await ask('rollback', { DEPLOY_ROLLBACK_TO: '1.0.0' })).toBe('production is back on 1.0.0');
    application.settle();
    expect(application.live()).toBe('1.0.0');
  });

  it('behaves with users as it was told, and well in staging', async () => {
    application.expect({ ...WELL, errorRate: 1 });
    await ask('deploy', to('staging', '1.1.0'));
    await ask('deploy', to('production', '1.1.0'));
    await ask('weight', { DEPLOY_WEIGHT: '100' });
    expect((await fetch(application.staging.url)).status).toBe(200);
    expect((await fetch(application.production.url)).status).toBe(500);
    expect(await versionAt(application.staging.url)).toBe('1.1.0');
  });

  it('is asked by smoke tests, which do not count on the wrong version', async () => {
    await expect(ask('smoke', to('staging', '1.1.0'))).rejects.toThrow('1.0.0 answers, not 1.1.0');
    await expect(ask('smoke', to('production', '1.1.0'))).rejects.toThrow('does not run in production');
    await ask('deploy', to('staging', '1.1.0'));
    await ask('deploy', to('production', '1.1.0'));
    expect(await ask('smoke', to('staging', '1.1.0'))).toBe('smoke tests: 1 of 1 pass on 1.1.0');
    expect(await ask('smoke', to('production', '1.1.0'))).toBe('smoke tests: 2 of 2 pass on 1.1.0');
  });

  it('starts a version once, however often it is deployed, and says when there is no room for another', async () => {
    await ask('deploy', to('production', '1.1.0'));
    await ask('deploy', to('production', '1.1.0'));
    expect([application.deployed('1.1.0'), application.services().length]).toEqual([2, 2]);
    await ask('deploy', to('production', '1.2.0'));
    await expect(ask('deploy', to('production', '1.3.0'))).rejects.toThrow('no ports for another version');
  });
});
