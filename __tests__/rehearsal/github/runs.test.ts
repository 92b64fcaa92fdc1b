import { describe, expect, it } from '@jest/globals';
import { REPO, refusalOf, withGitHub } from './started.ts';

const CI = '.github/workflows/ci.yml';

describe('workflow runs', () => {
  it('are listed newest first, by commit, event, status and workflow', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const sha = world.ref('refs/heads/main') ?? '';
      const one = world.createWorkflowRun({ path: CI, name: 'CI', sha });
      const two = world.createWorkflowRun({ path: '.github/workflows/other.yml', sha, event: 'schedule' });
      world.completeRun(one, 'success');
      const ids = async (query: Record<string, string>): Promise<number[]> =>
        (await octokit.rest.actions.listWorkflowRunsForRepo({ ...REPO, ...query })).data.workflow_runs.map(
          ({ id }) => id,
        );
      expect(await ids({})).toEqual([two.id, one.id]);
      expect(await ids({ head_sha: sha, event: 'push' })).toEqual([one.id]);
      expect(await ids({ status: 'success' })).toEqual([one.id]);
      expect(await ids({ status: 'queued' })).toEqual([two.id]);
      expect(await ids({ branch: 'other' })).toEqual([]);
      const { data } = await octokit.rest.actions.listWorkflowRuns({ ...REPO, workflow_id: 'ci.yml' });
      expect(data.workflow_runs).toMatchObject([
        { id: one.id, name: 'CI', path: CI, run_number: 1, conclusion: 'success' },
      ]);
    });
  });

  it('tell how far they are by their jobs', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const run = world.createWorkflowRun({ path: CI, sha: world.ref('refs/heads/main') ?? '' });
      const status = async (): Promise<unknown> =>
        (await octokit.rest.actions.getWorkflowRun({ ...REPO, run_id: run.id })).data.status;
      expect(await status()).toBe('queued');
      const job = world.addJob(run, { name: 'test' });
      world.startJob(job);
      expect(await status()).toBe('in_progress');
      world.completeJob(job, 'success');
      expect(await status()).toBe('in_progress');
      world.completeRun(run, 'success');
      expect(await status()).toBe('completed');
    });
  });

  it('keep their id over attempts, with the jobs of each', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const run = world.createWorkflowRun({ path: CI, sha: world.ref('refs/heads/main') ?? '' });
      const at = { ...REPO, run_id: run.id };
      const first = world.addJob(run, { name: 'test' });
      const kept = world.addJob(run, { name: 'lint' });
      expect(await refusalOf(octokit.rest.actions.reRunWorkflow(at))).toMatchObject({ status: 403 });
      world.completeRun(run, 'failure');
      await octokit.rest.actions.reRunWorkflow(at);
      const second = world.addJob(run, { name: 'test' });
      const { data: now } = await octokit.rest.actions.getWorkflowRun(at);
      expect(now).toMatchObject({ id: run.id, run_attempt: 2, status: 'queued', conclusion: null });
      const { data: before } = await octokit.rest.actions.getWorkflowRunAttempt({ ...at, attempt_number: 1 });
      expect(before).toMatchObject({ run_attempt: 1, status: 'completed', conclusion: 'failure' });
      const jobs = async (filter: 'latest' | 'all'): Promise<number[]> =>
        (await octokit.rest.actions.listJobsForWorkflowRun({ ...at, filter })).data.jobs.map(({ id }) => id);
      expect(await jobs('latest')).toEqual([kept.id, second.id]);
      expect(await jobs('all')).toEqual([first.id, kept.id, second.id]);
      const { data: old } = await octokit.rest.actions.listJobsForWorkflowRunAttempt({
        ...at,
        attempt_number: 1,
      });
      expect(old.jobs.map(({ id }) => id)).toEqual([first.id, kept.id]);
      expect(
        await refusalOf(octokit.rest.actions.getWorkflowRunAttempt({ ...at, attempt_number: 3 })),
      ).toMatchObject({ status: 404 });
      expect(await refusalOf(octokit.rest.actions.getWorkflowRun({ ...REPO, run_id: 1 }))).toMatchObject({
        status: 404,
      });
    });
  });

  it('are cancelled once', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const run = world.createWorkflowRun({ path: CI, sha: world.ref('refs/heads/main') ?? '' });
      world.startJob(world.addJob(run, { name: 'test' }));
      const cancel = (): Promise<unknown> =>
        octokit.rest.actions.cancelWorkflowRun({ ...REPO, run_id: run.id });
      await cancel();
      expect(run.conclusion).toBe('cancelled');
      expect(await refusalOf(cancel())).toMatchObject({ status: 409 });
    });
  });
});

const DEPLOY = `name: Deploy
on:
  workflow_dispatch:
    inputs:
      version: { required: true }
      reason: { required: false }
`;

describe('dispatches', () => {
  it('of a workflow are recorded with a run of their own, and nothing starts', async () => {
    await withGitHub(async ({ world }, octokit) => {
      await world.commit({
        branch: 'main',
        message: 'wf',
        files: { '.github/workflows/deploy.yml': DEPLOY },
      });
      const asked = { ...REPO, workflow_id: 'deploy.yml', ref: 'main', inputs: { version: '1.2.3' } };
      const { data, status } = await octokit.rest.actions.createWorkflowDispatch({
        ...asked,
        return_run_details: true,
      });
      expect(status).toBe(200);
      const [dispatch] = world.dispatches();
      expect(dispatch).toMatchObject({
        kind: 'workflow',
        name: '.github/workflows/deploy.yml',
        ref: 'refs/heads/main',
        inputs: { version: '1.2.3' },
      });
      expect(data).toMatchObject({ workflow_run_id: dispatch?.runId });
      expect(world.jobs(world.run(dispatch?.runId ?? 0))).toEqual([]);
      expect((await octokit.rest.actions.createWorkflowDispatch(asked)).status).toBe(204);
      const { data: workflow } = await octokit.rest.actions.getWorkflow({
        ...REPO,
        workflow_id: 'deploy.yml',
      });
      expect(workflow.name).toBe('Deploy');
      expect((await octokit.rest.actions.listRepoWorkflows(REPO)).data.total_count).toBe(1);
    });
  });

  it.each([
    [
      'an input it does not declare',
      { inputs: { version: '1', colour: 'red' } },
      422,
      'Unexpected inputs provided: ["colour"]',
    ],
    ['a required input missing', { inputs: {} }, 422, "Required input 'version' not provided"],
    ['a ref nobody knows', { ref: 'nowhere', inputs: { version: '1' } }, 422, 'No ref found for: nowhere'],
    [
      'a workflow that cannot be dispatched',
      { workflow_id: 'push.yml' },
      422,
      "Workflow does not have 'workflow_dispatch' trigger",
    ],
    ['a workflow that is not there', { workflow_id: 'none.yml' }, 404, 'Not Found'],
  ])('of a workflow are refused with %s', async (_, more, status, message) => {
    await withGitHub(async ({ world }, octokit) => {
      const files = {
        '.github/workflows/deploy.yml': DEPLOY,
        '.github/workflows/push.yml': 'on: push\n',
        '.github/workflows/bad.yml': '{',
      };
      await world.commit({ branch: 'main', message: 'wf', files });
      const call = octokit.rest.actions.createWorkflowDispatch({
        ...REPO,
        workflow_id: 'deploy.yml',
        ref: 'main',
        ...more,
      });
      expect(await refusalOf(call)).toMatchObject({ status, message });
      expect(world.dispatches()).toEqual([]);
    });
  });

  it('of the repository are recorded', async () => {
    await withGitHub(async ({ world }, octokit) => {
      await octokit.rest.repos.createDispatchEvent({
        ...REPO,
        event_type: 'promote',
        client_payload: { sha: 'a' },
      });
      expect(world.dispatches()).toMatchObject([
        { kind: 'repository', name: 'promote', inputs: { sha: 'a' }, runId: null },
      ]);
    });
  });
});
