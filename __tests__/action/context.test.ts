import { describe, expect, it } from '@jest/globals';
import { runContext } from '../../src/action/context.ts';
import type { ToolkitContext } from '../../src/action/context.ts';

const HEAD = 'a'.repeat(40);
const MERGE = 'b'.repeat(40);

const ENV = { GITHUB_REPOSITORY: 'org/app', GITHUB_WORKSPACE: '/home/runner/work/app' };

function contextOf(more: Partial<ToolkitContext>, env: Readonly<Record<string, string>> = ENV) {
  return runContext(env, {
    payload: {},
    eventName: 'push',
    ref: 'refs/heads/main',
    sha: MERGE,
    actor: 'alice',
    job: 'gate',
    runId: 7,
    runAttempt: 2,
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    ...more,
  });
}

const pull = (from: string | null) => ({
  pull_request: {
    number: 12,
    head: { sha: HEAD, ref: 'topic', repo: from === null ? null : { full_name: from } },
    base: { ref: 'release/1.x', sha: 'c'.repeat(40) },
  },
});

const group = (headRef: string) => ({
  merge_group: {
    head_sha: HEAD,
    head_ref: headRef,
    base_sha: 'c'.repeat(40),
    base_ref: 'refs/heads/release/1.x',
  },
});

describe("a run's context", () => {
  it('on a push is about its commit', () => {
    expect(contextOf({})).toEqual({
      repository: 'org/app',
      eventName: 'push',
      ref: 'refs/heads/main',
      sha: MERGE,
      fork: false,
      runId: 7,
      attempt: 2,
      actor: 'alice',
      runUrl: 'https://github.com/org/app/actions/runs/7',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      workspace: '/home/runner/work/app',
      job: 'gate',
    });
  });

  it.each([
    ['pull_request', pull('org/app'), HEAD, 12, 'release/1.x', false],
    ['pull_request', pull('Org/App'), HEAD, 12, 'release/1.x', false],
    ['pull_request', pull('mallory/app'), HEAD, 12, 'release/1.x', true],
    ['pull_request', pull(null), HEAD, 12, 'release/1.x', true],
    ['pull_request_target', pull('mallory/app'), HEAD, 12, 'release/1.x', false],
    ['pull_request_review', pull('mallory/app'), HEAD, 12, 'release/1.x', true],
    [
      'merge_group',
      group('refs/heads/gh-readonly-queue/release/1.x/pr-34-abc'),
      HEAD,
      34,
      'release/1.x',
      false,
    ],
    [
      'merge_group',
      group('refs/heads/gh-readonly-queue/main/strange'),
      HEAD,
      undefined,
      'release/1.x',
      false,
    ],
    [
      'workflow_dispatch',
      { inputs: { environment: 'production' }, ref: 'refs/heads/main' },
      MERGE,
      undefined,
      undefined,
      false,
    ],
    ['schedule', {}, MERGE, undefined, undefined, false],
    // A comment on a pull request names it as an issue only: its head is not known here.
    [
      'issue_comment',
      { issue: { number: 12, pull_request: { url: '…' } } },
      MERGE,
      undefined,
      undefined,
      false,
    ],
  ])('on %s: %j', (eventName, payload, sha, pullRequest, baseBranch, fork) => {
    const context = contextOf({ eventName, payload });
    expect({ ...context, pullRequest: context.pullRequest, baseBranch: context.baseBranch }).toMatchObject({
      eventName,
      sha,
      pullRequest,
      baseBranch,
      fork,
    });
  });

  it.each([
    ['no payload at all', {}],
    ['nulls', { pull_request: null, merge_group: null }],
    ['other types', { pull_request: { number: '12', head: 'topic', base: 3 }, merge_group: 'x' }],
    ['lists', { pull_request: [], merge_group: [] }],
  ])('takes %s for what is missing', (_, payload) => {
    // What GitHub sends has other types; this is what it might send.
    const { sha, pullRequest, baseBranch, fork } = contextOf({
      payload: payload as ToolkitContext['payload'],
    });
    expect([sha, pullRequest, baseBranch, fork]).toEqual([MERGE, undefined, undefined, false]);
  });

  it('outside of a runner is empty where nothing is known', () => {
    const context = contextOf({ runId: Number.NaN, runAttempt: Number.NaN }, {});
    expect([
      context.repository,
      context.runUrl,
      context.attempt,
      context.workspace,
      'runId' in context,
    ]).toEqual(['', '', 1, '.', false]);
  });
});
