// Which permission each operation needs, as `x-accepted-github-permissions` spells it: a list of alternatives,
// several permissions of one alternative joined by a comma.

// What @octokit/app-permissions lacks or has outdated; from the permission sentence on each operation's page.
const BY_HAND = {
  'GET /user': [],
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': ['metadata=read'],
  'GET /repos/{owner}/{repo}/rules/branches/{branch}': ['metadata=read'],
  'GET /repos/{owner}/{repo}/activity': ['contents=read'],
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': ['contents=read,pull_requests=read'],
  'GET /repos/{owner}/{repo}/compare/{basehead}': ['contents=read'],
  'PUT /repos/{owner}/{repo}/contents/{path}': ['contents=write'],
  'GET /repos/{owner}/{repo}/issues': ['issues=read', 'pull_requests=read'],
  'GET /repos/{owner}/{repo}/issues/{issue_number}': ['issues=read', 'pull_requests=read'],
  'POST /repos/{owner}/{repo}/releases/generate-notes': ['contents=write'],
  'POST /repos/{owner}/{repo}/releases/{release_id}/assets': ['contents=write'],
  'GET /repos/{owner}/{repo}/environments': ['actions=read'],
  'GET /repos/{owner}/{repo}/environments/{environment_name}': ['actions=read'],
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': ['actions=read'],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}': ['actions=read'],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs': ['actions=read'],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals': ['actions=read'],
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments': ['actions=read'],
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments': ['deployments=write'],
  'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs': ['actions=write'],
};

// Scopes that the list names beside the proper one: it has `contents` for checks, runs and reactions, and
// `single_file` for an App that may see only one file. Neither opens these operations to a job's token.
const BYSTANDERS = ['single_file', 'contents'];

const shapeOf = (operation) => operation.replaceAll(/\{\w+\}/gu, '{}');

function alternativesByShape(list) {
  const byShape = new Map();
  for (const [scope, levels] of Object.entries(list.permissions)) {
    for (const level of ['read', 'write']) {
      for (const operation of levels[level] ?? []) {
        const shape = shapeOf(operation);
        byShape.set(shape, (byShape.get(shape) ?? new Set()).add(`${scope}=${level}`));
      }
    }
  }
  return byShape;
}

function withoutBystanders(alternatives) {
  let kept = alternatives;
  for (const scope of BYSTANDERS) {
    const others = kept.filter((one) => !one.startsWith(`${scope}=`));
    if (others.length > 0) kept = others;
  }
  return kept;
}

/** @returns `METHOD /path` → alternatives; throws for an operation that neither source knows. */
export function permissionsOf(list, operations) {
  const byShape = alternativesByShape(list);
  return Object.fromEntries(
    operations.map((operation) => {
      const listed = byShape.get(shapeOf(operation));
      const alternatives = BY_HAND[operation] ?? (listed && withoutBystanders([...listed]));
      if (!alternatives) throw new Error(`no permission is known for ${operation}: add it by hand`);
      return [operation, alternatives];
    }),
  );
}
