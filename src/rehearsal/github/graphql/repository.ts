import { environmentNamed } from '../rules/environments.ts';
import { isPull, pullRequests } from '../rules/pulls.ts';
import { latestRelease, releaseByTag, releasesOf } from '../rules/releases.ts';
import { nodeId } from '../shape/urls.ts';
import { timestamp } from '../state/clock.ts';
import type { Issue } from '../state/records.ts';
import { connection } from './connection.ts';
import { deploymentsConnection, environmentNode } from './deployments.ts';
import { objectNode, refNode, refOrNull } from './git.ts';
import { issueNode } from './issues.ts';
import {
  graphError,
  isDescending,
  listArg,
  objectArg,
  textArg,
  type Args,
  type Node,
  type Scope,
} from './node.ts';
import { actorNode } from './people.ts';
import { pullNode } from './pulls.ts';
import { releaseNode } from './releases.ts';

const missing = (kind: string, what: string): Error =>
  graphError('NOT_FOUND', `Could not resolve to ${kind} with the ${what}.`);

async function refsConnection(scope: Scope, args: Args): Promise<Node> {
  const { git } = scope.core;
  const prefix = textArg(args, 'refPrefix') ?? 'refs/';
  const query = textArg(args, 'query') ?? '';
  const refs = git.refs
    .list(prefix.endsWith('/') ? prefix : `${prefix}/`)
    .filter(({ name }) => name.slice(prefix.length).includes(query));
  const dated = await Promise.all(
    refs.map(async (ref) => {
      const commit = await git.commit((await git.resolve(ref.name)) ?? '');
      return { name: ref.name, sha: ref.sha, at: commit?.committer.at ?? 0 };
    }),
  );
  const byDate = objectArg(args, 'orderBy')?.['field'] === 'TAG_COMMIT_DATE';
  const ordered = byDate ? dated.toSorted((a, b) => a.at - b.at) : dated;
  const list = isDescending(args) || args['direction'] === 'DESC' ? ordered.toReversed() : ordered;
  return connection('refs', list, args, ({ name, sha }) => refNode(scope, name, sha));
}

const hasLabels = (issue: Issue, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || issue.labels.some(({ name }) => wanted.includes(name));

function pullsConnection(scope: Scope, args: Args): Node {
  const [states, head, base] = [
    listArg(args, 'states'),
    textArg(args, 'headRefName'),
    textArg(args, 'baseRefName'),
  ];
  const list = pullRequests(scope.core)
    .filter(
      ({ state, pull }) =>
        states === undefined || states.includes(pull.mergedAt === null ? state.toUpperCase() : 'MERGED'),
    )
    .filter(({ pull }) => head === undefined || pull.head.ref === head)
    .filter(({ pull }) => base === undefined || pull.base.ref === base)
    .filter((issue) => hasLabels(issue, listArg(args, 'labels')));
  return connection('pullRequests', isDescending(args) ? list.toReversed() : list, args, (one) =>
    pullNode(scope, one),
  );
}

function issuesConnection(scope: Scope, args: Args): Node {
  const states = listArg(args, 'states');
  const list = scope.core.state.issues
    .filter((issue) => !isPull(issue) && (states === undefined || states.includes(issue.state.toUpperCase())))
    .filter((issue) => hasLabels(issue, listArg(args, 'labels')));
  return connection('issues', isDescending(args) ? list.toReversed() : list, args, (one) =>
    issueNode(scope, one),
  );
}

/** Expressions may begin with a branch or tag; what git knows under that name wins. */
async function objectOf(scope: Scope, args: Args): Promise<Node | null> {
  const [oid, expression] = [textArg(args, 'oid'), textArg(args, 'expression')];
  if (oid !== undefined) return objectNode(scope, oid);
  if (expression === undefined) return null;
  // Git would also take a folder of its own for a name, e.g. `HEAD@{1}`; a plain revision is all GitHub allows.
  return /[@^~{]|^-/u.test(expression) && !/^[\w./-]+(?:\^|~\d*)?(?::.*)?$/u.test(expression)
    ? null
    : objectNode(scope, expression);
}

export function repositoryNode(scope: Scope): Node {
  const { core, caller } = scope;
  return {
    __typename: 'Repository',
    id: nodeId('R', core.id),
    databaseId: core.id,
    name: core.name,
    nameWithOwner: core.fullName,
    owner: actorNode(scope, core.owner),
    url: core.urls.page(),
    isFork: false,
    isPrivate: core.private,
    isArchived: false,
    viewerPermission:
      caller.kind === 'user'
        ? caller.user.permission === 'none'
          ? null
          : caller.user.permission.toUpperCase()
        : null,
    defaultBranchRef: () => refOrNull(scope, `refs/heads/${core.defaultBranch}`),
    ref: (args: Args) => refOrNull(scope, textArg(args, 'qualifiedName') ?? ''),
    refs: (args: Args) => refsConnection(scope, args),
    object: (args: Args) => objectOf(scope, args),
    pullRequest: (args: Args) => {
      const issue = pullRequests(core).find(({ number }) => number === args['number']);
      if (issue === undefined) throw missing('a PullRequest', `number of ${String(args['number'])}`);
      return pullNode(scope, issue);
    },
    pullRequests: (args: Args) => pullsConnection(scope, args),
    issue: (args: Args) => {
      const issue = core.state.issues.find((one) => one.number === args['number'] && !isPull(one));
      if (issue === undefined) throw missing('an Issue', `number of ${String(args['number'])}`);
      return issueNode(scope, issue);
    },
    issues: (args: Args) => issuesConnection(scope, args),
    deployments: (args: Args) => deploymentsConnection(scope, core.state.deployments, args),
    environment: (args: Args) => {
      const environment = environmentNamed(core, textArg(args, 'name') ?? '');
      return environment === undefined ? null : environmentNode(scope, environment);
    },
    environments: (args: Args) => {
      const names = listArg(args, 'names') ?? [];
      const list = core.state.environments
        .filter(({ name }) => names.length === 0 || names.includes(name))
        .toSorted((a, b) => a.name.localeCompare(b.name));
      return connection('environments', list, args, (one) => environmentNode(scope, one));
    },
    release: (args: Args) => {
      const release = releaseByTag(core, textArg(args, 'tagName') ?? '');
      return release === undefined ? null : releaseNode(scope, release);
    },
    latestRelease: () => {
      const release = latestRelease(core);
      return release === undefined ? null : releaseNode(scope, release);
    },
    releases: (args: Args) => {
      const list = releasesOf(core).filter(({ draft }) => !draft || caller.grants['contents'] === 'write');
      return connection('releases', list, args, (one) => releaseNode(scope, one));
    },
  };
}

/** The three things a query can begin with. */
export const queryNode = (scope: Scope): Node => ({
  __typename: 'Query',
  viewer: { ...actorNode(scope, scope.caller.user), __typename: 'User', login: scope.caller.user.login },
  rateLimit: () => {
    const { limit, remaining, used, reset } = scope.limits.numbers(scope.caller, 'graphql');
    return { limit, remaining, used, cost: 1, nodeCount: 1, resetAt: timestamp(reset * 1000) };
  },
  repository: (args: Args) => {
    const name = `${String(args['owner'])}/${String(args['name'])}`;
    if (name.toLowerCase() !== scope.core.fullName.toLowerCase())
      throw missing('a Repository', `name '${name}'`);
    return repositoryNode(scope);
  },
});
