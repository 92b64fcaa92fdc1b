import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { baseTip, commitsOf, treeOfMerge, type PullRequest } from '../rules/pulls.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Label, Review } from '../state/records.ts';
import { fullRepository } from './repository.ts';
import { nodeId } from './urls.ts';
import { associationOf, userOrNull, userShape } from './users.ts';

export const labelShape = (core: Core, label: Label): JsonObject => ({
  id: label.id,
  node_id: nodeId('LA', label.id),
  url: core.urls.repo(`/labels/${encodeURIComponent(label.name)}`),
  name: label.name,
  description: label.description ?? '',
  color: label.color,
  default: false,
});

function side(core: Core, { owner, ref, sha }: { owner: string; ref: string; sha: string }): JsonObject {
  const own = owner === core.owner.login;
  const user = own ? core.owner : (core.state.users.get(owner.toLowerCase()) ?? core.owner);
  const repo = fullRepository(core);
  const fork = { ...repo, fork: true, full_name: `${owner}/${core.name}`, owner: userShape(core, user) };
  return { label: `${owner}:${ref}`, ref, sha, user: userShape(core, user), repo: own ? repo : fork };
}

function links(core: Core, { number, pull }: PullRequest): JsonObject {
  const api = core.urls.repo(`/pulls/${number}`);
  const issue = core.urls.repo(`/issues/${number}`);
  return {
    url: api,
    html_url: core.urls.page(`/pull/${number}`),
    diff_url: core.urls.page(`/pull/${number}.diff`),
    patch_url: core.urls.page(`/pull/${number}.patch`),
    issue_url: issue,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: core.urls.repo('/pulls/comments{/number}'),
    comments_url: `${issue}/comments`,
    statuses_url: core.urls.repo(`/statuses/${pull.head.sha}`),
  };
}

/** A pull request in a list. */
export function pullSimpleShape(core: Core, issue: PullRequest): JsonObject {
  const { pull } = issue;
  const linked = links(core, issue);
  const href = (name: string): JsonObject => ({ href: linked[name] });
  return {
    ...linked,
    id: pull.id,
    node_id: nodeId('PR', issue.number),
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: userShape(core, issue.user),
    body: issue.body,
    labels: issue.labels.map((label) => labelShape(core, label)),
    milestone: null,
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(issue.updatedAt),
    closed_at: timestampOrNull(issue.closedAt),
    merged_at: timestampOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.requestedReviewers.map((user) => userShape(core, user)),
    requested_teams: [],
    head: side(core, pull.head),
    base: side(core, { ...pull.base, owner: core.owner.login }),
    _links: {
      self: href('url'),
      html: href('html_url'),
      issue: href('issue_url'),
      comments: href('comments_url'),
      review_comments: href('review_comments_url'),
      review_comment: href('review_comment_url'),
      commits: href('commits_url'),
      statuses: href('statuses_url'),
    },
    author_association: associationOf(core, issue.user),
    auto_merge: null,
    draft: pull.draft,
  };
}

/** A pull request on its own: with its size and whether it can be merged. */
export async function pullShape(core: Core, issue: PullRequest): Promise<JsonObject> {
  const { pull } = issue;
  const base = baseTip(core, issue);
  const mergeBase = (await core.git.history.mergeBase(base, pull.head.sha)) ?? base;
  const [commits, files] = await Promise.all([
    commitsOf(core, issue),
    core.git.history.changedFiles(mergeBase, pull.head.sha),
  ]);
  const open = issue.state === 'open';
  const mergeable = open ? (await treeOfMerge(core, base, pull.head.sha)) !== undefined : null;
  return {
    ...pullSimpleShape(core, issue),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: !open ? 'unknown' : pull.draft ? 'draft' : mergeable ? 'clean' : 'dirty',
    merged_by: userOrNull(core, pull.mergedBy),
    comments: core.state.comments.filter(({ number }) => number === issue.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((total, file) => total + file.additions, 0),
    deletions: files.reduce((total, file) => total + file.deletions, 0),
    changed_files: files.length,
  };
}

export function reviewShape(core: Core, review: Review): JsonObject {
  const page = core.urls.page(`/pull/${review.number}#pullrequestreview-${review.id}`);
  const pull = core.urls.repo(`/pulls/${review.number}`);
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: userOrNull(core, review.user),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pull,
    author_association: associationOf(core, review.user),
    _links: { html: { href: page }, pull_request: { href: pull } },
    submitted_at: review.state === 'PENDING' ? undefined : timestamp(review.submittedAt),
    commit_id: review.commitId,
  };
}
