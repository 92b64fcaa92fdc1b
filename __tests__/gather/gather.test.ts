import { describe, expect, it } from '@jest/globals';
import { NO_NEEDS } from '../../src/core/facts.ts';
import type { FactName, Needs } from '../../src/core/facts.ts';
import { gather } from '../../src/gather/index.ts';
import { withEmbedded } from '../github/embedded.ts';
import { answered, deployment, gitHubOf, pullRequest, refused, SHA, worldOf } from './world.ts';

const needing = (...facts: FactName[]): Needs => ({ ...NO_NEEDS, facts });
const production = { repository: 'acme/shop', sha: SHA, environment: 'production' };

describe('a round of facts', () => {
  it('holds what was asked for and nothing else', async () => {
    const { github, calls } = gitHubOf({ readChecks: async () => answered({ checks: [] }) });
    const facts = await gather(needing('checks'), worldOf(github));
    expect(facts).toEqual({
      checks: { state: 'known', value: { sha: SHA, checks: [] }, source: 'checks of aaaaaaa' },
    });
    expect(calls).toEqual([`readChecks ["${SHA}"]`]);
  });

  it('asks nobody when nothing is needed', async () => {
    const { github, calls } = gitHubOf({});
    expect(await gather(NO_NEEDS, worldOf(github))).toEqual({});
    expect(calls).toEqual([]);
  });

  it('reads deployments once, however many facts rest on them', async () => {
    const { github, calls } = gitHubOf({
      readDeployments: async () => answered([]),
      readPullRequestsOf: async () =>
        answered({ pullRequests: [pullRequest(1)], direct: [], directAuthors: [] }),
    });
    const needs = {
      facts: ['deployments', 'reviews', 'deployments'],
      files: [],
      deploymentsOf: ['production', 'staging', 'production'],
    } as const;
    const facts = await gather(needs, worldOf(github, { subject: production }));
    expect(calls.filter((call) => call.startsWith('readDeployments')).toSorted()).toEqual([
      'readDeployments ["production",50]',
      'readDeployments ["staging",50]',
    ]);
    expect(facts.deployments).toMatchObject({
      state: 'known',
      value: {
        production: { state: 'known', source: 'deployments to production' },
        staging: { state: 'known' },
      },
    });
  });

  it('reads at the same time', async () => {
    let open = 0;
    let most = 0;
    const slow = async <T>(value: T) => {
      most = Math.max(most, (open += 1));
      await new Promise((resolve) => setTimeout(resolve, 10));
      open -= 1;
      return answered(value);
    };
    const { github } = gitHubOf({
      readChecks: () => slow({ checks: [] }),
      readEnvironment: (name) =>
        slow({ name, exists: true, reviewersRequired: true, waitMinutes: 0, preventsSelfReview: false }),
      readDeployments: () => slow([]),
    });
    const needs = {
      facts: ['checks', 'environment', 'deployments'],
      files: [],
      deploymentsOf: ['staging'],
    } as const;
    await gather(needs, worldOf(github, { subject: production }));
    expect(most).toBe(3);
  });

  it('takes the time last, when answers have told GitHub’s clock', async () => {
    let now = 1;
    const { github } = gitHubOf({
      now: () => now,
      readChecks: async () => {
        now = 2;
        return answered({ checks: [] });
      },
    });
    const facts = await gather(needing('now', 'checks'), worldOf(github));
    expect(facts.now).toEqual({ state: 'known', value: 2, source: "GitHub's clock" });
  });

  it('asks for an environment by the name it is written with', async () => {
    const { github, calls } = gitHubOf({ readDeployments: async () => answered([]) });
    const needs = { facts: ['deployments'], files: [], deploymentsOf: ['production'] } as const;
    const world = worldOf(github, { environmentName: (key) => (key === 'production' ? 'Production' : key) });
    const facts = await gather(needs, world);
    expect(calls).toEqual(['readDeployments ["Production",50]']);
    expect(facts.deployments).toMatchObject({
      value: { production: { value: { environment: 'production' } } },
    });
  });
});

describe('what could not be read', () => {
  it.each([
    ['lost', refused(), 'socket hang up; no answer after every attempt'],
    [
      'forbidden',
      refused({
        kind: 'forbidden',
        message: 'Resource not accessible by integration',
        permission: 'checks: read',
      }),
      "Resource not accessible by integration; the job's permissions need checks: read",
    ],
    [
      'limited',
      refused({ kind: 'rate-limited', message: 'API rate limit exceeded', waitMs: 61_500 }),
      'API rate limit exceeded; GitHub asks to wait 62 s, which is longer than we may',
    ],
    ['not there', refused({ kind: 'not-found', message: 'there is no commit x' }), 'there is no commit x'],
  ])('says why: %s', async (_kind, answer, reason) => {
    const { github } = gitHubOf({ readChecks: async () => answer });
    const facts = await gather(needing('checks'), worldOf(github));
    expect(facts.checks).toEqual({ state: 'unavailable', reason, source: 'checks of aaaaaaa' });
  });

  it('does not keep the rest from being read', async () => {
    const { github } = gitHubOf({
      readChecks: async () => answered({ checks: [] }),
      readEnvironment: async () => refused(),
      readRun: async () => refused(),
    });
    const facts = await gather(
      needing('checks', 'environment', 'run'),
      worldOf(github, { subject: production, runId: 4 }),
    );
    expect(facts.checks?.state).toBe('known');
    expect(facts.environment).toMatchObject({ state: 'unavailable', source: 'environment production' });
    expect(facts.run).toMatchObject({ state: 'unavailable', source: 'workflow run 4' });
  });

  it('is said of each environment by itself', async () => {
    const { github } = gitHubOf({
      readDeployments: async (name) =>
        name === 'staging' ? refused() : answered([deployment(1, SHA, 0, ['success'])]),
    });
    const needs = { facts: ['deployments'], files: [], deploymentsOf: ['staging', 'production'] } as const;
    const { deployments } = await gather(needs, worldOf(github));
    expect(deployments).toMatchObject({
      state: 'known',
      value: { staging: { state: 'unavailable' }, production: { state: 'known' } },
    });
  });

  it('tells what was missing from checks that were read', async () => {
    const without = "without their workflows and events, which take 'actions: read'";
    const { github } = gitHubOf({ readChecks: async () => answered({ checks: [], without }) });
    const { checks } = await gather(needing('checks'), worldOf(github));
    expect(checks).toMatchObject({ state: 'known', source: `checks of aaaaaaa (${without})` });
  });

  it('is what the question has not got', async () => {
    const { github } = gitHubOf({});
    const facts = await gather(needing('environment', 'run'), worldOf(github));
    expect(facts.environment).toMatchObject({
      state: 'unavailable',
      reason: 'the question names no environment',
    });
    expect(facts.run).toMatchObject({ state: 'unavailable', reason: 'this is no workflow run' });
  });
});

describe('a run', () => {
  it('is told with its id', async () => {
    const run = {
      createdAt: 5,
      actor: 'alice',
      triggeringActor: 'bob',
      status: 'in_progress',
      attempt: 2,
      approvals: [],
    };
    const { github } = gitHubOf({ readRun: async () => answered(run) });
    const facts = await gather(needing('run'), worldOf(github, { runId: 9 }));
    const value = { id: 9, attempt: 2, createdAt: 5, actor: 'alice', triggeringActor: 'bob', approvals: [] };
    expect(facts.run).toEqual({ state: 'known', value, source: 'workflow run 9' });
  });
});

describe('a gate’s poll', () => {
  it('takes at most five requests over a hundred checks', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      for (let n = 0; n < 100; n += 1) world.addCheckRun({ sha, name: `check ${n}`, conclusion: 'success' });
      const staged = world.addDeployment({ sha, environment: 'staging' });
      world.addDeploymentStatus(staged, 'success');
      const needs = {
        facts: ['now', 'checks', 'reviews', 'deployments'],
        files: [],
        deploymentsOf: ['staging'],
      } as const;
      const subject = { repository: 'acme/shop', sha, environment: 'staging' };
      const facts = await gather(needs, worldOf(github, { subject }));
      expect(Object.values(facts).map(({ state }) => state)).toEqual(['known', 'known', 'known', 'known']);
      expect(facts.reviews).toMatchObject({ value: { pullRequests: [], direct: [sha] } });
      expect(Object.values(github.requests).reduce((sum, count) => sum + count, 0)).toBe(3);
    });
  });
});
