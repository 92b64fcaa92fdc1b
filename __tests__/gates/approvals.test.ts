import { describe, expect, it } from '@jest/globals';
import type { Facts, PullRequestReading, Review } from '../../src/core/facts.ts';
import { known, unavailable } from '../../src/core/facts.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { approvals } from '../../src/gates/approvals.ts';
import { MINUTE, NOW, judge } from './worlds/facts.ts';

const HEAD = 'c3d4e50000000000000000000000000000000000';
const BEFORE = 'a1b2c30000000000000000000000000000000000';

let time = NOW - 1000 * MINUTE;

/** A review by somebody who may push, each a minute after the one before. */
function reviewOf(author: string | null, state: string, more: Partial<Review> = {}): Review {
  time += MINUTE;
  return {
    id: time,
    author,
    authorIsBot: false,
    state,
    sha: HEAD,
    submittedAt: time,
    canPush: true,
    ...more,
  };
}

function pullRequestOf(
  reviews: readonly Review[],
  more: Partial<PullRequestReading> = {},
): PullRequestReading {
  return {
    number: 12,
    url: 'https://github.com/org/app/pull/12',
    title: 'Add a thing',
    author: 'bob',
    headSha: HEAD,
    baseRef: 'main',
    committers: ['bob', 'carol'],
    labels: [],
    merged: true,
    mergeCommit: null,
    reviews,
    reviewDecision: null,
    ...more,
  };
}

function reviewsFact(pullRequests: readonly PullRequestReading[], direct: readonly string[] = []): Facts {
  return { reviews: known({ pullRequests, direct }, 'pull requests') };
}

const plain = { approvals: {} };
const missing = '#12 has 0 of 1 approval needed';

type Row = readonly [what: string, entry: object, reviews: readonly Review[], Verdict, string];

describe('the approvals gate', () => {
  const rows: readonly Row[] = [
    ['an approval', plain, [reviewOf('alice', 'approved')], 'pass', '#12 was approved by alice'],
    ['no review at all', plain, [], 'fail', missing],
    [
      'an approval followed by a comment',
      plain,
      [reviewOf('alice', 'approved'), reviewOf('alice', 'commented')],
      'pass',
      '#12 was approved by alice',
    ],
    [
      'an approval followed by a request for changes',
      plain,
      [reviewOf('alice', 'approved'), reviewOf('Alice', 'changes_requested')],
      'fail',
      '#12: Alice requested changes',
    ],
    [
      'a request for changes followed by an approval',
      plain,
      [reviewOf('alice', 'changes_requested'), reviewOf('alice', 'approved')],
      'pass',
      '#12 was approved by alice',
    ],
    ['a request for changes that was dismissed', plain, [reviewOf('alice', 'dismissed')], 'fail', missing],
    [
      'an approval, then a request for changes that was dismissed: nothing comes back',
      plain,
      [reviewOf('alice', 'approved'), reviewOf('alice', 'dismissed')],
      'fail',
      missing,
    ],
    ['a review that was never handed in', plain, [reviewOf('alice', 'pending')], 'fail', missing],
    [
      'an approval by the author',
      plain,
      [reviewOf('Bob', 'approved')],
      'fail',
      `${missing} (Bob opened the pull request and wrote a commit of it)`,
    ],
    [
      'an approval by a co-author of a commit',
      plain,
      [reviewOf('carol', 'approved')],
      'fail',
      `${missing} (carol wrote a commit of it)`,
    ],
    [
      'an approval by a co-author, when committers are not excluded',
      { approvals: { exclude: ['author'] } },
      [reviewOf('carol', 'approved')],
      'pass',
      '#12 was approved by carol',
    ],
    [
      'an approval by a bot',
      plain,
      [reviewOf('copilot', 'approved', { authorIsBot: true })],
      'fail',
      `${missing} (copilot is a bot)`,
    ],
    [
      'an approval by an account with the name of an app',
      plain,
      [reviewOf('dependabot[bot]', 'approved')],
      'fail',
      `${missing} (dependabot[bot] is a bot)`,
    ],
    [
      'an approval by a deleted account',
      plain,
      [reviewOf(null, 'approved')],
      'fail',
      `${missing} (a deleted account is gone)`,
    ],
    [
      'an approval by somebody who may not push',
      plain,
      [reviewOf('mallory', 'approved', { canPush: false })],
      'fail',
      `${missing} (mallory may not push to the repository)`,
    ],
    [
      'an approval of an earlier commit',
      plain,
      [reviewOf('alice', 'approved', { sha: BEFORE })],
      'fail',
      `${missing} (alice approved a1b2c30, the head is c3d4e50)`,
    ],
    [
      'an approval of an earlier commit with the same diff',
      plain,
      [reviewOf('alice', 'approved', { sha: BEFORE, diffUnchanged: true })],
      'pass',
      '#12 was approved by alice',
    ],
    [
      'the same, when every earlier commit is too old',
      { approvals: { stale: 'reject' } },
      [reviewOf('alice', 'approved', { sha: BEFORE, diffUnchanged: true })],
      'fail',
      `${missing} (alice approved a1b2c30, the head is c3d4e50)`,
    ],
    [
      'an approval of an earlier commit, when that is accepted',
      { approvals: { stale: 'accept' } },
      [reviewOf('alice', 'approved', { sha: null })],
      'pass',
      '#12 was approved by alice',
    ],
    [
      'one of two approvals needed',
      { approvals: { min: 2 } },
      [reviewOf('alice', 'approved'), reviewOf('alice', 'approved')],
      'fail',
      '#12 has 1 of 2 approvals needed',
    ],
    [
      'two of two approvals needed',
      { approvals: { min: 2 } },
      [reviewOf('alice', 'approved'), reviewOf('dave', 'approved')],
      'pass',
      '#12 was approved by dave, alice',
    ],
    [
      'a request for changes beside enough approvals',
      plain,
      [reviewOf('dave', 'changes_requested'), reviewOf('alice', 'approved')],
      'fail',
      '#12: dave requested changes',
    ],
    [
      'the same, when such requests are ignored',
      { approvals: { 'changes-requested': 'ignore' } },
      [reviewOf('dave', 'changes_requested'), reviewOf('alice', 'approved')],
      'pass',
      '#12 was approved by alice',
    ],
    [
      'a review of a kind nobody knows beside enough approvals',
      plain,
      [reviewOf('alice', 'approved'), reviewOf('dave', 'vetoed')],
      'unknown',
      "#12: dave gave a review of the unknown kind 'vetoed'",
    ],
  ];

  it.each(rows)('judges %s', (_, entry, reviews, verdict, reason) => {
    const finding = judge(approvals, entry, reviewsFact([pullRequestOf(reviews)]));
    expect([finding.verdict, finding.reason]).toEqual([verdict, reason]);
  });

  it('does not take what is not known for permission to push', () => {
    const { canPush: _canPush, ...review } = reviewOf('alice', 'approved');
    expect(judge(approvals, plain, reviewsFact([pullRequestOf([review])]))).toMatchObject({
      verdict: 'fail',
      reason: `${missing} (alice is not known to be allowed to push)`,
    });
  });

  it.each([
    [null, 'pass'],
    ['approved', 'pass'],
    ['review_required', 'pass'],
    ['changes_requested', 'fail'],
  ])("takes GitHub's own answer %p beside an approval for %s", (reviewDecision, verdict) => {
    const pullRequest = pullRequestOf([reviewOf('alice', 'approved')], { reviewDecision });
    expect(judge(approvals, plain, reviewsFact([pullRequest])).verdict).toBe(verdict);
  });

  it.each([null, 'approved'])("counts for itself when GitHub's own answer is %p", (reviewDecision) => {
    const pullRequest = pullRequestOf([], { reviewDecision });
    expect(judge(approvals, plain, reviewsFact([pullRequest])).verdict).toBe('fail');
  });

  it('judges every pull request of the range and names the one that lacks approval', () => {
    const range = [1, 2, 3, 4, 5].map((number) =>
      pullRequestOf(number === 3 ? [] : [reviewOf('alice', 'approved')], { number }),
    );
    expect(judge(approvals, plain, reviewsFact(range))).toMatchObject({
      verdict: 'fail',
      reasonCode: 'not_approved',
      reason: '#3 has 0 of 1 approval needed',
      remedy: 'Ask somebody who did not write #3 to review it.',
    });
  });

  it('passes when all of them are approved', () => {
    const range = [1, 2].map((number) => pullRequestOf([reviewOf('alice', 'approved')], { number }));
    expect(judge(approvals, plain, reviewsFact(range)).reason).toBe('all 2 pull requests were approved');
  });

  it('fails for commits that no pull request brought', () => {
    const range = reviewsFact([pullRequestOf([reviewOf('alice', 'approved')])], [BEFORE, HEAD]);
    expect(judge(approvals, plain, range)).toMatchObject({
      verdict: 'fail',
      reasonCode: 'commits_without_review',
      reason: '2 commits came without a pull request: a1b2c30, c3d4e50',
    });
  });

  it('is unknown when there is nothing to judge: no pull request, no commit', () => {
    expect(judge(approvals, plain, reviewsFact([])).verdict).toBe('unknown');
  });

  it('is unknown when the pull requests could not be read', () => {
    const facts = { reviews: unavailable("add 'pull-requests: read'", 'the pull requests') };
    expect(judge(approvals, plain, facts).verdict).toBe('unknown');
  });

  it('shows each pull request with its reviews', () => {
    const pullRequest = pullRequestOf([reviewOf('alice', 'approved'), reviewOf('bob', 'approved')], {
      reviewDecision: 'review_required',
    });
    expect(judge(approvals, plain, reviewsFact([pullRequest])).evidence).toEqual([
      {
        label: '#12 Add a thing',
        value:
          'bob does not count: bob opened the pull request and wrote a commit of it; alice approved; GitHub says review required',
        url: 'https://github.com/org/app/pull/12',
      },
    ]);
  });

  it.each([
    ['no approvals', { min: 0 }],
    ['a misspelt key', { mni: 1 }],
    ['an unknown exclusion', { exclude: ['friends'] }],
  ])('refuses %s', (_, entry) => {
    expect(approvals.options.safeParse({ approvals: entry }).success).toBe(false);
  });
});
