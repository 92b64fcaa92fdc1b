import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { FilesReading } from '../../src/core/facts.ts';
import { gatherFiles } from '../../src/gather/files.ts';
import { LIMITS } from '../../src/gather/files/list.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A checkout with these files, beside a directory that is not part of it. */
async function inCheckout(
  files: Files,
  use: (workspace: string, outside: string) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'gather-files-'));
  const workspace = join(root, 'checkout');
  const outside = join(root, 'outside');
  await mkdir(workspace);
  await mkdir(outside);
  await writeFile(join(outside, 'secret.txt'), 'secret');
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), content);
  }
  try {
    await use(workspace, outside);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const pathsOf = ({ byGlob }: FilesReading) =>
  Object.fromEntries(Object.entries(byGlob).map(([glob, found]) => [glob, found.map(({ path }) => path)]));

async function pathsFound(workspace: string, ...globs: readonly string[]): Promise<unknown> {
  const fact = await gatherFiles(workspace, globs);
  return fact.state === 'known' ? pathsOf(fact.value) : fact.reason;
}

async function reasonOf(workspace: string, globs: readonly string[], limits = {}): Promise<string> {
  const fact = await gatherFiles(workspace, globs, { ...LIMITS, ...limits });
  return fact.state === 'unavailable' ? fact.reason : `known: ${JSON.stringify(fact.value)}`;
}

const TREE: Files = {
  'lcov.info': 'root',
  'a/coverage/lcov.info': 'a',
  'b/coverage/lcov.info': 'b',
  'b/coverage/lcov.txt': 'text',
  '.nyc_output/lcov.info': 'hidden',
  'node_modules/x/lcov.info': 'theirs',
  'b/node_modules/y/lcov.info': 'theirs',
  '.git/lcov.info': 'git',
  'reports/[1].json': 'bracket',
};

describe('files in the checkout', () => {
  it.each([
    ['**/lcov.info', ['.nyc_output/lcov.info', 'a/coverage/lcov.info', 'b/coverage/lcov.info', 'lcov.info']],
    ['*/coverage/lcov.info', ['a/coverage/lcov.info', 'b/coverage/lcov.info']],
    ['b/**', ['b/coverage/lcov.info', 'b/coverage/lcov.txt']],
    ['b/coverage/*.{info,txt}', ['b/coverage/lcov.info', 'b/coverage/lcov.txt']],
    ['./lcov.info', ['lcov.info']],
    ['lcov.info', ['lcov.info']],
    ['./a/**/*.info', ['a/coverage/lcov.info']],
    ['*.info', ['lcov.info']],
    ['none/*.info', []],
    ['lcov.info/*', []],
    ['none.info', []],
    ['node_modules/x/*.info', ['node_modules/x/lcov.info']],
  ])('that fit %s', async (glob, paths) => {
    await inCheckout(TREE, async (workspace) => {
      expect(await pathsFound(workspace, glob)).toEqual({ [glob]: paths });
    });
  });

  it('are told by glob with their text, a file of two globs in both', async () => {
    await inCheckout({ 'a.info': 'zwölf', 'b.info': '\uFEFFwith a mark' }, async (workspace) => {
      const fact = await gatherFiles(workspace, ['*.info', 'a.*']);
      expect(fact).toEqual({
        state: 'known',
        source: 'files *.info, a.*',
        value: {
          byGlob: {
            '*.info': [
              { path: 'a.info', text: 'zwölf' },
              { path: 'b.info', text: 'with a mark' },
            ],
            'a.*': [{ path: 'a.info', text: 'zwölf' }],
          },
        },
      });
    });
  });

  it('reached by a link within the checkout are read, and linked directories are not walked', async () => {
    await inCheckout({ 'real/lcov.info': 'x' }, async (workspace) => {
      await symlink('real/lcov.info', join(workspace, 'lcov.info'));
      await symlink('..', join(workspace, 'real', 'loop'));
      expect(await pathsFound(workspace, '**/lcov.info')).toEqual({
        '**/lcov.info': ['lcov.info', 'real/lcov.info'],
      });
    });
  });
});

describe('files that are not read', () => {
  it.each([
    '../outside/secret.txt',
    '../**',
    'a/../../outside/*',
    '/etc/passwd',
    'C:/x',
    'a\\..\\b',
    '!a/**',
  ])('by a glob that does not stay within the checkout: %s', async (glob) => {
    await inCheckout(TREE, async (workspace) => {
      expect(await reasonOf(workspace, ['lcov.info', glob])).toContain(glob);
    });
  });

  it('because a link leads out of the checkout', async () => {
    await inCheckout({ 'a/x': '1' }, async (workspace, outside) => {
      await symlink(join(outside, 'secret.txt'), join(workspace, 'report.txt'));
      await symlink(outside, join(workspace, 'dir'));
      expect(await reasonOf(workspace, ['*.txt'])).toBe('report.txt is a link out of the checkout');
      expect(await reasonOf(workspace, ['report.txt'])).toBe('report.txt is a link out of the checkout');
      expect(await reasonOf(workspace, ['dir/secret.txt'])).toBe(
        'dir/secret.txt is a link out of the checkout',
      );
      expect(await reasonOf(workspace, ['dir/*'])).toBe('dir/secret.txt is a link out of the checkout');
    });
  });

  it('because a link leads nowhere', async () => {
    await inCheckout({}, async (workspace) => {
      await symlink('gone', join(workspace, 'report.txt'));
      expect(await reasonOf(workspace, ['*.txt'])).toBe('report.txt cannot be read: ENOENT');
    });
  });

  it('because they are binary', async () => {
    await inCheckout({ 'a.info': new Uint8Array([76, 0, 70]) }, async (workspace) => {
      expect(await reasonOf(workspace, ['*.info'])).toBe('a.info is binary');
    });
  });

  it('because they are directories or pipes', async () => {
    await inCheckout({ 'dir/x': '1' }, async (workspace) => {
      execFileSync('mkfifo', [join(workspace, 'pipe')]);
      expect(await reasonOf(workspace, ['dir'])).toBe('dir is not a file');
      expect(await reasonOf(workspace, ['pip*'])).toBe('pipe is not a file');
    });
  });

  it.each([
    ['a file is too large', { fileBytes: 3 }, 'a.txt has 4 bytes, and more than 3 are not read'],
    ['all together are too large', { totalBytes: 7 }, 'the files hold more than 7 bytes'],
    ['there are too many', { files: 1 }, 'more than 1 files fit *.txt'],
    ['the way to them is too long', { entries: 1 }, '*.txt leads through more than 1 files'],
  ])('because %s', async (_why, limits, reason) => {
    await inCheckout({ 'a.txt': '1234', 'b.txt': '1234' }, async (workspace) => {
      expect(await reasonOf(workspace, ['*.txt'], limits)).toBe(reason);
    });
  });

  it('are no more than the limits allow, exactly', async () => {
    await inCheckout({ 'a.txt': '1234', 'b.txt': '1234' }, async (workspace) => {
      const fact = await gatherFiles(workspace, ['*.txt'], {
        fileBytes: 4,
        totalBytes: 8,
        files: 2,
        entries: 2,
      });
      expect(fact.state).toBe('known');
    });
  });
});
