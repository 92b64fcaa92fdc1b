import { Refusal } from '../answer.ts';
import { treeWith, EMPTY_TREE, type FileChange } from '../git/files.ts';
import { ZERO, type RefChange } from '../git/ref-writer.ts';
import { isRefName } from '../git/refs.ts';
import { reviewJobs } from '../rules/jobs.ts';
import { changeRefs, isFastForward } from '../rules/refs.ts';
import { nodeId, partsOfNodeId } from '../shape/urls.ts';
import type { Environment, WorkflowRun } from '../state/records.ts';
import { deploymentNode } from './deployments.ts';
import { commitNode, refNode } from './git.ts';
import {
  graphError,
  isRecord,
  listArg,
  objectArg,
  textArg,
  type Args,
  type Node,
  type Scope,
} from './node.ts';

const input = (args: Args): Args => objectArg(args, 'input') ?? {};

const echo = (args: Args): string | null => textArg(input(args), 'clientMutationId') ?? null;

const objectsIn = (args: Args, name: string): readonly Args[] => {
  const value: unknown = args[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** Rules refuse with an answer of the REST API; in the graph the same words are an error. */
async function asGraphError<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof Refusal)
      throw graphError(problem.answer.status === 403 ? 'FORBIDDEN' : 'UNPROCESSABLE', problem.message);
    throw problem;
  }
}

async function checkedChange(scope: Scope, update: Args): Promise<RefChange> {
  const { git } = scope.core;
  const name = textArg(update, 'name') ?? '';
  const after = textArg(update, 'afterOid') ?? '';
  const before = textArg(update, 'beforeOid');
  if (!isRefName(name)) throw graphError('UNPROCESSABLE', `${name} is not a valid ref name`);
  const now = git.refs.get(name) ?? ZERO;
  if (before !== undefined && before !== now)
    throw graphError('STALE_DATA', `Expected ${name} to point to ${before} but it points to ${now}`);
  if (after === ZERO) return { name, after, before };
  const object = await git.read(after);
  if (object === undefined)
    throw graphError('NOT_FOUND', `Could not resolve to a node with the oid '${after}'`);
  if (name.startsWith('refs/heads/') && object.type !== 'commit')
    throw graphError('UNPROCESSABLE', `${after} is not a commit`);
  if (
    now !== ZERO &&
    update['force'] !== true &&
    now !== after &&
    !(await isFastForward(scope.core, now, after))
  )
    throw graphError('UNPROCESSABLE', `${name} cannot be updated to ${after}: not a fast forward`);
  // What was found to be a fast forward is one from there only.
  return { name, after, before: before ?? (update['force'] === true ? undefined : now) };
}

/** All or none. Where `beforeOid` is given the ref must be just there; zeros: it must not exist, or is deleted. */
async function updateRefs(scope: Scope, args: Args): Promise<Node> {
  const { core, caller } = scope;
  const wanted = input(args);
  if (textArg(wanted, 'repositoryId') !== nodeId('R', core.id))
    throw graphError(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${textArg(wanted, 'repositoryId')}'`,
    );
  const changes: RefChange[] = [];
  for (const update of objectsIn(wanted, 'refUpdates')) changes.push(await checkedChange(scope, update));
  const problem = await asGraphError(() => changeRefs(core, changes, caller.user));
  if (problem !== undefined) throw graphError('STALE_DATA', `References could not be updated: ${problem}`);
  return { __typename: 'UpdateRefsPayload', clientMutationId: echo(args) };
}

function branchOf(scope: Scope, branch: Args): string {
  const [, ref] = partsOfNodeId(textArg(branch, 'id') ?? '') ?? [];
  const name = ref ?? `refs/heads/${(textArg(branch, 'branchName') ?? '').replace(/^refs\/heads\//u, '')}`;
  const repository = textArg(branch, 'repositoryNameWithOwner');
  const here = repository === undefined || repository.toLowerCase() === scope.core.fullName.toLowerCase();
  if (!here || scope.core.git.refs.get(name) === undefined)
    throw graphError('NOT_FOUND', `No such branch: ${name}`);
  return name;
}

async function createCommitOnBranch(scope: Scope, args: Args): Promise<Node> {
  const { core, caller } = scope;
  const { git } = core;
  const wanted = input(args);
  const name = branchOf(scope, objectArg(wanted, 'branch') ?? {});
  const expected = textArg(wanted, 'expectedHeadOid') ?? '';
  const stale = `Expected branch to point to "${expected}" but it did not. Pull and try again.`;
  const head = git.refs.get(name) === expected ? await git.commit(expected) : undefined;
  if (head === undefined) throw graphError('STALE_DATA', stale);
  const files = objectArg(wanted, 'fileChanges') ?? {};
  const additions = objectsIn(files, 'additions').map((file): FileChange => {
    const content = Buffer.from(textArg(file, 'contents') ?? '', 'base64');
    return {
      path: textArg(file, 'path') ?? '',
      entry: { mode: '100644', sha: git.writeObject('blob', content) },
    };
  });
  const deletions = objectsIn(files, 'deletions').map((file): FileChange => ({
    path: textArg(file, 'path') ?? '',
    entry: null,
  }));
  const tree = (await treeWith(git, head.tree, [...deletions, ...additions])) ?? EMPTY_TREE;
  const message = objectArg(wanted, 'message') ?? {};
  const text = [textArg(message, 'headline'), textArg(message, 'body')].filter((part) => part).join('\n\n');
  const author = { name: caller.user.name, email: caller.user.email, at: core.now() };
  const commit = git.writeCommit({ tree, parents: [expected], author, committer: author, message: text });
  const problem = await asGraphError(() =>
    changeRefs(core, [{ name, after: commit.sha, before: expected }], caller.user),
  );
  if (problem !== undefined) throw graphError('STALE_DATA', stale);
  return {
    __typename: 'CreateCommitOnBranchPayload',
    clientMutationId: echo(args),
    commit: commitNode(scope, commit),
    ref: refNode(scope, name, commit.sha),
  };
}

function named<T extends { readonly id: number }>(all: readonly T[], kind: string, id: string): T {
  const [prefix, number] = partsOfNodeId(id) ?? [];
  const thing = prefix === kind ? all.find((one) => String(one.id) === number) : undefined;
  if (thing === undefined)
    throw graphError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  return thing;
}

const review =
  (state: 'approved' | 'rejected') =>
  async (scope: Scope, args: Args): Promise<Node> => {
    const { core, caller } = scope;
    const wanted = input(args);
    const run: WorkflowRun = named(core.state.runs, 'WFR', textArg(wanted, 'workflowRunId') ?? '');
    const ids = listArg(wanted, 'environmentIds') ?? [];
    const environments: readonly Environment[] = ids.map((id) => named(core.state.environments, 'EN', id));
    const comment = textArg(wanted, 'comment') ?? '';
    const deployments = await asGraphError(() =>
      reviewJobs(core, run, environments, state, caller.user, comment),
    );
    return {
      __typename: 'DeploymentsPayload',
      clientMutationId: echo(args),
      deployments: deployments.map((one) => deploymentNode(scope, one)),
    };
  };

const [approve, reject] = [review('approved'), review('rejected')];

export const mutationNode = (scope: Scope): Node => ({
  __typename: 'Mutation',
  updateRefs: (args: Args) => updateRefs(scope, args),
  createCommitOnBranch: (args: Args) => createCommitOnBranch(scope, args),
  approveDeployments: (args: Args) => approve(scope, args),
  rejectDeployments: (args: Args) => reject(scope, args),
});
