// The REST operations in use, by what they are about. `npm run update:openapi` prunes GitHub's description to
// these; a call of anything else is unknown to the embedded GitHub.
const IN_USE = {
  'who and what': `
    GET /meta
    GET /rate_limit
    GET /user
    GET /users/{username}
    GET /repos/{owner}/{repo}
    GET /repos/{owner}/{repo}/collaborators/{username}/permission`,

  'branches, commits, files': `
    GET /repos/{owner}/{repo}/branches
    GET /repos/{owner}/{repo}/branches/{branch}
    GET /repos/{owner}/{repo}/rules/branches/{branch}
    GET /repos/{owner}/{repo}/tags
    GET /repos/{owner}/{repo}/activity
    GET /repos/{owner}/{repo}/commits
    GET /repos/{owner}/{repo}/commits/{ref}
    GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls
    GET /repos/{owner}/{repo}/compare/{basehead}
    GET /repos/{owner}/{repo}/contents/{path}
    PUT /repos/{owner}/{repo}/contents/{path}`,

  'git objects and refs': `
    GET /repos/{owner}/{repo}/git/ref/{ref}
    GET /repos/{owner}/{repo}/git/matching-refs/{ref}
    POST /repos/{owner}/{repo}/git/refs
    PATCH /repos/{owner}/{repo}/git/refs/{ref}
    DELETE /repos/{owner}/{repo}/git/refs/{ref}
    POST /repos/{owner}/{repo}/git/tags
    GET /repos/{owner}/{repo}/git/tags/{tag_sha}
    POST /repos/{owner}/{repo}/git/trees
    GET /repos/{owner}/{repo}/git/trees/{tree_sha}
    POST /repos/{owner}/{repo}/git/blobs
    GET /repos/{owner}/{repo}/git/blobs/{file_sha}
    POST /repos/{owner}/{repo}/git/commits
    GET /repos/{owner}/{repo}/git/commits/{commit_sha}`,

  'pull requests': `
    GET /repos/{owner}/{repo}/pulls
    POST /repos/{owner}/{repo}/pulls
    GET /repos/{owner}/{repo}/pulls/{pull_number}
    PATCH /repos/{owner}/{repo}/pulls/{pull_number}
    GET /repos/{owner}/{repo}/pulls/{pull_number}/commits
    GET /repos/{owner}/{repo}/pulls/{pull_number}/files
    PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge
    GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews
    POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews`,

  'issues, comments, labels': `
    GET /repos/{owner}/{repo}/issues
    POST /repos/{owner}/{repo}/issues
    GET /repos/{owner}/{repo}/issues/{issue_number}
    PATCH /repos/{owner}/{repo}/issues/{issue_number}
    GET /repos/{owner}/{repo}/issues/{issue_number}/comments
    POST /repos/{owner}/{repo}/issues/{issue_number}/comments
    GET /repos/{owner}/{repo}/issues/comments/{comment_id}
    PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}
    DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}
    GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions
    POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions
    DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}
    GET /repos/{owner}/{repo}/issues/{issue_number}/labels
    POST /repos/{owner}/{repo}/issues/{issue_number}/labels
    PUT /repos/{owner}/{repo}/issues/{issue_number}/labels
    DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}
    GET /repos/{owner}/{repo}/labels
    POST /repos/{owner}/{repo}/labels
    GET /repos/{owner}/{repo}/labels/{name}`,

  'checks and statuses': `
    POST /repos/{owner}/{repo}/check-runs
    GET /repos/{owner}/{repo}/check-runs/{check_run_id}
    PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}
    GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations
    GET /repos/{owner}/{repo}/check-suites/{check_suite_id}
    GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs
    GET /repos/{owner}/{repo}/commits/{ref}/check-runs
    GET /repos/{owner}/{repo}/commits/{ref}/check-suites
    GET /repos/{owner}/{repo}/commits/{ref}/status
    GET /repos/{owner}/{repo}/commits/{ref}/statuses
    POST /repos/{owner}/{repo}/statuses/{sha}`,

  releases: `
    GET /repos/{owner}/{repo}/releases
    POST /repos/{owner}/{repo}/releases
    GET /repos/{owner}/{repo}/releases/latest
    GET /repos/{owner}/{repo}/releases/tags/{tag}
    GET /repos/{owner}/{repo}/releases/{release_id}
    PATCH /repos/{owner}/{repo}/releases/{release_id}
    DELETE /repos/{owner}/{repo}/releases/{release_id}
    POST /repos/{owner}/{repo}/releases/generate-notes
    GET /repos/{owner}/{repo}/releases/{release_id}/assets
    POST /repos/{owner}/{repo}/releases/{release_id}/assets
    GET /repos/{owner}/{repo}/releases/assets/{asset_id}
    DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}`,

  'deployments and environments': `
    GET /repos/{owner}/{repo}/deployments
    POST /repos/{owner}/{repo}/deployments
    GET /repos/{owner}/{repo}/deployments/{deployment_id}
    DELETE /repos/{owner}/{repo}/deployments/{deployment_id}
    GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses
    POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses
    GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}
    GET /repos/{owner}/{repo}/environments
    GET /repos/{owner}/{repo}/environments/{environment_name}
    GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies`,

  'workflows and their runs': `
    GET /repos/{owner}/{repo}/actions/workflows
    GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}
    GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs
    POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches
    POST /repos/{owner}/{repo}/dispatches
    GET /repos/{owner}/{repo}/actions/runs
    GET /repos/{owner}/{repo}/actions/runs/{run_id}
    GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}
    GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs
    GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs
    GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals
    GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments
    POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments
    POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel
    POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun
    POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs
    GET /repos/{owner}/{repo}/actions/jobs/{job_id}`,
} as const;

/** `METHOD /path/template` of every REST operation in use, in the order listed. */
export const operationsInUse: readonly string[] = Object.values(IN_USE).flatMap((list) =>
  list.trim().split(/\s*\n\s*/u),
);
