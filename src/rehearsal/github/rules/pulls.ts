import { invalid, refuse } from '../answer.ts';
import type { Core } from '../core.ts';
import type { Signature } from '../git/objects.ts';
import type { Issue, Pull, User } from '../state/records.ts';
import { changeRefs } from './refs.ts';

export const pullRequests = (core: Core): readonly PullRequest[] => core.state.issues.filter(isPull);

/** An issue that is a pull request. */
export type PullRequest = Issue & { readonly pull: Pull };

export const isPull = (issue: Issue): issue is PullRequest => issue.pull !== null;

/** What the head is compared with: the tip of the base branch, once merged its tip before the merge. */
export const baseTip = (core: Core, { pull, state }: PullRequest): string =>
  state === 'open' ? (core.git.refs.get(`refs/heads/${pull.base.ref}`) ?? pull.base.sha) : pull.base.sha;

/** Commits of the pull request, oldest first. */
export const commitsOf = async (core: Core, issue: PullRequest): Promise<readonly string[]> =>
  (await core.git.history.list([issue.pull.head.sha, `^${baseTip(core, issue)}`])).toReversed();

/**
 * The merged pull request that brought a commit to the default branch; of a commit that is not there, open and
 * merged ones that have it. https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function pullsOfCommit(core: Core, sha: string): Promise<readonly PullRequest[]> {
  const tip = core.git.refs.get(`refs/heads/${core.defaultBranch}`);
  const introduced = pullRequests(core).filter(({ pull }) => pull.mergedCommits.includes(sha));
  if (tip !== undefined && (await core.git.history.isAncestor(sha, tip))) return introduced;
  const having: PullRequest[] = [];
  for (const issue of pullRequests(core)) {
    const counts = issue.state === 'open' || issue.pull.mergedAt !== null;
    if (counts && (introduced.includes(issue) || (await commitsOf(core, issue)).includes(sha)))
      having.push(issue);
  }
  return having;
}

export interface NewPull {
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
  readonly by: User;
}

/**
 * Opens a pull request between branches of this repository, or from a fork's: `mallory:topic`, whose commits lie
 * here under `refs/forks/mallory/topic`. Throws GitHub's 422 for what it refuses.
 */
export async function openPull(core: Core, wanted: NewPull): Promise<PullRequest> {
  const { head, base } = wanted;
  const [owner = '', ref = ''] = head.includes(':') ? head.split(':') : [core.owner.login, head];
  const own = owner === core.owner.login;
  const headSha = core.git.refs.get(own ? `refs/heads/${ref}` : `refs/forks/${owner}/${ref}`);
  const baseSha = core.git.refs.get(`refs/heads/${base}`);
  if (headSha === undefined) throw invalid('PullRequest', 'head', 'invalid');
  if (baseSha === undefined) throw invalid('PullRequest', 'base', 'invalid');
  if (await core.git.history.isAncestor(headSha, baseSha))
    throw invalid('PullRequest', 'head', 'custom', `No commits between ${base} and ${ref}`);
  const twin = pullRequests(core).some(
    ({ state, pull }) =>
      state === 'open' && pull.head.ref === ref && pull.head.owner === owner && pull.base.ref === base,
  );
  if (twin)
    throw invalid('PullRequest', 'head', 'custom', `A pull request already exists for ${owner}:${ref}.`);
  const at = core.now();
  const number = core.nextIssueNumber();
  const pull: Pull = {
    id: core.nextId(),
    head: { ref, owner, sha: headSha },
    base: { ref: base, sha: baseSha },
    draft: wanted.draft,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
    mergedCommits: [],
    requestedReviewers: [],
  };
  const issue: PullRequest = {
    id: core.nextId(),
    number,
    title: wanted.title,
    body: wanted.body,
    user: wanted.by,
    state: 'open',
    stateReason: null,
    labels: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    pull,
  };
  core.state.issues.push(issue);
  await core.git.updateRefs([{ name: `refs/pull/${number}/head`, after: headSha, before: undefined }]);
  return issue;
}

export const MERGE_METHODS = ['merge', 'squash', 'rebase'] as const;
export type MergeMethod = (typeof MERGE_METHODS)[number];

/** The tree of `theirs` merged into `ours`; undefined when they conflict. */
export async function treeOfMerge(core: Core, ours: string, theirs: string): Promise<string | undefined> {
  const behind = await core.git.history.isAncestor(ours, theirs);
  return behind ? (await core.git.commit(theirs))?.tree : core.git.history.mergedTree(ours, theirs);
}

/** Merges as the button would and returns the new tip of the base branch. Throws 405 when it cannot. */
export async function mergePull(
  core: Core,
  issue: PullRequest,
  method: MergeMethod,
  by: User,
  message?: string,
): Promise<string> {
  const { pull } = issue;
  const before = baseTip(core, issue);
  const tree = await treeOfMerge(core, before, pull.head.sha);
  if (issue.state !== 'open' || pull.draft || tree === undefined)
    throw refuse(405, 'Pull Request is not mergeable');
  const committer: Signature = { name: by.name, email: by.email, at: core.now() };
  const own = await commitsOf(core, issue);
  let tip = before;
  if (method === 'rebase') {
    for (const sha of own) {
      const commit = await core.git.commit(sha);
      const rebased = await treeOfMerge(core, before, sha);
      if (commit === undefined || rebased === undefined) throw refuse(405, 'This branch cannot be rebased');
      tip = core.git.writeCommit({ ...commit, tree: rebased, parents: [tip], committer }).sha;
    }
  } else {
    const title =
      method === 'squash'
        ? `${issue.title} (#${issue.number})`
        : `Merge pull request #${issue.number} from ${pull.head.owner}/${pull.head.ref}`;
    const parents = method === 'squash' ? [before] : [before, pull.head.sha];
    const text = message ?? (method === 'squash' ? title : `${title}\n\n${issue.title}`);
    tip = core.git.writeCommit({ tree, parents, author: committer, committer, message: text }).sha;
  }
  const problem = await changeRefs(
    core,
    [{ name: `refs/heads/${pull.base.ref}`, after: tip, before }],
    by,
    'pr_merge',
  );
  if (problem !== undefined) throw refuse(409, 'Base branch was modified. Review and try the merge again.');
  pull.base.sha = before;
  pull.mergeCommitSha = tip;
  pull.mergedCommits = await core.git.history.list([tip, `^${before}`]);
  pull.mergedAt = core.now();
  pull.mergedBy = by;
  issue.state = 'closed';
  issue.closedAt = core.now();
  issue.updatedAt = core.now();
  return tip;
}
