import { describe, expect, it } from '@jest/globals';
import { waitBefore } from '../../src/github/patience.ts';
import { inOrder, repository, TOKEN, withScript } from './scriptedServer.ts';
import type { Reply } from './scriptedServer.ts';

const NOW = 1_800_000_000_000;
const secondary = {
  status: 403,
  headers: { 'retry-after': '7' },
  message: 'You have exceeded a secondary rate limit',
};
const spent = {
  status: 403,
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 20) },
  message: 'API rate limit exceeded',
};
const refused = { status: 403, headers: {}, message: 'Resource not accessible by integration' };
const bad = { status: 502, headers: {}, message: 'Bad Gateway' };
const none = { status: 500, headers: {}, message: 'socket hang up' };

describe('how long is waited before a request is sent again', () => {
  it.each([
    ['a read without an answer: half a second', none, true, 1, 500],
    ['then a second', none, true, 2, 1000],
    ['then two', none, true, 3, 2000],
    ['and then no more', none, true, 4, undefined],
    ['a read that met a 502', bad, true, 1, 500],
    [
      'a read told when to come back',
      { ...bad, status: 503, headers: { 'retry-after': '3' } },
      true,
      1,
      3000,
    ],
    ['a write without an answer: never', none, false, 1, undefined],
    ['a write that met a 502: never', bad, false, 1, undefined],
    [
      'a write told when to come back after a 503: never',
      { ...bad, status: 503, headers: { 'retry-after': '3' } },
      false,
      1,
      undefined,
    ],
    ['a read refused for its rate', secondary, true, 1, 7000],
    ['a write refused for its rate: it was not carried out', secondary, false, 1, 7000],
    ['a spent quota: until it is whole again, and a second', spent, false, 1, 21_000],
    ['a limit that names no time: a minute', { ...secondary, headers: {} }, true, 1, 60_000],
    [
      'a 429 without words',
      { status: 429, headers: { 'retry-after': '1' }, message: 'Too Many Requests' },
      true,
      1,
      1000,
    ],
    ['a missing permission: never', refused, true, 1, undefined],
    [
      'a quota that happens to be used up says nothing about a 404',
      { ...spent, status: 404 },
      true,
      1,
      undefined,
    ],
    ['a 422: never', { status: 422, headers: {}, message: 'Validation Failed' }, true, 1, undefined],
  ])('%s', (_name, failure, repeatable, tries, expected) => {
    expect(waitBefore(failure, { repeatable, tries }, NOW, 0)).toBe(expected);
  });

  it('is up to half as long again, so that runs that failed together do not come back together', () => {
    expect(waitBefore(none, { repeatable: true, tries: 1 }, NOW, 1)).toBe(750);
  });
});

const POLICY: Reply = repository({
  id: 'R_1',
  tip: { name: 'main', target: { oid: 'a'.repeat(40), file: null } },
});
const LIMITED: Reply = {
  status: 403,
  headers: { 'retry-after': '0' },
  body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
};
const DEPLOYED: Reply = { status: 201, body: { id: 7, sha: 'b'.repeat(40) } };
const DEPLOYMENT = {
  sha: 'b'.repeat(40),
  environment: 'production',
  task: 'deploy' as const,
  production: true,
  description: 'x',
  payload: {
    by: 'deploy-action' as const,
    schemaVersion: 1 as const,
    key: 'k',
    runId: 1,
    approvals: [],
    approvalsSeen: 0,
    decision: { outcome: 'proceed', summary: 'ok' },
  },
};

describe('reads', () => {
  it.each<[string, Reply]>([
    ['a 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a connection that broke', 'broken'],
    [
      'an answer GraphQL could not finish',
      { body: { errors: [{ message: 'Something went wrong while executing your query.' }] } },
    ],
    ['a refusal for the rate', LIMITED],
    [
      'a refusal of GraphQL for the rate',
      { headers: { 'retry-after': '0' }, body: { errors: [{ type: 'RATE_LIMITED', message: 'slow down' }] } },
    ],
  ])('are sent again after %s', async (_what, first) => {
    await withScript(inOrder(first, POLICY), async ({ github, asked }) => {
      expect(await github.readPolicy('x.yml')).toMatchObject({ ok: true, value: { branch: 'main' } });
      expect(asked).toHaveLength(2);
      expect(github.requests).toEqual({ 'POST /graphql': 2 });
    });
  });

  it('are sent again after no answer came in time', async () => {
    const script = inOrder('silence', { body: { id: 1, status: 'completed', run_attempt: 2 } });
    await withScript(
      script,
      async ({ github, asked }) => {
        expect(await github.readRunStatus(1)).toEqual({
          ok: true,
          value: { status: 'completed', attempt: 2 },
        });
        expect(asked).toHaveLength(2);
      },
      { timeoutMs: 3000 },
    );
  });

  it('are given up when the time for all attempts is over', async () => {
    await withScript(
      () => 'silence',
      async ({ github, asked }) => {
        const answer = await github.readRunStatus(1);
        expect(answer).toMatchObject({
          ok: false,
          failure: { kind: 'lost', message: 'no answer within 0.2 s' },
        });
        // 0.2 s, a wait of at least 0.5 s that does not fit into 0.6 s.
        expect(asked).toHaveLength(1);
      },
      { timeoutMs: 600 },
    );
  });

  it('do not wait for a quota that comes back after their time', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 300);
    const limit = {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date: new Date().toUTCString() },
      body: { message: 'API rate limit exceeded for installation.' },
    };
    await withScript(inOrder(limit), async ({ github, asked }) => {
      const answer = await github.readRunStatus(1);
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'rate-limited', status: 403 } });
      expect(answer.ok ? 0 : answer.failure.waitMs).toBeGreaterThan(290_000);
      expect(asked).toHaveLength(1);
    });
  });

  it('end at once when the signal says so', async () => {
    const stop = new AbortController();
    const script = () => {
      setTimeout(() => stop.abort(), 20);
      return 'silence' as const;
    };
    await withScript(
      script,
      async ({ github, asked }) => {
        const cancelled = { ok: false, failure: { kind: 'lost', message: 'the run was cancelled' } };
        expect(await github.readRunStatus(1)).toEqual(cancelled);
        expect(await github.readRunStatus(1)).toEqual(cancelled);
        expect(asked).toHaveLength(1);
      },
      {},
      stop.signal,
    );
  });

  it('take an answer that is not JSON, or was cut, for none', async () => {
    await withScript(
      () => ({ body: '{"id": 1, "stat' }),
      async ({ github }) => {
        expect(await github.readRunStatus(1)).toMatchObject({ ok: false, failure: { kind: 'lost' } });
      },
    );
  });
});

describe('reads that go wrong several times', () => {
  it.each<[string, readonly Reply[]]>([
    ['two broken connections', ['broken', 'broken']],
    ['a refusal for the rate, a 502, and another refusal', [LIMITED, { status: 502 }, LIMITED]],
    ['three refusals for the rate', [LIMITED, LIMITED, LIMITED]],
  ])('still come to their answer: %s', async (_what, replies) => {
    await withScript(inOrder(...replies, POLICY), async ({ github, asked }) => {
      expect(await github.readPolicy('x.yml')).toMatchObject({ ok: true });
      expect(asked).toHaveLength(replies.length + 1);
    });
  });

  it('come to an end after four requests', async () => {
    await withScript(
      () => LIMITED,
      async ({ github, asked }) => {
        expect(await github.readPolicy('x.yml')).toMatchObject({
          ok: false,
          failure: { kind: 'rate-limited' },
        });
        expect(asked).toHaveLength(4);
      },
    );
  });
});

describe('writes', () => {
  it.each<[string, Reply, string]>([
    ['a 502', { status: 502, body: { message: 'Bad Gateway' } }, 'lost'],
    ['a 500', { status: 500, body: { message: 'Server Error' } }, 'lost'],
    ['a connection that broke after the request was read', 'broken', 'lost'],
    ['no answer in time', 'silence', 'lost'],
    ['a conflict', { status: 409, body: { message: 'Conflict' } }, 'conflict'],
    ['a name that is taken', { status: 422, body: { message: 'Reference already exists' } }, 'conflict'],
    ['something GitHub refuses', { status: 422, body: { message: 'Validation Failed' } }, 'invalid'],
  ])('are sent once, whatever comes: %s', async (_what, reply, kind) => {
    await withScript(
      () => reply,
      async ({ github, asked }) => {
        expect(await github.createDeployment(DEPLOYMENT)).toMatchObject({ ok: false, failure: { kind } });
        expect(asked).toHaveLength(1);
      },
      { timeoutMs: 1500 },
    );
  });

  it('are sent once through GraphQL too', async () => {
    const unfinished: Reply = {
      body: { errors: [{ message: 'Something went wrong while executing your query.' }] },
    };
    const script = inOrder(repository({ id: 'R_1' }), unfinished);
    await withScript(script, async ({ github, asked }) => {
      const swap = { ref: 'refs/x', from: null, to: 'a'.repeat(40) };
      expect(await github.swapRefs([swap])).toMatchObject({ ok: false, failure: { kind: 'lost' } });
      expect(asked).toHaveLength(2);
    });
  });

  it('are sent again only when GitHub refused them unread, for their rate', async () => {
    await withScript(inOrder(LIMITED, DEPLOYED), async ({ github, asked }) => {
      expect(await github.createDeployment(DEPLOYMENT)).toEqual({ ok: true, value: { id: 7 } });
      expect(asked).toHaveLength(2);
    });
  });

  it('are not sent a third time when the one after a refusal is lost', async () => {
    await withScript(inOrder(LIMITED, 'broken'), async ({ github, asked }) => {
      expect(await github.createDeployment(DEPLOYMENT)).toMatchObject({
        ok: false,
        failure: { kind: 'lost' },
      });
      expect(asked).toHaveLength(2);
    });
  });

  it('are not held back before anything is wrong', async () => {
    const began = performance.now();
    await withScript(
      () => ({ status: 201, body: {} }),
      async ({ github, asked }) => {
        for (let n = 0; n < 5; n += 1) {
          await github.createDeploymentStatus({ deploymentId: 1, state: 'success', description: 'ok' });
        }
        expect(asked).toHaveLength(5);
      },
    );
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

describe('what goes out', () => {
  it('is the token, the version of the API and our name', async () => {
    await withScript(
      () => ({ body: { status: 'queued', run_attempt: 1 } }),
      async ({ github, asked }) => {
        await github.readRunStatus(5);
        expect(asked[0]?.path).toBe('/repos/acme/shop/actions/runs/5');
        expect(asked[0]?.headers).toMatchObject({
          authorization: `token ${TOKEN}`,
          'x-github-api-version': '2022-11-28',
        });
        expect(asked[0]?.headers['user-agent']).toContain('deploy-action-test');
      },
    );
  });

  it('is counted by route, ids left out', async () => {
    await withScript(
      () => ({ body: { status: 'queued', run_attempt: 1 } }),
      async ({ github, asked }) => {
        await Promise.all(Array.from({ length: 20 }, (_, n) => github.readRunStatus(n)));
        expect(asked).toHaveLength(20);
        expect(github.requests).toEqual({ 'GET /repos/{owner}/{repo}/actions/runs/{run_id}': 20 });
      },
    );
  });

  it('never tells the token, even when an answer repeats it', async () => {
    const echo = { status: 400, body: { message: `bad credentials: ${TOKEN}` } };
    await withScript(
      () => echo,
      async ({ github }) => {
        const answer = await github.readRunStatus(1);
        expect(answer).toMatchObject({
          ok: false,
          failure: { kind: 'invalid', message: 'bad credentials: ***' },
        });
      },
    );
  });
});
