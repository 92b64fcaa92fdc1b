import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { EmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import { clientFor, jobClient, REPO, settableClock, withGitHub } from './started.ts';

const IN_USE = readFileSync(
  new URL('../../../src/rehearsal/github/contract/in-use.graphql', import.meta.url),
  'utf8',
);

/** A world with one of everything that can be asked for. */
async function furnished(github: EmbeddedGitHub): Promise<number> {
  const { world } = github;
  const alice = world.addUser({ login: 'alice', email: 'alice@example.com' });
  world.addTeam({ slug: 'ops', members: ['alice'] });
  await world.commit({
    branch: 'main',
    message: 'config',
    files: { '.github/deploy.yml': 'version: 1\n', bin: '\0' },
  });
  const sha = await world.commit({
    branch: 'topic',
    message: 'topic\n\nwhy\n\nCo-authored-by: Bob <bob@example.com>',
    files: { a: '1' },
    author: alice,
  });
  await world.tag('v1.0.0', sha, 'first');
  const { number } = await world.createPullRequest({ title: 't', head: 'topic', by: alice, labels: ['x'] });
  world.addReview(number, { by: world.addUser('bob'), state: 'APPROVED' });
  world.createIssue({ title: 'i', by: alice, labels: ['x'] });
  world.createEnvironment('production', { reviewers: [alice], waitTimer: 1, branchPolicy: 'protected' });
  const run = world.createWorkflowRun({ path: '.github/workflows/ci.yml', sha });
  world.completeJob(world.addJob(run, { name: 'test' }), 'success');
  world.addStatus({ sha, context: 'lint', state: 'pending' });
  world.addDeploymentStatus(
    world.addDeployment({ sha, environment: 'production', payload: { a: 1 } }),
    'success',
  );
  await jobClient(github).rest.repos.createRelease({ ...REPO, tag_name: 'v1.0.0' });
  await world.mergePullRequest(number, alice);
  return number;
}

describe('queries', () => {
  it('answer every field in use', async () => {
    await withGitHub(async (github) => {
      const number = await furnished(github);
      const octokit = clientFor(github, github.tokens.issue({ actor: 'acme', permissions: 'read-all' }));
      const query = IN_USE.slice(0, IN_USE.indexOf('mutation Writes'))
        // An issue and a pull request share no number, and teams need a permission that no job has.
        .replace('issue(number: $number)', 'issue(number: 2)')
        .replace(', after: "x"', '')
        .replace(/onBehalfOf\(first: 10\) \{[^}]*\{[^}]*\}\s*\}/u, '');
      for (const expression of [
        'v1.0.0',
        'main',
        'main:',
        'main:.github/deploy.yml',
        'main:bin',
        'main:none',
      ]) {
        const data: unknown = await octokit.graphql(query, {
          owner: 'acme',
          name: 'app',
          ref: 'refs/heads/topic',
          expression,
          number,
          environments: ['Production'],
          tags: 'refs/tags/',
          order: { field: 'CREATED_AT', direction: 'DESC' },
        });
        expect(data).toMatchObject({
          repository: {
            defaultBranchRef: { name: 'main', prefix: 'refs/heads/' },
            pullRequest: { state: 'MERGED', merged: true },
            environment: { latestCompletedDeployment: { state: 'ACTIVE' } },
            ref: { target: { statusCheckRollup: { state: 'PENDING', contexts: { totalCount: 2 } } } },
          },
        });
      }
    });
  });

  it('find objects by expression and by id', async () => {
    await withGitHub(async ({ world }, octokit) => {
      await world.commit({ branch: 'main', message: 'm', files: { 'docs/a.md': 'hello' } });
      const query =
        'query($expression: String, $oid: GitObjectID) { repository(owner: "acme", name: "app") { object(expression: $expression, oid: $oid) { __typename oid ... on Blob { text byteSize } ... on Tree { entries { name type mode } } } } }';
      const object = async (variables: Record<string, string>): Promise<unknown> =>
        (await octokit.graphql<{ repository: { object: unknown } }>(query, variables)).repository.object;
      expect(await object({ expression: 'main:docs/a.md' })).toMatchObject({
        __typename: 'Blob',
        text: 'hello',
        byteSize: 5,
      });
      expect(await object({ expression: 'main:docs' })).toMatchObject({
        entries: [{ name: 'a.md', type: 'blob', mode: 33188 }],
      });
      expect(await object({ expression: 'main~1' })).toMatchObject({ __typename: 'Commit' });
      expect(await object({ oid: world.ref('refs/heads/main') ?? '' })).toMatchObject({
        __typename: 'Commit',
      });
      expect(await object({ expression: 'main:none' })).toBeNull();
    });
  });

  it('page with cursors, and insist on a size of at most 100', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const sha = world.ref('refs/heads/main') ?? '';
      for (let n = 0; n < 5; n += 1) world.addDeployment({ sha, environment: `e${n}` });
      const query = (args: string): string =>
        `query${args.includes('$') ? '($after: String)' : ''} { repository(owner: "acme", name: "app") { deployments(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { environment } } } }`;
      interface Page {
        repository: {
          deployments: {
            totalCount: number;
            pageInfo: { hasNextPage: boolean; endCursor: string };
            nodes: { environment: string }[];
          };
        };
      }
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Page = await octokit.graphql<Page>(query('first: 2, after: $after'), { after });
        seen.push(...page.repository.deployments.nodes.map(({ environment }) => environment));
        after = page.repository.deployments.pageInfo.hasNextPage
          ? page.repository.deployments.pageInfo.endCursor
          : null;
      } while (after !== null);
      expect(seen).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
      const last: Page = await octokit.graphql<Page>(query('last: 2'));
      expect(last.repository.deployments.nodes.map(({ environment }) => environment)).toEqual(['e3', 'e4']);
      await expect(octokit.graphql(query('after: $after'))).rejects.toThrow(
        'You must provide a `first` or `last` value',
      );
      await expect(octokit.graphql(query('first: 101'))).rejects.toThrow('exceeds the `first` limit of 100');
    });
  });

  it('fail field by field where the token may not look, and say NOT_FOUND for what is not there', async () => {
    await withGitHub(async (github) => {
      const octokit = jobClient(github, { permissions: { contents: 'read' } });
      const deployments = octokit.graphql(
        '{ repository(owner: "acme", name: "app") { deployments(first: 1) { totalCount } } }',
      );
      await expect(deployments).rejects.toMatchObject({
        errors: [{ type: 'FORBIDDEN', path: ['repository', 'deployments'] }],
      });
      const other = octokit.graphql('{ repository(owner: "acme", name: "other") { id } }');
      await expect(other).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND', path: ['repository'] }] });
    });
  });

  it('count against a limit of their own', async () => {
    const clock = settableClock();
    await withGitHub(
      async (_, octokit) => {
        const query = '{ rateLimit { limit used remaining resetAt } }';
        expect(await octokit.graphql(query)).toEqual({
          rateLimit: { limit: 2, used: 1, remaining: 1, resetAt: '2026-11-21T13:00:00Z' },
        });
        await octokit.graphql(query);
        await expect(octokit.graphql(query)).rejects.toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
        expect((await octokit.rest.rateLimit.get()).data.resources.core.remaining).toBe(2);
      },
      { clock: clock.now, rateLimits: { job: 2 } },
    );
  });
});
