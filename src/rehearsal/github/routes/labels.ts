import { created, found, invalid, notFound, ok } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import { listOf, textOf, type Json } from '../json.ts';
import { addLabels, createLabel, labelNamed, removeLabel } from '../rules/labels.ts';
import { listAnswer } from '../serve/paging.ts';
import { labelShape } from '../shape/pulls.ts';
import type { Issue } from '../state/records.ts';
import { issueOf, labelNames } from './issues.ts';

const shapes = (call: Call, issue: Issue): readonly Json[] =>
  issue.labels.map((label) => labelShape(call.core, label));

export const labelRoutes: Routes = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': (call) =>
    listAnswer(call, issueOf(call).labels, (label) => labelShape(call.core, label)),

  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': (call) => {
    const issue = issueOf(call);
    addLabels(call.core, issue, labelNames(listOf(call.body, 'labels')));
    return ok(shapes(call, issue));
  },

  'PUT /repos/{owner}/{repo}/issues/{issue_number}/labels': (call) => {
    const issue = issueOf(call);
    issue.labels.length = 0;
    addLabels(call.core, issue, labelNames(listOf(call.body, 'labels')));
    return ok(shapes(call, issue));
  },

  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': (call) => {
    const issue = issueOf(call);
    if (!removeLabel(call.core, issue, param(call, 'name'))) throw notFound();
    return ok(shapes(call, issue));
  },

  'GET /repos/{owner}/{repo}/labels': (call) =>
    listAnswer(call, call.core.state.labels, (label) => labelShape(call.core, label)),

  'POST /repos/{owner}/{repo}/labels': (call) => {
    const name = textOf(call.body, 'name') ?? '';
    if (labelNamed(call.core, name)) throw invalid('Label', 'name', 'already_exists');
    const label = createLabel(call.core, name, textOf(call.body, 'color'), textOf(call.body, 'description'));
    return created(labelShape(call.core, label));
  },

  'GET /repos/{owner}/{repo}/labels/{name}': (call) =>
    ok(labelShape(call.core, found(labelNamed(call.core, param(call, 'name'))))),
};
