import type { PullRequestReading, Review } from '../core/facts.ts';
import { isBot, loginOf, timeOf } from './actors.ts';
import type { Actor } from './actors.ts';
import type { Client } from './client.ts';
import { answered, failed } from './failure.ts';
import type { Connection } from './pages.ts';
import type { Answer, GitHub } from './port.ts';
import { standingReviews } from './standing.ts';

interface Person {
  readonly user: { readonly login: string } | null;
}

interface Commit {
  readonly commit: {
    readonly oid: string;
    readonly authors: { readonly nodes: readonly Person[] };
    readonly committer: Person | null;
  };
}

interface ReviewNode {
  readonly fullDatabaseId: string;
  readonly author: Actor | null;
  readonly state: string;
  readonly commit: { readonly oid: string } | null;
  readonly submittedAt: string | null;
  readonly authorCanPushToRepository: boolean;
}

export interface PullRequestNode {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly author: Actor | null;
  readonly headRefOid: string;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly merged: boolean;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly reviewDecision: string | null;
  readonly labels: { readonly nodes: readonly { readonly name: string }[] } | null;
  readonly reviews: Connection<ReviewNode>;
  readonly commits: Connection<Commit>;
}

/** Everything a reading holds; the lists' later pages are asked for with `$reviews` and `$commits`. */
export const PULL_REQUEST = `fragment PullRequest on PullRequest {
  number url title headRefOid baseRefName baseRefOid merged reviewDecision
  author { kind: __typename login }
  mergeCommit { oid }
  labels(first: 100) { nodes { name } }
  reviews(first: 100, after: $reviews) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { fullDatabaseId state submittedAt authorCanPushToRepository author { kind: __typename login } commit { oid } }
  }
  commits(first: 100, after: $commits) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { commit { oid authors(first: 20) { nodes { user { login } } } committer { user { login } } } }
  }
}`;

const QUERY = `query PullRequest($owner: String!, $name: String!, $number: Int!, $reviews: String, $commits: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullRequest } }
}
${PULL_REQUEST}`;

type Answered = { readonly repository: { readonly pullRequest: PullRequestNode | null } | null };

export const PULL_REQUEST_PERMISSION = 'contents: read, pull-requests: read';

export function pulls(client: Client): Pick<GitHub, 'readPullRequest'> {
  const standing = standingReviews(client);
  return {
    async readPullRequest(number) {
      const first = await readPage(client, number, {});
      return first.ok ? completed(client, first.value, standing) : first;
    },
  };
}

async function readPage(client: Client, number: number, after: Cursors): Promise<Answer<PullRequestNode>> {
  const answer = await client.query<Answered>(QUERY, { number, ...after }, PULL_REQUEST_PERMISSION);
  if (!answer.ok) return answer;
  const node = answer.value.repository?.pullRequest;
  return node == null
    ? failed({ kind: 'not-found', message: `there is no pull request ${number}` })
    : answered(node);
}

type Cursors = { readonly reviews?: string | null; readonly commits?: string | null };

/**
 * The reading of a pull request whose first page has come, with what its lists hold beyond. A list that cannot be had
 * whole is a failure: a review that blocks, or a committer who approves himself, must not be overlooked.
 */
export async function completed(
  client: Client,
  first: PullRequestNode,
  standing: ReturnType<typeof standingReviews>,
): Promise<Answer<PullRequestReading>> {
  const reviews = [...first.reviews.nodes];
  const commits = [...first.commits.nodes];
  let last = first;
  let after: Cursors = {};
  while (last.reviews.pageInfo.hasNextPage || last.commits.pageInfo.hasNextPage) {
    // A list that has ended stays at its end: there the page is empty and names no cursor any more.
    after = {
      reviews: last.reviews.pageInfo.endCursor ?? after.reviews ?? null,
      commits: last.commits.pageInfo.endCursor ?? after.commits ?? null,
    };
    const page = await readPage(client, first.number, after);
    if (!page.ok) return page;
    reviews.push(...page.value.reviews.nodes);
    commits.push(...page.value.commits.nodes);
    last = page.value;
  }
  if (reviews.length !== last.reviews.totalCount)
    return incomplete(first, 'reviews', reviews.length, last.reviews.totalCount);
  if (commits.length !== last.commits.totalCount)
    return incomplete(first, 'commits', commits.length, last.commits.totalCount);
  return answered(await standing(readingOf(first, reviews, commits), first.baseRefOid));
}

function incomplete(node: PullRequestNode, what: string, came: number, total: number): Answer<never> {
  const message = `of the ${total} ${what} of pull request ${node.number} ${came} could be read`;
  return failed({ kind: 'conflict', message });
}

// The account that commits for people who merge or edit in the browser.
const GITHUB_ITSELF = 'web-flow';

function readingOf(
  node: PullRequestNode,
  reviews: readonly ReviewNode[],
  commits: readonly Commit[],
): PullRequestReading {
  const people = commits.flatMap(({ commit }) => [
    ...commit.authors.nodes,
    ...(commit.committer ? [commit.committer] : []),
  ]);
  const logins = people.flatMap(({ user }) =>
    user === null || user.login === GITHUB_ITSELF ? [] : [user.login],
  );
  return {
    number: node.number,
    url: node.url,
    title: node.title,
    author: loginOf(node.author),
    headSha: node.headRefOid,
    baseRef: node.baseRefName,
    committers: [...new Set(logins)],
    labels: node.labels?.nodes.map((label) => label.name) ?? [],
    merged: node.merged,
    mergeCommit: node.mergeCommit?.oid ?? null,
    reviews: reviews.map(reviewOf),
    reviewDecision: node.reviewDecision?.toLowerCase() ?? null,
  };
}

function reviewOf(node: ReviewNode): Review {
  return {
    id: Number(node.fullDatabaseId),
    author: loginOf(node.author),
    authorIsBot: isBot(node.author),
    state: node.state.toLowerCase(),
    sha: node.commit?.oid ?? null,
    // A review that was not handed in yet has no time; it is pending and counts for nothing.
    submittedAt: node.submittedAt === null ? 0 : timeOf(node.submittedAt),
    canPush: node.authorCanPushToRepository,
  };
}
