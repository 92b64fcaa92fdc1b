import { describe, expect, it } from '@jest/globals';
import { jobClient, REPO, withGitHub } from './started.ts';

describe('the log and its hooks', () => {
  it('tell each request, its operation and the job it came from', async () => {
    await withGitHub(async (github) => {
      const octokit = jobClient(github, { job: 'deploy' });
      await octokit.rest.repos.getBranch({ ...REPO, branch: 'main' });
      await octokit.graphql('query Q { viewer { login } rateLimit { cost } }');
      expect(github.requests).toMatchObject([
        {
          n: 1,
          method: 'GET',
          path: '/repos/acme/app/branches/main',
          operation: 'GET /repos/{owner}/{repo}/branches/{branch}',
          status: 200,
          job: 'deploy',
        },
        { n: 2, method: 'POST', operation: 'graphql viewer rateLimit', status: 200 },
      ]);
    });
  });

  it('run before anything happens, and after it happened but before the answer goes out', async () => {
    await withGitHub(async (github, octokit) => {
      const seen: string[] = [];
      const tags = (): number => github.world.refs('refs/tags/').length;
      const stop = github.onRequest({
        before: async (n) => {
          await Promise.resolve();
          seen.push(`before ${n}: ${tags()}`);
        },
        after: (n, { operation }) => {
          seen.push(`after ${n} ${operation.split(' ')[0]}: ${tags()}`);
        },
      });
      const sha = github.world.ref('refs/heads/main') ?? '';
      await octokit.rest.git
        .createRef({ ...REPO, ref: 'refs/tags/v1', sha })
        .then(() => seen.push('answered'));
      stop();
      await octokit.rest.repos.get(REPO);
      expect(seen).toEqual(['before 1: 0', 'after 1 POST: 1', 'answered']);
    });
  });

  it('drop a request whose sender is to have been killed before it was sent', async () => {
    await withGitHub(async (github, octokit) => {
      const stop = github.onRequest({ before: (n) => (n === 1 ? 'drop' : undefined) });
      await expect(octokit.rest.issues.create({ ...REPO, title: 't' })).rejects.toMatchObject({
        status: 500,
      });
      stop();
      expect((await octokit.rest.issues.listForRepo(REPO)).data).toEqual([]);
      expect(github.requests[0]?.status).toBeNull();
    });
  });
});
