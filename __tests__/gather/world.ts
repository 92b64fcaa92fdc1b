import type { DeploymentReading, PullRequestReading } from '../../src/core/facts.ts';
import type { GatherWorld } from '../../src/gather/index.ts';
import type { Answer, Failure, GitHub } from '../../src/github/port.ts';

export const SHA = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);

export const answered = <T>(value: T): Answer<T> => ({ ok: true, value });
export const refused = (failure: Partial<Failure> = {}): Answer<never> => ({
  ok: false,
  failure: { kind: 'lost', message: 'socket hang up', ...failure },
});

/** A GitHub of the methods a test is about; the others must not be asked. Every call is remembered by name. */
export function gitHubOf(methods: Partial<GitHub>): { github: GitHub; calls: string[] } {
  const calls: string[] = [];
  const github = new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') throw new Error(`nobody should ask for ${String(name)}`);
      return (...asked: unknown[]) => {
        calls.push(`${String(name)} ${JSON.stringify(asked)}`);
        return Reflect.apply(method, target, asked);
      };
    },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is missing throws when it is asked for
  return { github: github as GitHub, calls };
}

export const worldOf = (github: GitHub, more: Partial<GatherWorld> = {}): GatherWorld => ({
  github,
  workspace: '/nowhere',
  subject: { repository: 'acme/shop', sha: SHA },
  ...more,
});

export const pullRequest = (number: number): PullRequestReading => ({
  number,
  url: `https://github.test/pull/${number}`,
  title: 't',
  author: 'alice',
  headSha: SHA,
  baseRef: 'main',
  committers: ['alice'],
  labels: [],
  merged: true,
  mergeCommit: SHA,
  reviews: [],
  reviewDecision: null,
});

/** A deployment with these states, one a minute, the first at `at` minutes. */
export const deployment = (
  id: number,
  sha: string,
  at: number,
  states: readonly string[],
): DeploymentReading => ({
  id,
  sha,
  environment: 'production',
  task: 'deploy',
  createdAt: at * 60_000,
  creator: 'github-actions[bot]',
  ref: null,
  statuses: states.map((state, n) => ({ state, description: '', createdAt: (at + n) * 60_000 })),
});
