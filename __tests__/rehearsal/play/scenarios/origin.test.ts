import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { originOf } from '../../../../src/rehearsal/play/scenarios/origin.ts';
import { startEmbeddedGitHub } from '../../../../src/rehearsal/github/index.ts';
import type { Origin } from '../../../../src/rehearsal/play/scenarios/origin.ts';
import { fingerprint, folder } from './folders.ts';
import type { Folder } from './folders.ts';

let here: Folder;
let room: string;
beforeEach(() => {
  here = folder();
  room = join(here.path, 'room');
  mkdirSync(room);
});
afterEach(() => here.remove());

/** Subjects of the default branch in the embedded GitHub's copy, newest first. */
async function playedWith(origin: Origin): Promise<{ branch: string; subjects: string[]; shallow: string }> {
  const github = await startEmbeddedGitHub({
    source: origin.source,
    repository: origin.name,
    ...(origin.branch === undefined ? {} : { defaultBranch: origin.branch }),
  });
  try {
    const { gitDir, defaultBranch } = github;
    return {
      branch: defaultBranch,
      subjects: here.git(gitDir, 'log', '--format=%s', defaultBranch).split('\n'),
      shallow: here.git(gitDir, 'rev-parse', '--is-shallow-repository'),
    };
  } finally {
    await github.close();
  }
}

describe('the repository that is played with', () => {
  it('is the one that is named, on the branch it stands on', async () => {
    const root = here.repository('shop', 'feat: one', 'fix: two');
    const origin = await originOf(root, room);
    const short = here.git(root, 'rev-parse', '--short=7', 'HEAD');
    expect(origin).toEqual({
      source: { kind: 'clone', path: root },
      said: `a copy of ${root} (main at ${short})`,
      name: 'rehearsal/shop',
    });
    expect(await playedWith(origin)).toEqual({
      branch: 'main',
      subjects: ['fix: two', 'feat: one'],
      shallow: 'false',
    });
  });

  it.each([
    ['a folder in it', (root: string) => join(root, 'deep/down')],
    ['its own .git', (root: string) => join(root, '.git')],
    ['a link to it', (root: string) => `${root}-link`],
  ])('is found from %s', async (_, place) => {
    const root = here.repository('shop', 'feat: one');
    mkdirSync(join(root, 'deep/down'), { recursive: true });
    symlinkSync(root, `${root}-link`);
    const origin = await originOf(place(root), room);
    expect((await playedWith(origin)).subjects).toEqual(['feat: one']);
    expect(origin.name).toBe('rehearsal/shop');
  });

  it('may be a bare one, a worktree of one, or on a branch of any name', async () => {
    const root = here.repository('shop', 'feat: one');
    here.git(here.path, 'clone', '-q', '--bare', root, 'bare.git');
    here.git(root, 'worktree', 'add', '-q', join(here.path, 'tree'), '-b', 'feat/(x)+{y}@!$&;|#ü');
    const bare = await originOf(join(here.path, 'bare.git'), room);
    expect([bare.name, (await playedWith(bare)).subjects]).toEqual(['rehearsal/bare', ['feat: one']]);
    const tree = await originOf(join(here.path, 'tree'), room);
    expect((await playedWith(tree)).branch).toBe('feat/(x)+{y}@!$&;|#ü');
  });

  it.each([
    ['main', true, 'rehearsal'],
    ['no branch at all', false, 'main'],
  ])('is the commit where HEAD is detached while there is %s', async (_, isKept, branch) => {
    const root = here.repository('shop', 'feat: one', 'fix: two');
    here.git(root, 'checkout', '-q', '--detach', 'HEAD~1');
    if (!isKept) here.git(root, 'branch', '-q', '-D', 'main');
    const origin = await originOf(root, room);
    expect(origin.said).toContain('(the detached commit ');
    expect(await playedWith(origin)).toEqual({ branch, subjects: ['feat: one'], shallow: 'false' });
  });

  it.each([1, 2])('of a shallow clone %d deep is whole, as if its history began there', async (depth) => {
    const root = here.repository('shop', 'feat: one', 'fix: two', 'feat: three');
    here.git(root, 'tag', '-a', '-m', 'x', 'v1.0.0');
    here.git(here.path, 'clone', '-q', '--depth', String(depth), `file://${root}`, 'shallow');
    const before = fingerprint(join(here.path, 'shallow'));
    const origin = await originOf(join(here.path, 'shallow'), room);
    expect(origin.said).toContain('a shallow clone, played as if its history began there');
    expect(await playedWith(origin)).toEqual({
      branch: 'main',
      subjects: ['feat: three', 'fix: two'].slice(0, depth),
      shallow: 'false',
    });
    expect(fingerprint(join(here.path, 'shallow'))).toEqual(before);
  });

  it('is not touched by being copied', async () => {
    const root = here.repository('shop', 'feat: one', 'fix: two');
    here.write('shop/untracked.txt', 'mine\n');
    here.write('shop/file.txt', 'changed\n');
    const before = fingerprint(root);
    await playedWith(await originOf(root, room));
    expect(fingerprint(root)).toEqual(before);
  });
});

describe('a repository that cannot be played with says why', () => {
  it.each<[string, (folder: Folder) => string, RegExp]>([
    ['is not there', ({ path }) => join(path, 'nowhere'), /^there is no folder .*nowhere$/],
    ['is a file', ({ path, write }) => (write('f', ''), join(path, 'f')), /^there is no folder .*f$/],
    ['is no repository', ({ path }) => path, /is no git repository$/],
    [
      'has no commit',
      ({ repository }) => repository('empty'),
      /has no commit yet, so there is nothing to play with$/,
    ],
    [
      'is a partial clone',
      ({ git, path, repository }) => {
        const root = repository('whole', 'feat: one');
        git(root, 'config', 'uploadpack.allowFilter', 'true');
        git(path, 'clone', '-q', '--filter=blob:none', `file://${root}`, 'partial');
        return join(path, 'partial');
      },
      /is a partial clone: files of its history are not there; --repo names another, cloned without --filter$/,
    ],
    [
      'names its objects by SHA-256',
      ({ git, path, write }) => {
        git(path, 'init', '-q', '--object-format=sha256', 'sha256');
        write('sha256/a', 'a');
        git(join(path, 'sha256'), 'add', '.');
        git(join(path, 'sha256'), 'commit', '-q', '-m', 'feat: one');
        return join(path, 'sha256');
      },
      /names its objects by SHA-256, which GitHub does not take/,
    ],
  ])('when it %s', async (_, made, said) => {
    await expect(originOf(made(here), room)).rejects.toThrow(said);
  });
});
