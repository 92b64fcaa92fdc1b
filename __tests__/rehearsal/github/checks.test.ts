import { describe, expect, it } from '@jest/globals';
import { jobClient, REPO, refusalOf, settableClock, withGitHub } from './started.ts';

const PATH = '.github/workflows/ci.yml';

describe('check runs', () => {
  it('are made by GitHub Actions, updated in place and found by name', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const { data: made } = await octokit.rest.checks.create({
        ...REPO,
        name: 'deploy-action / production',
        head_sha: sha,
        status: 'in_progress',
        external_id: 'key-1',
        output: { title: 'Waiting', summary: 'for ci' },
      });
      expect(made).toMatchObject({
        status: 'in_progress',
        conclusion: null,
        app: { id: 15368, slug: 'github-actions' },
      });
      await octokit.rest.checks.update({
        ...REPO,
        check_run_id: made.id,
        conclusion: 'success',
        output: { title: 'Passed', summary: 'all' },
      });
      const { data } = await octokit.rest.checks.listForRef({
        ...REPO,
        ref: 'main',
        check_name: 'deploy-action / production',
      });
      expect(data.total_count).toBe(1);
      expect(data.check_runs[0]).toMatchObject({
        id: made.id,
        external_id: 'key-1',
        status: 'completed',
        conclusion: 'success',
        output: { title: 'Passed', summary: 'all' },
      });
      expect(data.check_runs[0]?.completed_at).not.toBeNull();
    });
  });

  it('begin again when an update says they are in progress', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const { data: made } = await octokit.rest.checks.create({
        ...REPO,
        name: 'x',
        head_sha: sha,
        conclusion: 'failure',
      });
      const { data } = await octokit.rest.checks.update({
        ...REPO,
        check_run_id: made.id,
        status: 'in_progress',
      });
      expect(data).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null });
    });
  });

  it('gather annotations call by call', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const note = {
        path: 'a.ts',
        start_line: 1,
        end_line: 2,
        annotation_level: 'warning',
        message: 'careful',
      } as const;
      const output = { title: 't', summary: 's', annotations: [note, note] };
      const { data: made } = await octokit.rest.checks.create({ ...REPO, name: 'x', head_sha: sha, output });
      const { data } = await octokit.rest.checks.update({ ...REPO, check_run_id: made.id, output });
      expect(data.output.annotations_count).toBe(4);
      const { data: notes } = await octokit.rest.checks.listAnnotations({
        ...REPO,
        check_run_id: made.id,
        per_page: 3,
      });
      expect(notes).toHaveLength(3);
      expect(notes[0]).toMatchObject({ path: 'a.ts', end_line: 2, message: 'careful' });
    });
  });

  it('are changed only by the App that made them', async () => {
    await withGitHub(async (github, octokit) => {
      github.world.addApp({ slug: 'other' });
      const other = jobClient(github, { app: 'other', permissions: { checks: 'write' } });
      const sha = github.world.ref('refs/heads/main') ?? '';
      const { data: made } = await octokit.rest.checks.create({ ...REPO, name: 'x', head_sha: sha });
      expect(
        await refusalOf(other.rest.checks.update({ ...REPO, check_run_id: made.id, conclusion: 'success' })),
      ).toMatchObject({ status: 403 });
      const unknown = octokit.rest.checks.create({ ...REPO, name: 'x', head_sha: 'a'.repeat(40) });
      expect(await refusalOf(unknown)).toMatchObject({ status: 422 });
    });
  });

  it('made by a call land in the first suite of the commit, whatever run makes them', async () => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const first = github.world.createWorkflowRun({ path: PATH, sha });
      github.world.createWorkflowRun({ path: '.github/workflows/pipeline.yml', sha });
      const { data } = await octokit.rest.checks.create({ ...REPO, name: 'x', head_sha: sha });
      expect(data.check_suite?.id).toBe(first.suite.id);
    });
  });

  it('of one name in one suite are listed once, the newest; all of them when asked', async () => {
    const clock = settableClock();
    await withGitHub(
      async (github, octokit) => {
        const sha = github.world.ref('refs/heads/main') ?? '';
        const run = github.world.createWorkflowRun({ path: PATH, sha });
        const old = github.world.addJob(run, { name: 'test' });
        github.world.startJob(old);
        github.world.completeJob(old, 'failure');
        github.world.completeRun(run, 'failure');
        clock.pass(60_000);
        github.world.rerun(run);
        const again = github.world.addJob(run, { name: 'test' });
        const other = github.world.createWorkflowRun({ path: '.github/workflows/other.yml', sha });
        const twin = github.world.addJob(other, { name: 'test' });
        const ids = async (filter: 'latest' | 'all'): Promise<number[]> =>
          (await octokit.rest.checks.listForRef({ ...REPO, ref: sha, filter })).data.check_runs.map(
            ({ id }) => id,
          );
        expect(await ids('latest')).toEqual([twin.id, again.id]);
        expect(await ids('all')).toEqual([twin.id, again.id, old.id]);
      },
      { clock: clock.now },
    );
  });

  it("of a job have the job's own id, and name open pull requests of their commit", async () => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      const sha = await world.commit({ branch: 'topic', message: 'topic', files: { a: '1' } });
      const pull = await world.createPullRequest({ title: 't', head: 'topic', by: world.user('acme') });
      const run = world.createWorkflowRun({
        path: PATH,
        sha,
        event: 'pull_request',
        ref: 'refs/heads/topic',
      });
      const job = world.addJob(run, { name: 'test' });
      const { data } = await octokit.rest.checks.get({ ...REPO, check_run_id: job.id });
      expect(data.pull_requests).toMatchObject([{ number: pull.number }]);
      const { data: seen } = await octokit.rest.actions.getJobForWorkflowRun({ ...REPO, job_id: job.id });
      expect(seen.check_run_url).toBe(data.url);
    });
  });
});

describe('check suites', () => {
  it.each([
    ['queued without runs', [], { status: 'queued', conclusion: null }],
    ['done when all are', ['success', 'skipped'] as const, { status: 'completed', conclusion: 'success' }],
    [
      'as bad as their worst run',
      ['success', 'failure', 'neutral'] as const,
      { status: 'completed', conclusion: 'failure' },
    ],
    ['in progress while one is', ['success', null] as const, { status: 'in_progress', conclusion: null }],
  ])('are %s', async (_, conclusions, wanted) => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      const run = github.world.createWorkflowRun({ path: PATH, sha });
      for (const [place, conclusion] of conclusions.entries())
        github.world.addCheckRun({
          sha,
          run,
          name: `job ${place}`,
          ...(conclusion === null ? {} : { conclusion }),
        });
      const { data } = await octokit.rest.checks.listSuitesForRef({ ...REPO, ref: sha });
      expect(data.check_suites).toMatchObject([
        { ...wanted, head_branch: 'main', latest_check_runs_count: conclusions.length },
      ]);
      const { data: runs } = await octokit.rest.checks.listForSuite({
        ...REPO,
        check_suite_id: run.suite.id,
      });
      expect(runs.total_count).toBe(conclusions.length);
    });
  });
});

describe('commit statuses', () => {
  it.each([
    ['pending without any', [], 'pending'],
    [
      'success when the latest of each context is',
      [
        ['a', 'failure'],
        ['a', 'success'],
        ['b', 'success'],
      ],
      'success',
    ],
    [
      'failure for an error',
      [
        ['a', 'success'],
        ['b', 'error'],
      ],
      'failure',
    ],
    [
      'failure even beside a pending one',
      [
        ['a', 'pending'],
        ['b', 'failure'],
      ],
      'failure',
    ],
    [
      'pending while one is',
      [
        ['a', 'success'],
        ['b', 'pending'],
      ],
      'pending',
    ],
  ] as const)('combine to %s', async (_, statuses, combined) => {
    await withGitHub(async (github, octokit) => {
      const sha = github.world.ref('refs/heads/main') ?? '';
      for (const [context, state] of statuses)
        await octokit.rest.repos.createCommitStatus({ ...REPO, sha, context, state });
      const { data } = await octokit.rest.repos.getCombinedStatusForRef({ ...REPO, ref: 'main' });
      expect(data.state).toBe(combined);
      expect(data.total_count).toBe(new Set(statuses.map(([context]) => context)).size);
      const { data: all } = await octokit.rest.repos.listCommitStatusesForRef({ ...REPO, ref: 'main' });
      expect(all.map(({ context, state }) => [context, state])).toEqual(statuses.toReversed());
    });
  });
});
