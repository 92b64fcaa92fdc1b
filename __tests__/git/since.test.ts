import { describe, expect, it } from '@jest/globals';
import { commitsSince, type Since } from '../../src/git/since.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Git, GitAnswer } from '../../src/git/git.ts';
import { repository, shallowClone, type Repository } from './repository.ts';

const messages = (since: Fact<Since>): readonly string[] =>
  since.state === 'known' ? since.value.commits.map((one) => one.message.trim()).toSorted() : [since.reason];

const CLAIMED = '1'.repeat(40);
const ORIGIN = { remote: 'origin' };

/** A release, a branch from before it that is merged after it, and more: cutting it at the wrong place shows. */
function history(): { repo: Repository; v1: string; v2: string; head: string } {
  const repo = repository();
  for (let index = 0; index < 5; index += 1) repo.commit(`old ${index}`);
  const fork = repo.run('rev-parse', 'HEAD~2');
  const v1 = repo.run('rev-parse', 'HEAD');
  repo.run('tag', '-a', '-m', 'x', 'v1.0.0');
  repo.commit(`a\n\nparent ${CLAIMED}`);
  repo.run('checkout', '--quiet', '-b', 'side', fork);
  repo.commit('b');
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
  const head = repo.commit('c');
  repo.run('checkout', '--quiet', '-b', 'next', v1);
  const v2 = repo.commit('next');
  repo.tag('v2.0.0');
  repo.run('checkout', '--quiet', 'main');
  return { repo, v1, v2, head };
}

const RANGE = [`a\n\nparent ${CLAIMED}`, 'b', 'c', 'merge'];

describe('the commits since the last tag', () => {
  it('come from a complete clone', async () => {
    const { repo, v1, v2, head } = history();
    const candidates = [
      { tag: 'v2.0.0', sha: v2 },
      { tag: 'v1.0.0', sha: v1 },
    ];
    const since = await commitsSince(repo.git, { head, candidates, files: false, origin: null });
    expect(since).toMatchObject({ value: { baseline: 'v1.0.0', completed: null } });
    expect(messages(since)).toEqual(RANGE);
  });

  it.each([1, 2, 3, 4])(
    'come exactly from a clone of depth %d, which is no deeper afterwards than needed',
    async (depth) => {
      const { repo, v1, v2, head } = history();
      const clone = shallowClone(repo, `--depth=${depth}`, '--single-branch', '--branch=main');
      const candidates = [
        { tag: 'v2.0.0', sha: v2 },
        { tag: 'v1.0.0', sha: v1 },
      ];
      const since = await commitsSince(clone.git, { head, candidates, files: true, origin: ORIGIN });
      expect(messages(since)).toEqual(RANGE);
      expect(since).toMatchObject({
        value: { baseline: 'v1.0.0', completed: 'fetched what came after v1.0.0' },
      });
      expect(clone.run('rev-parse', '--is-shallow-repository')).toBe('true');
      expect(clone.run('config', '--list')).not.toContain('promisor');
    },
  );

  it('are the whole history where there is no tag', async () => {
    const { repo, head } = history();
    const clone = shallowClone(repo, '--depth=1');
    const since = await commitsSince(clone.git, { head, candidates: [], files: false, origin: ORIGIN });
    expect(since).toMatchObject({ value: { baseline: null, completed: 'fetched the whole history' } });
    expect(messages(since)).toHaveLength(9);
  });

  it('are none when the head is the tag', async () => {
    const { repo, v1 } = history();
    repo.run('checkout', '--quiet', 'v1.0.0');
    const since = await commitsSince(repo.git, {
      head: v1,
      candidates: [{ tag: 'v1.0.0', sha: v1 }],
      files: false,
      origin: null,
    });
    expect(since).toMatchObject({ value: { baseline: 'v1.0.0', commits: [] } });
  });

  it('do not start at a tag that a commit message claims as its parent', async () => {
    const { repo, head } = history();
    const clone = shallowClone(repo, '--depth=1', '--branch=main');
    const candidates = [{ tag: 'v2.0.0', sha: CLAIMED }];
    const since = await commitsSince(clone.git, { head, candidates, files: false, origin: ORIGIN });
    expect(since).toMatchObject({ value: { baseline: null } });
  });

  it('need no network where a shallow clone already shows them', async () => {
    const repo = repository();
    repo.commit('old');
    const v1 = repo.commit('released');
    repo.tag('v1.0.0');
    repo.commit('a');
    const head = repo.commit('b');
    const clone = shallowClone(repo, '--depth=3');
    const since = await commitsSince(clone.git, {
      head,
      candidates: [{ tag: 'v1.0.0', sha: v1 }],
      files: false,
      origin: null,
    });
    expect(since).toMatchObject({ value: { baseline: 'v1.0.0', completed: 'the clone already held it' } });
    expect(messages(since)).toEqual(['a', 'b']);
  });

  it('are unavailable when something is missing and may not be fetched', async () => {
    const { repo, v1, head } = history();
    const clone = shallowClone(repo, '--depth=2');
    const request = { head, candidates: [{ tag: 'v1.0.0', sha: v1 }], files: false };
    expect(await commitsSince(clone.git, { ...request, origin: null })).toMatchObject({
      state: 'unavailable',
      reason: 'the clone is shallow and may not fetch; check out with fetch-depth: 0',
    });
    expect(await commitsSince(clone.git, { ...request, origin: { remote: '/nonexistent' } })).toMatchObject({
      state: 'unavailable',
      reason: expect.stringContaining('the history that is missing could not be fetched'),
    });
  });

  it.each([
    ['does not know exclusion', ['--shallow-exclude'], 'fetched the whole history', history],
    [
      'knows neither exclusion nor steps',
      ['--shallow-exclude', '--deepen'],
      'fetched the whole history',
      history,
    ],
    ['does not know exclusion, on a straight line', ['--shallow-exclude'], 'deepened step by step', straight],
  ])('come from a server that %s', async (_, unknown, completed, made) => {
    const { repo, v1, head } = made();
    const clone = shallowClone(repo, '--depth=1', '--branch=main');
    const git = withoutSupport(clone.git, unknown);
    const since = await commitsSince(git, {
      head,
      candidates: [{ tag: 'v1.0.0', sha: v1 }],
      files: false,
      origin: ORIGIN,
    });
    expect(since).toMatchObject({ value: { baseline: 'v1.0.0', completed } });
    expect(messages(since)).toHaveLength(4);
  });
});

/** Long enough that the first step does not reach the beginning. */
function straight(): { repo: Repository; v1: string; head: string } {
  const repo = repository();
  for (let index = 0; index < 120; index += 1) repo.commit(`old ${index}`);
  const v1 = repo.run('rev-parse', 'HEAD');
  repo.tag('v1.0.0');
  for (const message of ['a', 'b', 'c', 'd']) repo.commit(message);
  return { repo, v1, head: repo.run('rev-parse', 'HEAD') };
}

function withoutSupport(git: Git, unknown: readonly string[]): Git {
  const refusal: GitAnswer = {
    ok: false,
    cause: 'exit',
    code: 128,
    stderr: 'fatal: Server does not support it',
    command: 'git fetch',
  };
  return {
    ...git,
    run: async (args, request) =>
      args.some((arg) => unknown.some((option) => arg.startsWith(option))) ? refusal : git.run(args, request),
  };
}
