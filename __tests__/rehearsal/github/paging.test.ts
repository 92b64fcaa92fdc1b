import { describe, expect, it } from '@jest/globals';
import { REPO, withGitHub } from './started.ts';

describe('pages', () => {
  it('are linked, at most 100 entries each', async () => {
    await withGitHub(async ({ world }, octokit) => {
      for (let n = 0; n < 250; n += 1) world.createIssue({ title: `${n}`, by: world.user('acme') });
      const page = await octokit.rest.issues.listForRepo({ ...REPO, per_page: 100, page: 2 });
      expect(page.data).toHaveLength(100);
      const links = [...(page.headers.link ?? '').matchAll(/page=(\d+)>; rel="(\w+)"/gu)].map(
        ([, number, rel]) => `${rel} ${number}`,
      );
      expect(links).toEqual(['prev 1', 'next 3', 'last 3', 'first 1']);
      expect((await octokit.rest.issues.listForRepo(REPO)).data).toHaveLength(30);
      expect(
        await octokit.paginate(octokit.rest.issues.listForRepo, { ...REPO, per_page: 100 }),
      ).toHaveLength(250);
    });
  });

  it.each([
    ['appeared', 1, 40, 39],
    ['disappeared', -1, 39, 39],
  ])('that change while they are read: an entry %s', async (_, shift, read, different) => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      for (let n = 0; n < 40; n += 1) world.createIssue({ title: `${n}`, by: world.user('acme') });
      github.faults.add({ match: { path: /\/issues/u }, kind: 'page-shift', shift });
      const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...REPO, per_page: 20 });
      expect(all).toHaveLength(read);
      expect(new Set(all.map(({ number }) => number)).size).toBe(different);
    });
  });
});
