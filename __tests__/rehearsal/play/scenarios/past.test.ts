import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedGitHub } from '../../../../src/rehearsal/github/index.ts';
import { pastOf, releasing, versionsIn } from '../../../../src/rehearsal/play/scenarios/past.ts';
import { folder } from './folders.ts';
import type { Folder } from './folders.ts';

describe('the version tags of a repository', () => {
  it.each([
    [
      ['v1.2.3', 'v1.10.0', 'v1.9.9'],
      ['v1.10.0', 'v1.9.9', 'v1.2.3'],
    ],
    [
      ['1.0.0', 'v0.9.0'],
      ['1.0.0', 'v0.9.0'],
    ],
    [['v2.0.0-rc.1', 'release', 'v1', 'v1.2', 'app-v3.0.0', 'V4.0.0'], []],
    [[], []],
  ])('of %j are %j, highest first', (tags, versions) => {
    expect(versionsIn(tags).map(({ tag }) => tag)).toEqual(versions);
  });
});

describe('the commits that say they release something', () => {
  it.each([
    ['feat: x', 1],
    ['fix(api): x', 1],
    ['perf: x', 1],
    ['chore!: x', 1],
    ['refactor(core)!: x', 1],
    ['chore: x', 0],
    ['feature: x', 0],
    ['Merge branch main', 0],
    ['feat x', 0],
  ])('%j counts as %d', (subject, count) => expect(releasing([subject])).toBe(count));
});

describe('the past of a copy', () => {
  let here: Folder;
  beforeEach(() => {
    here = folder();
  });
  afterEach(() => here.remove());

  async function past(root: string) {
    const github = await startEmbeddedGitHub({ source: { kind: 'clone', path: root } });
    try {
      const found = await pastOf(github);
      return { ...found, tags: github.world.refs('refs/tags/').map(({ name }) => name) };
    } finally {
      await github.close();
    }
  }

  it('is its highest version, what came since, and how its tags are written', async () => {
    const root = here.repository('shop', 'feat: one', 'feat: two', 'docs: three', 'fix: four');
    here.git(root, 'tag', '1.9.0', 'HEAD~3');
    here.git(root, 'tag', '-a', '-m', 'x', '1.10.0', 'HEAD~2');
    expect(await past(root)).toMatchObject({
      tag: '{version}',
      live: { version: '1.10.0', sha: here.git(root, 'rev-parse', 'HEAD~2') },
      unreleased: 1,
    });
  });

  it('without a version is everything', async () => {
    const root = here.repository('shop', 'feat: one', 'fix: two');
    const sha = here.git(root, 'rev-parse', 'HEAD');
    expect(await past(root)).toMatchObject({
      tag: 'v{version}',
      live: { version: `before-${sha.slice(0, 7)}`, sha },
      unreleased: 2,
    });
  });

  it('has no tag of another branch, whose version would be the next one here', async () => {
    const root = here.repository('shop', 'feat: one');
    here.git(root, 'tag', 'v1.0.0');
    here.git(root, 'checkout', '-q', '-b', 'ahead');
    here.git(root, 'commit', '-q', '--allow-empty', '-m', 'feat: ahead');
    here.git(root, 'tag', 'v1.1.0');
    here.git(root, 'checkout', '-q', 'main');
    expect(await past(root)).toMatchObject({ live: { version: '1.0.0' }, tags: ['refs/tags/v1.0.0'] });
    expect(here.git(root, 'tag')).toBe('v1.0.0\nv1.1.0');
  });
});
