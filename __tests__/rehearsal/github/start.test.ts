import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { operationsInUse } from '../../../src/rehearsal/github/contract/index.ts';
import { startEmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import { routes } from '../../../src/rehearsal/github/routes/index.ts';
import { clientFor, git, REPO, refusalOf, settableClock, withFolder, withGitHub } from './started.ts';

describe('starting', () => {
  it('takes less than 200 ms, its own bare repository included', async () => {
    const took: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const began = performance.now();
      const github = await startEmbeddedGitHub();
      took.push(performance.now() - began);
      await github.close();
    }
    expect(Math.min(...took)).toBeLessThan(200);
  });

  it('copies a repository with its branches and tags, and leaves the original alone', async () => {
    await withFolder(async (folder) => {
      await git(folder, 'init', '-q', '-b', 'trunk');
      await git(folder, 'commit', '-q', '--allow-empty', '-m', 'one');
      await git(folder, 'tag', 'v1');
      const sha = await git(folder, 'rev-parse', 'HEAD');
      await withGitHub(
        async (github, octokit) => {
          const { data } = await octokit.rest.repos.get(REPO);
          expect(data.default_branch).toBe('trunk');
          expect(github.world.ref('refs/heads/trunk')).toBe(sha);
          expect(github.world.ref('refs/tags/v1')).toBe(sha);
          await github.world.commit({ branch: 'trunk', message: 'two', files: { a: 'b' } });
        },
        { source: { kind: 'clone', path: folder } },
      );
      expect(await git(folder, 'rev-parse', 'HEAD')).toBe(sha);
    });
  });

  it('makes the default branch when the original stood on none', async () => {
    await withFolder(async (folder) => {
      await git(folder, 'init', '-q', '-b', 'topic');
      await git(folder, 'commit', '-q', '--allow-empty', '-m', 'one');
      await git(folder, 'checkout', '-q', '--detach');
      await git(folder, 'commit', '-q', '--allow-empty', '-m', 'on no branch');
      await withGitHub(
        async (github) => {
          expect(github.defaultBranch).toBe('main');
          expect(github.world.ref('refs/heads/main')).toBe(await git(folder, 'rev-parse', 'HEAD'));
        },
        { source: { kind: 'clone', path: folder } },
      );
    });
  });

  it('can be without any commit', async () => {
    await withGitHub(
      async (github, octokit) => {
        expect(github.world.refs()).toEqual([]);
        expect(await refusalOf(octokit.rest.repos.listCommits(REPO))).toMatchObject({
          status: 409,
          message: 'Git Repository is empty.',
        });
      },
      { source: { kind: 'empty', files: {} } },
    );
  });

  it('copies from any folder inside a repository, a shallow one and a second work tree too', async () => {
    await withFolder(async (folder) => {
      await git(folder, 'init', '-q', '-b', 'main', 'first');
      const first = join(folder, 'first');
      await git(first, 'commit', '-q', '--allow-empty', '-m', 'one');
      await git(first, 'commit', '-q', '--allow-empty', '-m', 'two');
      await git(first, 'worktree', 'add', '-q', '../second');
      await git(folder, 'clone', '-q', '--depth=1', `file://${first}`, 'shallow');
      await mkdir(join(first, 'deep', 'er'), { recursive: true });
      const seen: number[] = [];
      for (const path of [first, join(first, 'deep', 'er'), join(folder, 'second'), join(folder, 'shallow')])
        await withGitHub(
          async (_, octokit) => {
            seen.push((await octokit.rest.repos.listCommits(REPO)).data.length);
          },
          { source: { kind: 'clone', path } },
        );
      expect(seen).toEqual([2, 2, 2, 1]);
    });
  });

  it('leaves nothing behind when it fails', async () => {
    const usual = process.env['TMPDIR'];
    await withFolder(async (folder) => {
      process.env['TMPDIR'] = folder;
      try {
        const failing = startEmbeddedGitHub({ source: { kind: 'clone', path: folder } });
        await expect(failing).rejects.toThrow(`repository '${folder}' does not exist`);
      } finally {
        if (usual === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = usual;
      }
      expect(await readdir(folder)).toEqual([]);
    });
    await withGitHub(async (github) => {
      const port = Number(new URL(github.url).port);
      await expect(startEmbeddedGitHub({ port })).rejects.toThrow('EADDRINUSE');
    });
  });

  it('refuses a repository that is not owner/name', async () => {
    await expect(startEmbeddedGitHub({ repository: 'app' })).rejects.toThrow("'app' is not owner/name");
  });

  it('answers every operation in use, and no other', () => {
    const answered = [...Object.keys(routes), 'GET /rate_limit'];
    expect(answered.toSorted()).toEqual([...operationsInUse].toSorted());
  });
});

describe('answering', () => {
  it('sends the headers GitHub sends, its times by the clock', async () => {
    const clock = settableClock(Date.UTC(2026, 0, 2, 3, 4, 5));
    await withGitHub(
      async (_, octokit) => {
        const { headers } = await octokit.rest.repos.get(REPO);
        expect(headers.date).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
        expect(headers['content-type']).toBe('application/json; charset=utf-8');
        expect(headers['x-github-request-id']).toMatch(/^[\w]{4}:/u);
        expect(headers['x-ratelimit-limit']).toBe('1000');
        expect(headers['x-ratelimit-remaining']).toBe('999');
        expect(headers['x-ratelimit-reset']).toBe(String(clock.now() / 1000 + 3600));
        expect(headers['x-ratelimit-resource']).toBe('core');
      },
      { clock: clock.now },
    );
  });

  it('answers 304 to a conditional read of something unchanged, and does not count it', async () => {
    await withGitHub(async (github, octokit) => {
      const first = await octokit.rest.repos.get(REPO);
      const again = octokit.rest.repos.get({ ...REPO, headers: { 'if-none-match': first.headers.etag } });
      const { status, headers } = await refusalOf(again);
      expect(status).toBe(304);
      expect(headers['x-ratelimit-remaining']).toBe('999');
      github.world.createIssue({ title: 'a change', by: github.world.user('acme') });
      const changed = await octokit.rest.repos.get({
        ...REPO,
        headers: { 'if-none-match': first.headers.etag },
      });
      expect(changed.status).toBe(200);
    });
  });

  it('serves the same below /api/v3, as an Enterprise Server does', async () => {
    await withGitHub(async (github) => {
      const token = github.tokens.issue({ actor: 'acme', permissions: 'read-all' });
      const answer = await fetch(`${github.url}/api/v3/repos/acme/app`, {
        headers: { authorization: `token ${token}` },
      });
      expect(answer.status).toBe(200);
    });
  });

  it('answers 404 for another repository and finds its own whatever the case', async () => {
    await withGitHub(async (github, octokit) => {
      expect(await refusalOf(octokit.rest.repos.get({ owner: 'acme', repo: 'other' }))).toMatchObject({
        status: 404,
      });
      expect((await octokit.rest.repos.get({ owner: 'Acme', repo: 'APP' })).data.full_name).toBe('acme/app');
      expect(await refusalOf(clientFor(github, 'ghs_unknown').rest.repos.get(REPO))).toMatchObject({
        status: 401,
        message: 'Bad credentials',
      });
    });
  });
});
