import { describe, expect, it } from '@jest/globals';
import { REPO, withGitHub } from './started.ts';

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

// Client, loopback, checks against the description and git included; the bound leaves room for a busy machine.
const MOST_MS = 25;

describe('a typical request', () => {
  it('takes a few milliseconds once its operation has been used', async () => {
    await withGitHub(async ({ world }, { rest, graphql }) => {
      const sha = world.ref('refs/heads/main') ?? '';
      for (let n = 0; n < 20; n += 1) world.addCheckRun({ sha, name: `job ${n}`, conclusion: 'success' });
      let count = 0;
      const calls: Readonly<Record<string, () => Promise<unknown>>> = {
        'check runs': () => rest.checks.listForRef({ ...REPO, ref: sha, per_page: 100 }),
        status: () => rest.repos.createCommitStatus({ ...REPO, sha, state: 'success', context: 'x' }),
        deployment: () =>
          rest.repos.createDeployment({ ...REPO, ref: sha, auto_merge: false, required_contexts: [] }),
        ref: () => rest.git.getRef({ ...REPO, ref: 'heads/main' }),
        'new ref': () => rest.git.createRef({ ...REPO, ref: `refs/tags/t${(count += 1)}`, sha }),
        blob: () => rest.git.createBlob({ ...REPO, content: String((count += 1)) }),
        rollup: () =>
          graphql(
            `{ repository(owner: "acme", name: "app") { object(oid: "${sha}") { ... on Commit { statusCheckRollup { contexts(first: 100) { nodes { ... on CheckRun { name conclusion } } } } } } } }`,
          ),
      };
      const took: Record<string, number> = {};
      for (const [name, call] of Object.entries(calls)) {
        const times: number[] = [];
        for (let n = 0; n < 12; n += 1) {
          const began = performance.now();
          await call();
          times.push(performance.now() - began);
        }
        took[name] = median(times);
      }
      for (const [name, ms] of Object.entries(took))
        expect([name, ms < MOST_MS, ms]).toEqual([name, true, ms]);
    });
  });
});
