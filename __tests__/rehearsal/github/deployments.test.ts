import { describe, expect, it } from '@jest/globals';
import { REPO, refusalOf, settableClock, statusOf, withGitHub } from './started.ts';
import type { World } from '../../../src/rehearsal/github/index.ts';

const PLAIN = { auto_merge: false, required_contexts: [] as string[] };

describe('creating a deployment', () => {
  it('keeps what was sent and fills in what was not', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const { data } = await octokit.rest.repos.createDeployment({
        ...REPO,
        ...PLAIN,
        ref: sha,
        payload: { artifact: { digest: 'd' } },
      });
      expect(data).toMatchObject({
        sha,
        ref: sha,
        task: 'deploy',
        environment: 'production',
        production_environment: true,
        transient_environment: false,
        payload: { artifact: { digest: 'd' } },
        creator: { login: 'github-actions[bot]' },
      });
      const { data: other } = await octokit.rest.repos.createDeployment({
        ...REPO,
        ...PLAIN,
        ref: 'main',
        environment: 'staging',
      });
      expect(other).toMatchObject({ sha, ref: 'main', production_environment: false });
      const { data: listed } = await octokit.rest.repos.listDeployments({ ...REPO, environment: 'STAGING' });
      expect(listed.map(({ environment }) => environment)).toEqual(['staging']);
    });
  });

  it('merges the default branch into one that is behind it, and then makes no deployment', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({ branch: 'topic', message: 'topic', files: { a: '1' } });
      const tip = await github.world.commit({ branch: 'main', message: 'main', files: { b: '1' } });
      const asked = { ...REPO, ref: 'topic', required_contexts: [] };
      const merged = await octokit.rest.repos.createDeployment(asked);
      expect(merged).toMatchObject({
        status: 202,
        data: { message: 'Auto-merged main into topic on deployment.' },
      });
      expect(github.world.deployments()).toEqual([]);
      expect(await octokit.rest.repos.createDeployment(asked)).toMatchObject({ status: 201 });
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        ...REPO,
        basehead: `${tip}...topic`,
      });
      expect(data.status).toBe('ahead');
    });
  });

  it('is a conflict when that merge is one', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({ branch: 'topic', message: 'topic', files: { 'README.md': '1' } });
      await github.world.commit({ branch: 'main', message: 'main', files: { 'README.md': '2' } });
      expect(await refusalOf(octokit.rest.repos.createDeployment({ ...REPO, ref: 'topic' }))).toMatchObject({
        status: 409,
        message: 'Conflict merging main into topic.',
      });
    });
  });

  it.each([
    [
      'all contexts, not asked',
      undefined,
      (world: World, sha: string) => world.addStatus({ sha, context: 'ci', state: 'pending' }),
      409,
    ],
    [
      'all contexts, a check run of ours still running',
      undefined,
      (world: World, sha: string) => world.addCheckRun({ sha, name: 'deploy' }),
      409,
    ],
    [
      'all contexts, all passed',
      undefined,
      (world: World, sha: string) => world.addStatus({ sha, context: 'ci', state: 'success' }),
      201,
    ],
    ['one that never reported', ['ci'], () => undefined, 409],
    [
      'one that passed beside one that failed',
      ['ci'],
      (world: World, sha: string) => {
        world.addStatus({ sha, context: 'lint', state: 'failure' });
        world.addStatus({ sha, context: 'ci', state: 'success' });
      },
      201,
    ],
    [
      'none',
      [],
      (world: World, sha: string) => world.addStatus({ sha, context: 'ci', state: 'failure' }),
      201,
    ],
  ])('requires %s', async (_, contexts, prepare, status) => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      prepare(github.world, sha);
      const call = octokit.rest.repos.createDeployment({
        ...REPO,
        ref: 'main',
        auto_merge: false,
        ...(contexts === undefined ? {} : { required_contexts: contexts }),
      });
      expect(await statusOf(call)).toBe(status);
      expect(github.world.deployments()).toHaveLength(status === 201 ? 1 : 0);
    });
  });

  it('tells which contexts it missed', async () => {
    await withGitHub(async (github, octokit) => {
      github.world.addStatus({
        sha: github.world.ref('refs/heads/main') ?? '',
        context: 'ci',
        state: 'pending',
      });
      const call = octokit.rest.repos.createDeployment({ ...REPO, ref: 'main', auto_merge: false });
      expect(await refusalOf(call)).toMatchObject({
        status: 409,
        message: 'Conflict: Commit status checks failed for main.',
      });
    });
  });

  it('is refused for a ref nobody knows', async () => {
    await withGitHub(async (_, octokit) => {
      expect(
        await refusalOf(octokit.rest.repos.createDeployment({ ...REPO, ...PLAIN, ref: 'nowhere' })),
      ).toMatchObject({
        status: 422,
        message: 'No ref found for: nowhere',
      });
    });
  });
});

describe('auto_inactive', () => {
  // What a success of a newer deployment to `staging` does to an earlier one.
  it.each([
    ['a success of the same environment', { environment: 'staging' }, 'success', 'inactive'],
    ['the same environment in another case', { environment: 'Staging' }, 'success', 'inactive'],
    ['a failure', { environment: 'staging' }, 'failure', 'failure'],
    ['one in progress', { environment: 'staging' }, 'in_progress', 'in_progress'],
    ['another environment', { environment: 'production' }, 'success', 'success'],
    ['a transient one', { environment: 'staging', transient_environment: true }, 'success', 'success'],
    ['a production one', { environment: 'staging', production_environment: true }, 'success', 'success'],
  ] as const)('meets %s', async (_, prior, state, becomes) => {
    await withGitHub(async (github, octokit) => {
      const { repos } = octokit.rest;
      const create = async (more: object): Promise<number> => {
        const { data } = await repos.createDeployment({ ...REPO, ...PLAIN, ref: 'main', ...more });
        if (!('id' in data)) throw new Error('no deployment was made');
        return data.id;
      };
      const earlier = await create(prior);
      await repos.createDeploymentStatus({ ...REPO, deployment_id: earlier, state });
      const later = await create({ environment: 'staging' });
      await repos.createDeploymentStatus({ ...REPO, deployment_id: later, state: 'success' });
      const { data } = await repos.listDeploymentStatuses({ ...REPO, deployment_id: earlier });
      expect(data[0]?.state).toBe(becomes);
      expect(github.world.deployments('staging')[0]?.statuses.map((one) => one.state)).toEqual(['success']);
    });
  });

  it('leaves all as it is when it is switched off, and never touches later deployments', async () => {
    await withGitHub(async ({ world }) => {
      const sha = world.ref('refs/heads/main') ?? '';
      const [one, two, three] = [1, 2, 3].map(() => world.addDeployment({ sha, environment: 'staging' }));
      if (!one || !two || !three) throw new Error('three were made');
      world.addDeploymentStatus(one, 'success');
      world.addDeploymentStatus(three, 'success', { autoInactive: false });
      expect(one.statuses.at(-1)?.state).toBe('success');
      world.addDeploymentStatus(two, 'success');
      expect(one.statuses.at(-1)?.state).toBe('inactive');
      expect(three.statuses.at(-1)?.state).toBe('success');
    });
  });
});

describe("a deployment's statuses", () => {
  it('are newest first, may move it to another environment, and keep their links', async () => {
    await withGitHub(async (github, octokit) => {
      const deployment = github.world.addDeployment({
        sha: github.world.ref('refs/heads/main') ?? '',
        environment: 'staging',
      });
      const at = { ...REPO, deployment_id: deployment.id };
      await octokit.rest.repos.createDeploymentStatus({
        ...at,
        state: 'in_progress',
        log_url: 'https://example.com/log',
      });
      const { data: made } = await octokit.rest.repos.createDeploymentStatus({
        ...at,
        state: 'success',
        environment: 'staging-eu',
        environment_url: 'https://eu.example.com',
      });
      const { data } = await octokit.rest.repos.listDeploymentStatuses(at);
      expect(data.map(({ state }) => state)).toEqual(['success', 'in_progress']);
      expect(data[1]?.log_url).toBe('https://example.com/log');
      expect(
        (await octokit.rest.repos.getDeploymentStatus({ ...at, status_id: made.id })).data.environment_url,
      ).toBe('https://eu.example.com');
      expect((await octokit.rest.repos.getDeployment(at)).data).toMatchObject({
        environment: 'staging-eu',
        original_environment: 'staging',
      });
    });
  });

  it.each([
    ['PENDING', []],
    ['PENDING', ['pending']],
    ['QUEUED', ['queued']],
    ['IN_PROGRESS', ['queued', 'in_progress']],
    ['ACTIVE', ['in_progress', 'success']],
    ['INACTIVE', ['success', 'inactive']],
    ['FAILURE', ['failure']],
    ['ERROR', ['error']],
    ['WAITING', ['waiting']],
  ] as const)('are told as %s in the graph', async (state, statuses) => {
    await withGitHub(async ({ world }, octokit) => {
      const deployment = world.addDeployment({
        sha: world.ref('refs/heads/main') ?? '',
        environment: 'staging',
      });
      for (const one of statuses) world.addDeploymentStatus(deployment, one);
      const query =
        '{ repository(owner: "acme", name: "app") { deployments(first: 1) { nodes { state latestStatus { state } } } } }';
      expect(await octokit.graphql(query)).toMatchObject({
        repository: { deployments: { nodes: [{ state }] } },
      });
    });
  });

  it('leave a pending one abandoned after 30 minutes, and a transient inactive one destroyed', async () => {
    const clock = settableClock();
    await withGitHub(
      async ({ world }) => {
        const sha = world.ref('refs/heads/main') ?? '';
        const forgotten = world.addDeployment({ sha, environment: 'a' });
        const preview = world.addDeployment({ sha, environment: 'b', transient: true });
        world.addDeploymentStatus(preview, 'inactive');
        clock.pass(30 * 60_000);
        expect(world.deploymentState(forgotten)).toBe('PENDING');
        clock.pass(1);
        expect(world.deploymentState(forgotten)).toBe('ABANDONED');
        expect(world.deploymentState(preview)).toBe('DESTROYED');
      },
      { clock: clock.now },
    );
  });

  it('let only inactive deployments be deleted', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const sha = world.ref('refs/heads/main') ?? '';
      const [one, two] = [
        world.addDeployment({ sha, environment: 'a' }),
        world.addDeployment({ sha, environment: 'a' }),
      ];
      world.addDeploymentStatus(one, 'success');
      const remove = (id: number): Promise<unknown> =>
        octokit.rest.repos.deleteDeployment({ ...REPO, deployment_id: id });
      expect(await refusalOf(remove(one.id))).toMatchObject({ status: 422 });
      world.addDeploymentStatus(one, 'inactive');
      await remove(one.id);
      await remove(two.id);
      expect(world.deployments()).toEqual([]);
    });
  });
});
