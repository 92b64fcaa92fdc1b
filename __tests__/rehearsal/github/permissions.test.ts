import { describe, expect, it } from '@jest/globals';
import { clientFor, jobClient, REPO, refusalOf, settableClock, withGitHub } from './started.ts';

describe('tokens', () => {
  it('are refused without the permission, and told which it takes', async () => {
    await withGitHub(async (github) => {
      const reader = jobClient(github, { permissions: { contents: 'read' } });
      const sha = github.world.ref('refs/heads/main') ?? '';
      const refused = await refusalOf(reader.rest.git.createRef({ ...REPO, ref: 'refs/tags/v1', sha }));
      expect(refused).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
      expect(refused.headers['x-accepted-github-permissions']).toContain('contents=write');
      expect(github.world.ref('refs/tags/v1')).toBeUndefined();
      expect((await reader.rest.git.getRef({ ...REPO, ref: 'heads/main' })).status).toBe(200);
    });
  });

  it('of a fork read what the job may write', async () => {
    await withGitHub(async (github) => {
      const fork = jobClient(github, { permissions: { checks: 'write', contents: 'write' }, fork: true });
      const sha = github.world.ref('refs/heads/main') ?? '';
      expect(await refusalOf(fork.rest.checks.create({ ...REPO, name: 'x', head_sha: sha }))).toMatchObject({
        status: 403,
      });
      expect((await fork.rest.checks.listForRef({ ...REPO, ref: 'main' })).data.total_count).toBe(0);
    });
  });

  it('that say nothing read contents and packages only', async () => {
    await withGitHub(async (github) => {
      const token = github.tokens.issue({ actor: 'acme' });
      const octokit = clientFor(github, token);
      expect((await octokit.rest.repos.listCommits(REPO)).status).toBe(200);
      expect(await refusalOf(octokit.rest.repos.listDeployments(REPO))).toMatchObject({ status: 403 });
    });
  });

  it('expire by the clock, and can be taken back', async () => {
    const clock = settableClock();
    await withGitHub(
      async (github) => {
        const token = github.tokens.issue({
          actor: 'acme',
          permissions: 'read-all',
          expiresAt: clock.now() + 1000,
        });
        const octokit = clientFor(github, token);
        expect((await octokit.rest.repos.get(REPO)).status).toBe(200);
        clock.pass(1000);
        expect(await refusalOf(octokit.rest.repos.get(REPO))).toMatchObject({ status: 401 });
        const other = github.tokens.person('acme');
        github.tokens.revoke(other);
        expect(await refusalOf(clientFor(github, other).rest.repos.get(REPO))).toMatchObject({ status: 401 });
      },
      { clock: clock.now },
    );
  });

  it('of people make no check runs, whatever they may do', async () => {
    await withGitHub(async (github) => {
      const octokit = clientFor(github, github.tokens.person('acme'));
      const sha = github.world.ref('refs/heads/main') ?? '';
      expect(
        await refusalOf(octokit.rest.checks.create({ ...REPO, name: 'x', head_sha: sha })),
      ).toMatchObject({
        status: 403,
        message: 'You must authenticate via a GitHub App.',
      });
      expect((await octokit.rest.users.getAuthenticated()).data.login).toBe('acme');
    });
  });

  it('of people do what their role in the repository allows', async () => {
    await withGitHub(async (github) => {
      github.world.addUser({ login: 'reader', permission: 'read' });
      const octokit = clientFor(github, github.tokens.person('reader'));
      const sha = github.world.ref('refs/heads/main') ?? '';
      expect(
        await refusalOf(octokit.rest.git.createRef({ ...REPO, ref: 'refs/tags/v1', sha })),
      ).toMatchObject({ status: 403 });
      expect((await octokit.rest.issues.create({ ...REPO, title: 'anyone may ask' })).status).toBe(201);
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
        ...REPO,
        username: 'reader',
      });
      expect(data).toMatchObject({ permission: 'read', role_name: 'read' });
    });
  });

  it('of another App appear as its bot and keep to what they were given', async () => {
    await withGitHub(async (github) => {
      github.world.addApp({ slug: 'release-bot' });
      const octokit = jobClient(github, { app: 'release-bot', permissions: { contents: 'write' } });
      const { data } = await octokit.rest.repos.createRelease({ ...REPO, tag_name: 'v1.0.0' });
      expect(data.author.login).toBe('release-bot[bot]');
      expect(await refusalOf(octokit.rest.repos.listDeployments(REPO))).toMatchObject({ status: 403 });
    });
  });

  it.each([
    ['an unknown permission', { permissions: { cheks: 'write' as const } }, "'cheks' is not a permission"],
    ['an unknown person', { actor: 'nobody' }, "there is no user 'nobody'"],
    ['an unknown App', { app: 'nothing' }, "there is no App 'nothing'"],
  ])('cannot be issued for %s', async (_, options, message) => {
    await withGitHub(async (github) => {
      expect(() => github.tokens.issue({ actor: 'acme', ...options })).toThrow(message);
    });
  });

  it('of all jobs together have the hourly limit, and are refused beyond it', async () => {
    const clock = settableClock();
    await withGitHub(
      async (github, octokit) => {
        await octokit.rest.repos.get(REPO);
        await jobClient(github).rest.repos.get(REPO);
        const refused = await refusalOf(octokit.rest.repos.get(REPO));
        expect(refused).toMatchObject({
          status: 403,
          message: expect.stringContaining('API rate limit exceeded'),
        });
        expect(refused.headers['x-ratelimit-remaining']).toBe('0');
        const { data } = await octokit.rest.rateLimit.get();
        expect(data.resources.core).toMatchObject({ limit: 2, remaining: 0 });
        clock.pass(3_600_000);
        expect((await octokit.rest.repos.get(REPO)).status).toBe(200);
      },
      { clock: clock.now, rateLimits: { job: 2 } },
    );
  });
});
