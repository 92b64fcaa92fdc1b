import { describe, expect, it } from '@jest/globals';
import { requestsOf, valueOf, withEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { connection, repository, withScript } from './scriptedServer.ts';
import type { Asked } from './scriptedServer.ts';

/** A pull request of a new branch with one commit by alice. */
async function opened({ world }: Embedded, branch = 'topic', labels: readonly string[] = []) {
  const alice = world.addUser('alice');
  await world.commit({ branch, message: 'feat: x', files: { [`${branch}.txt`]: 'x' }, author: alice });
  return world.createPullRequest({ title: `Add ${branch}`, head: branch, by: alice, labels });
}

describe('a pull request', () => {
  it('is read with labels, committers and reviews in one request', async () => {
    await withEmbedded(async (embedded) => {
      const { world, github } = embedded;
      const { number, pull } = await opened(embedded, 'topic', ['hotfix', 'db']);
      const bot = world.addUser({ login: 'helper[bot]', permission: 'write' });
      const bob = world.addUser('bob');
      const visitor = world.addUser({ login: 'visitor', permission: 'read' });
      await world.commit({
        branch: 'topic',
        message: 'fix: y\n\nCo-authored-by: carol <carol@users.noreply.github.com>',
        files: { y: '1' },
        author: bob,
      });
      world.addReview(number, { by: bob, state: 'APPROVED', sha: pull.head.sha });
      world.addReview(number, { by: visitor, state: 'CHANGES_REQUESTED' });
      world.addReview(number, { by: null, state: 'COMMENTED' });
      expect(bot.login).toBe('helper[bot]');

      const made = await requestsOf(github, async () => {
        const read = valueOf(await github.readPullRequest(number));
        expect(read).toMatchObject({
          number,
          title: 'Add topic',
          author: 'alice',
          baseRef: 'main',
          headSha: world.ref('refs/heads/topic'),
          labels: ['hotfix', 'db'],
          merged: false,
          mergeCommit: null,
          reviewDecision: null,
        });
        expect(read.committers).toEqual(expect.arrayContaining(['alice', 'bob']));
        expect(read.reviews.map(({ author, state, canPush }) => [author, state, canPush])).toEqual([
          ['bob', 'approved', true],
          ['visitor', 'changes_requested', false],
          [null, 'commented', false],
        ]);
        expect(read.reviews[0]).toMatchObject({ sha: pull.head.sha, authorIsBot: false });
      });
      expect(made).toBe(1);
    });
  });

  it('is a failure where there is none', async () => {
    await withEmbedded(async ({ github }) => {
      expect(await github.readPullRequest(4)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    });
  });

  it('tells the permission a job lacks', async () => {
    await withEmbedded(async ({ connect }) => {
      const answer = await connect({ permissions: { contents: 'read' } }).readPullRequest(1);
      const permission = 'contents: read, pull-requests: read';
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission } });
    });
  });

  it.each([
    [100, 1],
    [101, 2],
    [250, 3],
  ])('with %i reviews is read in %i requests', async (count, requests) => {
    await withEmbedded(async (embedded) => {
      const { world, github } = embedded;
      const { number } = await opened(embedded);
      const bob = world.addUser('bob');
      for (let n = 0; n < count; n += 1) world.addReview(number, { by: bob, state: 'COMMENTED' });
      const made = await requestsOf(github, async () => {
        expect(valueOf(await github.readPullRequest(number)).reviews).toHaveLength(count);
      });
      expect(made).toBe(requests);
    });
  });
});

const SHA = 'a'.repeat(40);

const node = (more: object = {}) => ({
  number: 7,
  url: 'u',
  title: 't',
  author: { kind: 'User', login: 'alice' },
  headRefOid: SHA,
  baseRefName: 'main',
  merged: true,
  mergeCommit: { oid: SHA },
  reviewDecision: 'REVIEW_REQUIRED',
  labels: null,
  reviews: connection([]),
  commits: connection([]),
  ...more,
});

const person = (login: string | null) => ({ user: login === null ? null : { login } });
const commit = (authors: readonly (string | null)[], committer: string | null) => ({
  commit: { oid: SHA, authors: { nodes: authors.map(person) }, committer: person(committer) },
});

describe('who wrote a pull request', () => {
  it('is every author, co-author and committer, but not GitHub itself', async () => {
    const commits = connection([
      commit(['alice', 'carol'], 'web-flow'),
      commit([null], 'dave'),
      commit(['alice'], null),
    ]);
    await withScript(
      () => repository({ pullRequest: node({ commits }) }),
      async ({ github }) => {
        expect(valueOf(await github.readPullRequest(7)).committers).toEqual(['alice', 'carol', 'dave']);
      },
    );
  });

  it('is told with [bot] for bots, as everywhere else', async () => {
    const review = {
      fullDatabaseId: '12',
      author: { kind: 'Bot', login: 'renovate' },
      state: 'APPROVED',
      commit: null,
      submittedAt: null,
      authorCanPushToRepository: true,
    };
    await withScript(
      () =>
        repository({
          pullRequest: node({ author: { kind: 'Bot', login: 'renovate' }, reviews: connection([review]) }),
        }),
      async ({ github }) => {
        const read = valueOf(await github.readPullRequest(7));
        expect(read.author).toBe('renovate[bot]');
        expect(read.reviews).toEqual([
          {
            id: 12,
            author: 'renovate[bot]',
            authorIsBot: true,
            state: 'approved',
            sha: null,
            submittedAt: 0,
            canPush: true,
          },
        ]);
        expect(read.reviewDecision).toBe('review_required');
      },
    );
  });

  it('is a failure when not all commits come', async () => {
    const commits = connection([commit(['alice'], null)], { totalCount: 251 });
    await withScript(
      () => repository({ pullRequest: node({ commits }) }),
      async ({ github }) => {
        const message = 'of the 251 commits of pull request 7 1 could be read';
        expect(await github.readPullRequest(7)).toEqual({
          ok: false,
          failure: { kind: 'conflict', message },
        });
      },
    );
  });
});

describe('the pull requests of a range', () => {
  it('are those that brought its commits, whatever way they were merged, and commits without one', async () => {
    await withEmbedded(async (embedded) => {
      const { world, github, sha: base } = embedded;
      const bob = world.addUser('bob');
      const numbers: number[] = [];
      for (const method of ['merge', 'squash', 'rebase'] as const) {
        const { number } = await opened(embedded, method);
        await world.mergePullRequest(number, bob, method);
        numbers.push(number);
      }
      const straight = await world.commit({ branch: 'main', message: 'fix: straight', files: { z: '1' } });
      const made = await requestsOf(github, async () => {
        const read = valueOf(await github.readPullRequestsOf({ base, head: straight }));
        expect(read.pullRequests.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers));
        expect(read.pullRequests).toHaveLength(3);
        expect(read.pullRequests.every(({ merged }) => merged)).toBe(true);
        expect(read.direct).toEqual([straight]);
      });
      expect(made).toBe(3);
    });
  });

  it('are those of the head alone where there is no base', async () => {
    await withEmbedded(async (embedded) => {
      const { world, github } = embedded;
      const { number } = await opened(embedded);
      const head = await world.mergePullRequest(number, world.addUser('bob'), 'squash');
      const made = await requestsOf(github, async () => {
        const read = valueOf(await github.readPullRequestsOf({ head }));
        expect(read.pullRequests).toMatchObject([{ number, mergeCommit: head }]);
        expect(read.direct).toEqual([]);
      });
      expect(made).toBe(2);
    });
  });

  it('do not include one that is still open', async () => {
    await withEmbedded(async (embedded) => {
      const { world, github } = embedded;
      await opened(embedded);
      const head = world.ref('refs/heads/topic') ?? '';
      expect(valueOf(await github.readPullRequestsOf({ head }))).toEqual({
        pullRequests: [],
        direct: [head],
        directAuthors: ['alice'],
      });
    });
  });

  it('are none where the head is not ahead', async () => {
    await withEmbedded(async ({ world, github, sha: head }) => {
      const base = await world.commit({ branch: 'main', message: 'x', files: { a: '1' } });
      expect(valueOf(await github.readPullRequestsOf({ base, head }))).toEqual({
        pullRequests: [],
        direct: [],
        directAuthors: [],
      });
    });
  });

  it('cannot be told from a base that is gone', async () => {
    await withEmbedded(async ({ github, sha: head }) => {
      const answer = await github.readPullRequestsOf({ base: 'd'.repeat(40), head });
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    });
  });

  it.each([
    [50, 2],
    [51, 3],
  ])('of %i commits take %i requests when none has any', async (count, requests) => {
    await withEmbedded(async ({ world, github, sha: base }) => {
      let head = base;
      for (let n = 0; n < count; n += 1) head = await world.commit({ branch: 'main', message: `fix: ${n}` });
      const made = await requestsOf(github, async () => {
        expect(valueOf(await github.readPullRequestsOf({ base, head })).direct).toHaveLength(count);
      });
      expect(made).toBe(requests);
    });
  });

  const comparison = (total: number, commits: readonly string[]) => ({
    body: { status: 'ahead', total_commits: total, commits: commits.map((sha) => ({ sha })) },
  });

  it('are not read of more than 500 commits', async () => {
    await withScript(
      () => comparison(501, ['a']),
      async ({ github }) => {
        const answer = await github.readPullRequestsOf({ base: 'x', head: 'y' });
        const message = 'x..y holds 501 commits, and more than 500 are not read';
        expect(answer).toEqual({ ok: false, failure: { kind: 'invalid', message } });
      },
    );
  });

  it('are a failure when not all commits come', async () => {
    const script = (asked: Asked) => comparison(3, asked.path.includes('page=1') ? ['a', 'b'] : []);
    await withScript(script, async ({ github }) => {
      const answer = await github.readPullRequestsOf({ base: 'x', head: 'y' });
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    });
  });

  const pull = (number: number, more: object = {}) => ({
    number,
    merged: true,
    mergeCommit: { oid: 'b'.repeat(40) },
    baseRefName: 'main',
    ...more,
  });

  it.each([
    ['the one whose merge made the commit', [pull(1), pull(2, { mergeCommit: { oid: SHA } })], [2]],
    ['the one merged into the default branch', [pull(1, { baseRefName: 'feature' }), pull(2)], [2]],
    [
      'all that were merged, where none of them into it',
      [pull(1, { baseRefName: 'a' }), pull(2, { baseRefName: 'b' })],
      [1, 2],
    ],
    ['both that were merged into it: neither is guessed', [pull(1), pull(2)], [1, 2]],
    ['none that was not merged', [pull(1, { merged: false })], []],
  ])('that brought a commit of several: %s', async (_what, associated, expected) => {
    const script = (asked: Asked) =>
      asked.body.query?.includes('associatedPullRequests') === true
        ? repository({
            defaultBranchRef: { name: 'main' },
            c0: { associatedPullRequests: connection(associated) },
          })
        : repository({ p1: node({ number: 1 }), p2: node({ number: 2 }) });
    await withScript(script, async ({ github }) => {
      const read = valueOf(await github.readPullRequestsOf({ head: SHA }));
      expect(read.pullRequests.map(({ number }) => number)).toEqual(expected);
    });
  });
});
