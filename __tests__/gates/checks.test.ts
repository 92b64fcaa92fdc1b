import { describe, expect, it } from '@jest/globals';
import type { ReportedCheck } from '../../src/core/facts.ts';
import { known, unavailable } from '../../src/core/facts.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { checks } from '../../src/gates/checks.ts';
import {
  MINUTE,
  NOW,
  OLD_SHA,
  SECOND,
  checkOf,
  checksFact,
  contextOf,
  judge,
  running,
  statusOf,
} from './worlds/facts.ts';

const late = contextOf({ waitingSince: NOW - 21 * MINUTE });
const early = contextOf({ waitingSince: NOW - 15 * SECOND });

const requiring = (selector: object, more: object = {}): object => ({ checks: [selector], ...more });
const test = requiring({ name: 'test' });

type Row = readonly [what: string, entry: object, reported: readonly ReportedCheck[], Verdict, string];

describe('the checks gate', () => {
  const rows: readonly Row[] = [
    ['a success', test, [checkOf('test')], 'pass', '1 check passed'],
    [
      'a success that a re-run turned into a failure',
      test,
      [checkOf('test'), checkOf('test', { conclusion: 'failure' })],
      'fail',
      'test failed',
    ],
    [
      'a failure that a re-run turned into a success, listed newest first',
      test,
      [checkOf('test', { id: 1002 }), checkOf('test', { id: 1001, conclusion: 'failure' })],
      'pass',
      '1 check passed',
    ],
    [
      'a success of which a re-run is queued and has no start yet',
      test,
      [checkOf('test'), checkOf('test', { status: 'queued', conclusion: null })],
      'pending',
      'test is queued',
    ],
    [
      'a success for a push and a failure for a pull request, no event asked for',
      test,
      [checkOf('test'), checkOf('test', { event: 'pull_request', conclusion: 'failure' })],
      'fail',
      'test (github-actions, .github/workflows/ci.yml, pull_request) failed',
    ],
    [
      'the same, asked for pushes only',
      requiring({ name: 'test', event: 'push' }),
      [checkOf('test'), checkOf('test', { event: 'pull_request', conclusion: 'failure' })],
      'pass',
      '1 check passed',
    ],
    [
      'two apps that report one name, one of them pinned',
      requiring({ name: 'build', app: 'github-actions' }),
      [checkOf('build'), checkOf('build', { app: 'evil-app', conclusion: 'failure' })],
      'pass',
      '1 check passed',
    ],
    [
      'only another app than the pinned one',
      requiring({ name: 'build', app: 'github-actions' }),
      [checkOf('build', { app: 'evil-app' })],
      'fail',
      'build was reported by evil-app, expected github-actions',
    ],
    [
      'a check made through the API when a workflow is pinned',
      requiring({ name: 'build', workflow: 'ci.yml' }),
      [{ ...statusOf('build', 'success'), kind: 'check-run', app: 'github-actions' }],
      'fail',
      'build was not produced by .github/workflows/ci.yml',
    ],
    [
      'a check of another workflow than the pinned one',
      requiring({ name: 'build', workflow: '.github/workflows/ci.yml' }),
      [checkOf('build', { workflow: '.github/workflows/fork.yml' })],
      'fail',
      'build was not produced by .github/workflows/ci.yml but by .github/workflows/fork.yml',
    ],
    [
      'a status that passed and a check run of that name that is still running',
      requiring({ name: 'ci' }),
      [statusOf('ci', 'success'), checkOf('ci', running)],
      'pending',
      'ci (github-actions, .github/workflows/ci.yml, push) is running',
    ],
    ['a status with an error', test, [statusOf('test', 'error')], 'fail', 'test ended with an error'],
    ['a pending status', test, [statusOf('test', null)], 'pending', 'test is pending'],
    [
      'skipped, which nobody accepted',
      test,
      [checkOf('test', { conclusion: 'skipped' })],
      'fail',
      'test was skipped, and skipped is no proof',
    ],
    [
      'skipped, which is accepted',
      { ...test, accept: ['success', 'skipped'] },
      [checkOf('test', { conclusion: 'skipped' })],
      'pass',
      '1 check passed',
    ],
    [
      'skipped because a job of the same run failed, though skipped is accepted',
      { ...test, accept: ['success', 'skipped'] },
      [checkOf('build', { conclusion: 'failure' }), checkOf('test', { conclusion: 'skipped' })],
      'fail',
      'test was skipped after build went wrong in the same run',
    ],
    [
      'skipped while a job of another run failed',
      { ...test, accept: ['success', 'skipped'] },
      [checkOf('build', { conclusion: 'failure', runId: 7 }), checkOf('test', { conclusion: 'skipped' })],
      'pass',
      '1 check passed',
    ],
    [
      'neutral, which nobody accepted',
      test,
      [checkOf('test', { conclusion: 'neutral' })],
      'fail',
      'test ended neutral, and neutral is no proof',
    ],
    [
      'neutral, which is accepted',
      { ...test, accept: ['success', 'neutral'] },
      [checkOf('test', { conclusion: 'neutral' })],
      'pass',
      '1 check passed',
    ],
    [
      'cancelled, and superseded by a newer run',
      test,
      [checkOf('test', { conclusion: 'cancelled' }), checkOf('test')],
      'pass',
      '1 check passed',
    ],
    [
      'cancelled, and nothing newer',
      test,
      [checkOf('test', { conclusion: 'cancelled', startedAt: NOW - 38 * MINUTE })],
      'fail',
      'test was cancelled after 30 min (a job that exceeds timeout-minutes is reported like this)',
    ],
    ['timed out', test, [checkOf('test', { conclusion: 'timed_out' })], 'fail', 'test timed out'],
    [
      'asking for action',
      test,
      [checkOf('test', { conclusion: 'action_required' })],
      'fail',
      'test asks for somebody to act',
    ],
    [
      'stale',
      test,
      [checkOf('test', { conclusion: 'stale' })],
      'fail',
      'test was incomplete for 14 days and given up by GitHub',
    ],
    [
      'a workflow file that is invalid',
      test,
      [checkOf('test', { conclusion: 'startup_failure' })],
      'fail',
      'test could not start: its workflow file is invalid',
    ],
    [
      'a run that waits for an environment to be approved',
      test,
      [checkOf('test', { status: 'waiting', conclusion: null })],
      'pending',
      'test waits for the approval of an environment',
    ],
    [
      'a conclusion nobody knows',
      test,
      [checkOf('test', { conclusion: 'frobbed' })],
      'unknown',
      "test ended with 'frobbed', which is not accepted and not known to be a failure",
    ],
    [
      'a conclusion that is the name of something every object has',
      test,
      [checkOf('test', { conclusion: 'constructor' })],
      'unknown',
      "test ended with 'constructor', which is not accepted and not known to be a failure",
    ],
    [
      'a status nobody knows, with a success beside it',
      test,
      [checkOf('test', { status: 'frobbing' })],
      'unknown',
      "test has the status 'frobbing' and the conclusion 'success', which together say nothing known",
    ],
    [
      'a run in progress, with the success of before beside it',
      test,
      [checkOf('test', { status: 'in_progress' })],
      'pending',
      'test is running',
    ],
    [
      'two results that both claim to be the newest',
      test,
      [checkOf('test', { id: 5000 }), checkOf('test', { id: 5000, conclusion: 'failure' })],
      'unknown',
      'two results of test claim to be the newest and differ',
    ],
    [
      'one result that two pages both list',
      test,
      [checkOf('test', { id: 5001 }), checkOf('test', { id: 5001 })],
      'pass',
      '1 check passed',
    ],
    [
      'a glob of which enough are there',
      requiring({ name: 'test*', min: 3 }),
      [checkOf('test (a)'), checkOf('test (b)'), checkOf('test / unit'), checkOf('lint', running)],
      'pass',
      '3 checks passed',
    ],
    [
      'a glob that crosses slashes and brackets',
      requiring({ name: '*/ unit (*)' }),
      [checkOf('caller / unit (ubuntu, 20)')],
      'pass',
      '1 check passed',
    ],
    [
      'the same job for a push and a pull request where two jobs are asked for',
      requiring({ name: 'test*', min: 2 }),
      [checkOf('test'), checkOf('test', { event: 'pull_request' })],
      'fail',
      'test*: 1 of at least 2 checks reported on c0ffee0',
    ],
    [
      'a failure beside what still runs: it fails now',
      requiring({ name: 'test*' }),
      [checkOf('test (a)', running), checkOf('test (b)', { conclusion: 'failure' })],
      'fail',
      'test (b) failed',
    ],
    [
      'the 101st of a hundred successes failing',
      requiring({ name: 'test*' }),
      [
        ...Array.from({ length: 100 }, (_, at) => checkOf(`test (${String(at)})`)),
        checkOf('test (last)', { conclusion: 'failure' }),
      ],
      'fail',
      'test (last) failed',
    ],
    [
      'a thousand suites',
      { checks: 'all' },
      Array.from({ length: 1050 }, (_, at) => checkOf(`test (${String(at)})`)),
      'pass',
      '1050 checks passed',
    ],
    [
      'a matrix leg with continue-on-error, which GitHub reports as a success',
      requiring({ name: 'test (*)' }),
      [checkOf('test (experimental)')],
      'pass',
      '1 check passed',
    ],
    [
      'two selectors of which one passes',
      { checks: ['build', 'test'] },
      [checkOf('build'), checkOf('test', { conclusion: 'failure' })],
      'fail',
      'test failed',
    ],
  ];

  it.each(rows)('judges %s', (_, entry, reported, verdict, reason) => {
    const finding = judge(checks, entry, checksFact(reported));
    expect([finding.verdict, finding.reason]).toEqual([verdict, reason]);
  });
});

describe('checks that are not there', () => {
  it('are waited for within the grace', () => {
    const finding = judge(checks, test, checksFact([]), early);
    expect([finding.verdict, finding.reason]).toEqual([
      'pending',
      'test is not reported yet on c0ffee0, 45 s left to appear',
    ]);
  });

  it('fail after the grace, naming what is there', () => {
    const finding = judge(checks, test, checksFact([checkOf('tets'), checkOf('lint')]));
    expect(finding).toMatchObject({
      verdict: 'fail',
      reasonCode: 'checks_missing',
      reason: "test was never reported on c0ffee0; did you mean 'tets'?",
      remedy: 'Reported there: lint, tets.',
    });
  });

  it.each(['Test', 'test '])('say that names are case-sensitive when %p is there', (name) => {
    expect(judge(checks, test, checksFact([checkOf(name)])).reason).toBe(
      `test was never reported on c0ffee0; names are case-sensitive: did you mean '${name}'?`,
    );
  });

  it('fail when there is no check at all, whichever were asked for', () => {
    const finding = judge(checks, { checks: 'all' }, checksFact([]));
    expect(finding).toMatchObject({
      verdict: 'fail',
      reason: '* was never reported on c0ffee0, nor was any other check',
      remedy: 'If the commit may have no checks, say so: when: if-present.',
    });
  });

  it('are waited for as long as anything else runs, for they may need it', () => {
    const reported = [checkOf('build', running)];
    const waiting = contextOf({ waitingSince: NOW - 10 * MINUTE });
    expect(judge(checks, test, checksFact(reported), waiting)).toMatchObject({
      verdict: 'pending',
      reason: 'test is not reported yet on c0ffee0, 10 min left to appear',
    });
    expect(judge(checks, test, checksFact(reported), late).verdict).toBe('fail');
  });

  it('have the grace anew when the job they need has just ended', () => {
    const reported = [checkOf('build', { completedAt: NOW - 20 * SECOND })];
    expect(judge(checks, test, checksFact(reported))).toMatchObject({
      verdict: 'pending',
      reason: 'test is not reported yet on c0ffee0, 40 s left to appear',
    });
  });

  it('are never waited for past the deadline, whatever just ended', () => {
    const reported = [checkOf('build', { completedAt: NOW })];
    expect(judge(checks, test, checksFact(reported), late).verdict).toBe('fail');
  });

  it('are counted: three where four are asked for wait, then fail', () => {
    const entry = requiring({ name: 'test-*', min: 4 });
    const reported = [checkOf('test-1'), checkOf('test-2'), checkOf('test-3')];
    expect(judge(checks, entry, checksFact(reported), early)).toMatchObject({
      verdict: 'pending',
      reason: 'test-*: 3 of at least 4 checks reported on c0ffee0 so far, 45 s left to appear',
    });
    expect(judge(checks, entry, checksFact(reported))).toMatchObject({
      verdict: 'fail',
      reasonCode: 'checks_too_few',
      reason: 'test-*: 3 of at least 4 checks reported on c0ffee0',
    });
  });

  it('fail for a glob that matches none', () => {
    expect(judge(checks, requiring({ name: 'test-*' }), checksFact([checkOf('build')])).verdict).toBe('fail');
  });

  describe('and are asked for only if present', () => {
    const lint = requiring({ name: 'lint', when: 'if-present' });

    it('wait for the grace, then are left out: nothing judged is no pass', () => {
      expect(judge(checks, lint, checksFact([]), early).verdict).toBe('pending');
      expect(judge(checks, lint, checksFact([]))).toMatchObject({
        verdict: 'skipped',
        reasonCode: 'checks_not_triggered',
        reason: 'lint was not triggered',
      });
    });

    it('leave the verdict to the others', () => {
      const entry = { checks: ['test', { name: 'lint', when: 'if-present' }] };
      expect(judge(checks, entry, checksFact([checkOf('test')]))).toMatchObject({
        verdict: 'pass',
        reason: '1 check passed; lint was not triggered',
      });
    });

    it('are left out when they were skipped, unless something failed before them', () => {
      const skipped = checkOf('lint', { conclusion: 'skipped' });
      expect(judge(checks, lint, checksFact([skipped])).verdict).toBe('skipped');
      const broken = [checkOf('setup', { conclusion: 'failure' }), skipped];
      expect(judge(checks, lint, checksFact(broken)).verdict).toBe('fail');
    });

    it('fail when they are present and failed', () => {
      const failed = [checkOf('lint', { conclusion: 'failure' })];
      expect(judge(checks, lint, checksFact(failed)).verdict).toBe('fail');
    });
  });
});

describe('the deadline', () => {
  it('turns what still runs into a failure', () => {
    expect(judge(checks, test, checksFact([checkOf('test', running)]), late)).toMatchObject({
      verdict: 'fail',
      reasonCode: 'checks_late',
      reason: 'test is running, after 21 min of waiting',
    });
  });

  it('is exact: pending a moment before, failed when it is reached', () => {
    const reported = checksFact([checkOf('test', running)]);
    const at = (since: number) => judge(checks, test, reported, contextOf({ waitingSince: since })).verdict;
    expect([at(NOW - 20 * MINUTE + 1), at(NOW - 20 * MINUTE)]).toEqual(['pending', 'fail']);
  });

  it('never turns a success into anything else', () => {
    expect(judge(checks, test, checksFact([checkOf('test')]), late).verdict).toBe('pass');
  });
});

describe('our own checks', () => {
  it('leave out this very check run', () => {
    const own = checkOf('gate', { ...running, id: 9000, runId: 4 });
    expect(judge(checks, { checks: 'all' }, checksFact([checkOf('test'), own])).verdict).toBe('pass');
  });

  it('leave out the other jobs of this run, which need us or are judged by needs', () => {
    const sibling = checkOf('deploy', { ...running, runId: 900 });
    expect(judge(checks, { checks: 'all' }, checksFact([checkOf('test'), sibling])).verdict).toBe('pass');
  });

  it('are no evidence: alone they are as good as none', () => {
    const own = [checkOf('gate', { id: 9000 }), checkOf('deploy', { runId: 900 })];
    expect(judge(checks, { checks: 'all' }, checksFact(own)).verdict).toBe('fail');
  });

  it('leave out the verdicts we published, unless one is asked for in full', () => {
    const published = checkOf('deploy-action / merge', { ...running, runId: 5 });
    expect(judge(checks, { checks: 'all' }, checksFact([checkOf('test'), published])).verdict).toBe('pass');
    expect(judge(checks, { checks: ['deploy-action / merge'] }, checksFact([published])).verdict).toBe(
      'pending',
    );
  });

  it('do not leave out a commit status whose number happens to be our check run', () => {
    const status = { ...statusOf('test', 'failure'), id: 9000 };
    expect(judge(checks, test, checksFact([status])).verdict).toBe('fail');
  });
});

describe('what could not be read', () => {
  it('says unknown with the reason, never pass', () => {
    const reading = unavailable(
      "Resource not accessible by integration: add 'checks: read' below permissions",
      'the checks of c0ffee0',
    );
    expect(judge(checks, test, { checks: reading })).toMatchObject({
      verdict: 'unknown',
      reasonCode: 'checks_unreadable',
      reason:
        "the checks of c0ffee0 could not be read: Resource not accessible by integration: add 'checks: read' below permissions",
    });
  });

  it('says unknown when the checks of another commit came back', () => {
    expect(judge(checks, test, checksFact([checkOf('test')], OLD_SHA))).toMatchObject({
      verdict: 'unknown',
      reasonCode: 'checks_of_another_commit',
    });
  });

  it('says unknown when nothing was read', () => {
    expect(judge(checks, test, { now: known(NOW, 'clock') }).verdict).toBe('unknown');
  });
});

describe('the finding', () => {
  it('shows each check with its source, the worst first, and those that do not count', () => {
    const finding = judge(
      checks,
      requiring({ name: 'b*', app: 'github-actions' }),
      checksFact([
        checkOf('b1', { url: 'https://github.com/org/app/runs/1' }),
        checkOf('b2', { conclusion: 'failure' }),
        checkOf('b3', { app: 'evil-app' }),
      ]),
    );
    expect(finding.evidence).toEqual([
      { label: 'b2', value: 'failure (github-actions, .github/workflows/ci.yml, push)' },
      {
        label: 'b1',
        value: 'success (github-actions, .github/workflows/ci.yml, push)',
        url: 'https://github.com/org/app/runs/1',
      },
      { label: 'b3', value: 'not counted: b3 was reported by evil-app, expected github-actions' },
    ]);
  });

  it('names at most five checks in its reason', () => {
    const failed = Array.from({ length: 7 }, (_, at) => checkOf(`t${String(at)}`, { conclusion: 'failure' }));
    expect(judge(checks, { checks: 'all' }, checksFact(failed)).reason).toBe(
      't0 failed; t1 failed; t2 failed; t3 failed; t4 failed; and 2 more',
    );
  });
});

describe('the options', () => {
  it.each([
    ['no checks', { checks: [] }],
    ['a misspelt key', { checks: ['a'], acept: ['success'] }],
    ['a conclusion that cannot be accepted', { checks: ['a'], accept: ['failure'] }],
    ['min beside if-present', { checks: [{ name: 'a', min: 2, when: 'if-present' }] }],
    ['a min of nothing', { checks: [{ name: 'a', min: 0 }] }],
    ['an empty name', { checks: [' '] }],
  ])('refuse %s', (_, entry) => {
    expect(checks.options.safeParse(entry).success).toBe(false);
  });
});
