import { nodeId } from '../shape/urls.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Issue } from '../state/records.ts';
import { connection } from './connection.ts';
import type { Args, Node, Scope } from './node.ts';
import { actorNode } from './people.ts';

export const labelsConnection = (issue: Issue, args: Args): Node =>
  connection('labels', issue.labels, args, ({ name }) => ({ name }));

export const issueNode = (scope: Scope, issue: Issue): Node => ({
  __typename: 'Issue',
  id: nodeId('I', issue.number),
  number: issue.number,
  title: issue.title,
  body: issue.body ?? '',
  url: scope.core.urls.page(`/issues/${issue.number}`),
  state: issue.state.toUpperCase(),
  createdAt: timestamp(issue.createdAt),
  closedAt: timestampOrNull(issue.closedAt),
  author: actorNode(scope, issue.user),
  labels: (args: Args) => labelsConnection(issue, args),
});
