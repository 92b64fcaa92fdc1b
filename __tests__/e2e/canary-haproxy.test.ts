import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { git, runStep, setStage } from '../acceptance/stage.ts';
import type { Stage, StepEnd, StepOptions } from '../acceptance/stage.ts';
import { parseLedger } from '../../src/ledger/document.ts';
import type { LedgerDocument } from '../../src/core/ledger.ts';
import type { WorkflowRun } from '../../src/rehearsal/github/index.ts';
import { repositoryFiles, requestsOf, startTown } from './haproxy/town.ts';
import type { Town } from './haproxy/town.ts';
import { until } from './haproxy/until.ts';

/** Versions there are, and the share of requests each fails. */
const BUILDS = { '1.0.0': 0.001, '1.1.0': 0.001, '1.1.1': 0.001, '1.2.0': 0.2 };

// One story on one stage, told in order: what is promoted is what the next version is compared with.
let town: Town;
let stage: Stage;

beforeAll(async () => {
  town = await startTown('1.0.0', BUILDS);
  stage = await setStage(repositoryFiles(town));
  stage.github.world.createEnvironment('production');
}, 60_000);

afterAll(async () => {
  await town?.close();
  await stage?.close();
});

/** A commit on the default branch whose tests passed, checked out. */
async function commit(version: string): Promise<string> {
  const { github, workspace } = stage;
  const sha = await github.world.commit({
    branch: github.defaultBranch,
    message: `feat: ${version}`,
    files: { VERSION: `${version}\n` },
  });
  github.world.addCheckRun({ sha, name: 'test', conclusion: 'success' });
  git(workspace, 'fetch', '--quiet', 'origin');
  git(workspace, 'checkout', '--quiet', '--detach', sha);
  return sha;
}

const runOf = (sha: string): WorkflowRun =>
  stage.github.world.createWorkflowRun({ path: '.github/workflows/pipeline.yml', sha });

function step(sha: string, options: Partial<StepOptions> & Pick<StepOptions, 'mode'>): Promise<StepEnd> {
  return runStep(stage, {
    run: runOf(sha),
    timeoutMs: 90_000,
    ...options,
    inputs: { environment: 'production', ...options.inputs },
    env: { GITHUB_SHA: sha, HAPROXY_SOCKET: town.haproxy.socket, HOST_URL: town.host.url },
  });
}

async function ledger(): Promise<LedgerDocument> {
  const text = await stage.github.world.file('refs/deploy-action/ledger', 'ledger.json');
  const reading = parseLedger(text ?? null);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.document;
}

const lastDeployment = () => {
  const deployment = stage.github.world.deployments('production')[0];
  return { sha: deployment?.sha, state: deployment?.statuses.at(-1)?.state };
};

/** What the log says was set and read back, in order. */
const sharesSet = ({ output }: StepEnd): readonly (string | undefined)[] =>
  [...output.matchAll(/done: (\S+) of traffic, read back/g)].map(([, share]) => share);

const checkRun = (sha: string) => stage.github.world.checkRun(sha, 'deploy-action / production');

describe('a canary behind HAProxy, judged by Prometheus', () => {
  let bad: string;

  it('is promoted when its version is good', async () => {
    const sha = await commit('1.1.0');
    const end = await step(sha, { mode: 'deploy', inputs: { version: '1.1.0', baseline: '1.0.0' } });

    expect(end).toMatchObject({ code: 0, outputs: { decision: 'proceed', 'reason-code': 'deployed' } });
    expect(await town.haproxy.weights()).toEqual({ a: 0, b: 256 });
    expect(lastDeployment()).toEqual({ sha, state: 'success' });
    expect(checkRun(sha)).toMatchObject({ status: 'completed', conclusion: 'success' });
    expect(sharesSet(end)).toEqual(['25%', '50%', '100%']);
    const { verified, locks, holds, quarantine } = await ledger();
    expect(verified['production']).toEqual([expect.objectContaining({ sha, version: '1.1.0' })]);
    expect({ locks, holds, quarantine }).toEqual({ locks: {}, holds: {}, quarantine: [] });
  });

  it('goes on where it was when its runner was killed', async () => {
    const sha = await commit('1.1.1');
    const run = runOf(sha);
    const killed = await step(sha, {
      mode: 'deploy',
      inputs: { version: '1.1.1' },
      run,
      started: (runner) => {
        void until(20_000, 'the canary to be saved', () =>
          Promise.resolve(checkRun(sha)?.output.text?.includes('25% of traffic on 1.1.1') === true),
        ).finally(() => runner.kill('SIGKILL'));
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    expect(await town.haproxy.weights()).toEqual({ a: 64, b: 192 });

    stage.github.world.completeRun(run, 'failure');
    stage.github.world.rerun(run);
    const end = await step(sha, { mode: 'deploy', inputs: { version: '1.1.1' }, run });

    expect(end).toMatchObject({ code: 0, outputs: { decision: 'proceed', 'reason-code': 'deployed' } });
    expect(end.output).toContain('attempt 2 goes on at step 3');
    expect(end.output).not.toContain('deploy hook');
    expect(sharesSet(end)).toEqual(['25%', '50%', '100%']);
    expect(await town.haproxy.weights()).toEqual({ a: 256, b: 0 });
    expect(stage.github.world.deployments('production').filter((each) => each.sha === sha)).toHaveLength(1);
    expect(lastDeployment()).toEqual({ sha, state: 'success' });
    const { verified, locks } = await ledger();
    expect(verified['production']?.map(({ version }) => version)).toEqual(['1.1.1', '1.1.0']);
    expect(locks).toEqual({});
  });

  it('is rolled back when its version fails every fifth request', async () => {
    bad = await commit('1.2.0');
    const end = await step(bad, { mode: 'deploy', inputs: { version: '1.2.0' } });

    expect(end).toMatchObject({ code: 1, outputs: { decision: 'roll-back', 'reason-code': 'regression' } });
    expect(await town.haproxy.weights()).toEqual({ a: 256, b: 0 });
    expect(sharesSet(end)).toEqual(['25%', '0%']);
    expect([town.host.running('a'), town.host.running('b')]).toEqual(['1.1.1', undefined]);
    expect(lastDeployment()).toEqual({ sha: bad, state: 'failure' });
    const shown = checkRun(bad);
    expect(shown).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(shown?.output.title).toMatch(/^Roll back: 1\.2\.0 was rolled back to 1\.1\.1: /);
    const evidence =
      /^\| errors \| [\d.]+% \(\d+ of \d+\) \| [\d.]+% \(\d+ of \d+\) \|.*❌ \d+% of requests fail, the limit is 5%/m;
    expect(shown?.output.text).toMatch(evidence);
    expect(end.summary).toMatch(evidence);
    expect(end.output).toMatch(/^::error::regression: 1\.2\.0 was rolled back to 1\.1\.1/m);
    const { verified, locks, holds, quarantine } = await ledger();
    expect(verified['production']?.map(({ version }) => version)).toEqual(['1.1.1', '1.1.0']);
    expect(locks).toEqual({});
    expect(holds['production']).toMatchObject({ reasonCode: 'regression', sha: bad });
    expect(quarantine).toEqual([
      expect.objectContaining({ environment: 'production', sha: bad, version: '1.2.0' }),
    ]);
  });

  it('does not ship a version that was rolled back again', async () => {
    const before = stage.github.world.deployments('production').length;
    const end = await step(bad, { mode: 'deploy', inputs: { version: '1.2.0' } });

    expect(end).toMatchObject({ code: 1, outputs: { decision: 'stop' } });
    expect(end.result?.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ verdict: 'fail', reasonCode: 'held' }),
        expect.objectContaining({ verdict: 'fail', reasonCode: 'quarantined' }),
      ]),
    );
    expect(stage.github.world.deployments('production')).toHaveLength(before);
    expect(town.host.running('b')).toBeUndefined();
  });
});

describe("a canary that somebody else's tool moves", () => {
  it.each([
    ['1.0.0', 'proceed', 'proven_good', 0],
    ['1.2.0', 'roll-back', 'regression', 1],
  ])('is only watched: %s comes to %s', async (version, decision, reasonCode, code) => {
    await town.haproxy.setWeights({ a: 256, b: 0 });
    await town.haproxy.isIdle('b');
    await town.host.run('b', version);
    await town.haproxy.isUp('b');
    const weights = { a: 128, b: 128 };
    await town.haproxy.setWeights(weights);
    await until(10_000, `counts of ${version}`, async () => (await requestsOf(town.prometheus, version)) > 0);

    const inputs = { version, baseline: '1.1.1', weight: '50%', duration: '6s' };
    const end = await step(stage.sha, { mode: 'canary', inputs });

    expect(end).toMatchObject({ code, outputs: { decision, 'reason-code': reasonCode } });
    expect(await town.haproxy.weights()).toEqual(weights);
  });
});

describe('the users', () => {
  it('never met a server that was not there', async () => {
    const { answered, failed, broken, heldBack } = await town.users.stop();
    expect({ broken, heldBack }).toEqual({ broken: 0, heldBack: 0 });
    // Errors are the versions' own: without a server HAProxy answers 503.
    expect(failed / (answered + failed)).toBeLessThan(0.1);
  });
});
