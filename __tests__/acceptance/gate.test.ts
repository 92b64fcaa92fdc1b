import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { askMerge, askQueue, propose, published, runOf, verdicts } from './pulls.ts';
import { runStep, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

const CONFIG = `version: 1
gates:
  ci: { checks: [{ name: test }], wait: 2s, grace: 1s }
  reviewed: { approvals: { min: 1 } }
  coverage: { coverage: { files: ['coverage/lcov.info'], min: 80% } }
merge: { require: [ci, reviewed, coverage] }
environments:
  staging: { require: [ci], rollout: { strategy: direct, run: { deploy: 'true' } } }
`;

/** A report in which so many of ten lines are covered. */
const lcov = (covered: number): string =>
  [
    'SF:src/a.ts',
    ...Array.from({ length: 10 }, (_, line) => `DA:${line + 1},${line < covered ? 1 : 0}`),
    'end_of_record',
    '',
  ].join('\n');

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function set(config = CONFIG, files: Readonly<Record<string, string>> = {}): Promise<Stage> {
  stage = await setStage({ '.github/deploy.yml': config, ...files });
  return stage;
}

function cover({ workspace }: Stage, lines: number): void {
  mkdirSync(join(workspace, 'coverage'), { recursive: true });
  writeFileSync(join(workspace, 'coverage', 'lcov.info'), lcov(lines));
}

function passed({ github }: Stage, sha: string, name = 'test'): void {
  github.world.addCheckRun({ sha, name, conclusion: 'success' });
}

describe('whether a pull request may merge', () => {
  it('is answered from its checks, its reviews and the coverage of the workspace, in a check run on its head', async () => {
    const at = await set();
    const pull = await propose(at, { 'src/a.ts': 'a' });
    passed(at, pull.head);
    at.github.world.addReview(pull.number, { by: at.github.world.addUser('bob'), state: 'APPROVED' });
    cover(at, 8);
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code'], verdicts(end)]).toEqual([
      0,
      'proceed',
      'all_hold',
      [
        ['ci', 'pass', 'checks_passed'],
        ['reviewed', 'pass', 'approved'],
        ['coverage', 'pass', 'coverage_reached'],
      ],
    ]);
    const [run] = published(at, pull.head);
    expect(run).toMatchObject({ status: 'completed', conclusion: 'success' });
    expect(end.outputs['check-run-url']).toContain(`/runs/${run?.id}`);
    expect(end.summary).toContain('May merge');
    expect(published(at, at.sha)).toEqual([]);
  });

  it('is no until all of it holds, and every run updates the same check run in place', async () => {
    const at = await set();
    const pull = await propose(at, { 'src/a.ts': 'a' });
    passed(at, pull.head);
    cover(at, 7);
    const first = await askMerge(at, pull);
    expect([first.code, first.outputs['decision']]).toEqual([1, 'stop']);
    expect(verdicts(first)).toEqual([
      ['ci', 'pass', 'checks_passed'],
      ['reviewed', 'fail', 'not_approved'],
      ['coverage', 'fail', 'coverage_low'],
    ]);
    expect(first.output).toContain('70');
    expect(published(at, pull.head)).toMatchObject([{ conclusion: 'failure' }]);

    at.github.world.addReview(pull.number, { by: at.github.world.addUser('bob'), state: 'APPROVED' });
    cover(at, 9);
    const second = await askMerge(at, pull);
    expect([second.code, second.outputs['decision']]).toEqual([0, 'proceed']);
    expect(published(at, pull.head)).toMatchObject([{ conclusion: 'success' }]);
    expect(second.run.id).not.toBe(first.run.id);
  });
});

describe('whether a group of a merge queue may merge', () => {
  it('is reported on the group, from the checks of the group and the reviews of its pull request', async () => {
    const at = await set(CONFIG.replace('[ci, reviewed, coverage]', '[ci, reviewed]'));
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addReview(pull.number, { by: at.github.world.addUser('bob'), state: 'APPROVED' });
    const group = await at.github.world.commit({ message: 'group', parents: [at.sha, pull.head] });
    passed(at, group);
    const end = await askQueue(at, pull, group);
    expect([end.code, verdicts(end).map(([, verdict]) => verdict)]).toEqual([0, ['pass', 'pass']]);
    expect(published(at, group)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
    expect(published(at, pull.head)).toEqual([]);
  });

  it.each([
    ['fails', CONFIG, 'failure' as const, 'check_failed'],
    ['does not come', CONFIG, undefined, 'checks_missing'],
    [
      'is asked for by a config that is wrong',
      CONFIG.replace('min: 1', 'min: 0'),
      undefined,
      'config_invalid',
    ],
    ['is asked for by nobody', 'version: 1\n', undefined, 'nothing_required'],
  ])('is answered with a finished check run, too, when a check %s', async (_, config, conclusion, code) => {
    const at = await set(config.replace('[ci, reviewed, coverage]', '[ci]'));
    const pull = await propose(at, { 'src/a.ts': 'a' });
    const group = await at.github.world.commit({ message: 'group', parents: [at.sha, pull.head] });
    if (conclusion !== undefined) at.github.world.addCheckRun({ sha: group, name: 'test', conclusion });
    const end = await askQueue(at, pull, group);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, code]);
    expect(published(at, group)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });
});

const requiring = (require: string, gates = ''): string => `version: 1
gates:
  ci: { checks: [{ name: test }], wait: 2s, grace: 1s }
${gates}merge: { require: ${require} }
`;
const ALL = '  ci: { checks: all, wait: 2s, grace: 1s }\n';
const everything = (): string => requiring('[ci]').replace(/ {2}ci: .*\n/, ALL);

describe('checks', () => {
  it('that failed stop it, with their name, and are not waited for', async () => {
    const at = await set(requiring('[ci]'));
    const pull = await propose(at, { 'src/a.ts': 'a' });
    at.github.world.addCheckRun({ sha: pull.head, name: 'test', conclusion: 'failure' });
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'check_failed']);
    expect(end.output).toContain('test failed');
    expect(end.summary).toContain('Must not merge');
  });

  it('do not include the job that asks, nor its neighbours, nor what a gate said before', async () => {
    const at = await set(everything());
    const pull = await propose(at, { 'src/a.ts': 'a' });
    passed(at, pull.head);
    at.github.world.addCheckRun({ sha: pull.head, name: 'deploy-action / merge', conclusion: 'failure' });
    const run = runOf(at, pull.head, 'pull_request');
    at.github.world.addJob(run, { name: 'after the gate' });
    const end = await askMerge(at, pull, { run });
    expect([end.code, verdicts(end)]).toEqual([0, [['ci', 'pass', 'checks_passed']]]);
    expect(end.result?.findings[0]).toMatchObject({ reason: '1 check passed' });
  });

  it('that are only our own are no evidence: nothing checked is never permission', async () => {
    const at = await set(everything());
    const pull = await propose(at, { 'src/a.ts': 'a' });
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'stop',
      'checks_missing',
    ]);
    expect(end.output).toContain('nor was any other check');
  });

  it('past the first hundred count: the one that failed is found on the second page', async () => {
    const at = await set(everything());
    const pull = await propose(at, { 'src/a.ts': 'a' });
    for (let n = 1; n <= 130; n += 1) {
      const conclusion = n === 3 ? 'failure' : 'success';
      at.github.world.addCheckRun({ sha: pull.head, name: `check ${n}`, conclusion });
    }
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'check_failed']);
    expect(end.output).toContain('check 3 failed');
  });
});

describe('a requirement', () => {
  const TREE = requiring(
    '{ all: [ci, { any: [{ label: urgent }, coverage] }, { not: { label: wip } }] }',
    "  coverage: { coverage: { files: ['coverage/lcov.info'], min: 80% } }\n",
  );

  it.each([
    [['urgent'], 1, 0, 'proceed'],
    [[], 9, 0, 'proceed'],
    [[], 1, 1, 'stop'],
    [['urgent', 'wip'], 9, 1, 'stop'],
  ])(
    'of alternatives and their opposites: labels %j, %i of 10 lines covered',
    async (labels, lines, code, decision) => {
      const at = await set(TREE);
      const pull = await propose(at, { 'src/a.ts': 'a' }, { labels });
      passed(at, pull.head);
      cover(at, lines);
      const end = await askMerge(at, pull);
      expect([end.code, end.outputs['decision']]).toEqual([code, decision]);
    },
  );

  it('that is advisory is shown, annotated, and does not decide', async () => {
    const advisory = "  coverage: { coverage: { files: ['coverage/lcov.info'], min: 80% } }\n";
    const at = await set(requiring('[ci], warn: [coverage]', advisory));
    const pull = await propose(at, { 'src/a.ts': 'a' });
    passed(at, pull.head);
    cover(at, 1);
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['decision']]).toEqual([0, 'proceed']);
    expect(verdicts(end)).toContainEqual(['coverage', 'warn', 'coverage_low']);
    expect(end.output).toMatch(/^::warning::coverage: .*10(\.0+)?%/m);
  });

  it('that a pull request drops from its own policy still holds: the base says what is asked', async () => {
    const at = await set(requiring('[ci]'));
    const pull = await propose(at, {
      '.github/deploy.yml':
        'version: 1\ngates: { ci: { checks: [{ name: other }] } }\nmerge: { require: [ci] }\n',
    });
    passed(at, pull.head, 'other');
    const end = await askMerge(at, pull);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'checks_missing']);
  });

  it('reads its reports where the candidate keeps them', async () => {
    const gates = (path: string): string => `  coverage: { coverage: { files: ['${path}'], min: 80% } }\n`;
    const at = await set(requiring('[coverage]', gates('old/lcov.info')));
    const pull = await propose(at, {
      '.github/deploy.yml': requiring('[coverage]', gates('coverage/lcov.info').replace('80', '10')),
    });
    cover(at, 7);
    const end = await askMerge(at, pull);
    expect([end.code, verdicts(end)]).toEqual([1, [['coverage', 'fail', 'coverage_low']]]);
  });
});

const inDays = (days: number): string =>
  (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[(new Date().getUTCDay() + days) % 7] ?? '';

describe('whether a commit may go to an environment', () => {
  const asking = (require: string, gates = '', more = ''): string => `${requiring('[ci]', gates)}environments:
  staging: { rollout: { strategy: direct, run: { deploy: 'true' } }, require: [ci] }
  production: { rollout: { strategy: direct, run: { deploy: 'true' } }, require: ${require} }
${more}`;
  const ask = (at: Stage, environment: string, inputs: Readonly<Record<string, string>> = {}) =>
    runStep(at, { mode: 'gate', inputs: { environment, ...inputs } });

  it('is answered by a check run of the environment on the commit', async () => {
    const at = await set(asking('[ci]'));
    passed(at, at.sha);
    const end = await ask(at, 'Production');
    expect([end.code, end.outputs['decision']]).toEqual([0, 'proceed']);
    expect(published(at, at.sha, 'deploy-action / production')).toMatchObject([{ conclusion: 'success' }]);
  });

  it('rests on the very commit having been good elsewhere', async () => {
    const at = await set(asking('[ci, staged]', '  staged: { deployed: { environment: staging } }\n'));
    passed(at, at.sha);
    at.github.world.createEnvironment('staging');
    const before = await ask(at, 'production');
    expect([before.code, before.outputs['reason-code']]).toEqual([1, 'not_deployed']);
    const deployment = at.github.world.addDeployment({ sha: at.sha, environment: 'staging' });
    at.github.world.addDeploymentStatus(deployment, 'success');
    const after = await ask(at, 'production');
    expect([after.code, verdicts(after).map(([, verdict]) => verdict)]).toEqual([0, ['pass', 'pass']]);
  });

  it('is about the commit it names, whatever is checked out', async () => {
    const at = await set(asking('[ci]'));
    const other = await at.github.world.commit({ message: 'fix: later', branch: 'main' });
    passed(at, other);
    const end = await ask(at, 'production', { sha: other });
    expect(end.code).toBe(0);
    expect(published(at, other, 'deploy-action / production')).toHaveLength(1);
  });

  it.each([
    [
      'a window',
      asking('[ci, hours]', `  hours: { window: { tz: UTC, allow: '${inDays(3)} 09:00-10:00' } }\n`),
      'outside_window',
      /it opens \w+/,
    ],
    [
      'a freeze',
      asking(
        '[ci]',
        '',
        'freezes: [{ name: year-end, from: 2020-01-01T00:00, to: 2099-01-01T00:00, tz: UTC, environments: [production] }]\n',
      ),
      'frozen',
      /the freeze 'year-end' lasts until/,
    ],
  ])(
    'is not yet while %s is closed for long: it says until when and keeps no runner waiting, not even for a check',
    async (_, config, code, said) => {
      const at = await set(config.replace('wait: 2s', 'wait: 20m'));
      at.github.world.addCheckRun({ sha: at.sha, name: 'test', status: 'in_progress' });
      const began = Date.now();
      const end = await ask(at, 'production');
      expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([1, 'wait', code]);
      expect(end.output).toMatch(said);
      expect(Date.now() - began).toBeLessThan(4000);
      expect(published(at, at.sha, 'deploy-action / production')).toMatchObject([
        { status: 'completed', conclusion: 'failure' },
      ]);
    },
  );

  it('that the config does not have is refused with the nearest one', async () => {
    const at = await set(asking('[ci]'));
    const end = await ask(at, 'prodction');
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'environment_unknown']);
    expect(end.output).toContain("did you mean 'production'?");
  });
});
