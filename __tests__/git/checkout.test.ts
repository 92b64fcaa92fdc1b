import { describe, expect, it } from '@jest/globals';
import { readCheckout, withoutCredentials } from '../../src/git/checkout.ts';
import { gitIn } from '../../src/git/git.ts';
import { contains, firstContained } from '../../src/git/reach.ts';
import { readRemoteTags, readTags } from '../../src/git/tags.ts';
import { ENVIRONMENT, repository, shallowClone, temporaryDirectory } from './repository.ts';

describe('the checkout', () => {
  it('tells where we stand', async () => {
    const repo = repository();
    const first = repo.commit('one');
    const head = repo.commit('two');
    repo.run('remote', 'add', 'origin', 'https://user:token@github.com/acme/app.git');
    expect(await readCheckout(repo.git)).toEqual({
      state: 'known',
      source: 'git rev-parse',
      value: {
        head,
        committedAt: Number(repo.run('log', '-1', '--format=%ct')),
        branch: 'main',
        root: repo.run('rev-parse', '--show-toplevel'),
        bare: false,
        shallow: false,
        remoteUrl: 'https://github.com/acme/app.git',
      },
    });
    expect(await readCheckout(repo.git, first)).toMatchObject({ value: { head: first, branch: null } });
    expect(await readCheckout(repo.git, '--output=x')).toMatchObject({ state: 'unavailable' });
  });

  it('tells a detached head, a bare clone and a shallow one', async () => {
    const repo = repository();
    const first = repo.commit('one');
    repo.commit('two');
    const shallow = shallowClone(repo, '--depth=1');
    expect(await readCheckout(shallow.git)).toMatchObject({
      value: { shallow: true, remoteUrl: `file://${repo.directory}` },
    });
    const bare = shallowClone(repo, '--bare');
    expect(await readCheckout(bare.git)).toMatchObject({ value: { bare: true, root: bare.directory } });
    repo.run('checkout', '--quiet', first);
    expect(await readCheckout(repo.git)).toMatchObject({ value: { head: first, branch: null } });
  });

  it('says why it could not be read', async () => {
    const git = gitIn({ directory: temporaryDirectory(), environment: ENVIRONMENT });
    expect(await readCheckout(git)).toMatchObject({
      state: 'unavailable',
      reason: expect.stringContaining('not a git repository'),
    });
    expect(await readCheckout(repository().git)).toMatchObject({ state: 'unavailable' });
  });

  it('keeps credentials out of URLs', () => {
    expect(withoutCredentials('https://x-access-token:secret@github.com/acme/app')).toBe(
      'https://github.com/acme/app',
    );
    expect(withoutCredentials('git@github.com:acme/app.git')).toBe('git@github.com:acme/app.git');
    expect(withoutCredentials('https://github.com/acme/app')).toBe('https://github.com/acme/app');
  });
});

describe('tags', () => {
  it('stand for commits: annotated ones are peeled, others left out', async () => {
    const repo = repository();
    const sha = repo.commit('one');
    repo.tag('light', 'deep/größe');
    repo.run('tag', '-a', '-m', 'x', 'annotated');
    repo.run('tag', '-a', '-m', 'x', 'of-a-tag', 'annotated');
    repo.run('tag', 'of-a-tree', 'HEAD^{tree}');
    const expected = ['annotated', 'deep/größe', 'light', 'of-a-tag'].map((name) => ({ name, sha }));
    expect(await readTags(repo.git)).toMatchObject({ state: 'known', value: expected });
    const remote = await readRemoteTags(repo.git, repo.directory);
    expect(remote.state === 'known' && remote.value.filter((tag) => tag.name !== 'of-a-tree')).toEqual(
      expected,
    );
  });

  it('of a remote that does not answer are unavailable', async () => {
    const repo = repository();
    expect(await readRemoteTags(repo.git, '/nonexistent')).toMatchObject({ state: 'unavailable' });
  });
});

describe('what a commit contains', () => {
  it('is itself and what came before it', async () => {
    const repo = repository();
    const first = repo.commit('one');
    const head = repo.commit('two');
    expect(await contains(repo.git, head, first)).toMatchObject({ value: true });
    expect(await contains(repo.git, head, head)).toMatchObject({ value: true });
    expect(await contains(repo.git, first, head)).toMatchObject({ value: false });
    expect(await contains(repo.git, head, 'd'.repeat(40))).toMatchObject({ value: false });
  });

  it('is not told by a shallow clone', async () => {
    const repo = repository();
    const first = repo.commit('one');
    const head = repo.commit('two');
    expect(await contains(shallowClone(repo, '--depth=1').git, head, first)).toMatchObject({
      state: 'unavailable',
    });
  });

  it('is found among many tags', async () => {
    const repo = repository();
    const first = repo.commit('one');
    const head = repo.commit('two');
    repo.run('checkout', '--quiet', '--orphan', 'other');
    const other = repo.commit('other');
    const elsewhere = Array.from({ length: 9 }, (_, index) => ({ tag: `v${index}`, sha: other }));
    expect(await firstContained(repo.git, head, [...elsewhere, { tag: 'here', sha: first }])).toMatchObject({
      value: { tag: 'here' },
    });
    expect(await firstContained(repo.git, head, elsewhere)).toMatchObject({ value: null });
    expect(await firstContained(repo.git, head, [])).toMatchObject({ value: null });
  });
});
