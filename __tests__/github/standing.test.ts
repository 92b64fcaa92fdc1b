import { describe, expect, it } from '@jest/globals';
import { requestsOf, valueOf, withEmbedded } from './embedded.ts';
import type { Embedded } from './embedded.ts';
import { connection, repository, withScript } from './scriptedServer.ts';

const LINES = Array.from({ length: 40 }, (_, n) => `line ${n}`);
const fileWith = (changed: Readonly<Record<number, string>>) =>
  LINES.map((line, n) => changed[n] ?? line).join('\n');

/** A pull request that changes line 30, approved by bob on its first commit. */
async function approved({ world }: Embedded) {
  const base = await world.commit({ branch: 'main', message: 'base', files: { a: fileWith({}) } });
  const first = await world.commit({
    branch: 'topic',
    message: 'feat: x',
    files: { a: fileWith({ 30: 'new' }) },
  });
  const { number } = await world.createPullRequest({ title: 'x', head: 'topic', by: world.addUser('alice') });
  const review = world.addReview(number, { by: world.addUser('bob'), state: 'APPROVED', sha: first });
  return { number, base, first, review };
}

const unchangedOf = async ({ github }: Embedded, number: number) =>
  valueOf(await github.readPullRequest(number)).reviews.map(({ diffUnchanged }) => diffUnchanged);

describe('an approval', () => {
  it('on the head needs no comparison', async () => {
    await withEmbedded(async (embedded) => {
      const { number } = await approved(embedded);
      const made = await requestsOf(embedded.github, async () => {
        expect(await unchangedOf(embedded, number)).toEqual([undefined]);
      });
      expect(made).toBe(1);
    });
  });

  it('stands when the branch was only brought up to date, even if lines moved', async () => {
    await withEmbedded(async (embedded) => {
      const { world, github } = embedded;
      const { number, first } = await approved(embedded);
      const main = await world.commit({
        branch: 'main',
        message: 'above',
        files: { a: `added\n${fileWith({})}` },
      });
      const files = { a: `added\n${fileWith({ 30: 'new' })}` };
      await world.commit({ branch: 'topic', message: 'Merge main', parents: [first, main], files });
      const made = await requestsOf(github, async () => {
        expect(await unchangedOf(embedded, number)).toEqual([true]);
      });
      expect(made).toBe(3);
      // What was compared is not compared again.
      const again = await requestsOf(github, () => unchangedOf(embedded, number));
      expect(again).toBe(1);
    });
  });

  it('does not stand when the diff changed', async () => {
    await withEmbedded(async (embedded) => {
      const { number } = await approved(embedded);
      await embedded.world.commit({
        branch: 'topic',
        message: 'more',
        files: { a: fileWith({ 30: 'new', 31: 'sly' }) },
      });
      expect(await unchangedOf(embedded, number)).toEqual([false]);
    });
  });

  it('is told the same of pull requests that were merged', async () => {
    await withEmbedded(async (embedded) => {
      const { world, github } = embedded;
      const { number, first } = await approved(embedded);
      const main = await world.commit({ branch: 'main', message: 'other', files: { b: '1' } });
      await world.commit({
        branch: 'topic',
        message: 'Merge main',
        parents: [first, main],
        files: { b: '1' },
      });
      const head = await world.mergePullRequest(number, world.user('bob'), 'merge');
      const { pullRequests } = valueOf(await github.readPullRequestsOf({ head }));
      expect(pullRequests[0]?.reviews).toMatchObject([{ diffUnchanged: true }]);
    });
  });

  const SHA = 'a'.repeat(40);
  const EARLIER = 'b'.repeat(40);
  const review = (sha: string | null, state: string) => ({
    fullDatabaseId: '1',
    author: null,
    state,
    commit: sha === null ? null : { oid: sha },
    submittedAt: '2026-11-21T10:00:00Z',
    authorCanPushToRepository: true,
  });
  const node = (...reviews: readonly object[]) => ({
    number: 7,
    url: 'u',
    title: 't',
    author: null,
    headRefOid: SHA,
    baseRefName: 'main',
    baseRefOid: 'c'.repeat(40),
    merged: false,
    mergeCommit: null,
    reviewDecision: null,
    labels: null,
    reviews: connection(reviews),
    commits: connection([]),
  });

  it.each<[string, object, object]>([
    ['nothing is changed', { files: [] }, { files: [] }],
    ['GitHub lists no files', {}, {}],
    ['GitHub may have left files out', { files: Array.from({ length: 300 }, () => ({})) }, { files: [] }],
  ])('is not said to stand where %s', async (_why, head, then) => {
    await withScript(
      ({ path }) => {
        if (path === '/graphql') return repository({ pullRequest: node(review(EARLIER, 'APPROVED')) });
        return { body: decodeURIComponent(path).includes(SHA) ? head : then };
      },
      async ({ github }) => {
        const [read] = valueOf(await github.readPullRequest(7)).reviews;
        expect(read).not.toHaveProperty('diffUnchanged');
      },
    );
  });

  it('is compared by content where a file has no patch', async () => {
    const binary = (sha: string) => ({ files: [{ filename: 'logo.png', status: 'modified', sha }] });
    await withScript(
      ({ path }) => {
        if (path === '/graphql') return repository({ pullRequest: node(review(EARLIER, 'APPROVED')) });
        return { body: binary(decodeURIComponent(path).includes(SHA) ? 'one' : 'two') };
      },
      async ({ github }) => {
        expect(valueOf(await github.readPullRequest(7)).reviews[0]?.diffUnchanged).toBe(false);
      },
    );
  });

  it('whose commit is gone, or that is none, is not compared', async () => {
    const reviews = [
      review(null, 'APPROVED'),
      review(EARLIER, 'COMMENTED'),
      review(EARLIER, 'CHANGES_REQUESTED'),
    ];
    await withScript(
      () => repository({ pullRequest: node(...reviews) }),
      async ({ github, asked }) => {
        expect(valueOf(await github.readPullRequest(7)).reviews).toHaveLength(3);
        expect(asked).toHaveLength(1);
      },
    );
  });

  it('that cannot be compared leaves the rest readable', async () => {
    await withScript(
      ({ path }) =>
        path === '/graphql'
          ? repository({ pullRequest: node(review(EARLIER, 'APPROVED')) })
          : { status: 404, body: { message: 'Not Found' } },
      async ({ github }) => {
        expect(valueOf(await github.readPullRequest(7)).reviews).toMatchObject([{ state: 'approved' }]);
      },
    );
  });
});
