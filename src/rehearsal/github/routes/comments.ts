import { created, found, noContent, ok } from '../answer.ts';
import { idParam, type Call, type Routes } from '../call.ts';
import { textOf } from '../json.ts';
import { listAnswer } from '../serve/paging.ts';
import { commentShape, reactionShape } from '../shape/issues.ts';
import type { Comment, Reaction } from '../state/records.ts';
import { issueOf } from './issues.ts';

const commentOf = (call: Call): Comment =>
  found(call.core.state.comments.find((one) => one.id === idParam(call, 'comment_id')));

const subjectOf = (call: Call): string => `comment ${commentOf(call).id}`;

export const commentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
    const { number } = issueOf(call);
    const since = call.query.get('since');
    const list = call.core.state.comments
      .filter((one) => one.number === number)
      .filter((one) => since === null || one.updatedAt >= Date.parse(since));
    return listAnswer(call, list, (one) => commentShape(call.core, one));
  },

  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
    const { core, caller } = call;
    const issue = issueOf(call);
    const at = core.now();
    const comment: Comment = {
      id: core.nextId(),
      number: issue.number,
      user: caller.user,
      app: caller.app,
      body: textOf(call.body, 'body') ?? '',
      createdAt: at,
      updatedAt: at,
    };
    core.state.comments.push(comment);
    issue.updatedAt = at;
    return created(commentShape(core, comment));
  },

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) =>
    ok(commentShape(call.core, commentOf(call))),

  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const comment = commentOf(call);
    comment.body = textOf(call.body, 'body') ?? comment.body;
    comment.updatedAt = call.core.now();
    return ok(commentShape(call.core, comment));
  },

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
    const all = call.core.state.comments;
    all.splice(all.indexOf(commentOf(call)), 1);
    return noContent;
  },

  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': (call) => {
    const subject = subjectOf(call);
    const content = call.query.get('content');
    const list = call.core.state.reactions
      .filter((one) => one.subject === subject)
      .filter((one) => content === null || one.content === content);
    return listAnswer(call, list, (one) => reactionShape(call.core, one));
  },

  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': (call) => {
    const { core, caller } = call;
    const subject = subjectOf(call);
    const content = textOf(call.body, 'content') ?? '';
    const twin = core.state.reactions.find(
      (one) => one.subject === subject && one.content === content && one.user === caller.user,
    );
    // The same reaction again is answered with the one that is there.
    if (twin) return ok(reactionShape(core, twin));
    const reaction: Reaction = {
      id: core.nextId(),
      subject,
      user: caller.user,
      content,
      createdAt: core.now(),
    };
    core.state.reactions.push(reaction);
    return created(reactionShape(core, reaction));
  },

  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}': (call) => {
    const all = call.core.state.reactions;
    const reaction = found(all.find((one) => one.id === idParam(call, 'reaction_id')));
    all.splice(all.indexOf(reaction), 1);
    return noContent;
  },
};
