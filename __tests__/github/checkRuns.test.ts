import { describe, expect, it } from '@jest/globals';
import type { CheckRunContent } from '../../src/github/port.ts';
import { requestsOf, valueOf, withEmbedded } from './embedded.ts';

const NAME = 'deploy-action / production';

const content = (sha: string, more: Partial<CheckRunContent> = {}): CheckRunContent => ({
  name: NAME,
  sha,
  externalId: 'run-7',
  status: 'in_progress',
  title: 'Waiting for checks',
  summary: 'two of three',
  ...more,
});

const annotation = (n: number) => ({
  path: 'a.ts',
  line: n + 1,
  level: 'warning' as const,
  title: `t${n}`,
  message: `m${n}`,
});

describe('our check run', () => {
  it('is made, found by name and external id, and updated in place', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      expect(await github.findCheckRun(sha, NAME, 'run-7')).toEqual({ ok: true, value: null });
      const { id, url } = valueOf(
        await github.createCheckRun(content(sha, { text: 'state', detailsUrl: 'https://x.test' })),
      );
      expect(url).toContain(String(id));
      const found = valueOf(await github.findCheckRun(sha, NAME, 'run-7'));
      expect(found).toEqual({ id, url, status: 'in_progress', conclusion: null, text: 'state' });
      const done = { status: 'completed', conclusion: 'failure', title: 'Stopped', text: 'end' } as const;
      expect(valueOf(await github.updateCheckRun(id, content(sha, done)))).toMatchObject({
        id,
        conclusion: 'failure',
        text: 'end',
      });
      expect(world.checkRuns(sha)).toHaveLength(1);
      expect(Object.values(github.requests)).toEqual([2, 1, 1]);
    });
  });

  it('may go on after it was completed', async () => {
    await withEmbedded(async ({ github, sha }) => {
      const done = content(sha, { status: 'completed', conclusion: 'failure' });
      const { id } = valueOf(await github.createCheckRun(done));
      expect(valueOf(await github.updateCheckRun(id, content(sha)))).toMatchObject({
        status: 'in_progress',
        conclusion: null,
      });
    });
  });

  it('is told from others of its name: by its id, then by our app, then the newest', async () => {
    await withEmbedded(async ({ world, github, connect, sha }) => {
      world.addApp({ slug: 'other' });
      world.addCheckRun({ sha, name: NAME, externalId: 'run-6' });
      const older = world.addCheckRun({ sha, name: NAME, externalId: 'run-7' });
      const newer = world.addCheckRun({ sha, name: NAME, externalId: 'run-7' });
      const theirs = world.addCheckRun({ sha, name: NAME, externalId: 'run-7', app: 'other' });
      const idOf = async (client: typeof github) =>
        valueOf(await client.findCheckRun(sha, NAME, 'run-7'))?.id;
      expect(await idOf(github)).toBe(newer.id);
      expect(older.id).toBeLessThan(newer.id);
      expect(await idOf(connect({}, { app: 'other' }))).toBe(theirs.id);
    });
  });

  it('is found with an App’s own token, which made it', async () => {
    await withEmbedded(async ({ world, connect, sha }) => {
      world.addApp({ slug: 'acme-deployer' });
      const github = connect({ app: 'acme-deployer', permissions: { checks: 'write' } });
      const { id } = valueOf(await github.createCheckRun(content(sha)));
      expect(valueOf(await github.findCheckRun(sha, NAME, 'run-7'))?.id).toBe(id);
    });
  });

  it.each([
    [0, 1],
    [50, 1],
    [51, 2],
    [120, 3],
  ])('with %i annotations takes %i requests', async (count, requests) => {
    await withEmbedded(async ({ world, github, sha }) => {
      const annotations = Array.from({ length: count }, (_, n) => annotation(n));
      const made = await requestsOf(github, async () => {
        valueOf(await github.createCheckRun(content(sha, { annotations })));
      });
      expect(made).toBe(requests);
      expect(world.checkRuns(sha)[0]?.output.annotations).toHaveLength(count);
    });
  });

  it.each([
    ['a summary that is too long', { summary: 'x'.repeat(65_536) }, 'summary has 65536 characters'],
    ['a text that is too long', { text: 'x'.repeat(65_536) }, 'text has 65536 characters'],
    [
      'a completed one without a conclusion',
      { status: 'completed' as const },
      'has a conclusion when it is completed',
    ],
    [
      'a conclusion before it is completed',
      { conclusion: 'success' as const },
      'has a conclusion when it is completed',
    ],
  ])('is refused before it is sent: %s', async (_what, more, words) => {
    await withEmbedded(async ({ github, sha }) => {
      const answers = [
        await github.createCheckRun(content(sha, more)),
        await github.updateCheckRun(1, content(sha, more)),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
        expect(answer.ok ? '' : answer.failure.message).toContain(words);
      }
      expect(github.requests).toEqual({});
    });
  });

  it('takes texts of exactly the length GitHub takes', async () => {
    await withEmbedded(async ({ github, sha }) => {
      const text = 'ü'.repeat(65_535);
      expect(await github.createCheckRun(content(sha, { summary: text, text }))).toMatchObject({ ok: true });
    });
  });

  it('tells the permission a job lacks', async () => {
    await withEmbedded(async ({ connect, sha }) => {
      const github = connect({ permissions: { contents: 'read' }, fork: true });
      const answer = await github.createCheckRun(content(sha));
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: 'forbidden', permission: 'checks: write' },
      });
    });
  });
});
