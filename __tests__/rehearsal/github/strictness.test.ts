import { describe, expect, it } from '@jest/globals';
import { startEmbeddedGitHub, VIOLATION } from '../../../src/rehearsal/github/index.ts';
import { jobClient, REPO, refusalOf, withGitHub } from './started.ts';

// As text, so that the client's own types do not know better.
const STATUS: string = 'POST /repos/{owner}/{repo}/statuses/{sha}';

describe('strictness', () => {
  it('refuses a request that GitHub does not describe, with a header, and fails whoever ends it', async () => {
    const github = await startEmbeddedGitHub();
    const octokit = jobClient(github);
    const wrong = octokit.request(STATUS, {
      ...REPO,
      sha: 'a',
      state: 'green',
    });
    const { status, headers } = await refusalOf(wrong);
    expect(status).toBe(422);
    expect(headers[VIOLATION]).toContain('body/state must be one of');
    expect(github.violations).toMatchObject([{ n: 1, side: 'request' }]);
    expect(() => github.assertClean()).toThrow('the embedded GitHub saw 1 violations');
    await expect(github.close()).rejects.toThrow(
      'request 1, request: POST /repos/{owner}/{repo}/statuses/{sha}',
    );
  });

  it.each([
    [
      'an unknown body property',
      'POST /repos/{owner}/{repo}/git/refs',
      { ref: 'refs/heads/x', sha: 'a'.repeat(40), forse: true },
    ],
    ['an unknown query parameter', 'GET /repos/{owner}/{repo}/commits', { branch: 'main' }],
    ['a missing property', 'POST /repos/{owner}/{repo}/check-runs', { name: 'x' }],
    ['an operation nobody uses', 'GET /repos/{owner}/{repo}/stargazers', {}],
  ])('records %s', async (_, route, parameters) => {
    await withGitHub(async (github, octokit) => {
      await refusalOf(octokit.request(route, { ...REPO, ...parameters }));
      expect(github.takeViolations()).toMatchObject([{ side: 'request' }]);
      expect(github.violations).toEqual([]);
    });
  });

  it('records a rule that the description lacks, and answers as GitHub would', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const wrong = octokit.rest.checks.create({ ...REPO, name: 'x', head_sha: sha, status: 'completed' });
      expect(await refusalOf(wrong)).toMatchObject({ status: 422 });
      expect(github.takeViolations()).toMatchObject([
        { side: 'rule', text: expect.stringContaining('conclusion') },
      ]);
    });
  });

  it('records a GraphQL query for something GitHub does not have', async () => {
    await withGitHub(async (github, octokit) => {
      await expect(octokit.graphql('{ viewer { shoeSize } }')).rejects.toThrow('shoeSize');
      expect(github.takeViolations()).toMatchObject([
        { side: 'request', text: expect.stringContaining('shoeSize') },
      ]);
    });
  });

  it('does not take a refusal of GitHub for a violation', async () => {
    await withGitHub(async (github, octokit) => {
      await refusalOf(octokit.rest.git.getRef({ ...REPO, ref: 'heads/nowhere' }));
      expect(github.violations).toEqual([]);
    });
  });

  it('only answers, and records nothing, when it is not strict', async () => {
    await withGitHub(
      async (github, octokit) => {
        await refusalOf(octokit.request('GET /repos/{owner}/{repo}/stargazers', REPO));
        expect(github.violations).toEqual([]);
      },
      { strict: false },
    );
  });
});
