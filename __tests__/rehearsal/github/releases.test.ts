import { describe, expect, it } from '@jest/globals';
import { jobClient, REPO, refusalOf, withGitHub } from './started.ts';

describe('releases', () => {
  it('make their tag where it is missing, at the commit they were told', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const sha = world.ref('refs/heads/main') ?? '';
      await world.commit({ branch: 'main', message: 'later', files: { a: '1' } });
      const { data } = await octokit.rest.repos.createRelease({
        ...REPO,
        tag_name: 'v1.0.0',
        target_commitish: sha,
        body: 'notes',
      });
      expect(data).toMatchObject({ tag_name: 'v1.0.0', draft: false, body: 'notes' });
      expect(data.published_at).not.toBeNull();
      expect(world.ref('refs/tags/v1.0.0')).toBe(sha);
      expect((await octokit.rest.repos.getReleaseByTag({ ...REPO, tag: 'v1.0.0' })).data.id).toBe(data.id);
    });
  });

  it('leave a tag that is there where it is', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const first = world.ref('refs/heads/main') ?? '';
      const tag = await world.tag('v1.0.0', first, 'annotated');
      const later = await world.commit({ branch: 'main', message: 'later', files: { a: '1' } });
      await octokit.rest.repos.createRelease({ ...REPO, tag_name: 'v1.0.0', target_commitish: later });
      expect(world.ref('refs/tags/v1.0.0')).toBe(tag);
    });
  });

  it('that are drafts have no tag, are found by no tag, and shown only to those who may write', async () => {
    await withGitHub(async (github, octokit) => {
      const { repos } = octokit.rest;
      const { data: draft } = await repos.createRelease({ ...REPO, tag_name: 'v2.0.0', draft: true });
      expect(draft.html_url).toContain('/untagged-');
      expect(github.world.ref('refs/tags/v2.0.0')).toBeUndefined();
      expect(await refusalOf(repos.getReleaseByTag({ ...REPO, tag: 'v2.0.0' }))).toMatchObject({
        status: 404,
      });
      const reader = jobClient(github, { permissions: { contents: 'read' } });
      expect((await reader.rest.repos.listReleases(REPO)).data).toEqual([]);
      expect((await repos.listReleases(REPO)).data).toHaveLength(1);
      expect(await refusalOf(reader.rest.repos.getRelease({ ...REPO, release_id: draft.id }))).toMatchObject({
        status: 404,
      });
      const { data } = await repos.updateRelease({ ...REPO, release_id: draft.id, draft: false });
      expect(data.draft).toBe(false);
      expect(github.world.ref('refs/tags/v2.0.0')).toBe(github.world.ref('refs/heads/main'));
    });
  });

  it('are refused twice for one tag, or at a commit nobody knows', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const { repos } = octokit.rest;
      await repos.createRelease({ ...REPO, tag_name: 'v1.0.0' });
      expect(await refusalOf(repos.createRelease({ ...REPO, tag_name: 'v1.0.0' }))).toMatchObject({
        status: 422,
      });
      const nowhere = repos.createRelease({ ...REPO, tag_name: 'v2.0.0', target_commitish: 'nowhere' });
      expect(await refusalOf(nowhere)).toMatchObject({ status: 422 });
      expect(world.releases()).toHaveLength(1);
      const { data: draft } = await repos.createRelease({ ...REPO, tag_name: 'v1.0.0', draft: true });
      const publishing = repos.updateRelease({ ...REPO, release_id: draft.id, draft: false });
      expect(await refusalOf(publishing)).toMatchObject({ status: 422 });
    });
  });

  it.each([
    [
      'the one published last',
      [
        ['v1.0.0', {}],
        ['v1.1.0', {}],
      ],
      'v1.1.0',
    ],
    [
      'no prerelease',
      [
        ['v1.0.0', {}],
        ['v2.0.0-rc.1', { prerelease: true }],
      ],
      'v1.0.0',
    ],
    [
      'no draft',
      [
        ['v1.0.0', {}],
        ['v2.0.0', { draft: true }],
      ],
      'v1.0.0',
    ],
    [
      'not one that was told not to be',
      [
        ['v2.0.0', {}],
        ['v1.0.1', { make_latest: 'false' }],
      ],
      'v2.0.0',
    ],
    [
      'by version when told legacy',
      [
        ['v2.0.0', {}],
        ['v1.0.1', { make_latest: 'legacy' }],
      ],
      'v2.0.0',
    ],
  ] as const)('are the latest: %s', async (_, made, latest) => {
    await withGitHub(async (github, octokit) => {
      for (const [tag, more] of made)
        await octokit.rest.repos.createRelease({ ...REPO, tag_name: tag, ...more });
      expect((await octokit.rest.repos.getLatestRelease(REPO)).data.tag_name).toBe(latest);
      const query =
        '{ repository(owner: "acme", name: "app") { latestRelease { tagName isLatest tagCommit { oid } } } }';
      expect(await octokit.graphql(query)).toMatchObject({
        repository: {
          latestRelease: {
            tagName: latest,
            isLatest: true,
            tagCommit: { oid: github.world.ref('refs/heads/main') },
          },
        },
      });
    });
  });

  it('go without their tag going', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const { data } = await octokit.rest.repos.createRelease({ ...REPO, tag_name: 'v1.0.0' });
      await octokit.rest.repos.deleteRelease({ ...REPO, release_id: data.id });
      expect(world.releases()).toEqual([]);
      expect(world.ref('refs/tags/v1.0.0')).toBeDefined();
      expect(await refusalOf(octokit.rest.repos.getLatestRelease(REPO))).toMatchObject({ status: 404 });
    });
  });

  it('have notes written of the pull requests since the last one', async () => {
    await withGitHub(async ({ world }, octokit) => {
      await octokit.rest.repos.createRelease({ ...REPO, tag_name: 'v1.0.0' });
      await world.commit({ branch: 'topic', message: 'topic', files: { a: '1' } });
      const { number } = await world.createPullRequest({
        title: 'feat: a thing',
        head: 'topic',
        by: world.addUser('alice'),
      });
      await world.mergePullRequest(number, world.user('acme'), 'squash');
      const { data } = await octokit.rest.repos.generateReleaseNotes({ ...REPO, tag_name: 'v1.1.0' });
      expect(data.body).toContain(`* feat: a thing by @alice in`);
      expect(data.body).toContain('compare/v1.0.0...v1.1.0');
      const { data: made } = await octokit.rest.repos.createRelease({
        ...REPO,
        tag_name: 'v1.1.0',
        generate_release_notes: true,
      });
      expect(made).toMatchObject({ name: 'v1.1.0', body: data.body });
    });
  });
});

describe('release assets', () => {
  it('are uploaded to where the release says, downloaded as they were, and deleted', async () => {
    await withGitHub(async (_, octokit) => {
      const { repos } = octokit.rest;
      const { data: release } = await repos.createRelease({ ...REPO, tag_name: 'v1.0.0' });
      const bytes = Buffer.from([0, 1, 2, 255]);
      const upload = (name: string): Promise<{ data: { id: number; name: string; digest: string | null } }> =>
        octokit.request({
          method: 'POST',
          url: release.upload_url,
          headers: { 'content-type': 'application/zip', 'content-length': bytes.length },
          name,
          label: 'the app',
          data: bytes,
        });
      const { data: asset } = await upload('my app.zip');
      expect(asset).toMatchObject({
        name: 'my.app.zip',
        label: 'the app',
        size: 4,
        content_type: 'application/zip',
      });
      expect(asset.digest).toBe('sha256:3d1f57c984978ef98a18378c8166c1cb8ede02c03eeb6aee7e2f121dfeee3e56');
      expect(await refusalOf(upload('my app.zip'))).toMatchObject({ status: 422 });
      expect((await repos.listReleaseAssets({ ...REPO, release_id: release.id })).data).toHaveLength(1);
      expect((await repos.getReleaseAsset({ ...REPO, asset_id: asset.id })).data.download_count).toBe(0);
      const { data: downloaded }: { data: unknown } = await repos.getReleaseAsset({
        ...REPO,
        asset_id: asset.id,
        headers: { accept: 'application/octet-stream' },
      });
      expect(downloaded instanceof ArrayBuffer && Buffer.from(downloaded).equals(bytes)).toBe(true);
      await repos.deleteReleaseAsset({ ...REPO, asset_id: asset.id });
      expect((await repos.getRelease({ ...REPO, release_id: release.id })).data.assets).toEqual([]);
    });
  });
});
