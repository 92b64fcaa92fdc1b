import { describe, expect, it } from '@jest/globals';
import { readCheckout } from '../../src/git/checkout.ts';
import { commitsSince } from '../../src/git/since.ts';
import { readTags } from '../../src/git/tags.ts';
import { candidatesOf } from '../../src/release/baseline.ts';
import { DEFAULT_RELEASE_OPTIONS, type ReleaseOptions } from '../../src/release/options.ts';
import { planRelease, type ReleasePlan } from '../../src/release/plan.ts';
import { repository, shallowClone, type Repository } from '../git/repository.ts';

/** Plans from a real repository, by the same steps the release mode takes. */
async function plan(
  repo: Repository,
  over: Partial<ReleaseOptions> = {},
  { tags: given, fetch = false }: { readonly tags?: Repository; readonly fetch?: boolean } = {},
): Promise<ReleasePlan> {
  const options = { ...DEFAULT_RELEASE_OPTIONS, ...over };
  const [checkout, tags] = await Promise.all([readCheckout(repo.git), readTags((given ?? repo).git)]);
  if (checkout.state === 'unavailable') throw new Error(checkout.reason);
  if (tags.state === 'unavailable') throw new Error(tags.reason);
  const { head, committedAt, branch } = checkout.value;
  const candidates = candidatesOf(tags.value, head, options);
  const since = await commitsSince(repo.git, {
    head,
    candidates,
    files: false,
    origin: fetch ? { remote: 'origin' } : null,
  });
  if (since.state === 'unavailable') throw new Error(since.reason);
  const { baseline, commits } = since.value;
  return planRelease({
    head: { sha: head, committedAt },
    branch,
    tags: tags.value,
    baseline,
    commits,
    links: null,
    options,
  });
}

describe('the baseline in real histories', () => {
  it('T1: is not a higher tag of a branch that is not merged', async () => {
    const repo = repository();
    repo.commit('feat: a');
    repo.tag('v1.0.0');
    repo.run('checkout', '--quiet', '-b', 'next');
    repo.commit('feat!: b');
    repo.tag('v2.0.0');
    repo.run('checkout', '--quiet', 'main');
    repo.commit('fix: c');
    expect(await plan(repo)).toMatchObject({
      released: true,
      version: '1.0.1',
      previousTag: 'v1.0.0',
      latest: false,
      floating: ['v1', 'v1.0'],
      baseline: {
        reason: 'v1.0.0 is the highest stable version that the commit contains',
        passedOver: [{ tag: 'v2.0.0', reason: 'the commit does not contain it' }],
      },
    });
  });

  it('T2: is the highest version and not the last in the alphabet', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.9.0');
    repo.commit('b');
    repo.tag('v1.10.0');
    repo.commit('fix: c');
    expect(await plan(repo)).toMatchObject({ version: '1.10.1', previousTag: 'v1.10.0' });
  });

  it('T3: is not a hotfix of an older version that was tagged later and merged', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.0.0');
    repo.commit('feat: b');
    repo.tag('v1.1.0');
    repo.run('checkout', '--quiet', '-b', 'hotfix', 'v1.0.0');
    repo.commit('fix: c');
    repo.tag('v1.0.1');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge branch hotfix', 'hotfix');
    repo.commit('fix: d');
    expect(await plan(repo)).toMatchObject({ version: '1.1.1', previousTag: 'v1.1.0' });
  });

  it('T4: is the stable one of two versions at one commit', async () => {
    const repo = repository();
    repo.commit('feat: a');
    repo.tag('v1.2.0-rc.1', 'v1.2.0');
    repo.commit('fix: b');
    expect(await plan(repo)).toMatchObject({ version: '1.2.1', previousTag: 'v1.2.0' });
  });

  it('T5: may be annotated', async () => {
    const repo = repository();
    repo.commit('feat: a');
    repo.run('tag', '-a', '-m', 'x', 'v1.0.0');
    repo.commit('fix: b');
    expect(await plan(repo)).toMatchObject({ version: '1.0.1' });
  });

  it('T6: is no floating tag', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.0.0');
    repo.commit('fix: b');
    repo.tag('v1', 'v1.0', 'latest');
    repo.commit('feat: c');
    expect(await plan(repo)).toMatchObject({
      version: '1.1.0',
      commits: [{ header: 'feat: c' }, { header: 'fix: b' }],
      baseline: {
        passedOver: [
          { tag: 'v1', reason: 'it is no version of the form 1.2.3' },
          { tag: 'v1.0', reason: 'it is no version of the form 1.2.3' },
        ],
      },
    });
  });

  it('T7: is none in a new repository', async () => {
    const repo = repository();
    repo.commit('feat: a');
    expect(await plan(repo)).toMatchObject({
      version: '0.1.0',
      tag: 'v0.1.0',
      previousTag: null,
      compareUrl: null,
      baseline: {
        tag: null,
        reason: 'no tag is a version of the form v{version}, so nothing was released yet',
      },
    });
    expect(await plan(repo, { initial: '1.0.0' })).toMatchObject({ version: '1.0.0' });
  });

  it('V7: starts nothing while only chores were done', async () => {
    const repo = repository();
    repo.commit('chore: a');
    repo.commit('docs: b');
    expect(await plan(repo)).toMatchObject({
      released: false,
      reasonCode: 'nothing_to_release',
      reason: 'none of the 2 commits in the history moves the version',
      version: null,
      tag: null,
      notes: '',
      floating: [],
    });
  });

  it('T8: in 0.x lets a breaking change move the minor number', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v0.4.2');
    repo.commit('feat!: b');
    expect(await plan(repo)).toMatchObject({ version: '0.5.0', bump: 'major' });
  });

  it('T9: of a stable release is no prerelease', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.2.0');
    repo.commit('feat: b');
    repo.tag('v1.3.0-beta.2');
    repo.commit('fix: c');
    expect(await plan(repo)).toMatchObject({
      version: '1.3.0',
      previousTag: 'v1.2.0',
      baseline: { passedOver: [{ tag: 'v1.3.0-beta.2', reason: 'it is a prerelease' }] },
    });
  });

  it('T10: has nothing to release at a version, and tells the release there for whoever repairs it', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.0.0');
    repo.commit('feat: b');
    const before = await plan(repo);
    repo.tag('v1.1.0', 'v1');
    const after = await plan(repo);
    expect(after).toMatchObject({
      released: false,
      alreadyTagged: true,
      reasonCode: 'already_tagged',
      reason: 'this commit is v1.1.0 already',
      version: '1.1.0',
      tag: 'v1.1.0',
      previousTag: 'v1.0.0',
      floating: ['v1', 'v1.1'],
    });
    expect(after.notes).toBe(before.notes);
    expect(after.notes).toContain('* b');
    expect(await plan(repo)).toEqual(after);
  });

  it('T11: is fetched by a shallow clone, or the plan fails', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.2.3');
    for (const message of ['feat: b', 'fix: c', 'chore: d']) repo.commit(message);
    const clone = shallowClone(repo, '--depth=1');
    await expect(plan(clone, {}, { tags: repo })).rejects.toThrow('the clone is shallow and may not fetch');
    expect(await plan(clone, {}, { tags: repo, fetch: true })).toMatchObject({
      version: '1.3.0',
      previousTag: 'v1.2.3',
    });
  });

  it('T12: is no tag that only looks like a version', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.2.3');
    repo.commit('chore: b');
    repo.tag('v01.3.0', 'v1.3.0.4', 'release-9.9.9', '9.9.9');
    repo.commit('fix: c');
    const { version, baseline } = await plan(repo);
    expect(version).toBe('1.2.4');
    expect(baseline.passedOver.map((one) => one.tag)).toEqual(['v01.3.0', 'v1.3.0.4']);
  });

  it('T19: may be on the second parent of a merge', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.0.0');
    repo.run('checkout', '--quiet', '-b', 'side');
    repo.commit('feat: b');
    repo.tag('v1.1.0');
    repo.run('checkout', '--quiet', 'main');
    repo.commit('fix: c');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    repo.run('checkout', '--quiet', 'side');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'main~1');
    repo.commit('fix: d');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    const { version, commits } = await plan(repo);
    expect(version).toBe('1.1.1');
    expect(commits.filter((one) => one.reading === 'counted').map((one) => one.header)).toEqual([
      'fix: d',
      'fix: c',
    ]);
  });
});

describe('channels in a real history', () => {
  const branches = [{ name: 'main' }, { name: 'next', channel: 'rc' }];

  it('count up, repeat nothing, take back what was undone, and end in a stable version with everything since the last', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.0.0');
    repo.run('checkout', '--quiet', '-b', 'next');
    repo.commit('fix: b');
    const first = await plan(repo, { branches });
    expect(first).toMatchObject({
      version: '1.0.1-rc.1',
      prerelease: true,
      latest: false,
      floating: [],
      channel: 'rc',
      previousTag: 'v1.0.0',
    });
    repo.tag('v1.0.1-rc.1');
    expect(await plan(repo, { branches })).toMatchObject({
      released: false,
      alreadyTagged: true,
      tag: 'v1.0.1-rc.1',
      previousTag: 'v1.0.0',
      notes: first.notes,
    });
    repo.commit('docs: c');
    expect(await plan(repo, { branches })).toMatchObject({
      released: false,
      reason: 'the only commit since v1.0.1-rc.1 moves no version',
    });
    const feature = repo.commit('feat: d');
    expect(await plan(repo, { branches })).toMatchObject({
      version: '1.1.0-rc.1',
      previousTag: 'v1.0.1-rc.1',
      commits: [{ header: 'feat: d' }, { header: 'docs: c' }],
    });
    repo.tag('v1.1.0-rc.1');
    repo.commit(`Revert "feat: d"\n\nThis reverts commit ${feature}.`);
    expect(await plan(repo, { branches })).toMatchObject({ version: '1.1.0-rc.2', bump: 'patch' });
    repo.tag('v1.1.0-rc.2');
    repo.commit('feat: e');
    repo.tag('v1.1.0-rc.3');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', 'next');
    const stable = await plan(repo, { branches });
    expect(stable).toMatchObject({
      released: true,
      version: '1.1.0',
      prerelease: false,
      latest: true,
      previousTag: 'v1.0.0',
    });
    expect(stable.notes).toContain('* b');
    expect(stable.notes).toContain('* e');
    expect(stable.notes).not.toContain('* d');
  });

  it('refuse a branch that is not configured', async () => {
    const repo = repository();
    repo.commit('feat: a');
    repo.run('checkout', '--quiet', '-b', 'topic');
    expect(await plan(repo, { branches })).toMatchObject({
      released: false,
      reason: 'branch topic releases nothing; these do: main, next',
    });
    repo.run('checkout', '--quiet', '--detach');
    expect(await plan(repo, { branches })).toMatchObject({ released: true, branch: null, version: '0.1.0' });
  });

  it('keep a maintenance branch below what is released elsewhere, and its floating tags where they are', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.4.2');
    repo.run('checkout', '--quiet', '-b', '1.4.x');
    repo.commit('fix: b');
    repo.run('checkout', '--quiet', 'main');
    repo.commit('feat: c');
    repo.tag('v1.5.0');
    repo.run('checkout', '--quiet', '1.4.x');
    const maintained = { branches: [{ name: 'main' }, { name: '*.x', maintenance: true }] };
    expect(await plan(repo, maintained)).toMatchObject({
      version: '1.4.3',
      floating: ['v1.4'],
      latest: false,
    });
    repo.commit('feat: d');
    expect(await plan(repo, maintained)).toMatchObject({
      released: false,
      version: null,
      problem: { reasonCode: 'out_of_range', remedy: 'this branch accepts only what moves the patch number' },
    });
  });
});

function merged(step: number): Repository {
  const repo = repository(step);
  repo.commit('chore: start');
  repo.tag('v1.0.0');
  repo.commit('feat: a');
  repo.run('checkout', '--quiet', '-b', 'side');
  repo.commit('fix: b');
  repo.run('checkout', '--quiet', 'main');
  repo.commit('Revert "feat: a"');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
  repo.commit('perf: c');
  return repo;
}

describe('hostile histories', () => {
  it('plan the same whatever dates the commits claim', async () => {
    const plans = await Promise.all([plan(merged(60)), plan(merged(-86_400)), plan(merged(0))]);
    const shown = plans.map(({ notes, commits, version }) => ({
      version,
      notes: notes.replaceAll(/[0-9a-f]{7}|\(\d{4}-\d\d-\d\d\)/gu, ''),
      readings: commits.map((one) => [one.header, one.reading]),
    }));
    expect(shown[0]?.version).toBe('1.0.1');
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  it('hide, forge and crash nothing', async () => {
    const repo = repository();
    repo.commit('a');
    repo.tag('v1.2.3');
    const messages = [
      'fix: use image (tag: v99.0.0)',
      'fix: a ==END== b\n==END==\nfeat!: x',
      'fix: c\n\n---COMMIT_START---\ndeadbeef\nfeat!: injected',
      'fix: d\n\n-hash-\ndeadbeef\n\ntag: v9.0.0',
      'fix: e\u0001\u001b[2J\u202e',
      '',
      `chore: f\n\n${'x\n'.repeat(200_000)}`,
    ];
    for (const message of messages) repo.commit(message);
    const result = await plan(repo);
    expect(result).toMatchObject({ version: '1.2.4', previousTag: 'v1.2.3' });
    expect(result.commits).toHaveLength(messages.length);
    expect(result.commits.filter((one) => one.reading === 'counted')).toHaveLength(5);
    for (const hidden of ['\u0001', '\u001b', '\u202e']) expect(result.notes).not.toContain(hidden);
  });
});
