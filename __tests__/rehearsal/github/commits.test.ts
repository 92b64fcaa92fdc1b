import { describe, expect, it } from '@jest/globals';
import { git, REPO, refusalOf, withGitHub } from './started.ts';

describe('git objects', () => {
  it('made through the API are real: git finds nothing wrong with them', async () => {
    await withGitHub(async (github, octokit) => {
      const { git: api } = octokit.rest;
      const base = await github.world.commit({
        branch: 'main',
        message: 'two files',
        files: { 'src/a.ts': 'a\n', b: 'b\n' },
      });
      const { data: blob } = await api.createBlob({
        ...REPO,
        content: Buffer.from([0, 1, 255]).toString('base64'),
        encoding: 'base64',
      });
      const { data: tree } = await api.createTree({
        ...REPO,
        base_tree: (await api.getCommit({ ...REPO, commit_sha: base })).data.tree.sha,
        tree: [
          { path: 'bin/tool', mode: '100755', type: 'blob', sha: blob.sha },
          { path: 'src/deep/c.ts', mode: '100644', type: 'blob', content: 'c ü\n' },
          { path: 'b', mode: '100644', type: 'blob', sha: null },
        ],
      });
      const { data: commit } = await api.createCommit({
        ...REPO,
        message: 'made',
        tree: tree.sha,
        parents: [base],
      });
      expect(await git(github.gitDir, 'ls-tree', '-r', '--name-only', commit.sha)).toBe(
        ['README.md', 'bin/tool', 'src/a.ts', 'src/deep/c.ts'].join('\n'),
      );
      expect(await git(github.gitDir, 'show', `${commit.sha}:src/deep/c.ts`)).toBe('c ü');
      expect(await git(github.gitDir, 'log', '-1', '--format=%an <%ae>%n%s', commit.sha)).toBe(
        'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>\nmade',
      );
      const { data: whole } = await api.getTree({ ...REPO, tree_sha: commit.sha, recursive: '1' });
      expect(whole.tree.find(({ path }) => path === 'bin/tool')).toMatchObject({ mode: '100755', size: 3 });
      expect(
        Buffer.from((await api.getBlob({ ...REPO, file_sha: blob.sha })).data.content, 'base64'),
      ).toEqual(Buffer.from([0, 1, 255]));
      await expect(git(github.gitDir, 'fsck', '--strict')).resolves.toMatch(/^(dangling [^\n]+)?$/u);
    });
  });

  it('refuse parts that are not there', async () => {
    await withGitHub(async (_, octokit) => {
      const { git: api } = octokit.rest;
      const unknown = 'e'.repeat(40);
      const entry = { path: 'a', mode: '100644', type: 'blob', sha: unknown } as const;
      expect(await refusalOf(api.createTree({ ...REPO, tree: [entry] }))).toMatchObject({ status: 422 });
      expect(await refusalOf(api.createCommit({ ...REPO, message: 'm', tree: unknown }))).toMatchObject({
        status: 422,
        message: 'Tree SHA does not exist',
      });
      expect(
        await refusalOf(api.createTag({ ...REPO, tag: 't', message: 'm', object: unknown, type: 'commit' })),
      ).toMatchObject({ status: 422 });
      expect(await refusalOf(api.getCommit({ ...REPO, commit_sha: unknown }))).toMatchObject({ status: 404 });
    });
  });
});

describe('commits', () => {
  it('are listed newest first, by branch, path, author and time', async () => {
    await withGitHub(async (github, octokit) => {
      const alice = github.world.addUser({ login: 'alice', email: 'alice@example.com' });
      const at = Date.UTC(2026, 0, 1);
      const one = await github.world.commit({
        branch: 'main',
        message: 'one',
        files: { a: '1' },
        author: alice,
        at,
      });
      const two = await github.world.commit({
        branch: 'main',
        message: 'two',
        files: { b: '1' },
        at: at + 60_000,
      });
      const shas = async (query: Record<string, string>): Promise<string[]> =>
        (await octokit.rest.repos.listCommits({ ...REPO, ...query })).data.map(({ sha }) => sha);
      expect((await shas({})).slice(0, 2)).toEqual([two, one]);
      expect(await shas({ path: 'a' })).toEqual([one]);
      expect(await shas({ author: 'alice' })).toEqual([one]);
      expect(await shas({ sha: one })).not.toContain(two);
      expect((await octokit.rest.repos.getCommit({ ...REPO, ref: one })).data.author).toMatchObject({
        login: 'alice',
      });
    });
  });

  it('show what they changed, under any name they have', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({
        branch: 'main',
        message: 'before',
        files: { old: 'same\ncontent\nhere\n', gone: 'x\n' },
      });
      const sha = await github.world.commit({
        branch: 'main',
        message: 'after',
        files: { old: null, new: 'same\ncontent\nhere\n', gone: null, 'README.md': '# Other\nmore\n' },
      });
      await github.world.tag('v1', sha, 'annotated');
      for (const ref of ['main', 'v1', 'heads/main', sha, sha.slice(0, 8)]) {
        const { data } = await octokit.rest.repos.getCommit({ ...REPO, ref });
        expect(data.sha).toBe(sha);
        expect(data.stats).toEqual({ total: 4, additions: 2, deletions: 2 });
        expect(
          data.files?.map(({ filename, status, previous_filename: from }) => [filename, status, from]),
        ).toEqual([
          ['README.md', 'modified', undefined],
          ['gone', 'removed', undefined],
          ['new', 'renamed', 'old'],
        ]);
      }
      expect(await refusalOf(octokit.rest.repos.getCommit({ ...REPO, ref: 'nowhere' }))).toMatchObject({
        status: 422,
        message: 'No commit found for SHA: nowhere',
      });
    });
  });

  it.each([
    ['ahead', ['main', 'topic'], { ahead_by: 1, behind_by: 0 }],
    ['behind', ['topic', 'start'], { ahead_by: 0, behind_by: 1 }],
    ['diverged', ['topic', 'other'], { ahead_by: 1, behind_by: 1 }],
    ['identical', ['main', 'start'], { ahead_by: 0, behind_by: 0 }],
  ])('compare as %s', async (status, [base = '', head = ''], counts) => {
    await withGitHub(async (github, octokit) => {
      await github.world.setRef('refs/heads/start', github.world.ref('refs/heads/main') ?? '');
      await github.world.commit({ branch: 'topic', message: 'topic', files: { a: '1\n' } });
      await github.world.commit({ branch: 'other', message: 'other', files: { b: '1\n' } });
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        ...REPO,
        basehead: `${base}...${head}`,
      });
      expect(data).toMatchObject({ status, ...counts, total_commits: counts.ahead_by });
      expect(data.commits).toHaveLength(counts.ahead_by);
    });
  });

  it('compare with files and patches', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({ branch: 'topic', message: 'topic', files: { 'a b/ü.txt': 'one\n' } });
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        ...REPO,
        basehead: 'main...topic',
      });
      expect(data.files).toMatchObject([
        { filename: 'a b/ü.txt', status: 'added', patch: '@@ -0,0 +1 @@\n+one' },
      ]);
      const none = octokit.rest.repos.compareCommitsWithBasehead({ ...REPO, basehead: 'main...none' });
      expect(await refusalOf(none)).toMatchObject({ status: 404 });
    });
  });
});

describe('branches, tags and what happened to them', () => {
  it('are listed as git has them', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      await github.world.setRef('refs/heads/feature/x', sha);
      await github.world.tag('v1.0.0', sha, 'annotated');
      const { data: branches } = await octokit.rest.repos.listBranches(REPO);
      expect(branches.map(({ name }) => name)).toEqual(['feature/x', 'main']);
      expect((await octokit.rest.repos.getBranch({ ...REPO, branch: 'feature/x' })).data.commit.sha).toBe(
        sha,
      );
      expect((await octokit.rest.repos.listTags(REPO)).data).toMatchObject([
        { name: 'v1.0.0', commit: { sha } },
      ]);
    });
  });

  it('are told as activity: created, pushed, forced, deleted', async () => {
    await withGitHub(async (github, octokit) => {
      const { git: api, repos } = octokit.rest;
      const first = github.world.ref('refs/heads/main') ?? '';
      const next = await github.world.commit({ message: 'next', files: { a: '1' } });
      await api.createRef({ ...REPO, ref: 'refs/heads/x', sha: first });
      await api.updateRef({ ...REPO, ref: 'heads/x', sha: next });
      await api.updateRef({ ...REPO, ref: 'heads/x', sha: first, force: true });
      await api.deleteRef({ ...REPO, ref: 'heads/x' });
      const { data } = await repos.listActivities({ ...REPO, ref: 'x' });
      expect(data.map(({ activity_type: type }) => type)).toEqual([
        'branch_deletion',
        'force_push',
        'push',
        'branch_creation',
      ]);
      expect(data[2]).toMatchObject({ before: first, after: next, actor: { login: 'github-actions[bot]' } });
    });
  });
});

describe('contents', () => {
  it('are read as files, raw and as folders', async () => {
    await withGitHub(async (github, octokit) => {
      await github.world.commit({
        branch: 'main',
        message: 'm',
        files: { 'docs/a.md': 'hello\n', 'docs/b/c.md': 'x' },
      });
      const { data: file } = await octokit.rest.repos.getContent({ ...REPO, path: 'docs/a.md' });
      expect(file).toMatchObject({
        type: 'file',
        encoding: 'base64',
        content: `${Buffer.from('hello\n').toString('base64')}\n`,
      });
      const { data: folder } = await octokit.rest.repos.getContent({ ...REPO, path: 'docs' });
      expect(folder).toMatchObject([
        { name: 'a.md', type: 'file', size: 6 },
        { name: 'b', type: 'dir' },
      ]);
      const raw = await octokit.rest.repos.getContent({
        ...REPO,
        path: 'docs/a.md',
        mediaType: { format: 'raw' },
      });
      expect(raw.data).toBe('hello\n');
      expect(await refusalOf(octokit.rest.repos.getContent({ ...REPO, path: 'nothing' }))).toMatchObject({
        status: 404,
      });
      expect(
        await refusalOf(octokit.rest.repos.getContent({ ...REPO, path: 'docs', ref: 'none' })),
      ).toMatchObject({ status: 404 });
    });
  });

  it('are written as a commit on the branch, and only over what was seen', async () => {
    await withGitHub(async (github, octokit) => {
      const put = {
        ...REPO,
        path: 'CHANGELOG.md',
        message: 'docs: changelog',
        content: Buffer.from('# 1\n').toString('base64'),
      };
      const { data } = await octokit.rest.repos.createOrUpdateFileContents(put);
      expect(data.commit.sha).toBe(github.world.ref('refs/heads/main'));
      expect(await github.world.file('main', 'CHANGELOG.md')).toBe('# 1\n');
      expect(await refusalOf(octokit.rest.repos.createOrUpdateFileContents(put))).toMatchObject({
        status: 422,
      });
      const stale = octokit.rest.repos.createOrUpdateFileContents({ ...put, sha: 'a'.repeat(40) });
      expect(await refusalOf(stale)).toMatchObject({ status: 409 });
      const again = await octokit.rest.repos.createOrUpdateFileContents({
        ...put,
        sha: data.content?.sha ?? '',
      });
      expect(again.status).toBe(200);
    });
  });
});
