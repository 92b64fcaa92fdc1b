import { afterEach, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, ledgerOf, statusesOf } from './aftermath.ts';
import { APP_FILES, GATES } from './app.ts';
import { git, runStep, setStage } from './stage.ts';
import type { Stage, StepEnd, StepOptions } from './stage.ts';
import type { WorkflowRun } from '../../src/rehearsal/github/index.ts';

const config = (approval: string, more = ''): string => `version: 1
${GATES}
environments:
  production:
    require: [ci]
    approval: ${approval}
    rollout: { strategy: direct, run: { deploy: ./ops/say.sh deploy, smoke: ./ops/say.sh smoke } }
    ${more}
  staging:
    require: [ci]
    approval: ${approval}
    rollout: { strategy: direct, run: { deploy: ./ops/say.sh deploy } }
`;

const REQUIRED = config('{ required: true }');
const FOUR_EYES = config('{ required: true, four-eyes: true }');

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const PEOPLE = ['alice', 'bob', 'carol', 'dave', 'erin'] as const;

/**
 * A commit that came by a pull request of alice, with a commit of dave's in it, merged by bob; everybody reviews both
 * environments.
 */
async function reviewed(text: string, options: Parameters<typeof setStage>[1] = {}): Promise<Stage> {
  const first = await setStage({ ...APP_FILES, '.github/deploy.yml': text }, options);
  const { world } = first.github;
  const [alice, bob, carol, dave, erin] = PEOPLE.map((login) => world.addUser(login));
  const reviewers = [alice, bob, carol, dave, erin].flatMap((user) => user ?? []);
  world.createEnvironment('production', { reviewers });
  world.createEnvironment('staging', { reviewers });
  const files = { 'doors.txt': 'two\n' };
  await world.commit({ branch: 'doors', message: 'feat: doors', files, author: world.user('alice') });
  const more = { 'doors.txt': 'oiled\n' };
  await world.commit({ branch: 'doors', message: 'fix: oil', files: more, author: world.user('dave') });
  const pull = await world.createPullRequest({
    title: 'feat: doors',
    head: 'doors',
    by: world.user('alice'),
  });
  const sha = await world.mergePullRequest(pull.number, world.user('bob'));
  git(first.workspace, 'pull', '--quiet', '--ff-only');
  world.addCheckRun({ sha, name: 'test', status: 'completed', conclusion: 'success' });
  stage = { ...first, sha };
  return stage;
}

/** A run whose approval job waits for the reviewers of an environment. */
function waitingRun({ github, sha }: Stage, environment = 'production'): WorkflowRun {
  const run = github.world.createWorkflowRun({ path: '.github/workflows/pipeline.yml', sha });
  github.world.addJob(run, { name: 'approval', environment, deployment: false });
  return run;
}

const deploy = (at: Stage, run: WorkflowRun, more: Partial<StepOptions> = {}): Promise<StepEnd> =>
  runStep(at, { mode: 'deploy', run, inputs: { environment: 'production', version: '1.0.0' }, ...more });

const cameTo = (end: StepEnd) => [end.code, end.outputs['reason-code']];

describe('a deployment that needs approval', () => {
  it('deploys what was approved, and its record carries who did', async () => {
    const at = await reviewed(REQUIRED);
    const run = waitingRun(at);
    at.github.world.approve(run, 'production', at.github.world.user('bob'), 'go for it');
    expect(cameTo(await deploy(at, run))).toEqual([0, 'deployed']);
    expect(at.github.world.deployments('production')[0]?.payload).toMatchObject({
      approvals: [{ by: 'bob', comment: 'go for it' }],
    });
  });

  it('does not ask who wrote it where four eyes are not asked for', async () => {
    const at = await reviewed(REQUIRED);
    const run = waitingRun(at);
    at.github.world.approve(run, 'production', at.github.world.user('alice'));
    expect(cameTo(await deploy(at, run))).toEqual([0, 'deployed']);
  });

  const refusals: [string, (at: Stage, run: WorkflowRun) => void, string][] = [
    ['nobody has answered', () => {}, 'not_approved'],
    [
      'a reviewer has rejected',
      ({ github: { world } }, run) => world.reject(run, 'production', world.user('bob')),
      'rejected',
    ],
    [
      'the approval is for another environment',
      ({ github: { world } }, run) => {
        world.addJob(run, { name: 'approval (staging)', environment: 'staging', deployment: false });
        world.approve(run, 'staging', world.user('bob'));
      },
      'not_approved',
    ],
  ];
  it.each(refusals)('is refused when %s', async (_, answer, code) => {
    const at = await reviewed(REQUIRED);
    const run = waitingRun(at);
    answer(at, run);
    expect(cameTo(await deploy(at, run))).toEqual([1, code]);
    expect(commandsOf(at)).toEqual([]);
    expect(at.github.world.deployments('production')).toEqual([]);
    expect((await ledgerOf(at)).locks).toEqual({});
  });

  it('is refused where the environment does not exist: naming it would make one without protection', async () => {
    const at = await reviewed(REQUIRED.replaceAll('production:', 'live:'));
    const run = waitingRun(at);
    const end = await deploy(at, run, { inputs: { environment: 'live', version: '1.0.0' } });
    expect(cameTo(end)).toEqual([1, 'environment_missing']);
    expect(at.github.world.environment('live')).toBeUndefined();
  });

  it('knows the environment however its name is written', async () => {
    const at = await reviewed(REQUIRED.replaceAll('production:', 'Production:'));
    const run = waitingRun(at);
    at.github.world.approve(run, 'production', at.github.world.user('bob'));
    const inputs = { environment: 'PRODUCTION', version: '1.0.0' };
    expect(cameTo(await deploy(at, run, { inputs }))).toEqual([0, 'deployed']);
  });

  it('is refused when the run began longer ago than an approval counts', async () => {
    let now = Date.now();
    const at = await reviewed(REQUIRED, { clock: () => now });
    const run = waitingRun(at);
    now += 25 * 3_600_000;
    at.github.world.approve(run, 'production', at.github.world.user('bob'));
    const end = await deploy(at, run);
    expect(cameTo(end)).toEqual([1, 'approval_stale']);
    expect(end.output).toContain('this run began 25 h ago, an approval counts for 24 h');
  });
});

describe('four eyes', () => {
  it.each([
    ['who wrote the pull request', 'alice'],
    ['who wrote a commit of it', 'dave'],
    ['who started the run', 'erin'],
  ])('refuses the approval of the one %s', async (_, login) => {
    const at = await reviewed(FOUR_EYES);
    const run = waitingRun(at);
    at.github.world.approve(run, 'production', at.github.world.user(login));
    const end = await deploy(at, run, { actor: 'erin' });
    expect(cameTo(end)).toEqual([1, 'self_approval']);
    expect(end.output).toContain(login);
    expect(commandsOf(at)).toEqual([]);
  });

  it('refuses the approval of the one who started the run again', async () => {
    const at = await reviewed(FOUR_EYES);
    const run = waitingRun(at);
    at.github.world.rerun(run, at.github.world.user('carol'));
    at.github.world.addJob(run, { name: 'approval', environment: 'production', deployment: false });
    at.github.world.approve(run, 'production', at.github.world.user('carol'));
    expect(cameTo(await deploy(at, run))).toEqual([1, 'self_approval']);
  });

  it('refuses the approval of the one who pushed a commit without a pull request', async () => {
    const at = await reviewed(FOUR_EYES);
    const { world } = at.github;
    const files = { 'doors.txt': 'three\n' };
    const author = world.user('carol');
    const sha = await world.commit({ branch: 'main', message: 'fix: one more', files, author });
    git(at.workspace, 'pull', '--quiet', '--ff-only');
    world.addCheckRun({ sha, name: 'test', status: 'completed', conclusion: 'success' });
    const pushed = { ...at, sha };
    const run = waitingRun(pushed);
    world.approve(run, 'production', author);
    expect(cameTo(await deploy(pushed, run))).toEqual([1, 'self_approval']);
  });

  it('lets others go ahead', async () => {
    const at = await reviewed(FOUR_EYES);
    const run = waitingRun(at);
    at.github.world.approve(run, 'production', at.github.world.user('carol'));
    expect(cameTo(await deploy(at, run))).toEqual([0, 'deployed']);
  });
});

describe('an approval', () => {
  it('serves one deployment: the next one of the same run needs its own', async () => {
    const at = await reviewed(REQUIRED);
    const run = waitingRun(at);
    at.github.world.approve(run, 'production', at.github.world.user('bob'));
    expect(cameTo(await deploy(at, run))).toEqual([0, 'deployed']);
    const next = { inputs: { environment: 'production', version: '1.0.1' } };
    expect(cameTo(await deploy(at, run, next))).toEqual([1, 'approval_used']);
    expect(commandsOf(at)).toEqual(['deploy', 'smoke']);
  });

  it('of a deployment that failed is used up; the next attempt goes ahead when it is approved again', async () => {
    const at = await reviewed(config('{ required: true }', 'rollback: { hold: false }'));
    const { world } = at.github;
    const run = waitingRun(at);
    world.approve(run, 'production', world.user('bob'));
    writeFileSync(join(at.workspace, 'code-deploy'), '1');
    expect(cameTo(await deploy(at, run))).toEqual([1, 'deploy_failed']);
    rmSync(join(at.workspace, 'code-deploy'));
    world.rerun(run);
    expect(cameTo(await deploy(at, run))).toEqual([1, 'approval_used']);
    world.rerun(run);
    world.addJob(run, { name: 'approval', environment: 'production', deployment: false });
    world.approve(run, 'production', world.user('carol'), 'once more');
    expect(cameTo(await deploy(at, run))).toEqual([0, 'deployed']);
    expect(statusesOf(at, 'production').map((states) => states.at(-1))).toEqual(['success', 'failure']);
    expect(at.github.world.deployments('production')[0]?.payload).toMatchObject({
      approvals: [{ by: 'carol', comment: 'once more' }],
    });
  });

  it('is not asked for again when a killed deployment goes on', async () => {
    const at = await reviewed(REQUIRED);
    const { world } = at.github;
    const run = waitingRun(at);
    world.approve(run, 'production', world.user('bob'));
    writeFileSync(join(at.workspace, 'kill-at'), '1');
    expect((await deploy(at, run)).signal).toBe('SIGKILL');
    rmSync(join(at.workspace, 'kill-at'));
    world.rerun(run);
    expect(cameTo(await deploy(at, run))).toEqual([0, 'deployed']);
    expect(statusesOf(at, 'production')).toHaveLength(1);
  });
});
