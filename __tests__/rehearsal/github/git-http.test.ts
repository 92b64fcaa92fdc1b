import { describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import { git, jobClient, REPO, withFolder, withGitHub } from './started.ts';

const address = (github: EmbeddedGitHub, token?: string): string =>
  `${github.url.replace('//', token === undefined ? '//' : `//x-access-token:${token}@`)}/${github.repository}.git`;

const token = (github: EmbeddedGitHub, contents: 'read' | 'write', more = {}): string =>
  github.tokens.issue({ actor: 'acme', permissions: { contents }, ...more });

async function clone(
  github: EmbeddedGitHub,
  folder: string,
  secret?: string,
  ...options: readonly string[]
): Promise<string> {
  await git(folder, 'clone', '-q', ...options, address(github, secret), 'copy');
  return join(folder, 'copy');
}

async function commitIn(copy: string, name: string): Promise<string> {
  await writeFile(join(copy, name), name);
  await git(copy, 'add', '.');
  await git(copy, 'commit', '-q', '-m', name);
  return git(copy, 'rev-parse', 'HEAD');
}

describe('git over HTTP', () => {
  it('pushes what the API shows at once, and fetches what the API made', async () => {
    await withFolder((folder) =>
      withGitHub(async (github, octokit) => {
        const copy = await clone(github, folder, token(github, 'write'));
        const sha = await commitIn(copy, 'a');
        await git(copy, 'tag', '-a', 'v1.0.0', '-m', 'first');
        await git(copy, 'push', '-q', 'origin', 'main', 'v1.0.0');
        expect((await octokit.rest.repos.getBranch({ ...REPO, branch: 'main' })).data.commit.sha).toBe(sha);
        expect((await octokit.rest.repos.listTags(REPO)).data).toMatchObject([
          { name: 'v1.0.0', commit: { sha } },
        ]);
        await octokit.rest.git.createRef({ ...REPO, ref: 'refs/heads/other', sha });
        await git(copy, 'fetch', '-q');
        expect(await git(copy, 'rev-parse', 'origin/other')).toBe(sha);
        const { data } = await octokit.rest.repos.listActivities(REPO);
        expect(data.map(({ activity_type: type, actor }) => [type, actor?.login])).toEqual([
          ['branch_creation', 'github-actions[bot]'],
          ['push', 'github-actions[bot]'],
          ['branch_creation', 'acme'],
        ]);
        expect(github.requests.some(({ operation }) => operation === 'git receive-pack')).toBe(true);
      }),
    );
  });

  it("takes the token as a runner's checkout sends it, in a header", async () => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        const basic = Buffer.from(`x-access-token:${token(github, 'write')}`).toString('base64');
        const copy = await clone(github, folder, undefined);
        const sha = await commitIn(copy, 'a');
        await git(
          copy,
          '-c',
          `http.extraheader=AUTHORIZATION: basic ${basic}`,
          'push',
          '-q',
          'origin',
          'HEAD:refs/heads/x',
        );
        expect(github.world.ref('refs/heads/x')).toBe(sha);
      }),
    );
  });

  it.each([
    [
      'a token that may only read',
      (github: EmbeddedGitHub) => token(github, 'read'),
      'denied to github-actions\\[bot\\]',
    ],
    [
      "a fork's token",
      (github: EmbeddedGitHub) => token(github, 'write', { fork: true }),
      'denied to github-actions\\[bot\\]',
    ],
    ['an unknown token', () => 'ghs_unknown', 'Invalid username or token|Authentication failed'],
    ['no token', () => undefined, 'could not read Username|Authentication failed'],
  ])('refuses to push with %s', async (_, secret, message) => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        const copy = await clone(github, folder);
        await commitIn(copy, 'a');
        await expect(git(copy, 'push', address(github, secret(github)), 'main')).rejects.toThrow(
          new RegExp(message, 'u'),
        );
        expect(github.world.ref('refs/heads/main')).toBe(await git(copy, 'rev-parse', 'origin/main'));
      }),
    );
  });

  it('shows a private repository to nobody without a token', async () => {
    await withFolder((folder) =>
      withGitHub(
        async (github) => {
          await expect(clone(github, folder)).rejects.toThrow(
            /could not read Username|Authentication failed/u,
          );
          await clone(github, folder, token(github, 'read'));
          expect(await git(join(folder, 'copy'), 'rev-parse', 'HEAD')).toBe(
            github.world.ref('refs/heads/main'),
          );
        },
        { private: true },
      ),
    );
  });

  it('clones shallow and deepens, clones without blobs, and fetches any commit by its SHA', async () => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        const first = github.world.ref('refs/heads/main') ?? '';
        await github.world.commit({ branch: 'main', message: 'two', files: { a: '1' } });
        await github.world.commit({ branch: 'main', message: 'three', files: { a: '2' } });
        const aside = await github.world.commit({ message: 'under no ref', files: { b: '1' } });
        const copy = await clone(github, folder, token(github, 'read'), '--depth=1', '--filter=blob:none');
        expect(await git(copy, 'rev-list', '--count', 'HEAD')).toBe('1');
        await git(copy, 'fetch', '-q', '--unshallow');
        expect(await git(copy, 'rev-list', '--count', 'HEAD')).toBe('3');
        await git(copy, 'fetch', '-q', 'origin', aside);
        expect(await git(copy, 'rev-parse', 'FETCH_HEAD')).toBe(aside);
        expect(await git(copy, 'show', `${first}:README.md`)).toBe('# A sample');
      }),
    );
  });

  it.each([
    [
      'GH006',
      /GH006: Protected branch update failed for refs\/heads\/main[^]*protected branch hook declined/u,
    ],
    [
      'GH013',
      /GH013: Repository rule violations found for refs\/heads\/main[^]*push declined due to repository rule violations/u,
    ],
  ] as const)('declines a push to a protected branch with %s, all refs of it', async (code, message) => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        github.world.protect({ pattern: 'refs/heads/main', code });
        const copy = await clone(github, folder, token(github, 'write'));
        const sha = await commitIn(copy, 'a');
        await expect(git(copy, 'push', 'origin', 'main', 'HEAD:refs/heads/other')).rejects.toThrow(message);
        expect(github.world.ref('refs/heads/other')).toBeUndefined();
        expect(github.world.ref('refs/heads/main')).not.toBe(sha);
        await git(copy, 'push', '-q', 'origin', 'HEAD:refs/heads/other');
        expect(github.world.ref('refs/heads/other')).toBe(sha);
      }),
    );
  });

  it('declines a forced push where a rule forbids those, and lets others through', async () => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        github.world.protect({
          pattern: 'refs/heads/**',
          refuses: 'force-pushes',
          reason: 'Cannot force-push',
        });
        const copy = await clone(github, folder, token(github, 'write'));
        const sha = await commitIn(copy, 'a');
        await git(copy, 'push', '-q', 'origin', 'main');
        await git(copy, 'commit', '-q', '--amend', '-m', 'rewritten');
        const forced = git(copy, 'push', '--force', 'origin', 'main', 'HEAD:refs/heads/other');
        await expect(forced).rejects.toThrow(/GH006[^]*Cannot force-push/u);
        await expect(git(copy, 'push', 'origin', ':main')).rejects.toThrow(/GH006/u);
        expect(github.world.refs('refs/heads/')).toEqual([{ name: 'refs/heads/main', sha }]);
      }),
    );
  });

  it('declines what git itself declines: no fast forward, and refs/pull', async () => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        const copy = await clone(github, folder, token(github, 'write'));
        await commitIn(copy, 'a');
        await github.world.commit({ branch: 'main', message: 'meanwhile', files: { b: '1' } });
        await expect(git(copy, 'push', 'origin', 'main')).rejects.toThrow(/rejected/u);
        await expect(git(copy, 'push', 'origin', 'HEAD:refs/pull/9/head')).rejects.toThrow(
          /deny updating a hidden ref/u,
        );
      }),
    );
  });

  it('moves the head of a pull request along', async () => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        const { world } = github;
        await world.commit({ branch: 'topic', message: 'topic', files: { a: '1' } });
        const { number } = await world.createPullRequest({
          title: 't',
          head: 'topic',
          by: world.user('acme'),
        });
        const copy = await clone(github, folder, token(github, 'write'), '--branch=topic');
        const sha = await commitIn(copy, 'b');
        await git(copy, 'push', '-q');
        const { data } = await jobClient(github).rest.pulls.get({ ...REPO, pull_number: number });
        expect(data.head.sha).toBe(sha);
      }),
    );
  });

  it('loses the answer to a push that was done, when a fault says so', async () => {
    await withFolder((folder) =>
      withGitHub(async (github) => {
        const copy = await clone(github, folder, token(github, 'write'));
        const sha = await commitIn(copy, 'a');
        github.faults.add({ match: { operation: 'git receive-pack' }, kind: 'lost-response' });
        // Git's HTTP library may send it once more by itself, and then learns that the ref has moved.
        await expect(git(copy, 'push', 'origin', 'main')).rejects.toThrow(
          /RPC failed|hung up|failed to push/u,
        );
        expect(github.world.ref('refs/heads/main')).toBe(sha);
      }),
    );
  });
});
