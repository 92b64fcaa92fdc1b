import { describe, expect, it } from '@jest/globals';
import { git, REPO, refusalOf, withGitHub } from './started.ts';

describe('refs', () => {
  it('are made, read, moved forward and deleted, below any name', async () => {
    await withGitHub(async (github, octokit) => {
      const first = github.world.ref('refs/heads/main') ?? '';
      const ref = 'refs/deploy-action/ledger';
      const made = await octokit.rest.git.createRef({ ...REPO, ref, sha: first });
      expect(made.data).toMatchObject({ ref, object: { type: 'commit', sha: first } });
      const second = await github.world.commit({ message: 'next', files: { a: '1' } });
      await octokit.rest.git.updateRef({ ...REPO, ref: 'deploy-action/ledger', sha: second });
      expect(await git(github.gitDir, 'rev-parse', ref)).toBe(second);
      const { data } = await octokit.rest.git.listMatchingRefs({ ...REPO, ref: 'deploy-action/' });
      expect(data.map((one) => one.ref)).toEqual([ref]);
      await octokit.rest.git.deleteRef({ ...REPO, ref: 'deploy-action/ledger' });
      expect(
        await refusalOf(octokit.rest.git.getRef({ ...REPO, ref: 'deploy-action/ledger' })),
      ).toMatchObject({ status: 404 });
    });
  });

  it('are seen wherever git keeps them: loose, packed, or changed behind our back', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      await github.world.setRef('refs/tags/v1', sha);
      await git(github.gitDir, 'pack-refs', '--all');
      expect((await octokit.rest.git.getRef({ ...REPO, ref: 'tags/v1' })).data.object.sha).toBe(sha);
      await git(github.gitDir, 'update-ref', 'refs/tags/v2', sha);
      const { data } = await octokit.rest.git.listMatchingRefs({ ...REPO, ref: 'tags/v' });
      expect(data.map((one) => one.ref)).toEqual(['refs/tags/v1', 'refs/tags/v2']);
      await git(github.gitDir, 'update-ref', '-d', 'refs/tags/v1');
      expect(await refusalOf(octokit.rest.git.getRef({ ...REPO, ref: 'tags/v1' }))).toMatchObject({
        status: 404,
      });
    });
  });

  it('of an annotated tag point at the tag object', async () => {
    await withGitHub(async (github, octokit) => {
      const commit = github.world.ref('refs/heads/main') ?? '';
      const { data: tag } = await octokit.rest.git.createTag({
        ...REPO,
        tag: 'v1',
        message: 'first',
        object: commit,
        type: 'commit',
      });
      await octokit.rest.git.createRef({ ...REPO, ref: 'refs/tags/v1', sha: tag.sha });
      const { data: ref } = await octokit.rest.git.getRef({ ...REPO, ref: 'tags/v1' });
      expect(ref.object).toMatchObject({ type: 'tag', sha: tag.sha });
      expect((await octokit.rest.git.getTag({ ...REPO, tag_sha: tag.sha })).data).toMatchObject({
        tag: 'v1',
        message: 'first',
        object: { type: 'commit', sha: commit },
      });
      expect(await git(github.gitDir, 'rev-parse', 'v1^{commit}')).toBe(commit);
      await expect(git(github.gitDir, 'fsck', '--strict')).resolves.toBe('');
    });
  });

  it('refuse what GitHub refuses', async () => {
    await withGitHub(async (github, octokit) => {
      const main = github.world.ref('refs/heads/main') ?? '';
      const aside = await github.world.commit({ message: 'aside', parents: [], files: { b: '2' } });
      const { rest } = octokit;
      const unknown = 'f'.repeat(40);
      const refusals = [
        [rest.git.createRef({ ...REPO, ref: 'refs/heads/main', sha: main }), 'Reference already exists'],
        [rest.git.createRef({ ...REPO, ref: 'refs/heads/x', sha: unknown }), 'Object does not exist'],
        [
          rest.git.createRef({ ...REPO, ref: 'refs/heads/a..b', sha: main }),
          'refs/heads/a..b is not a valid ref name.',
        ],
        [rest.git.updateRef({ ...REPO, ref: 'heads/main', sha: aside }), 'Update is not a fast forward'],
        [rest.git.updateRef({ ...REPO, ref: 'heads/main', sha: unknown }), 'Object does not exist'],
        [rest.git.updateRef({ ...REPO, ref: 'heads/none', sha: main }), 'Reference does not exist'],
        [rest.git.deleteRef({ ...REPO, ref: 'heads/none' }), 'Reference does not exist'],
        [rest.git.deleteRef({ ...REPO, ref: 'heads/main' }), 'Validation Failed'],
      ] as const;
      for (const [call, message] of refusals)
        expect(await refusalOf(call)).toMatchObject({ status: 422, message });
      expect(github.world.ref('refs/heads/main')).toBe(main);
      await rest.git.updateRef({ ...REPO, ref: 'heads/main', sha: aside, force: true });
      expect(github.world.ref('refs/heads/main')).toBe(aside);
    });
  });

  it('that are protected refuse direct writes, but not those who may pass', async () => {
    await withGitHub(async (github, octokit) => {
      const next = await github.world.commit({ message: 'next', files: { a: '1' } });
      const protection = { pattern: 'refs/heads/main', code: 'GH013' as const };
      github.world.protect({ ...protection, bypass: ['release-bot[bot]'] });
      const refused = await refusalOf(octokit.rest.git.updateRef({ ...REPO, ref: 'heads/main', sha: next }));
      expect(refused).toMatchObject({
        status: 422,
        message: expect.stringContaining('Repository rule violations found'),
      });
      const { data } = await octokit.rest.repos.getBranchRules({ ...REPO, branch: 'main' });
      expect(data).toMatchObject([{ type: 'update' }]);
      expect((await octokit.rest.repos.getBranch({ ...REPO, branch: 'main' })).data.protected).toBe(true);
    });
  });

  it('that may only move forward refuse a forced update', async () => {
    await withGitHub(async (github, octokit) => {
      github.world.protect({
        pattern: 'refs/tags/v*',
        refuses: 'force-pushes',
        reason: 'Cannot force-push to this tag',
      });
      const first = github.world.ref('refs/heads/main') ?? '';
      const next = await github.world.commit({ message: 'next', files: { a: '1' } });
      await octokit.rest.git.createRef({ ...REPO, ref: 'refs/tags/v1', sha: next });
      expect(
        await refusalOf(octokit.rest.git.updateRef({ ...REPO, ref: 'tags/v1', sha: first, force: true })),
      ).toMatchObject({ status: 422, message: 'Cannot force-push to this tag' });
    });
  });
});
