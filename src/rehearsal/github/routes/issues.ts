import { created, found, ok } from '../answer.ts';
import { idParam, type Call, type Routes } from '../call.ts';
import { isObject, listOf, numberOf, textOf, type Json } from '../json.ts';
import { addLabels } from '../rules/labels.ts';
import { listAnswer } from '../serve/paging.ts';
import { issueShape } from '../shape/issues.ts';
import type { Issue } from '../state/records.ts';

export const issueOf = (call: Call): Issue => {
  const number = idParam(call, 'issue_number');
  return found(call.core.state.issues.find((issue) => issue.number === number));
};

/** Labels come as names or as objects with a name. */
export const labelNames = (labels: readonly Json[] | undefined): readonly string[] =>
  (labels ?? []).flatMap((label) =>
    isObject(label) ? (textOf(label, 'name') ?? []) : typeof label === 'string' ? label : [],
  );

function listed(call: Call): readonly Issue[] {
  const { query } = call;
  const state = query.get('state') ?? 'open';
  const [creator, since] = [query.get('creator'), query.get('since')];
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const matching = call.core.state.issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => creator === null || issue.user.login === creator)
    .filter((issue) => since === null || issue.updatedAt >= Date.parse(since))
    .filter((issue) =>
      labels.every((name) => issue.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())),
    );
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'number';
  const ordered = matching.toSorted((a, b) => a[key] - b[key]);
  return query.get('direction') === 'asc' ? ordered : ordered.toReversed();
}

export const issueRoutes: Routes = {
  // Pull requests are issues too, here as on GitHub.
  'GET /repos/{owner}/{repo}/issues': (call) =>
    listAnswer(call, listed(call), (issue) => issueShape(call.core, issue)),

  'POST /repos/{owner}/{repo}/issues': (call) => {
    const { core, body, caller } = call;
    const at = core.now();
    const issue: Issue = {
      id: core.nextId(),
      number: core.nextIssueNumber(),
      title: textOf(body, 'title') ?? String(numberOf(body, 'title') ?? ''),
      body: textOf(body, 'body') ?? null,
      user: caller.user,
      state: 'open',
      stateReason: null,
      labels: [],
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      pull: null,
    };
    core.state.issues.push(issue);
    addLabels(core, issue, labelNames(listOf(body, 'labels')));
    return created(issueShape(core, issue));
  },

  'GET /repos/{owner}/{repo}/issues/{issue_number}': (call) => ok(issueShape(call.core, issueOf(call))),

  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': (call) => {
    const { core, body } = call;
    const issue = issueOf(call);
    issue.title = textOf(body, 'title') ?? issue.title;
    issue.body = textOf(body, 'body') ?? issue.body;
    const state = textOf(body, 'state');
    if (state === 'open' || state === 'closed') {
      issue.closedAt = state === 'closed' ? core.now() : null;
      issue.stateReason = textOf(body, 'state_reason') ?? (state === 'closed' ? 'completed' : 'reopened');
      issue.state = state;
    }
    const labels = listOf(body, 'labels');
    if (labels) {
      issue.labels.length = 0;
      addLabels(core, issue, labelNames(labels));
    }
    issue.updatedAt = core.now();
    return ok(issueShape(core, issue));
  },
};
