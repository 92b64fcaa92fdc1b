import { baseTip, commitsOf, treeOfMerge, type PullRequest } from '../rules/pulls.ts';
import { canPush, latestOpinions, reviewsOf } from '../rules/reviews.ts';
import { nodeId } from '../shape/urls.ts';
import { associationOf } from '../shape/users.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Review } from '../state/records.ts';
import { connection } from './connection.ts';
import { commitOrNull } from './git.ts';
import { labelsConnection } from './issues.ts';
import { listArg, textArg, type Args, type Node, type Scope } from './node.ts';
import { actorNode, actorOrNull, teamNode } from './people.ts';

const CHANGE: Readonly<Record<string, string>> = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  copied: 'COPIED',
  changed: 'CHANGED',
};

function reviewNode(scope: Scope, review: Review): Node {
  const { core } = scope;
  const teams = [...core.state.teams.values()].filter(
    ({ members }) => review.user && members.includes(review.user.login),
  );
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body,
    url: core.urls.page(`/pull/${review.number}#pullrequestreview-${review.id}`),
    submittedAt: review.state === 'PENDING' ? null : timestamp(review.submittedAt),
    author: actorOrNull(scope, review.user),
    authorAssociation: associationOf(core, review.user),
    authorCanPushToRepository: canPush(review),
    commit: () => commitOrNull(scope, review.commitId),
    onBehalfOf: (args: Args) => connection('onBehalfOf', teams, args, (team) => teamNode(scope, team)),
  };
}

async function filesConnection(scope: Scope, issue: PullRequest, args: Args): Promise<Node> {
  const { history } = scope.core.git;
  const { sha } = issue.pull.head;
  const base = baseTip(scope.core, issue);
  const files = await history.changedFiles((await history.mergeBase(base, sha)) ?? base, sha);
  return connection('files', files, args, ({ path, status, additions, deletions }) => ({
    path,
    changeType: CHANGE[status] ?? 'CHANGED',
    additions,
    deletions,
  }));
}

async function mergeableOf(scope: Scope, issue: PullRequest): Promise<string> {
  if (issue.state !== 'open') return 'UNKNOWN';
  const tree = await treeOfMerge(scope.core, baseTip(scope.core, issue), issue.pull.head.sha);
  return tree === undefined ? 'CONFLICTING' : 'MERGEABLE';
}

export function pullNode(scope: Scope, issue: PullRequest): Node {
  const { core } = scope;
  const { pull } = issue;
  const reviews = (list: readonly Review[], field: string, args: Args): Node =>
    connection(field, list, args, (review) => reviewNode(scope, review));
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', issue.number),
    fullDatabaseId: String(pull.id),
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    url: core.urls.page(`/pull/${issue.number}`),
    state: pull.mergedAt === null ? issue.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    isCrossRepository: pull.head.owner !== core.owner.login,
    merged: pull.mergedAt !== null,
    mergedAt: timestampOrNull(pull.mergedAt),
    mergeable: () => mergeableOf(scope, issue),
    createdAt: timestamp(issue.createdAt),
    updatedAt: timestamp(issue.updatedAt),
    // No rule here asks for reviews, and without one GitHub has no decision.
    reviewDecision: null,
    mergeCommit: () => (pull.mergeCommitSha === null ? null : commitOrNull(scope, pull.mergeCommitSha)),
    mergedBy: actorOrNull(scope, pull.mergedBy),
    author: actorNode(scope, issue.user),
    baseRefName: pull.base.ref,
    baseRefOid: () => baseTip(core, issue),
    headRefName: pull.head.ref,
    headRefOid: pull.head.sha,
    labels: (args: Args) => labelsConnection(issue, args),
    files: (args: Args) => filesConnection(scope, issue, args),
    commits: async (args: Args) =>
      connection('commits', await commitsOf(core, issue), args, (sha) => ({
        commit: () => commitOrNull(scope, sha),
      })),
    reviews: (args: Args) => {
      const [states, author] = [listArg(args, 'states'), textArg(args, 'author')];
      const list = reviewsOf(core, issue)
        .filter(({ state }) => states === undefined || states.includes(state))
        .filter(({ user }) => author === undefined || user?.login === author);
      return reviews(list, 'reviews', args);
    },
    latestOpinionatedReviews: (args: Args) => {
      const list = latestOpinions(core, issue).filter(
        (review) => args['writersOnly'] !== true || canPush(review),
      );
      return reviews(list, 'latestOpinionatedReviews', args);
    },
  };
}
