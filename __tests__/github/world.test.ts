import { describe, expect, it } from '@jest/globals';
import { connectGitHub } from '../../src/github/index.ts';
import { requestsOf, valueOf, withEmbedded } from './embedded.ts';
import { repository, withScript } from './scriptedServer.ts';

describe('the policy', () => {
  it('is a file at the tip of the default branch, in one request', async () => {
    await withEmbedded(async ({ world, github }) => {
      const sha = await world.commit({
        branch: 'main',
        message: 'x',
        files: { '.github/deploy.yml': 'version: 1\n' },
      });
      const value = { branch: 'main', sha, text: 'version: 1\n' };
      expect(await github.readPolicy('.github/deploy.yml')).toEqual({ ok: true, value });
      expect(await github.readPolicy('.github/none.yml')).toEqual({
        ok: true,
        value: { ...value, text: null },
      });
      expect(github.requests).toEqual({ 'POST /graphql': 2 });
    });
  });

  it('is read from another branch where one is named', async () => {
    await withEmbedded(async ({ world, github }) => {
      const sha = await world.commit({ branch: '1.x', message: 'x', files: { p: 'old' } });
      expect(await github.readPolicy('p', '1.x')).toEqual({
        ok: true,
        value: { branch: '1.x', sha, text: 'old' },
      });
      const none = await github.readPolicy('p', '2.x');
      const message = 'acme/shop has no branch 2.x';
      expect(none).toEqual({ ok: false, failure: { kind: 'not-found', message } });
    });
  });

  it.each([
    ['a directory', {}, 'p is not a text file'],
    ['a binary file', { text: null, isTruncated: false, byteSize: 9 }, 'p is not a text file'],
    [
      'a file of which only a part came',
      { text: 'a', isTruncated: true, byteSize: 900_000 },
      'p is too large to be read: 900000 bytes',
    ],
  ])('is not %s', async (_what, object, message) => {
    const tip = { name: 'main', target: { oid: 'a'.repeat(40), file: { object } } };
    await withScript(
      () => repository({ id: 'R', tip }),
      async ({ github }) => {
        expect(await github.readPolicy('p')).toEqual({ ok: false, failure: { kind: 'invalid', message } });
      },
    );
  });

  it('cannot be read of a repository that is empty, gone, or closed to us', async () => {
    await withEmbedded(async ({ connect }) => {
      const closed = await connect({ permissions: { checks: 'read' } }).readPolicy('p');
      expect(closed).toMatchObject({
        ok: false,
        failure: { kind: 'forbidden', permission: 'contents: read' },
      });
      const gone = await connect({}, { repository: 'acme/gone' }).readPolicy('p');
      expect(gone).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    });
    await withScript(
      () => repository({ id: 'R', tip: null }),
      async ({ github }) => {
        const message = 'acme/shop has no default branch';
        expect(await github.readPolicy('p')).toEqual({ ok: false, failure: { kind: 'not-found', message } });
      },
    );
  });
});

describe('an environment', () => {
  it('tells what protects it, and that it is not there is an answer', async () => {
    await withEmbedded(async ({ world, github }) => {
      const alice = world.addUser('alice');
      world.createEnvironment('Production', { reviewers: [alice], waitTimer: 30, preventSelfReview: true });
      world.createEnvironment('dev');
      const open = { exists: true, reviewersRequired: false, waitMinutes: 0, preventsSelfReview: false };
      expect(valueOf(await github.readEnvironment('Production'))).toEqual({
        name: 'Production',
        exists: true,
        reviewersRequired: true,
        waitMinutes: 30,
        preventsSelfReview: true,
      });
      expect(valueOf(await github.readEnvironment('dev'))).toEqual({ ...open, name: 'dev' });
      expect(valueOf(await github.readEnvironment('prod/eu'))).toEqual({
        ...open,
        name: 'prod/eu',
        exists: false,
      });
      expect(Object.values(github.requests)).toEqual([3]);
    });
  });

  it('that names no reviewer requires none, whatever its rule is called', async () => {
    const rules = [
      { type: 'required_reviewers', reviewers: [] },
      { type: 'later_kind' },
      { type: 'wait_timer', wait_timer: 5 },
    ];
    await withScript(
      () => ({ body: { name: 'x', protection_rules: rules } }),
      async ({ github }) => {
        const read = valueOf(await github.readEnvironment('x'));
        expect(read).toMatchObject({ reviewersRequired: false, waitMinutes: 5, preventsSelfReview: false });
      },
    );
  });

  it('that a job may not read is a failure', async () => {
    await withEmbedded(async ({ connect }) => {
      const answer = await connect({ permissions: { contents: 'read' } }).readEnvironment('dev');
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: 'forbidden', permission: 'actions: read' },
      });
    });
  });
});

describe('a workflow run', () => {
  it('tells who set it off, its attempt, and who answered its review requests', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const alice = world.addUser('alice');
      const bob = world.addUser('bob');
      world.createEnvironment('production', { reviewers: [alice] });
      const run = world.createWorkflowRun({ path: '.github/workflows/p.yml', sha, actor: bob });
      world.addJob(run, { name: 'approve', environment: 'production' });
      world.approve(run, 'production', alice, 'looks good');
      const made = await requestsOf(github, async () => {
        expect(valueOf(await github.readRun(run.id))).toMatchObject({
          attempt: 1,
          actor: 'bob',
          triggeringActor: 'bob',
          approvals: [
            { state: 'approved', by: 'alice', comment: 'looks good', environments: ['production'] },
          ],
        });
      });
      expect(made).toBe(2);
      world.rerun(run, alice);
      expect(valueOf(await github.readRunStatus(run.id))).toMatchObject({ attempt: 2 });
      expect(valueOf(await github.readRun(run.id))).toMatchObject({ actor: 'bob', triggeringActor: 'alice' });
    });
  });

  it('of accounts that are gone has nobody', async () => {
    const run = { created_at: '2026-11-21T10:00:00Z', actor: null, status: null };
    const approvals = [
      { state: 'approved', user: null, comment: '', environments: [{ name: 'production' }, {}] },
    ];
    await withScript(
      ({ path }) => ({ body: path.endsWith('/approvals') ? approvals : run }),
      async ({ github }) => {
        expect(valueOf(await github.readRun(3))).toEqual({
          createdAt: Date.parse('2026-11-21T10:00:00Z'),
          actor: null,
          triggeringActor: null,
          status: 'unknown',
          attempt: 1,
          approvals: [{ state: 'approved', by: null, comment: '', environments: ['production'] }],
        });
      },
    );
  });

  it('whose approvals cannot be read is not read', async () => {
    await withScript(
      ({ path }) =>
        path.endsWith('/approvals') ? { status: 404, body: { message: 'Not Found' } } : { body: {} },
      async ({ github }) => {
        expect(await github.readRun(3)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
      },
    );
  });
});

describe('a connection', () => {
  it.each(['acme', 'acme/', '/shop', 'acme/shop/x', ''])('to %j is no repository', (name) => {
    const access = {
      repository: name,
      token: 't',
      apiUrl: 'http://x',
      graphqlUrl: 'http://x/graphql',
      userAgent: 'u',
      timeoutMs: 1,
    };
    expect(() => connectGitHub(access)).toThrow(`the repository is '${name}', not owner/name`);
  });

  it('with a token GitHub does not know is unauthorised', async () => {
    await withEmbedded(async ({ connect }) => {
      const answer = await connect({}, { token: 'ghs_unknown0123456789' }).readRunStatus(1);
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorised', status: 401 } });
    });
  });

  it.each([
    ['a 5xx', '5xx'],
    ['a lost answer', 'lost-response'],
    ['a secondary limit', 'secondary-rate-limit'],
  ] as const)('that meets %s reads all the same', async (_what, kind) => {
    await withEmbedded(async ({ host, github, sha }) => {
      const fault = host.faults.add({ match: () => true, kind, retryAfter: 0 });
      expect(await github.readRef('heads/main')).toEqual({ ok: true, value: { sha } });
      expect(fault.struck).toBe(1);
    });
  });

  it.each(['primary-rate-limit', 'secondary-rate-limit'] as const)(
    'that meets a %s it cannot sit out says so',
    async (kind) => {
      await withEmbedded(async ({ host, github }) => {
        host.faults.add({ match: () => true, kind, retryAfter: 600 });
        const answer = await github.readRef('heads/main');
        expect(answer).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } });
        expect(answer.ok ? 0 : answer.failure.waitMs).toBeGreaterThan(590_000);
      });
    },
  );
});
