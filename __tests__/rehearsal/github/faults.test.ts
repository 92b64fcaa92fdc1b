import { describe, expect, it } from '@jest/globals';
import { REPO, refusalOf, settableClock, statusOf, withGitHub } from './started.ts';

const NOON = Date.UTC(2026, 10, 21, 12);

describe('faults', () => {
  it.each([
    ['5xx', {}, { status: 502, message: 'Server Error' }, {}],
    ['5xx', { status: 503, retryAfter: 3 }, { status: 503 }, { 'retry-after': '3' }],
    [
      'secondary-rate-limit',
      { retryAfter: 7 },
      { status: 403, message: expect.stringContaining('secondary rate limit') },
      { 'retry-after': '7' },
    ],
    [
      'primary-rate-limit',
      { retryAfter: 10 },
      { status: 403, message: expect.stringContaining('API rate limit exceeded') },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOON / 1000 + 10) },
    ],
  ] as const)('answer %s, and nothing is done', async (kind, more, answer, headers) => {
    const clock = settableClock(NOON);
    await withGitHub(
      async (github, octokit) => {
        const fault = github.faults.add({ match: { method: 'POST', path: /\/git\/refs$/u }, kind, ...more });
        const sha = github.world.ref('refs/heads/main') ?? '';
        const create = (): Promise<unknown> =>
          octokit.rest.git.createRef({ ...REPO, ref: 'refs/tags/v1', sha });
        const refused = await refusalOf(create());
        expect(refused).toMatchObject(answer);
        expect(refused.headers).toMatchObject(headers);
        expect(github.world.ref('refs/tags/v1')).toBeUndefined();
        await create();
        expect(fault.struck).toBe(1);
        expect(github.requests.map((one) => one.fault)).toEqual([kind, null]);
      },
      { clock: clock.now },
    );
  });

  it('lose an answer after the write happened', async () => {
    await withGitHub(async (github, octokit) => {
      github.faults.add({
        match: { operation: 'POST /repos/{owner}/{repo}/deployments' },
        kind: 'lost-response',
      });
      const create = octokit.rest.repos.createDeployment({
        ...REPO,
        ref: 'main',
        auto_merge: false,
        required_contexts: [],
      });
      await expect(create).rejects.toMatchObject({ status: 500 });
      expect(github.world.deployments()).toHaveLength(1);
      expect(github.requests).toMatchObject([{ status: null, fault: 'lost-response' }]);
    });
  });

  it('never answer until the client gives up, and do nothing', async () => {
    await withGitHub(async (github, octokit) => {
      github.faults.add({ match: { method: 'POST' }, kind: 'timeout' });
      const create = octokit.rest.issues.create({
        ...REPO,
        title: 't',
        request: { signal: AbortSignal.timeout(50) },
      });
      await expect(create).rejects.toMatchObject({ status: 500 });
      expect((await octokit.rest.issues.listForRepo(REPO)).data).toEqual([]);
    });
  });

  it('answer late', async () => {
    await withGitHub(async (github, octokit) => {
      github.faults.add({ match: { path: /app$/u }, kind: 'slow', delayMs: 80 });
      const began = performance.now();
      expect((await octokit.rest.repos.get(REPO)).status).toBe(200);
      expect(performance.now() - began).toBeGreaterThan(75);
    });
  });

  it('strike after some, as often as they are told, and until they are cleared', async () => {
    await withGitHub(async (github, octokit) => {
      github.faults.add({ match: (request) => request.method === 'GET', kind: '5xx', after: 1, times: 2 });
      const seen: number[] = [];
      for (let n = 0; n < 4; n += 1) {
        const call = octokit.rest.repos.get(REPO);
        seen.push(await statusOf(call));
      }
      expect(seen).toEqual([200, 502, 502, 200]);
      github.faults.add({ match: {}, kind: '5xx', times: Infinity });
      expect((await refusalOf(octokit.rest.repos.get(REPO))).status).toBe(502);
      github.faults.clear();
      expect((await octokit.rest.repos.get(REPO)).status).toBe(200);
    });
  });

  it('strike by chance, the same requests for the same seed', async () => {
    const struck = (seed: number): Promise<string> =>
      withGitHub(async (github, octokit) => {
        github.faults.chance({ seed, share: 0.5, kinds: ['5xx', 'secondary-rate-limit'] });
        for (let n = 0; n < 20; n += 1) await octokit.rest.repos.get(REPO).catch(() => undefined);
        return github.requests.map(({ fault }) => fault ?? '-').join(' ');
      });
    const [one, again, other] = [await struck(7), await struck(7), await struck(8)];
    expect(one).toContain('5xx');
    expect(one).toContain('secondary-rate-limit');
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it('limit GraphQL inside of an answer that is otherwise well', async () => {
    await withGitHub(async (github, octokit) => {
      github.faults.add({ match: { operation: /^graphql viewer/u }, kind: 'primary-rate-limit' });
      await expect(octokit.graphql('{ viewer { login } }')).rejects.toMatchObject({
        errors: [{ type: 'RATE_LIMITED' }],
      });
      expect(await octokit.graphql('{ viewer { login } }')).toEqual({
        viewer: { login: 'github-actions[bot]' },
      });
    });
  });
});
