import { afterEach, describe, expect, it } from '@jest/globals';
import { askMerge, propose, published, verdicts } from './pulls.ts';
import { PERMISSIONS, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const CONFIG = `version: 1
gates:
  ci: { checks: [{ name: test }], wait: 2s, grace: 1s }
  reviewed: { approvals: { min: 1 } }
merge: { require: [ci, reviewed] }
`;

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function approved(more: Parameters<typeof propose>[2] = {}) {
  stage = await setStage({ '.github/deploy.yml': CONFIG });
  const { world } = stage.github;
  const pull = await propose(stage, { 'src/a.ts': 'a' }, more);
  world.addCheckRun({ sha: pull.head, name: 'test', conclusion: 'success' });
  world.addReview(pull.number, { by: world.addUser('bob'), state: 'APPROVED' });
  return { at: stage, pull };
}

describe('a pull request from a fork', () => {
  it('is judged all the same; the verdict is in the log and the summary, because its token can only read', async () => {
    const { at, pull } = await approved({ fork: true });
    const end = await askMerge(at, pull, { fork: true, actor: 'alice' });
    expect([end.code, end.outputs['decision']]).toEqual([0, 'proceed']);
    expect(end.output).toMatch(
      /^::notice::the check run 'deploy-action \/ merge' is not written, because .* can only read/m,
    );
    expect(end.output).not.toContain('::warning');
    expect(end.output).toContain('May merge');
    expect(end.summary).toContain('May merge');
    expect(published(at, pull.head)).toEqual([]);
  });

  it('that must not merge ends its job red', async () => {
    const { at, pull } = await approved({ fork: true });
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', conclusion: 'failure' });
    const end = await askMerge(at, pull, { fork: true, actor: 'alice' });
    expect([end.code, end.outputs['decision'], end.summary.includes('Must not merge')]).toEqual([
      1,
      'stop',
      true,
    ]);
  });
});

describe('a job without a permission', () => {
  it.each([
    ['checks', 'checks: read', 'ci', 'checks_unreadable'],
    ['pull-requests', 'pull-requests: read', 'reviewed', 'reviews_unreadable'],
  ] as const)('to read %s holds, and is told the line `%s`', async (permission, line, gate, code) => {
    const { at, pull } = await approved();
    const end = await askMerge(at, pull, { permissions: { ...PERMISSIONS.gate, [permission]: 'none' } });
    expect([end.code, end.outputs['decision']]).toEqual([1, 'hold']);
    expect(verdicts(end)).toContainEqual([gate, 'unknown', code]);
    expect(end.output).toContain(line);
  });

  it('to read the config says so, with the line', async () => {
    const { at, pull } = await approved();
    const end = await askMerge(at, pull, { permissions: { ...PERMISSIONS.gate, contents: 'none' } });
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'config_unreadable']);
    expect(end.output).toContain('contents: read');
  });

  it('to write checks gives its verdict, and a warning with the line', async () => {
    const { at, pull } = await approved();
    const end = await askMerge(at, pull, { permissions: { ...PERMISSIONS.gate, checks: 'read' } });
    expect([end.code, end.outputs['decision']]).toEqual([0, 'proceed']);
    expect(end.output).toMatch(/^::warning::the check run .* could not be written: .*checks: write/m);
    expect(published(at, pull.head)).toEqual([]);
  });

  it('with a token that is none says so', async () => {
    const { at, pull } = await approved();
    const end = await askMerge(at, pull, { inputs: { token: 'ghs_unknown' } });
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'config_unreadable']);
    expect(end.output).not.toContain('    at ');
  });
});

describe('a check run', () => {
  it('whose creation was answered by nobody is found again, not made twice', async () => {
    const { at, pull } = await approved();
    at.github.faults.add({ match: { operation: /^POST .*check-runs/ }, kind: 'lost-response' });
    const end = await askMerge(at, pull);
    expect([end.code, published(at, pull.head).map(({ conclusion }) => conclusion)]).toEqual([
      0,
      ['success'],
    ]);
  });

  it('is finished although it could not be begun', async () => {
    const { at, pull } = await approved();
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', status: 'queued' });
    // Looking for it goes wrong with every attempt of the first time.
    const fault = at.github.faults.add({
      match: { path: /check_name=deploy-action/ },
      kind: '5xx',
      times: 4,
    });
    const end = await askMerge(at, pull);
    expect([end.code, fault.struck]).toEqual([1, 4]);
    expect(published(at, pull.head)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });
});
