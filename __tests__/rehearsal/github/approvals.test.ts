import { describe, expect, it } from '@jest/globals';
import type { EmbeddedGitHub, World, WorkflowRun } from '../../../src/rehearsal/github/index.ts';
import { clientFor, REPO, refusalOf, settableClock, withGitHub } from './started.ts';

const PATH = '.github/workflows/pipeline.yml';

/** A run of alice's, with `production` reviewed by bob or by anyone of the ops team. */
function reviewedRun(
  { world }: EmbeddedGitHub,
  rules: Parameters<World['createEnvironment']>[1] = {},
): WorkflowRun {
  const [alice, bob] = [world.addUser('alice'), world.addUser('bob')];
  world.addUser('carol');
  const ops = world.addTeam({ slug: 'ops', members: ['carol'] });
  world.createEnvironment('production', { reviewers: [bob, ops], ...rules });
  return world.createWorkflowRun({ path: PATH, sha: world.ref('refs/heads/main') ?? '', actor: alice });
}

const review = (
  github: EmbeddedGitHub,
  run: WorkflowRun,
  login: string,
  state: 'approved' | 'rejected' = 'approved',
): Promise<unknown> =>
  clientFor(github, github.tokens.person(login)).rest.actions.reviewPendingDeploymentsForRun({
    ...REPO,
    run_id: run.id,
    environment_ids: [github.world.environment('production')?.id ?? 0],
    state,
    comment: 'looked at it',
  });

describe('a job that names a protected environment', () => {
  it('waits, shows who may let it on, and goes on when one of them says so', async () => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      const run = reviewedRun(github);
      const job = world.addJob(run, { name: 'approve', environment: 'production', deployment: false });
      expect(job.check.status).toBe('waiting');
      const cleared = world.jobCleared(job);
      const { data: pending } = await octokit.rest.actions.getPendingDeploymentsForRun({
        ...REPO,
        run_id: run.id,
      });
      expect(pending).toMatchObject([
        {
          environment: { name: 'production' },
          wait_timer: 0,
          current_user_can_approve: false,
          reviewers: [
            { type: 'User', reviewer: { login: 'bob' } },
            { type: 'Team', reviewer: { slug: 'ops' } },
          ],
        },
      ]);
      expect((await octokit.rest.actions.getWorkflowRun({ ...REPO, run_id: run.id })).data.status).toBe(
        'waiting',
      );
      await review(github, run, 'bob');
      expect(await cleared).toBe('go');
      world.startJob(job);
      const { data: approvals } = await octokit.rest.actions.getReviewsForRun({ ...REPO, run_id: run.id });
      expect(approvals).toMatchObject([
        {
          state: 'approved',
          comment: 'looked at it',
          user: { login: 'bob' },
          environments: [{ name: 'production' }],
        },
      ]);
      expect(approvals[0]).not.toHaveProperty('created_at');
      expect(world.deployments()).toEqual([]);
    });
  });

  it('is let on by a member of a reviewing team', async () => {
    await withGitHub(async (github) => {
      const run = reviewedRun(github);
      const job = github.world.addJob(run, { name: 'approve', environment: 'PRODUCTION', deployment: false });
      await review(github, run, 'carol');
      expect(job.clearance).toBe('cleared');
    });
  });

  it("is not let on by anyone else, nor by a job's token", async () => {
    await withGitHub(async (github, octokit) => {
      const run = reviewedRun(github, {
        preventSelfReview: true,
        reviewers: [github.world.addUser('alice'), github.world.addUser('bob')],
      });
      github.world.addUser('mallory');
      const job = github.world.addJob(run, { name: 'approve', environment: 'production', deployment: false });
      expect(await refusalOf(review(github, run, 'mallory'))).toMatchObject({ status: 403 });
      expect(await refusalOf(review(github, run, 'alice'))).toMatchObject({ status: 422 });
      const byJob = octokit.rest.actions.reviewPendingDeploymentsForRun({
        ...REPO,
        run_id: run.id,
        environment_ids: [1],
        state: 'approved',
        comment: '',
      });
      expect(await refusalOf(byJob)).toMatchObject({ status: 403 });
      expect(job.clearance).toBe('waiting');
      expect(run.approvals).toEqual([]);
    });
  });

  it('fails when it is rejected, and its run can be begun again with the old approvals still listed', async () => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      const run = reviewedRun(github);
      const job = world.addJob(run, { name: 'approve', environment: 'production', deployment: false });
      const cleared = world.jobCleared(job);
      world.reject(run, 'production', world.user('bob'), 'not today');
      expect(await cleared).toBe('refused');
      expect(job.check.conclusion).toBe('failure');
      expect(() => world.startJob(job)).toThrow('was not allowed to start');
      world.completeRun(run, 'failure');
      world.rerun(run);
      const again = world.addJob(run, { name: 'approve', environment: 'production', deployment: false });
      expect(again.clearance).toBe('waiting');
      const { data } = await octokit.rest.actions.getReviewsForRun({ ...REPO, run_id: run.id });
      expect(data.map(({ state }) => state)).toEqual(['rejected']);
    });
  });

  it('is refused when it is cancelled while it waits', async () => {
    await withGitHub(async (github, octokit) => {
      const run = reviewedRun(github);
      const job = github.world.addJob(run, { name: 'approve', environment: 'production', deployment: false });
      const cleared = github.world.jobCleared(job);
      await octokit.rest.actions.cancelWorkflowRun({ ...REPO, run_id: run.id });
      expect(await cleared).toBe('refused');
      expect(job.check.conclusion).toBe('cancelled');
    });
  });

  it('waits for its timer too', async () => {
    const clock = settableClock();
    await withGitHub(
      async (github) => {
        const { world } = github;
        const run = reviewedRun(github, { waitTimer: 5 });
        const job = world.addJob(run, { name: 'approve', environment: 'production' });
        clock.pass(5 * 60_000 - 1);
        world.approve(run, 'production', world.user('bob'));
        expect(world.waiting(run)).toHaveLength(1);
        clock.pass(1);
        expect(world.waiting(run)).toHaveLength(0);
        expect(await world.jobCleared(job)).toBe('go');
      },
      { clock: clock.now },
    );
  });

  it('goes ahead at once where nothing protects it, and makes the environment it misspells', async () => {
    await withGitHub(async (github, octokit) => {
      const run = reviewedRun(github);
      const job = github.world.addJob(run, { name: 'deploy', environment: 'prodution' });
      expect(job.check.status).toBe('queued');
      const { data } = await octokit.rest.repos.getEnvironment({ ...REPO, environment_name: 'prodution' });
      expect(data.protection_rules).toEqual([]);
    });
  });

  it.each([
    ['a branch that matches', 'refs/heads/release/1', true],
    ['a branch deeper than the pattern', 'refs/heads/release/1/2', false],
    ['another branch', 'refs/heads/main', false],
    ['a tag of that name', 'refs/tags/release/1', false],
    ['a tag that matches', 'refs/tags/v1', true],
    ['a merge queue', 'refs/heads/gh-readonly-queue/main/pr-1', false],
  ])('meets its branch policy on %s', async (_, ref, allowed) => {
    await withGitHub(async ({ world }, octokit) => {
      const branchPolicy = [
        { name: 'release/*', type: 'branch' as const },
        { name: 'v*', type: 'tag' as const },
      ];
      world.createEnvironment('production', { branchPolicy });
      const run = world.createWorkflowRun({ path: PATH, sha: world.ref('refs/heads/main') ?? '', ref });
      const job = world.addJob(run, { name: 'deploy', environment: 'production', deployment: false });
      expect(job.clearance).toBe(allowed ? 'cleared' : 'refused');
      const { data } = await octokit.rest.repos.listDeploymentBranchPolicies({
        ...REPO,
        environment_name: 'production',
      });
      expect(data.branch_policies).toMatchObject(branchPolicy);
      const { data: environment } = await octokit.rest.repos.getEnvironment({
        ...REPO,
        environment_name: 'production',
      });
      expect(environment.deployment_branch_policy).toEqual({
        protected_branches: false,
        custom_branch_policies: true,
      });
    });
  });

  it("has a deployment of GitHub's own beside it unless it says deployment: false", async () => {
    await withGitHub(async (github, octokit) => {
      const { world } = github;
      const run = reviewedRun(github);
      const job = world.addJob(run, { name: 'deploy', environment: 'production' });
      world.approve(run, 'production', world.user('bob'));
      world.startJob(job);
      world.completeJob(job, 'success');
      const [deployment] = world.deployments('production');
      expect(deployment?.creator.login).toBe('github-actions[bot]');
      const { data } = await octokit.rest.repos.listDeploymentStatuses({
        ...REPO,
        deployment_id: deployment?.id ?? 0,
      });
      expect(data.map(({ state }) => state)).toEqual(['success', 'in_progress', 'queued', 'waiting']);
    });
  });
});
