import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Comment, Issue, Reaction } from '../state/records.ts';
import { labelShape } from './pulls.ts';
import { nodeId } from './urls.ts';
import { appShape, associationOf, userShape } from './users.ts';

export function issueShape(core: Core, issue: Issue): JsonObject {
  const url = core.urls.repo(`/issues/${issue.number}`);
  const pull = core.urls.page(`/pull/${issue.number}`);
  const asPull = issue.pull && {
    url: core.urls.repo(`/pulls/${issue.number}`),
    html_url: pull,
    diff_url: `${pull}.diff`,
    patch_url: `${pull}.patch`,
    merged_at: timestampOrNull(issue.pull.mergedAt),
  };
  return {
    id: issue.id,
    node_id: nodeId(issue.pull ? 'PR' : 'I', issue.number),
    url,
    repository_url: core.urls.repo(),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issue.pull ? pull : core.urls.page(`/issues/${issue.number}`),
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userShape(core, issue.user),
    labels: issue.labels.map((label) => labelShape(core, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: core.state.comments.filter(({ number }) => number === issue.number).length,
    ...(asPull ? { pull_request: asPull, draft: issue.pull?.draft } : {}),
    closed_at: timestampOrNull(issue.closedAt),
    created_at: timestamp(issue.createdAt),
    updated_at: timestamp(issue.updatedAt),
    author_association: associationOf(core, issue.user),
  };
}

export const commentShape = (core: Core, comment: Comment): JsonObject => ({
  id: comment.id,
  node_id: nodeId('IC', comment.id),
  url: core.urls.repo(`/issues/comments/${comment.id}`),
  html_url: core.urls.page(`/issues/${comment.number}#issuecomment-${comment.id}`),
  issue_url: core.urls.repo(`/issues/${comment.number}`),
  body: comment.body,
  user: userShape(core, comment.user),
  created_at: timestamp(comment.createdAt),
  updated_at: timestamp(comment.updatedAt),
  author_association: associationOf(core, comment.user),
  performed_via_github_app: comment.app === null ? null : appShape(core, comment.app),
});

export const reactionShape = (core: Core, reaction: Reaction): JsonObject => ({
  id: reaction.id,
  node_id: nodeId('REA', reaction.id),
  user: userShape(core, reaction.user),
  content: reaction.content,
  created_at: timestamp(reaction.createdAt),
});
