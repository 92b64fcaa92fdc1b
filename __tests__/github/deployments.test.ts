import { describe, expect, it } from '@jest/globals';
import { payload, requestsOf, valueOf, withEmbedded } from './embedded.ts';
import { connection, repository, withScript } from './scriptedServer.ts';
import type { Reply } from './scriptedServer.ts';

const SHA = 'a'.repeat(40);

const wanted = (sha: string) => ({
  sha,
  environment: 'production',
  task: 'deploy' as const,
  production: true,
  description: 'v1.2.0',
  payload: payload(),
});

describe('a deployment of ours', () => {
  it('is recorded for the very commit, whatever other checks say, and found by its key', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      world.addStatus({ sha, state: 'failure', context: 'ci/old' });
      expect(await github.findDeployment('production', payload().key)).toEqual({ ok: true, value: null });
      const { id } = valueOf(await github.createDeployment(wanted(sha)));
      expect(world.deployments('production')[0]).toMatchObject({
        id,
        sha,
        production: true,
        transient: false,
      });
      const found = valueOf(await github.findDeployment('production', payload().key));
      expect(found).toMatchObject({
        id,
        sha,
        environment: 'production',
        task: 'deploy',
        payload: payload(),
        statuses: [],
      });
      expect(found?.creator).toBe('github-actions[bot]');
      expect(github.requests).toEqual({ 'POST /graphql': 2, 'POST /repos/{owner}/{repo}/deployments': 1 });
    });
  });

  it('gets statuses, told oldest first even within one second', async () => {
    await withEmbedded(async ({ github, sha }) => {
      const { id } = valueOf(await github.createDeployment(wanted(sha)));
      for (const state of ['queued', 'in_progress', 'success'] as const) {
        const status = {
          deploymentId: id,
          state,
          description: `now ${state}`,
          logUrl: 'https://github.test/run',
        };
        valueOf(await github.createDeploymentStatus(status));
      }
      const [read] = valueOf(await github.readDeployments('production', 10));
      expect(read?.statuses.map(({ state, description, url }) => [state, description, url])).toEqual([
        ['queued', 'now queued', 'https://github.test/run'],
        ['in_progress', 'now in_progress', 'https://github.test/run'],
        ['success', 'now success', 'https://github.test/run'],
      ]);
    });
  });

  it('is told in at most 140 characters, no character cut in two', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const { id } = valueOf(
        await github.createDeployment({ ...wanted(sha), description: '🚀'.repeat(300) }),
      );
      const status = { deploymentId: id, state: 'success' as const, description: '🚀'.repeat(141) };
      valueOf(await github.createDeploymentStatus(status));
      expect(world.deployments('production')[0]?.description).toBe(`${'🚀'.repeat(139)}…`);
    });
  });

  it('takes the environment’s address', async () => {
    await withEmbedded(async ({ host, github, sha }) => {
      const { id } = valueOf(await github.createDeployment(wanted(sha)));
      const status = {
        deploymentId: id,
        state: 'success' as const,
        description: '',
        environmentUrl: 'https://shop.test',
      };
      valueOf(await github.createDeploymentStatus(status));
      expect(host.requests.at(-1)?.body).toContain('"environment_url":"https://shop.test"');
    });
  });

  it('is refused, and marked, when GitHub recorded another commit', async () => {
    const replies: Record<string, Reply> = {
      '/repos/acme/shop/deployments': { status: 201, body: { id: 5, sha: 'b'.repeat(40) } },
      '/repos/acme/shop/deployments/5/statuses': { status: 201, body: {} },
    };
    await withScript(
      ({ path }) => replies[path],
      async ({ github, asked }) => {
        const message = `GitHub recorded a deployment of ${'b'.repeat(40)}, not of ${SHA}`;
        expect(await github.createDeployment(wanted(SHA))).toEqual({
          ok: false,
          failure: { kind: 'conflict', message },
        });
        expect(asked[0]?.body).toMatchObject({ ref: SHA, auto_merge: false, required_contexts: [] });
        expect(asked[1]?.body).toMatchObject({ state: 'error' });
      },
    );
  });

  it('is refused when GitHub merged instead', async () => {
    await withScript(
      () => ({ status: 202, body: { message: 'Auto-merged main into topic on deployment.' } }),
      async ({ github }) => {
        expect(await github.createDeployment(wanted(SHA))).toMatchObject({
          ok: false,
          failure: { kind: 'conflict' },
        });
      },
    );
  });

  it('tells the permission a job lacks', async () => {
    await withEmbedded(async ({ connect, sha }) => {
      const github = connect({ permissions: { contents: 'read' } });
      const lacking = (permission: string) => ({ ok: false, failure: { kind: 'forbidden', permission } });
      expect(await github.createDeployment(wanted(sha))).toMatchObject(lacking('deployments: write'));
      expect(await github.readDeployments('production', 1)).toMatchObject(lacking('deployments: read'));
    });
  });

  it('may have been recorded although its answer was lost', async () => {
    await withEmbedded(async ({ host, world, github, sha }) => {
      const fault = host.faults.add({
        match: { method: 'POST', path: /\/deployments$/u },
        kind: 'lost-response',
      });
      const answer = await github.createDeployment(wanted(sha));
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'lost' } });
      expect(fault.struck).toBe(1);
      expect(world.deployments('production')).toHaveLength(1);
      expect(valueOf(await github.findDeployment('production', payload().key))).toMatchObject({ sha });
    });
  });
});

describe('deployments of an environment', () => {
  it.each([
    [50, 1],
    [51, 2],
    [100, 2],
  ])('are read newest first: %i in %i requests', async (count, requests) => {
    await withEmbedded(async ({ world, github, sha }) => {
      for (let n = 0; n < count; n += 1)
        world.addDeployment({ sha, environment: 'production', task: `t${n}` });
      world.addDeployment({ sha, environment: 'staging' });
      const made = await requestsOf(github, async () => {
        const read = valueOf(await github.readDeployments('production', 200));
        expect(read.map(({ task }) => task)).toEqual(
          Array.from({ length: count }, (_, n) => `t${count - 1 - n}`),
        );
      });
      expect(made).toBe(requests);
    });
  });

  it('are no more than were asked for', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      for (let n = 0; n < 12; n += 1) world.addDeployment({ sha, environment: 'production' });
      expect(valueOf(await github.readDeployments('production', 5))).toHaveLength(5);
    });
  });

  it('with more than a hundred statuses are read whole', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const deployment = world.addDeployment({ sha, environment: 'production' });
      for (let n = 0; n < 150; n += 1)
        world.addDeploymentStatus(deployment, 'in_progress', { description: `${n}` });
      const [read] = valueOf(await github.readDeployments('production', 1));
      expect(read?.statuses.map(({ description }) => Number(description))).toEqual(
        Array.from({ length: 150 }, (_, n) => n),
      );
    });
  });

  it.each<[string, unknown, boolean]>([
    ['an object as JSON', JSON.stringify(payload()), true],
    ['JSON of JSON', JSON.stringify(JSON.stringify(payload())), true],
    ['nothing', null, false],
    ['an empty text', '', false],
    ['another tool’s text', 'run by capistrano', false],
    ['another tool’s JSON', '{"type":"branch-deploy","key":"x"}', false],
    ['a list', '[1,2]', false],
    ['a number', '7', false],
    ['ours of a later kind', JSON.stringify({ ...payload(), schemaVersion: 2 }), false],
    ['ours without its key', JSON.stringify({ ...payload(), key: undefined }), false],
    ['ours without its decision', JSON.stringify({ ...payload(), decision: null }), false],
    [
      'JSON wrapped many times over',
      JSON.stringify(JSON.stringify(JSON.stringify(JSON.stringify(payload())))),
      false,
    ],
  ])('hold our payload only where it is ours: %s', async (_what, raw, ours) => {
    const node = {
      databaseId: 3,
      commitOid: SHA,
      environment: null,
      task: null,
      createdAt: '2026-11-21T10:00:00Z',
      creator: null,
      ref: { name: 'main' },
      payload: raw,
      latestStatus: null,
      statuses: null,
    };
    await withScript(
      () => repository({ deployments: connection([node]) }),
      async ({ github }) => {
        const [read] = valueOf(await github.readDeployments('production', 1));
        expect(read).toEqual({
          id: 3,
          sha: SHA,
          environment: 'production',
          task: 'deploy',
          createdAt: Date.parse('2026-11-21T10:00:00Z'),
          creator: null,
          ref: 'main',
          ...(ours ? { payload: payload() } : {}),
          statuses: [],
        });
      },
    );
  });
});
