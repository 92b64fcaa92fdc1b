import { describe, expect, it } from '@jest/globals';
import { operationsInUse } from '../../../src/rehearsal/github/contract/index.ts';
import type { EmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import { clientFor, jobClient, REPO, statusOf, withGitHub } from './started.ts';

type Parameters = Readonly<Record<string, unknown>>;

const WORKFLOW = 'name: Deploy\non: { workflow_dispatch: {} }\n';

/** A world in which every operation has something to work on, and what each is asked with; in the order played. */
async function played(github: EmbeddedGitHub): Promise<Readonly<Record<string, Parameters>>> {
  const { world } = github;
  const bob = world.addUser('bob');
  const sha = await world.commit({
    branch: 'main',
    message: 'wf',
    files: { '.github/workflows/deploy.yml': WORKFLOW },
  });
  await world.commit({ branch: 'topic', message: 'topic', files: { a: '1' } });
  await world.commit({ branch: 'other', message: 'other', files: { b: '1' } });
  const tag = await world.tag('v0.1.0', sha, 'annotated');
  const commit = { commit_sha: sha };
  const tree_sha = world.ref('refs/heads/main');
  const pull_number = (
    await world.createPullRequest({ title: 'topic', head: 'topic', by: bob, labels: ['x'] })
  ).number;
  world.addReview(pull_number, { by: world.user('acme'), state: 'APPROVED' });
  const issue_number = world.createIssue({ title: 'issue', by: bob, labels: ['x', 'y'] }).number;
  const comment_id = world.addComment(issue_number, bob, 'comment').id;
  const doomed = world.addComment(issue_number, bob, 'doomed').id;
  const environment = world.createEnvironment('production', {
    reviewers: [bob, world.addTeam({ slug: 'ops', members: [] })],
    waitTimer: 1,
    branchPolicy: [{ name: 'main', type: 'branch' }],
  });
  const run = world.createWorkflowRun({ path: '.github/workflows/deploy.yml', sha });
  const job = world.addJob(run, { name: 'deploy', environment: 'production' });
  const check_run_id = world.addCheckRun({ sha, name: 'x' }).id;
  world.addStatus({ sha, state: 'success', context: 'lint' });
  const deployment = world.addDeployment({ sha, environment: 'staging' });
  const status = world.addDeploymentStatus(deployment, 'success');
  const gone = world.addDeployment({ sha, environment: 'preview', transient: true });
  world.addDeploymentStatus(gone, 'inactive');
  const octokit = jobClient(github);
  const { data: reaction } = await octokit.rest.reactions.createForIssueComment({
    ...REPO,
    comment_id,
    content: 'eyes',
  });
  const { data: blob } = await octokit.rest.git.createBlob({ ...REPO, content: 'a blob' });
  const { data: release } = await octokit.rest.repos.createRelease({ ...REPO, tag_name: 'v0.1.0' });
  // The client's own method goes to uploads.github.com, whatever the server.
  const upload = { method: 'POST', url: release.upload_url, name: 'a', data: 'b' } as const;
  const { data: asset } = await octokit.request(upload);
  const run_id = run.id;
  const R = '/repos/{owner}/{repo}';
  return {
    'GET /meta': {},
    'GET /rate_limit': {},
    'GET /user': {},
    'GET /users/{username}': { username: 'bob' },
    [`GET ${R}`]: {},
    [`GET ${R}/collaborators/{username}/permission`]: { username: 'bob' },
    [`GET ${R}/branches`]: {},
    [`GET ${R}/branches/{branch}`]: { branch: 'main' },
    [`GET ${R}/rules/branches/{branch}`]: { branch: 'main' },
    [`GET ${R}/tags`]: {},
    [`GET ${R}/activity`]: {},
    [`GET ${R}/commits`]: {},
    [`GET ${R}/commits/{ref}`]: { ref: 'main' },
    [`GET ${R}/commits/{commit_sha}/pulls`]: commit,
    [`GET ${R}/compare/{basehead}`]: { basehead: 'main...topic' },
    [`GET ${R}/contents/{path}`]: { path: 'README.md' },
    [`PUT ${R}/contents/{path}`]: { path: 'new', message: 'm', content: 'YQ==' },
    [`GET ${R}/git/ref/{ref}`]: { ref: 'heads/main' },
    [`GET ${R}/git/matching-refs/{ref}`]: { ref: 'tags/' },
    [`POST ${R}/git/refs`]: { ref: 'refs/heads/x', sha },
    [`PATCH ${R}/git/refs/{ref}`]: { ref: 'heads/x', sha, force: true },
    [`DELETE ${R}/git/refs/{ref}`]: { ref: 'heads/x' },
    [`POST ${R}/git/tags`]: { tag: 'v9', message: 'm', object: sha, type: 'commit' },
    [`GET ${R}/git/tags/{tag_sha}`]: { tag_sha: tag },
    [`POST ${R}/git/trees`]: { tree: [{ path: 'a', mode: '100644', type: 'blob', content: 'x' }] },
    [`GET ${R}/git/trees/{tree_sha}`]: { tree_sha },
    [`POST ${R}/git/blobs`]: { content: 'x' },
    [`GET ${R}/git/blobs/{file_sha}`]: { file_sha: blob.sha },
    [`POST ${R}/git/commits`]: { message: 'm', tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904' },
    [`GET ${R}/git/commits/{commit_sha}`]: commit,
    [`GET ${R}/pulls`]: { state: 'all' },
    [`POST ${R}/pulls`]: { title: 'other', head: 'other', base: 'main' },
    [`GET ${R}/pulls/{pull_number}`]: { pull_number },
    [`PATCH ${R}/pulls/{pull_number}`]: { pull_number, title: 'new' },
    [`GET ${R}/pulls/{pull_number}/commits`]: { pull_number },
    [`GET ${R}/pulls/{pull_number}/files`]: { pull_number },
    [`GET ${R}/pulls/{pull_number}/reviews`]: { pull_number },
    [`POST ${R}/pulls/{pull_number}/reviews`]: { pull_number, event: 'COMMENT', body: 'hm' },
    [`PUT ${R}/pulls/{pull_number}/merge`]: { pull_number },
    [`GET ${R}/issues`]: { state: 'all' },
    [`POST ${R}/issues`]: { title: 't' },
    [`GET ${R}/issues/{issue_number}`]: { issue_number },
    [`PATCH ${R}/issues/{issue_number}`]: { issue_number, state: 'closed' },
    [`GET ${R}/issues/{issue_number}/comments`]: { issue_number },
    [`POST ${R}/issues/{issue_number}/comments`]: { issue_number, body: 'b' },
    [`GET ${R}/issues/comments/{comment_id}`]: { comment_id },
    [`PATCH ${R}/issues/comments/{comment_id}`]: { comment_id, body: 'c' },
    [`DELETE ${R}/issues/comments/{comment_id}`]: { comment_id: doomed },
    [`GET ${R}/issues/comments/{comment_id}/reactions`]: { comment_id },
    [`POST ${R}/issues/comments/{comment_id}/reactions`]: { comment_id, content: 'rocket' },
    [`DELETE ${R}/issues/comments/{comment_id}/reactions/{reaction_id}`]: {
      comment_id,
      reaction_id: reaction.id,
    },
    [`GET ${R}/issues/{issue_number}/labels`]: { issue_number },
    [`POST ${R}/issues/{issue_number}/labels`]: { issue_number, labels: ['z'] },
    [`DELETE ${R}/issues/{issue_number}/labels/{name}`]: { issue_number, name: 'x' },
    [`PUT ${R}/issues/{issue_number}/labels`]: { issue_number, labels: ['z'] },
    [`GET ${R}/labels`]: {},
    [`POST ${R}/labels`]: { name: 'fresh' },
    [`GET ${R}/labels/{name}`]: { name: 'fresh' },
    [`POST ${R}/check-runs`]: { name: 'y', head_sha: sha },
    [`GET ${R}/check-runs/{check_run_id}`]: { check_run_id },
    [`PATCH ${R}/check-runs/{check_run_id}`]: { check_run_id, conclusion: 'success' },
    [`GET ${R}/check-runs/{check_run_id}/annotations`]: { check_run_id },
    [`GET ${R}/check-suites/{check_suite_id}`]: { check_suite_id: run.suite.id },
    [`GET ${R}/check-suites/{check_suite_id}/check-runs`]: { check_suite_id: run.suite.id },
    [`GET ${R}/commits/{ref}/check-runs`]: { ref: sha },
    [`GET ${R}/commits/{ref}/check-suites`]: { ref: sha },
    [`GET ${R}/commits/{ref}/status`]: { ref: sha },
    [`GET ${R}/commits/{ref}/statuses`]: { ref: sha },
    [`POST ${R}/statuses/{sha}`]: { sha, state: 'pending' },
    [`GET ${R}/releases`]: {},
    [`POST ${R}/releases`]: { tag_name: 'v0.2.0' },
    [`GET ${R}/releases/latest`]: {},
    [`GET ${R}/releases/tags/{tag}`]: { tag: 'v0.1.0' },
    [`GET ${R}/releases/{release_id}`]: { release_id: release.id },
    [`PATCH ${R}/releases/{release_id}`]: { release_id: release.id, body: 'b' },
    [`POST ${R}/releases/generate-notes`]: { tag_name: 'v0.2.0' },
    [`GET ${R}/releases/{release_id}/assets`]: { release_id: release.id },
    [`POST ${R}/releases/{release_id}/assets`]: {
      release_id: release.id,
      name: 'c',
      data: 'd',
      baseUrl: `${github.url}/uploads`,
    },
    [`GET ${R}/releases/assets/{asset_id}`]: { asset_id: asset.id },
    [`DELETE ${R}/releases/assets/{asset_id}`]: { asset_id: asset.id },
    [`DELETE ${R}/releases/{release_id}`]: { release_id: release.id },
    [`GET ${R}/deployments`]: {},
    [`POST ${R}/deployments`]: { ref: sha, required_contexts: [], auto_merge: false },
    [`GET ${R}/deployments/{deployment_id}`]: { deployment_id: deployment.id },
    [`DELETE ${R}/deployments/{deployment_id}`]: { deployment_id: gone.id },
    [`GET ${R}/deployments/{deployment_id}/statuses`]: { deployment_id: deployment.id },
    [`POST ${R}/deployments/{deployment_id}/statuses`]: { deployment_id: deployment.id, state: 'success' },
    [`GET ${R}/deployments/{deployment_id}/statuses/{status_id}`]: {
      deployment_id: deployment.id,
      status_id: status.id,
    },
    [`GET ${R}/environments`]: {},
    [`GET ${R}/environments/{environment_name}`]: { environment_name: 'production' },
    [`GET ${R}/environments/{environment_name}/deployment-branch-policies`]: {
      environment_name: 'production',
    },
    [`GET ${R}/actions/workflows`]: {},
    [`GET ${R}/actions/workflows/{workflow_id}`]: { workflow_id: 'deploy.yml' },
    [`GET ${R}/actions/workflows/{workflow_id}/runs`]: { workflow_id: 'deploy.yml' },
    [`POST ${R}/actions/workflows/{workflow_id}/dispatches`]: {
      workflow_id: 'deploy.yml',
      ref: 'main',
      return_run_details: true,
    },
    [`POST ${R}/dispatches`]: { event_type: 'go' },
    [`GET ${R}/actions/runs`]: {},
    [`GET ${R}/actions/runs/{run_id}`]: { run_id },
    [`GET ${R}/actions/runs/{run_id}/attempts/{attempt_number}`]: { run_id, attempt_number: 1 },
    [`GET ${R}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`]: { run_id, attempt_number: 1 },
    [`GET ${R}/actions/runs/{run_id}/jobs`]: { run_id },
    [`GET ${R}/actions/jobs/{job_id}`]: { job_id: job.id },
    [`GET ${R}/actions/runs/{run_id}/pending_deployments`]: { run_id },
    [`POST ${R}/actions/runs/{run_id}/pending_deployments`]: {
      run_id,
      environment_ids: [environment.id],
      state: 'rejected',
      comment: 'no',
    },
    [`GET ${R}/actions/runs/{run_id}/approvals`]: { run_id },
    [`POST ${R}/actions/runs/{run_id}/cancel`]: { run_id },
    [`POST ${R}/actions/runs/{run_id}/rerun`]: { run_id },
    [`POST ${R}/actions/runs/{run_id}/rerun-failed-jobs`]: { run_id },
  };
}

// Only a person has a profile of their own or reviews a job.
const BY_A_PERSON = new Set([
  'GET /user',
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments',
]);

/** As the client wants it said: what an asset is called goes into the query. */
const urlOf = (operation: string): string =>
  operation === 'POST /repos/{owner}/{repo}/releases/{release_id}/assets' ? `${operation}{?name}` : operation;

const sent = (operation: string, parameters: Parameters): Parameters => ({
  ...(operation.includes('{repo}') ? REPO : {}),
  ...parameters,
});

describe('every operation in use', () => {
  it('is answered as GitHub describes it', async () => {
    await withGitHub(async (github, octokit) => {
      const table = await played(github);
      expect(Object.keys(table).toSorted()).toEqual([...operationsInUse].toSorted());
      const person = clientFor(github, github.tokens.person('bob'));
      for (const [operation, parameters] of Object.entries(table)) {
        if (operation.endsWith('/rerun-failed-jobs'))
          github.world.completeRun(github.world.run(Number(parameters['run_id'])), 'failure');
        const client = BY_A_PERSON.has(operation) ? person : octokit;
        const { status } = await client.request(urlOf(operation), sent(operation, parameters));
        expect([operation, status < 300]).toEqual([operation, true]);
      }
    });
  });

  it('is refused to a job without permissions, but for what tells nothing', async () => {
    await withGitHub(async (github) => {
      const table = await played(github);
      const powerless = jobClient(github, { permissions: {} });
      const open: string[] = [];
      for (const [operation, parameters] of Object.entries(table)) {
        const status = await statusOf(powerless.request(urlOf(operation), sent(operation, parameters)));
        if (status !== 403) open.push(operation.replace('/repos/{owner}/{repo}', ''));
      }
      expect(open).toEqual([
        'GET /meta',
        'GET /rate_limit',
        'GET /users/{username}',
        'GET ',
        'GET /collaborators/{username}/permission',
        'GET /rules/branches/{branch}',
        'GET /tags',
      ]);
    });
  });
});
