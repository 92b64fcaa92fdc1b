import { created, found, ok, refuse, Refusal } from '../answer.ts';
import { idParam, type Call, type Routes } from '../call.ts';
import { flagOf, textOf, wordOf, type JsonObject } from '../json.ts';
import {
  baseTip,
  commitsOf,
  MERGE_METHODS,
  mergePull,
  openPull,
  pullRequests,
  type PullRequest,
} from '../rules/pulls.ts';
import { reviewsOf } from '../rules/reviews.ts';
import { listAnswer } from '../serve/paging.ts';
import { commitShape } from '../shape/git.ts';
import { pullShape, pullSimpleShape, reviewShape } from '../shape/pulls.ts';
import type { Review, ReviewState } from '../state/records.ts';
import { filesBetween } from './commits.ts';

const pullOf = (call: Call): PullRequest => {
  const number = idParam(call, 'pull_number');
  return found(pullRequests(call.core).find((issue) => issue.number === number));
};

const STATE_AFTER: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

const cannot = (reason: string): Refusal =>
  new Refusal(
    {
      status: 422,
      body: {
        message: 'Unprocessable Entity',
        errors: [reason],
        documentation_url: 'https://docs.github.com/rest',
        status: '422',
      },
    },
    reason,
  );

function listed(call: Call): readonly PullRequest[] {
  const { query, core } = call;
  const state = query.get('state') ?? 'open';
  const [head, base] = [query.get('head'), query.get('base')];
  const matching = pullRequests(core)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter(({ pull }) => head === null || `${pull.head.owner}:${pull.head.ref}` === head)
    .filter(({ pull }) => base === null || pull.base.ref === base);
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'number';
  const ordered = matching.toSorted((a, b) => a[key] - b[key]);
  return query.get('direction') === 'asc' ? ordered : ordered.toReversed();
}

export const pullRoutes: Routes = {
  'GET /repos/{owner}/{repo}/pulls': (call) =>
    listAnswer(call, listed(call), (issue) => pullSimpleShape(call.core, issue)),

  'POST /repos/{owner}/{repo}/pulls': async (call) => {
    const { body, core } = call;
    const issue = await openPull(core, {
      title: textOf(body, 'title') ?? '',
      body: textOf(body, 'body') ?? null,
      head: textOf(body, 'head') ?? '',
      base: textOf(body, 'base') ?? '',
      draft: flagOf(body, 'draft') ?? false,
      by: call.caller.user,
    });
    return created(await pullShape(core, issue));
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': async (call) =>
    ok(await pullShape(call.core, pullOf(call))),

  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': async (call) => {
    const { body, core } = call;
    const issue = pullOf(call);
    const state = textOf(body, 'state');
    if (state === 'open' && issue.pull.mergedAt !== null) throw refuse(422, 'Validation Failed');
    issue.title = textOf(body, 'title') ?? issue.title;
    issue.body = textOf(body, 'body') ?? issue.body;
    issue.pull.base.ref = textOf(body, 'base') ?? issue.pull.base.ref;
    if (state === 'open' || state === 'closed') {
      issue.state = state;
      issue.closedAt = state === 'closed' ? core.now() : null;
    }
    issue.updatedAt = core.now();
    return ok(await pullShape(core, issue));
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': async (call) => {
    const { core } = call;
    // GitHub lists the first 250 and no more.
    const shas = (await commitsOf(core, pullOf(call))).slice(0, 250);
    return listAnswer(call, shas, async (sha) => commitShape(core, found(await core.git.commit(sha))));
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': async (call) => {
    const { core } = call;
    const issue = pullOf(call);
    const head = issue.pull.head.sha;
    const from = (await core.git.history.mergeBase(baseTip(core, issue), head)) ?? baseTip(core, issue);
    return listAnswer<JsonObject>(call, await filesBetween(call, from, head, head), (file) => file);
  },

  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge': async (call) => {
    const { body, core } = call;
    const issue = pullOf(call);
    const sha = textOf(body, 'sha');
    if (sha !== undefined && sha !== issue.pull.head.sha)
      throw refuse(409, 'Head branch was modified. Review and try the merge again.');
    const title = textOf(body, 'commit_title');
    const text = textOf(body, 'commit_message');
    const message = title === undefined ? text : text === undefined ? title : `${title}\n\n${text}`;
    const method = wordOf(body, 'merge_method', MERGE_METHODS) ?? 'merge';
    const tip = await mergePull(core, issue, method, call.caller.user, message);
    return ok({ sha: tip, merged: true, message: 'Pull Request successfully merged' });
  },

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': (call) =>
    listAnswer(call, reviewsOf(call.core, pullOf(call)), (review) => reviewShape(call.core, review)),

  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': (call) => {
    const { body, core, caller } = call;
    const issue = pullOf(call);
    const event = textOf(body, 'event');
    if (event !== undefined && event !== 'COMMENT' && caller.user === issue.user)
      throw cannot(`Can not ${event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`);
    const review: Review = {
      id: core.nextId(),
      number: issue.number,
      user: caller.user,
      state: (event === undefined ? undefined : STATE_AFTER[event]) ?? 'PENDING',
      body: textOf(body, 'body') ?? '',
      commitId: textOf(body, 'commit_id') ?? issue.pull.head.sha,
      submittedAt: core.now(),
    };
    core.state.reviews.push(review);
    return ok(reviewShape(core, review));
  },
};
