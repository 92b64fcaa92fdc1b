import { afterEach, describe, expect, it } from '@jest/globals';
import { release, setPlace, tagsOf } from './checkouts.ts';
import type { Place } from './checkouts.ts';
import { git } from './stage.ts';

const CONFIG = `version: 1
release:
  branches: [main, { name: next, channel: rc }]
`;

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

/** A repository at 1.0.0, or at what is given. */
async function released(version: string | null = '1.0.0', config = CONFIG): Promise<Place> {
  place = await setPlace(config);
  const sha = await place.commit('feat: begin');
  if (version !== null) await place.github.world.tag(`v${version}`, sha, `v${version}`);
  return place;
}

const releasesOf = ({ github }: Place) =>
  github.world.releases().map(({ tagName, draft, prerelease }) => [tagName, draft, prerelease]);

describe('a release', () => {
  it('is the first one where there is no tag: annotated tag, floating tags, notes, all outputs', async () => {
    const at = await released(null);
    const sha = await at.commit('feat(api): list the doors', 'docs: say it');
    const end = await release(at);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      0,
      'proceed',
      'released',
    ]);
    expect(end.outputs).toMatchObject({
      released: 'true',
      version: '0.1.0',
      tag: 'v0.1.0',
      'previous-tag': '',
    });
    expect(tagsOf(at)).toEqual({ 'v0.1.0': sha, v0: sha, 'v0.1': sha });
    expect(git(at.github.gitDir, 'cat-file', '-t', 'v0.1.0')).toBe('tag');
    expect(releasesOf(at)).toEqual([['v0.1.0', false, false]]);
    expect(end.outputs['notes']).toContain('list the doors');
    expect(at.github.world.releases()[0]?.body?.trim()).toBe(end.outputs['notes']?.trim());
    expect(JSON.parse(end.outputs['plan'] ?? '')).toMatchObject({
      version: '0.1.0',
      previousTag: null,
      head: sha,
    });
    expect(end.summary).toContain('list the doors');
    expect(at.github.world.checkRun(sha, 'deploy-action / release')).toMatchObject({ conclusion: 'success' });
  });

  it.each([
    ['0.3.4', 'fix: a', '0.3.5'],
    ['0.3.4', 'feat: a', '0.4.0'],
    ['0.3.4', 'feat!: a', '0.4.0'],
    ['1.3.4', 'fix: a', '1.3.5'],
    ['1.3.4', 'feat: a', '1.4.0'],
    ['1.3.4', 'fix: a\n\nBREAKING CHANGE: b', '2.0.0'],
  ])('after %s with %j is %s', async (before, message, after) => {
    const at = await released(before);
    const sha = await at.commit(message, 'chore: tidy', 'docs: say it');
    const end = await release(at);
    expect([end.code, end.outputs['version'], end.outputs['previous-tag']]).toEqual([0, after, `v${before}`]);
    expect(tagsOf(at)[`v${after}`]).toBe(sha);
    expect(end.outputs['notes']).not.toContain('begin');
  });

  it('is none where nothing moves the version: green, and released is empty', async () => {
    const at = await released();
    await at.commit('docs: say it', 'chore: tidy');
    const end = await release(at);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      0,
      'proceed',
      'nothing_to_release',
    ]);
    expect([end.outputs['released'], end.outputs['version'], end.outputs['tag']]).toEqual(['', '', '']);
    expect([Object.keys(tagsOf(at)), releasesOf(at)]).toEqual([['v1.0.0'], []]);
  });

  it('dry, needs no more than to read, writes nothing and tells the plan', async () => {
    const at = await released();
    await at.commit('feat: doors');
    const before = at.github.requests.length;
    const end = await release(at, { inputs: { 'dry-run': 'true' }, permissions: { contents: 'read' } });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      0,
      'proceed',
      'release_due',
    ]);
    expect(end.outputs).toMatchObject({
      released: '',
      version: '1.1.0',
      tag: 'v1.1.0',
      'previous-tag': 'v1.0.0',
    });
    expect(end.outputs['notes']).toContain('doors');
    expect(end.output).toContain('dry run: not done');
    const wrote = at.github.requests
      .slice(before)
      .filter(
        ({ method, operation }) =>
          method !== 'GET' && !/^(graphql repository|git upload-pack)/.test(operation),
      );
    expect(wrote.map(({ operation }) => operation)).toEqual([]);
    expect([Object.keys(tagsOf(at)), releasesOf(at)]).toEqual([['v1.0.0'], []]);
  });

  it('of a prerelease branch is a prerelease, which no floating tag follows', async () => {
    const at = await released();
    const sha = await at.github.world.commit({ branch: 'next', message: 'feat: doors', files: { a: 'a' } });
    const end = await release(at, { at: sha, env: { GITHUB_REF: 'refs/heads/next' } });
    expect([end.code, end.outputs['version']]).toEqual([0, '1.1.0-rc.1']);
    expect(releasesOf(at)).toEqual([['v1.1.0-rc.1', false, true]]);
    expect(Object.keys(tagsOf(at)).toSorted()).toEqual(['v1.0.0', 'v1.1.0-rc.1']);
  });

  it('tells a change that was picked to another branch and merged once', async () => {
    const at = await released();
    const { world } = at.github;
    const from = await at.commit('feat: doors');
    const change = { message: 'fix: hinges', files: { 'hinges.txt': 'oiled\n' }, at: Date.UTC(2026, 0, 2) };
    const here = await world.commit({ ...change, parents: [from] });
    const side = await world.commit({
      message: 'chore: side',
      parents: [from],
      files: { 'side.txt': 's\n' },
    });
    const there = await world.commit({ ...change, parents: [side] });
    const merge = await world.commit({ message: "Merge branch 'side'", parents: [here, there] });
    await world.setRef('refs/heads/main', merge);
    const end = await release(at);
    expect(end.outputs['notes']?.match(/hinges/g)).toHaveLength(1);
  });
});

describe('a checkout of one commit', () => {
  it('is completed over git with the token, which the checkout did not keep', async () => {
    const at = await released();
    await at.commit('fix: one', 'fix: two', 'fix: three', 'fix: four');
    const end = await release(at);
    expect(end.code).toBe(0);
    expect(JSON.parse(end.outputs['plan'] ?? '').commits).toHaveLength(4);
    expect(end.output).not.toMatch(/x-access-token|extraheader/);
  });

  it('that cannot be completed holds, and says why', async () => {
    const at = await released();
    await at.commit('fix: one', 'fix: two');
    const stage = await at.checkout();
    let asked = 0;
    // The first lists the tags; what comes after would fetch.
    at.github.onRequest({
      before: (_, { operation }) => (operation === 'git upload-pack' && ++asked > 1 ? 'drop' : undefined),
    });
    const end = await release({ ...at, checkout: () => Promise.resolve(stage) });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      1,
      'hold',
      'history_unreadable',
    ]);
    expect(end.output).toContain('the history that is missing could not be fetched');
    expect([end.outputs['released'] ?? '', Object.keys(tagsOf(at))]).toEqual(['', ['v1.0.0']]);
  });
});

describe('a release that was begun', () => {
  it('goes on from its tag: the release and the floating tags follow', async () => {
    const at = await released();
    const sha = await at.commit('feat: doors');
    await at.github.world.tag('v1.1.0', sha, 'v1.1.0');
    const end = await release(at);
    expect([end.code, end.outputs['reason-code'], end.outputs['released']]).toEqual([0, 'released', 'true']);
    expect(releasesOf(at)).toEqual([['v1.1.0', false, false]]);
    expect(tagsOf(at)).toMatchObject({ v1: sha, 'v1.1': sha });
    expect(end.outputs['notes']).toContain('doors');
  });

  it('publishes the draft that was left', async () => {
    const at = await released();
    await at.commit('feat: doors');
    const fault = at.github.faults.add({ match: { operation: /^PATCH .*releases/ }, kind: '5xx', times: 9 });
    const first = await release(at);
    expect([first.code, first.outputs['released'], fault.struck > 0]).toEqual([1, '', true]);
    expect(releasesOf(at)).toEqual([['v1.1.0', true, false]]);
    at.github.faults.clear();
    const second = await release(at);
    expect([second.code, second.outputs['reason-code'], second.outputs['released']]).toEqual([
      0,
      'released',
      'true',
    ]);
    expect(releasesOf(at)).toEqual([['v1.1.0', false, false]]);
  });

  it('and ended is left as it is, and says that it is there', async () => {
    const at = await released();
    await at.commit('feat: doors');
    await release(at);
    const before = [tagsOf(at), releasesOf(at)];
    const end = await release(at);
    expect([end.code, end.outputs['reason-code'], end.outputs['released']]).toEqual([
      0,
      'already_released',
      'true',
    ]);
    expect([tagsOf(at), releasesOf(at)]).toEqual(before);
  });

  it('stops with both commits where its tag is at another one', async () => {
    const at = await released();
    const sha = await at.commit('feat: doors');
    const other = await at.github.world.commit({ message: 'feat: other', parents: [sha] });
    // Somebody is faster, between our look and our writing.
    at.github.onRequest({
      before: async (_, { operation }) => {
        if (operation === 'POST /repos/{owner}/{repo}/git/refs' && tagsOf(at)['v1.1.0'] === undefined)
          await at.github.world.tag('v1.1.0', other);
      },
    });
    const end = await release(at);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code'], end.outputs['released']]).toEqual([
      1,
      'stop',
      'create_tag_failed',
      '',
    ]);
    expect(end.output).toContain(sha);
    expect(end.output).toContain(other);
    expect([tagsOf(at)['v1.1.0'], releasesOf(at)]).toEqual([other, []]);
  });

  it('stops with both commits where the version was tagged on a branch of its own', async () => {
    const at = await released();
    const sha = await at.commit('feat: doors');
    const other = await at.github.world.commit({
      message: 'feat: other',
      parents: [tagsOf(at)['v1.0.0'] ?? ''],
    });
    await at.github.world.tag('v1.1.0', other);
    const end = await release(at);
    expect([end.code, end.outputs['reason-code']]).toEqual([1, 'version_taken']);
    expect([end.output.includes(other), end.output.includes(sha.slice(0, 7))]).toEqual([true, true]);
    expect(releasesOf(at)).toEqual([]);
  });
});

describe('a release that a newer one overtook', () => {
  it.each([
    ['the same version', 'fix: two', 'v1.1.0'],
    ['a higher one', 'feat!: two', 'v2.0.0'],
  ])('with %s is nothing to release: its commits were released with that one', async (_, newer, tag) => {
    const at = await released();
    const older = await at.commit('feat: one');
    await at.commit(newer);
    await release(at);
    const before = tagsOf(at);
    const end = await release(at, { at: older });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([
      0,
      'proceed',
      'released_later',
    ]);
    expect([end.outputs['released'], end.outputs['version']]).toEqual(['', '']);
    expect(end.output).toContain(`this commit was released with ${tag}, which contains it`);
    expect(tagsOf(at)).toEqual(before);
  });

  it('is released all the same from a maintenance branch, whose commits are in newer versions by its nature', async () => {
    const at = await released(
      '1.0.0',
      CONFIG.replace('[main,', "[main, { name: '*.x', maintenance: true },"),
    );
    const fix = await at.commit('fix: one');
    await at.github.world.setRef('refs/heads/1.0.x', fix);
    await at.commit('feat: two');
    await release(at);
    const end = await release(at, { at: fix, env: { GITHUB_REF: 'refs/heads/1.0.x' } });
    expect([end.code, end.outputs['version']]).toEqual([0, '1.0.1']);
  });
});

describe('floating tags', () => {
  it('never go back: the run of an older commit that ends later leaves them where they are', async () => {
    const at = await released();
    const older = await at.commit('fix: one');
    await at.github.world.tag('v1.0.1', older, 'v1.0.1');
    const newer = await at.commit('feat: two');
    await release(at);
    expect(tagsOf(at)).toMatchObject({ 'v1.1.0': newer, v1: newer, 'v1.1': newer });
    const end = await release(at, { at: older });
    expect([end.code, end.outputs['version']]).toEqual([0, '1.0.1']);
    expect(tagsOf(at)).toMatchObject({ v1: newer, 'v1.1': newer, 'v1.0': older });
  });

  it('stay with a newer release that comes between plan and move', async () => {
    const at = await released();
    const sha = await at.commit('fix: one');
    const newer = await at.github.world.commit({ message: 'feat: two', parents: [sha] });
    at.github.onRequest({
      before: async (_, { operation }) => {
        if (operation !== 'POST /repos/{owner}/{repo}/releases') return;
        await at.github.world.tag('v1.1.0', newer);
        await at.github.world.tag('v1', newer);
      },
    });
    const end = await release(at);
    expect([end.code, end.outputs['version']]).toEqual([0, '1.0.1']);
    expect(tagsOf(at)).toMatchObject({ v1: newer, 'v1.0': sha });
    expect(end.output).toContain('v1 stays: v1.1.0 is newer than 1.0.1');
  });
});

describe('a changelog', () => {
  it('is committed after the tag, which stays at the released commit, and starts no workflow', async () => {
    const at = await released('1.0.0', `${CONFIG}  changelog: CHANGELOG.md\n`);
    const sha = await at.commit('feat: doors');
    const end = await release(at);
    const tip = at.github.world.ref('refs/heads/main') ?? '';
    expect([end.code, tagsOf(at)['v1.1.0']]).toEqual([0, sha]);
    expect(git(at.github.gitDir, 'log', '-1', '--format=%P %s', tip)).toBe(
      `${sha} docs: changelog of v1.1.0 [skip ci]`,
    );
    expect(await at.github.world.file('main', 'CHANGELOG.md')).toMatch(
      /^# Changelog\n\n## .*1\.1\.0[^]*doors/,
    );
    // The job is run again at the same commit: neither the file nor its commit is made twice.
    await release(at, { at: sha });
    expect(at.github.world.ref('refs/heads/main')).toBe(tip);
    // And what it committed is nothing to release.
    const next = await release(at);
    expect([next.code, next.outputs['reason-code']]).toEqual([0, 'nothing_to_release']);
  });
});

describe('who writes', () => {
  it('is the release-token, where there is one; the job needs only to read then', async () => {
    const at = await released('1.0.0', `${CONFIG}  changelog: CHANGELOG.md\n`);
    await at.commit('feat: doors');
    at.github.world.addApp({ slug: 'releaser' });
    const token = at.github.tokens.issue({
      app: 'releaser',
      permissions: { contents: 'write' },
      actor: 'acme',
    });
    const before = at.github.requests.length;
    const end = await release(at, {
      inputs: { 'release-token': token },
      permissions: { contents: 'read', checks: 'write' },
    });
    expect(end.code).toBe(0);
    const writes = at.github.requests
      .slice(before)
      .filter(({ operation }) =>
        /^(POST|PATCH) .*\/(git|releases)|graphql (updateRefs|createCommit)/.test(operation),
      );
    expect(writes.length).toBeGreaterThanOrEqual(5);
    expect(writes.filter(({ job }) => job !== null)).toEqual([]);
    expect(at.github.world.releases()[0]?.author.login).toBe('releaser[bot]');
    expect(end.output.split(token)).toHaveLength(2); // Only where it is masked.
  });

  it('needs contents: write, and is told so where it is missing', async () => {
    const at = await released();
    await at.commit('feat: doors');
    const end = await release(at, { permissions: { contents: 'read', checks: 'write' } });
    expect([end.code, end.outputs['decision'], end.outputs['reason-code'], end.outputs['released']]).toEqual([
      1,
      'stop',
      'create_tag_failed',
      '',
    ]);
    expect(end.output).toContain('contents: write');
    expect([Object.keys(tagsOf(at)), releasesOf(at)]).toEqual([['v1.0.0'], []]);
  });

  it.each([
    ['a tag', 'refs/tags/v1.1.0', 'create_tag_failed', '', /ruleset or protection of tag v1\.1\.0/],
    ['a floating tag', 'refs/tags/v1', 'move_tag_failed', 'true', /ruleset or protection of tag v1\b/],
    [
      'the branch of the changelog',
      'refs/heads/main',
      'commit_changelog_failed',
      'true',
      /ruleset or protection of branch main/,
    ],
  ])('is refused by a rule over %s with who has to let whom pass', async (_, pattern, code, there, said) => {
    const at = await released('1.0.0', `${CONFIG}  changelog: CHANGELOG.md\n`);
    await at.commit('feat: doors');
    at.github.world.protect({
      pattern,
      code: 'GH013',
      reason: 'Cannot change ref due to rules being in force.',
    });
    const end = await release(at);
    // What there is of it is said: the release itself may be out.
    expect([end.code, end.outputs['reason-code'], end.outputs['released']]).toEqual([1, code, there]);
    expect(end.output).toContain('due to rules');
    expect(end.output.replaceAll(/\s+/g, ' ')).toMatch(said);
    expect(end.output).toContain('release-token');
  });
});

describe('a line that nearly says something', () => {
  it('is a warning, and released is what counts', async () => {
    const at = await released();
    await at.commit('fix: hinges', 'feat!(api): doors');
    const end = await release(at);
    expect([end.code, end.outputs['version']]).toEqual([0, '1.0.1']);
    expect(end.output).toMatch(
      /^::warning::breaking-near-miss: a line nearly says that a change breaks: .*feat!\(api\): doors/m,
    );
    expect(end.summary).toContain('Breaking near misses');
  });

  it('stops it where the config says so, and nothing is written', async () => {
    const at = await released('1.0.0', `${CONFIG}  near-miss: fail\n`);
    await at.commit('fix: hinges', 'feat:doors');
    const end = await release(at);
    expect([end.code, end.outputs['decision'], end.outputs['reason-code']]).toEqual([1, 'stop', 'near_miss']);
    expect([Object.keys(tagsOf(at)), releasesOf(at)]).toEqual([['v1.0.0'], []]);
  });
});
