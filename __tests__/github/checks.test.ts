import { describe, expect, it } from '@jest/globals';
import { requestsOf, valueOf, withEmbedded } from './embedded.ts';
import { connection, repository, withScript } from './scriptedServer.ts';
import type { Asked, Reply } from './scriptedServer.ts';

const SHA = 'c'.repeat(40);

const rollup = (contexts: object | null): Reply =>
  repository({ object: { statusCheckRollup: contexts === null ? null : { contexts } } });

const run = (id: number, more: object = {}) => ({
  kind: 'CheckRun',
  databaseId: id,
  name: `job ${id}`,
  status: 'COMPLETED',
  conclusion: 'SUCCESS',
  startedAt: '2026-11-21T10:00:00Z',
  completedAt: '2026-11-21T10:01:00Z',
  permalink: `https://github.test/runs/${id}`,
  detailsUrl: `https://github.test/acme/shop/actions/runs/55/job/${id}`,
  checkSuite: { app: { slug: 'github-actions' } },
  ...more,
});

const page = (ids: readonly number[], total: number, next?: string) => ({
  totalCount: total,
  pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null },
  nodes: ids.map((id) => run(id)),
});

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const afterOf = (asked: Asked) => asked.body.variables?.['after'];

describe('the checks of a commit', () => {
  it('are check runs of any app and statuses, each with what identifies it', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const workflow = world.createWorkflowRun({ path: '.github/workflows/ci.yml', sha, event: 'push' });
      const job = world.addJob(workflow, { name: 'test (20)' });
      world.startJob(job);
      world.completeJob(job, 'failure');
      world.addJob(workflow, { name: 'lint' });
      world.addApp({ slug: 'scanner' });
      world.addCheckRun({ sha, name: 'scan', app: 'scanner', conclusion: 'neutral' });
      world.addStatus({ sha, state: 'pending', context: 'ci/old', targetUrl: 'https://ci.test/1' });
      world.addStatus({ sha, state: 'error', context: 'ci/other' });

      const answer = await github.readChecks(sha);
      const { checks, without } = valueOf(answer);
      expect(without).toBeUndefined();
      const byName = Object.fromEntries(checks.map((check) => [check.name, check]));
      const actions = {
        kind: 'check-run',
        app: 'github-actions',
        workflow: '.github/workflows/ci.yml',
        event: 'push',
        runId: workflow.id,
      };
      expect(byName['test (20)']).toMatchObject({ ...actions, status: 'completed', conclusion: 'failure' });
      expect(byName['lint']).toMatchObject({ ...actions, status: 'queued', conclusion: null });
      expect(byName['scan']).toMatchObject({
        kind: 'check-run',
        app: 'scanner',
        status: 'completed',
        conclusion: 'neutral',
      });
      expect(byName['scan']).not.toHaveProperty('workflow');
      expect(byName['ci/old']).toMatchObject({
        kind: 'status',
        app: 'acme',
        status: 'pending',
        conclusion: null,
        url: 'https://ci.test/1',
      });
      expect(byName['ci/other']).toMatchObject({ kind: 'status', status: 'completed', conclusion: 'error' });
      expect(checks).toHaveLength(5);
      expect(github.requests).toEqual({ 'POST /graphql': 1 });
    });
  });

  it('are none on a commit nobody reported on', async () => {
    await withEmbedded(async ({ github, sha }) => {
      expect(await github.readChecks(sha)).toEqual({ ok: true, value: { checks: [] } });
    });
  });

  it('cannot be read of a commit that is not there: that is not the same as none', async () => {
    await withEmbedded(async ({ github }) => {
      const answer = await github.readChecks('d'.repeat(40));
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    });
  });

  it.each([
    [99, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])('are read whole: %i of them in %i requests', async (count, requests) => {
    await withEmbedded(async ({ world, github, sha }) => {
      for (const n of range(0, count)) world.addCheckRun({ sha, name: `check ${n}`, conclusion: 'success' });
      const made = await requestsOf(github, async () => {
        const { checks } = valueOf(await github.readChecks(sha));
        expect(new Set(checks.map(({ name }) => name)).size).toBe(count);
      });
      expect(made).toBe(requests);
    });
  });
});

describe('checks that change while their pages are read', () => {
  const twoPages = (asked: Asked, total: number) =>
    rollup(afterOf(asked) === null ? page(range(0, 100), total, 'c1') : page(range(100, 150), total));

  it('are read once more', async () => {
    const script = (asked: Asked, before: number) => twoPages(asked, before === 1 ? 151 : 150);
    await withScript(script, async ({ github, asked }) => {
      const answer = await github.readChecks(SHA);
      expect(valueOf(answer).checks).toHaveLength(150);
      expect(asked).toHaveLength(4);
    });
  });

  it('are a failure when they change again', async () => {
    const script = (asked: Asked, before: number) => twoPages(asked, before % 2 === 1 ? 151 : 150);
    await withScript(script, async ({ github, asked }) => {
      expect(await github.readChecks(SHA)).toEqual({
        ok: false,
        failure: { kind: 'conflict', message: 'the checks changed while they were read, twice' },
      });
      expect(asked).toHaveLength(4);
    });
  });

  it('are noticed when one moved over the edge of a page and the total stayed the same', async () => {
    const shifted = (asked: Asked) =>
      rollup(afterOf(asked) === null ? page(range(0, 100), 150, 'c1') : page(range(99, 149), 150));
    await withScript(shifted, async ({ github }) => {
      expect(await github.readChecks(SHA)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    });
  });
});

describe('a job that may not read everything', () => {
  const CHECKS = { checks: 'read', statuses: 'read', contents: 'read' } as const;

  it('reads checks without workflows, says so, and does not ask for them again', async () => {
    await withEmbedded(async ({ world, connect, sha }) => {
      const workflow = world.createWorkflowRun({ path: '.github/workflows/ci.yml', sha });
      world.addJob(workflow, { name: 'test' });
      const github = connect({ permissions: CHECKS });
      const { checks, without } = valueOf(await github.readChecks(sha));
      expect(without).toBe("without their workflows and events, which take 'actions: read'");
      expect(checks[0]).toMatchObject({ name: 'test', status: 'queued' });
      expect(checks[0]).not.toHaveProperty('workflow');
      // Our own run must still be told apart.
      expect(checks[0]?.runId).toBe(workflow.id);
      expect(github.requests).toEqual({ 'POST /graphql': 2 });
      await github.readChecks(sha);
      expect(github.requests).toEqual({ 'POST /graphql': 3 });
    });
  });

  it('reads them through REST without contents, where GraphQL tells no commit', async () => {
    await withEmbedded(async ({ world, connect, sha }) => {
      const workflow = world.createWorkflowRun({ path: '.github/workflows/ci.yml', sha });
      world.addJob(workflow, { name: 'test' });
      world.addStatus({ sha, state: 'success', context: 'ci/old' });
      const github = connect({ permissions: { checks: 'read', statuses: 'read' } });
      const { checks, without } = valueOf(await github.readChecks(sha));
      expect(without).toContain('actions: read');
      expect(checks).toHaveLength(2);
      expect(checks[0]).toMatchObject({
        kind: 'check-run',
        name: 'test',
        status: 'queued',
        runId: workflow.id,
      });
      expect(checks[1]).toMatchObject({
        kind: 'status',
        name: 'ci/old',
        status: 'completed',
        conclusion: 'success',
      });
    });
  });

  it('reads more than a hundred of them through REST', async () => {
    await withEmbedded(async ({ world, connect, sha }) => {
      for (const n of range(0, 101)) world.addCheckRun({ sha, name: `check ${n}`, conclusion: 'success' });
      const github = connect({ permissions: { checks: 'read', statuses: 'read' } });
      expect(valueOf(await github.readChecks(sha)).checks).toHaveLength(101);
    });
  });

  it.each([
    ['checks', { statuses: 'read', contents: 'read' }, 'checks: read'],
    ['statuses', { checks: 'read', contents: 'read' }, 'statuses: read'],
  ] as const)('is told that it lacks %s', async (_what, permissions, permission) => {
    await withEmbedded(async ({ connect, sha }) => {
      const answer = await connect({ permissions }).readChecks(sha);
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission } });
    });
  });
});

describe('what GitHub says of a check', () => {
  it('takes the workflow’s file from its address where it is not told', async () => {
    const workflowRun = {
      databaseId: 9,
      event: 'pull_request',
      workflow: { resourcePath: '/acme/shop/actions/workflows/ci.yml' },
      file: null,
    };
    const nodes = [run(1, { checkSuite: { app: { slug: 'github-actions' }, workflowRun } })];
    await withScript(
      () => rollup(connection(nodes)),
      async ({ github }) => {
        const { checks } = valueOf(await github.readChecks(SHA));
        expect(checks[0]).toMatchObject({
          workflow: '.github/workflows/ci.yml',
          event: 'pull_request',
          runId: 9,
        });
      },
    );
  });

  it('passes words on that we do not know, and never makes a pass of them', async () => {
    const nodes = [
      run(1, { status: 'PONDERING', conclusion: null }),
      run(2, { conclusion: 'EXCELLENT' }),
      {
        kind: 'StatusContext',
        context: 'x',
        state: 'EXPECTED',
        createdAt: '2026-11-21T10:00:00Z',
        targetUrl: null,
        creator: null,
      },
      {
        kind: 'StatusContext',
        context: 'y',
        state: 'GREEN',
        createdAt: '2026-11-21T10:00:00Z',
        targetUrl: null,
        creator: null,
      },
    ];
    await withScript(
      () => rollup(connection(nodes)),
      async ({ github }) => {
        const { checks } = valueOf(await github.readChecks(SHA));
        expect(checks.map(({ status, conclusion }) => [status, conclusion])).toEqual([
          ['pondering', null],
          ['completed', 'excellent'],
          ['expected', null],
          ['completed', 'green'],
        ]);
      },
    );
  });

  it('does not believe another app’s link to a run of GitHub Actions', async () => {
    const nodes = [run(1, { checkSuite: { app: { slug: 'other' } } })];
    await withScript(
      () => rollup(connection(nodes)),
      async ({ github }) => {
        expect(valueOf(await github.readChecks(SHA)).checks[0]).not.toHaveProperty('runId');
      },
    );
  });

  it('is a failure when part of it came with errors', async () => {
    const data = { repository: { object: { statusCheckRollup: { contexts: connection([run(1)]) } } } };
    const errors = [{ message: 'Something is missing', path: ['repository', 'object'] }];
    await withScript(
      () => ({ body: { data, errors } }),
      async ({ github }) => {
        expect(await github.readChecks(SHA)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
      },
    );
  });
});
