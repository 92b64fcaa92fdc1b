import { describe, expect, it } from '@jest/globals';
import { clientFor, git, jobClient, REPO, refusalOf, withGitHub } from './started.ts';

describe('pull requests', () => {
  it('are opened from branches, listed and shown with their size', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({
        branch: 'topic',
        message: 'topic',
        files: { a: '1\n2\n', 'README.md': null },
      });
      const { data: made } = await octokit.rest.pulls.create({
        ...REPO,
        title: 'A topic',
        head: 'topic',
        base: 'main',
        body: 'why',
      });
      expect(made).toMatchObject({
        number: 1,
        state: 'open',
        merged: false,
        mergeable: true,
        mergeable_state: 'clean',
        commits: 1,
        additions: 2,
        deletions: 1,
        changed_files: 2,
        user: { login: 'github-actions[bot]' },
      });
      expect(await git(github.gitDir, 'rev-parse', 'refs/pull/1/head')).toBe(made.head.sha);
      const listed = async (query: Record<string, string>): Promise<number[]> =>
        (await octokit.rest.pulls.list({ ...REPO, ...query })).data.map(({ number }) => number);
      expect(await listed({})).toEqual([1]);
      expect(await listed({ head: 'acme:topic', base: 'main' })).toEqual([1]);
      expect(await listed({ head: 'acme:other' })).toEqual([]);
      const { data: files } = await octokit.rest.pulls.listFiles({ ...REPO, pull_number: 1 });
      expect(files.map(({ filename, status }) => [filename, status])).toEqual([
        ['README.md', 'removed'],
        ['a', 'added'],
      ]);
      const { data: commits } = await octokit.rest.pulls.listCommits({ ...REPO, pull_number: 1 });
      expect(commits.map(({ commit }) => commit.message)).toEqual(['topic']);
    });
  });

  it('follow a push to their branch', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({ branch: 'topic', message: 'one', files: { a: '1' } });
      await github.world.createPullRequest({ title: 't', head: 'topic', by: github.world.user('acme') });
      const sha = await github.world.commit({ branch: 'topic', message: 'two', files: { a: '2' } });
      expect((await octokit.rest.pulls.get({ ...REPO, pull_number: 1 })).data.head.sha).toBe(sha);
      expect(await git(github.gitDir, 'rev-parse', 'refs/pull/1/head')).toBe(sha);
    });
  });

  it('cannot be opened for nothing, twice, or without their branch', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.setRef('refs/heads/same', github.world.ref('refs/heads/main') ?? '');
      await github.world.commit({ branch: 'topic', message: 'one', files: { a: '1' } });
      const open = (head: string): Promise<unknown> =>
        octokit.rest.pulls.create({ ...REPO, title: 't', head, base: 'main' });
      await open('topic');
      for (const head of ['same', 'topic', 'nowhere'])
        expect(await refusalOf(open(head))).toMatchObject({ status: 422 });
    });
  });

  it('from a fork name the fork and are seen under refs/pull only', async () => {
    await withGitHub(async (github, octokit) => {
      const mallory = github.world.addUser({ login: 'mallory', permission: 'read' });
      const sha = await github.world.commit({ message: 'from outside', files: { a: '1' }, author: mallory });
      await github.world.setRef('refs/forks/mallory/topic', sha);
      await github.world.createPullRequest({ title: 't', head: 'mallory:topic', by: mallory });
      const { data } = await octokit.rest.pulls.get({ ...REPO, pull_number: 1 });
      expect(data.head).toMatchObject({
        label: 'mallory:topic',
        repo: { full_name: 'mallory/app', fork: true },
      });
      expect((await octokit.rest.repos.listBranches(REPO)).data.map(({ name }) => name)).toEqual(['main']);
      github.world.addCheckRun({ sha, name: 'test', conclusion: 'success' });
      const { data: runs } = await octokit.rest.checks.listForRef({ ...REPO, ref: sha });
      expect(runs.check_runs[0]?.pull_requests).toEqual([]);
    });
  });
});

describe('merging', () => {
  it.each([
    ['merge', 2, 2],
    ['squash', 1, 1],
    ['rebase', 1, 2],
  ] as const)(
    'by %s keeps the work and leads from the commits back to the pull request',
    async (method, parents, commits) => {
      await withGitHub(async (github, octokit) => {
        const { world } = github;
        await world.commit({ branch: 'topic', message: 'one', files: { a: '1' } });
        await world.commit({ branch: 'topic', message: 'two', files: { b: '2' } });
        const before = await world.commit({ branch: 'main', message: 'meanwhile', files: { c: '3' } });
        const { number, pull } = await world.createPullRequest({
          title: 'A topic',
          head: 'topic',
          by: world.user('acme'),
        });
        const { data } = await octokit.rest.pulls.merge({
          ...REPO,
          pull_number: number,
          merge_method: method,
          sha: pull.head.sha,
        });
        expect(world.ref('refs/heads/main')).toBe(data.sha);
        expect(await git(github.gitDir, 'ls-tree', '--name-only', data.sha)).toBe('README.md\na\nb\nc');
        expect((await git(github.gitDir, 'rev-list', '--parents', '-1', data.sha)).split(' ')).toHaveLength(
          parents + 1,
        );
        const added = (
          await git(github.gitDir, 'rev-list', '--first-parent', `${before}..${data.sha}`)
        ).split('\n');
        expect(added).toHaveLength(method === 'merge' ? 1 : commits);
        for (const sha of added) {
          const { data: pulls } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
            ...REPO,
            commit_sha: sha,
          });
          expect(pulls.map((one) => one.number)).toEqual([number]);
        }
        expect((await octokit.rest.pulls.get({ ...REPO, pull_number: number })).data).toMatchObject({
          state: 'closed',
          merged: true,
          merge_commit_sha: data.sha,
        });
        await expect(git(github.gitDir, 'fsck', '--strict')).resolves.toBeDefined();
      });
    },
  );

  it('is refused for a conflict, a draft, a moved head and a second time', async () => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      const by = world.user('acme');
      await world.commit({ branch: 'clash', message: 'one', files: { 'README.md': 'theirs' } });
      await world.commit({ branch: 'fine', message: 'two', files: { a: '1' } });
      await world.commit({ branch: 'main', message: 'ours', files: { 'README.md': 'ours' } });
      const clash = await world.createPullRequest({ title: 'clash', head: 'clash', by });
      const draft = await world.createPullRequest({ title: 'fine', head: 'fine', by, draft: true });
      const merge = (number: number, sha?: string): Promise<unknown> =>
        octokit.rest.pulls.merge({ ...REPO, pull_number: number, ...(sha === undefined ? {} : { sha }) });
      expect((await octokit.rest.pulls.get({ ...REPO, pull_number: clash.number })).data).toMatchObject({
        mergeable: false,
        mergeable_state: 'dirty',
      });
      expect(await refusalOf(merge(clash.number))).toMatchObject({ status: 405 });
      expect(await refusalOf(merge(draft.number))).toMatchObject({ status: 405 });
      draft.pull.draft = false;
      expect(await refusalOf(merge(draft.number, 'a'.repeat(40)))).toMatchObject({ status: 409 });
      await merge(draft.number);
      expect(await refusalOf(merge(draft.number))).toMatchObject({ status: 405 });
    });
  });

  it('of a commit pushed straight to the branch leads to no pull request', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = await github.world.commit({ branch: 'main', message: 'direct', files: { a: '1' } });
      const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
        ...REPO,
        commit_sha: sha,
      });
      expect(data).toEqual([]);
    });
  });
});

describe('reviews', () => {
  it('are listed in their order and counted by latest opinion in the graph', async () => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      const [alice, bob, carol] = [
        world.addUser('alice'),
        world.addUser('bob'),
        world.addUser({ login: 'carol', permission: 'read' }),
      ];
      await world.commit({ branch: 'topic', message: 'one', files: { a: '1' } });
      const { number } = await world.createPullRequest({ title: 't', head: 'topic', by: world.user('acme') });
      world.addReview(number, { by: alice, state: 'CHANGES_REQUESTED' });
      world.addReview(number, { by: alice, state: 'APPROVED' });
      world.addReview(number, { by: alice, state: 'COMMENTED' });
      world.dismissReview(world.addReview(number, { by: bob, state: 'APPROVED' }));
      world.addReview(number, { by: carol, state: 'APPROVED' });
      world.addReview(number, { by: null, state: 'APPROVED' });
      const { data } = await octokit.rest.pulls.listReviews({ ...REPO, pull_number: number });
      expect(data.map(({ state, user }) => [user?.login, state])).toEqual([
        ['alice', 'CHANGES_REQUESTED'],
        ['alice', 'APPROVED'],
        ['alice', 'COMMENTED'],
        ['bob', 'DISMISSED'],
        ['carol', 'APPROVED'],
        [undefined, 'APPROVED'],
      ]);
      const query = `{ repository(owner: "acme", name: "app") { pullRequest(number: ${number}) {
        reviewDecision
        all: latestOpinionatedReviews(first: 10) { nodes { author { login } state authorCanPushToRepository } }
        writers: latestOpinionatedReviews(first: 10, writersOnly: true) { nodes { author { login } } } } } }`;
      expect(await octokit.graphql(query)).toMatchObject({
        repository: {
          pullRequest: {
            reviewDecision: null,
            all: {
              nodes: [
                { author: { login: 'alice' }, state: 'APPROVED', authorCanPushToRepository: true },
                { author: { login: 'bob' }, state: 'DISMISSED' },
                { author: { login: 'carol' }, authorCanPushToRepository: false },
              ],
            },
            writers: { nodes: [{ author: { login: 'alice' } }, { author: { login: 'bob' } }] },
          },
        },
      });
    });
  });

  it('are given by others than the author', async () => {
    await withGitHub(async (github) => {
      const { world } = github;
      const [author, reviewer] = [world.addUser('alice'), world.addUser('bob')];
      await world.commit({ branch: 'topic', message: 'one', files: { a: '1' } });
      const { number, pull } = await world.createPullRequest({ title: 't', head: 'topic', by: author });
      const review = (login: string): Promise<{ data: unknown }> =>
        clientFor(github, github.tokens.person(login)).rest.pulls.createReview({
          ...REPO,
          pull_number: number,
          event: 'APPROVE',
        });
      expect((await review(reviewer.login)).data).toMatchObject({
        state: 'APPROVED',
        commit_id: pull.head.sha,
      });
      expect(await refusalOf(review(author.login))).toMatchObject({ status: 422 });
      const reader = jobClient(github, { permissions: { 'pull-requests': 'read' } });
      expect((await reader.rest.pulls.listReviews({ ...REPO, pull_number: number })).data).toHaveLength(1);
    });
  });
});
