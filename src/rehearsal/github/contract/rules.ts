import { errorAnswer, validationFailed } from './answers.ts';
import { CHECK_RUN } from './check-run-rules.ts';
import { atMost, matching, notBlank, onlyBytes, onlyProperties, valueAt } from './limits.ts';
import type { Fault, Rule } from './limits.ts';
import type { Operation, RuleBreach } from './types.ts';

const SHA = /^[0-9a-f]{40}$/u;
const COMMENT_LIMIT = 65_536;

const reviewSaysWhy: Rule = (body) => {
  const event = valueAt(body, 'event');
  const text = valueAt(body, 'body');
  const isSilent = typeof text !== 'string' || text.trim() === '';
  return isSilent && (event === 'REQUEST_CHANGES' || event === 'COMMENT')
    ? { request: `A review with event ${event} needs a body.` }
    : undefined;
};

const DEPLOYMENT: readonly Rule[] = [
  notBlank('Deployment', 'ref'),
  atMost('Deployment', 'environment', 255),
  atMost('Deployment', 'description', 140),
];
const RELEASE: readonly Rule[] = [notBlank('Release', 'tag_name'), atMost('Release', 'body', 125_000)];
const ISSUE: readonly Rule[] = [
  notBlank('Issue', 'title'),
  atMost('Issue', 'title', 256),
  atMost('Issue', 'body', COMMENT_LIMIT),
];
const PULL: readonly Rule[] = [
  notBlank('PullRequest', 'title'),
  atMost('PullRequest', 'title', 256),
  atMost('PullRequest', 'body', COMMENT_LIMIT),
];
const COMMENT: readonly Rule[] = [
  notBlank('IssueComment', 'body'),
  atMost('IssueComment', 'body', COMMENT_LIMIT),
];
const REF_SHA = matching('Reference', 'sha', SHA, 'sha is not a full object id');

/** Rules that GitHub enforces and its description lacks, or states only in prose, by the operation's name. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'checks/create': CHECK_RUN,
  'checks/update': CHECK_RUN,
  'repos/create-commit-status': [atMost('Status', 'description', 140), notBlank('Status', 'context')],
  'repos/create-deployment': DEPLOYMENT,
  'repos/create-deployment-status': [
    atMost('DeploymentStatus', 'description', 140),
    atMost('DeploymentStatus', 'environment', 255),
  ],
  'repos/create-release': RELEASE,
  'repos/update-release': RELEASE,
  'repos/create-dispatch-event': [
    notBlank('RepositoryDispatch', 'event_type'),
    atMost('RepositoryDispatch', 'event_type', 100),
    onlyProperties('client_payload', 10),
    onlyBytes('client_payload', 65_535),
  ],
  'actions/create-workflow-dispatch': [
    notBlank('WorkflowDispatch', 'ref'),
    onlyProperties('inputs', 25),
    onlyBytes('inputs', 65_535),
  ],
  'actions/review-pending-deployments-for-run': [atMost('DeploymentReview', 'comment', 1024)],
  'issues/create': ISSUE,
  'issues/update': ISSUE,
  'issues/create-comment': COMMENT,
  'issues/update-comment': COMMENT,
  'issues/create-label': [
    notBlank('Label', 'name'),
    atMost('Label', 'name', 50),
    atMost('Label', 'description', 100),
    matching('Label', 'color', /^[0-9a-f]{6}$/iu, 'color is not six hexadecimal digits'),
  ],
  'pulls/create': PULL,
  'pulls/update': PULL,
  'pulls/create-review': [reviewSaysWhy, atMost('PullRequestReview', 'body', COMMENT_LIMIT)],
  'git/create-ref': [
    matching('Reference', 'ref', /^refs\/[^/]+\/.+/u, `ref must begin with 'refs' and have two slashes`),
    REF_SHA,
  ],
  'git/update-ref': [REF_SHA],
  'git/create-tag': [
    notBlank('Tag', 'tag'),
    matching('Tag', 'object', SHA, 'object is not a full object id'),
  ],
  'git/create-commit': [matching('Commit', 'tree', SHA, 'tree is not a full object id')],
  'repos/create-or-update-file-contents': [
    matching('Content', 'content', /^[A-Za-z0-9+/\s]*={0,2}\s*$/u, 'content is not valid Base64'),
  ],
};

function breach(operation: Operation, fault: Fault): RuleBreach {
  const told =
    'field' in fault
      ? (fault.field.message ?? fault.field.code)
      : [fault.at, fault.request].filter((part) => part !== undefined).join(': ');
  const answer =
    'request' in fault
      ? errorAnswer(422, `Invalid request.\n\n${fault.request}`, operation.docs)
      : validationFailed([fault.field], operation.docs);
  return { rule: `${operation.key}: ${told}`, answer };
}

/** The first rule that a request breaks and GitHub's answer to it; undefined when it keeps them all. */
export function breachOf(operation: Operation, body: unknown): RuleBreach | undefined {
  for (const rule of RULES[operation.id] ?? []) {
    const fault = rule(body);
    if (fault) return breach(operation, fault);
  }
  return undefined;
}
