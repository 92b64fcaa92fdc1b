import { afterEach, describe, expect, it } from '@jest/globals';
import { askMerge, propose, published, runOf, verdicts } from './pulls.ts';
import { runStep, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const CONFIG = `version: 1
gates:
  ci: { checks: [{ name: test }], wait: 30s, grace: 20s }
merge: { require: [ci] }
`;

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function set(config = CONFIG): Promise<Stage> {
  stage = await setStage({ '.github/deploy.yml': config });
  return stage;
}

/** Acts after the gate has read the checks for the n-th time, before it hears of them. */
function afterPoll({ github }: Stage, n: number, act: () => void): { readonly polls: () => number } {
  let polls = 0;
  github.onRequest({
    after: (_, { body }) => {
      if (!body.includes('statusCheckRollup')) return;
      polls += 1;
      if (polls === n) act();
    },
  });
  return { polls: () => polls };
}

describe('a gate that waits', () => {
  it('goes on when a pending check has passed meanwhile, and was shown as waiting until then', async () => {
    const at = await set();
    const pull = await propose(at, { 'src/a.ts': 'a' });
    const check = at.github.world.addCheckRun({ sha: pull.head, name: 'test', status: 'queued' });
    const seen: unknown[] = [];
    const { polls } = afterPoll(at, 1, () => {
      setTimeout(
        () => seen.push(published(at, pull.head).map(({ status, conclusion }) => [status, conclusion])),
        1000,
      );
      setTimeout(() => at.github.world.completeCheckRun(check, 'success'), 1500);
    });
    const end = await askMerge(at, pull);
    expect([end.code, verdicts(end), polls()]).toEqual([0, [['ci', 'pass', 'checks_passed']], 2]);
    expect(seen).toEqual([[['in_progress', null]]]);
    expect(end.output).toContain('test is queued');
    expect(published(at, pull.head)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  });

  it('stops as soon as the check it waits for has failed', async () => {
    const at = await set();
    const pull = await propose(at, { 'src/a.ts': 'a' });
    const check = at.github.world.addCheckRun({ sha: pull.head, name: 'test', status: 'in_progress' });
    afterPoll(at, 1, () => at.github.world.completeCheckRun(check, 'failure'));
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'check_failed']);
  });

  it('gives up at the deadline, on the second, and says for how long it waited', async () => {
    const at = await set(CONFIG.replace('30s', '3s'));
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', status: 'in_progress' });
    const began = Date.now();
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'stop',
      'checks_late',
    ]);
    expect(end.output).toMatch(/test is running, after [34] s of waiting/);
    expect(Date.now() - began).toBeLessThan(4900);
  });

  it('says which check never came, and which have that look', async () => {
    const at = await set(CONFIG.replace('20s', '1s').replace('30s', '2s'));
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addCheckRun({ sha: pull.head, name: 'tests', conclusion: 'success' });
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'checks_missing']);
    expect(end.output).toContain("did you mean 'tests'?");
  });

  it('does not wait where it was told not to: pending is the answer', async () => {
    const at = await set();
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', status: 'in_progress' });
    const { polls } = afterPoll(at, 1, () => undefined);
    const end = await askMerge(at, pull, { inputs: { wait: 'false' } });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code'], polls()]).toEqual([
      1,
      'wait',
      'checks_pending',
      1,
    ]);
    expect(published(at, pull.head)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  it('ends when its run is cancelled, with a finished check run', async () => {
    const at = await set();
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', status: 'in_progress' });
    const end = await askMerge(at, pull, {
      started: (child) => afterPoll(at, 1, () => setTimeout(() => child.kill('SIGINT'), 500)),
    });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([1, 'hold', 'cancelled']);
    expect(verdicts(end)).toEqual([['ci', 'pending', 'checks_pending']]);
    expect(published(at, pull.head)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  it('begins where a soak has almost ended, and goes on when it has', async () => {
    const at = await set(`version: 1
gates: { staged: { deployed: { environment: staging, soak: 3s } } }
environments:
  staging: { rollout: { strategy: direct, run: { deploy: 'true' } } }
  production: { require: [staged], rollout: { strategy: direct, run: { deploy: 'true' } } }
`);
    at.github.world.createEnvironment('staging');
    at.github.world.addDeploymentStatus(
      at.github.world.addDeployment({ sha: at.sha, environment: 'staging' }),
      'success',
    );
    const began = Date.now();
    const end = await runStep(at, { mode: 'gate', inputs: { environment: 'production' } });
    expect([end.code, verdicts(end)]).toEqual([0, [['staged', 'pass', 'deployed']]]);
    expect(Date.now() - began).toBeGreaterThan(1900);
  });

  it('needs at most five requests a poll over a hundred checks', async () => {
    const at = await set(`version: 1
gates:
  ci: { checks: all, wait: 60s, grace: 1s }
  reviewed: { approvals: { min: 1 } }
merge: { require: [ci, reviewed] }
`);
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addReview(pull.number, { by: at.github.world.addUser('bob'), state: 'APPROVED' });
    const workflow = runOf(at, pull.head, 'pull_request');
    for (let n = 1; n <= 100; n += 1)
      at.github.world.addCheckRun({
        sha: pull.head,
        name: `check ${n}`,
        conclusion: 'success',
        run: workflow,
      });
    const last = at.github.world.addCheckRun({
      sha: pull.head,
      name: 'last',
      status: 'in_progress',
      run: workflow,
    });
    const { polls } = afterPoll(at, 2, () => at.github.world.completeCheckRun(last, 'success'));
    const before = at.github.requests.length;
    const end = await askMerge(at, pull);
    // Two polls of two pages, and everything a run asks beside them.
    expect([end.code, polls()]).toEqual([0, 4]);
    expect((at.github.requests.length - before) / 2).toBeLessThanOrEqual(5);
  });
});
