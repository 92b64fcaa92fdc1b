import { created, needed, ok, refuse } from '../answer.ts';
import { param, type Routes } from '../call.ts';
import { textOf, wordOf } from '../json.ts';
import { combinedState, latestStatuses, statusesOf } from '../rules/statuses.ts';
import { listAnswer, pageOf } from '../serve/paging.ts';
import { simpleStatusShape, statusShape } from '../shape/checks.ts';
import { minimalRepository } from '../shape/repository.ts';
import { STATUS_STATES, type CommitStatus } from '../state/records.ts';
import { commitNamed } from './revision.ts';

const MOST_PER_CONTEXT = 1000;

export const statusRoutes: Routes = {
  'POST /repos/{owner}/{repo}/statuses/{sha}': async (call) => {
    const { core, body } = call;
    const sha = param(call, 'sha');
    if ((await core.git.commit(sha)) === undefined) throw refuse(422, `No commit found for SHA: ${sha}`);
    const context = textOf(body, 'context') ?? 'default';
    if (statusesOf(core, sha).filter((status) => status.context === context).length >= MOST_PER_CONTEXT)
      throw refuse(422, 'Validation Failed');
    const status: CommitStatus = {
      id: core.nextId(),
      sha,
      state: needed(wordOf(body, 'state', STATUS_STATES), 'Status', 'state'),
      context,
      description: textOf(body, 'description') ?? null,
      targetUrl: textOf(body, 'target_url') ?? null,
      creator: call.caller.user,
      createdAt: core.now(),
    };
    core.state.statuses.push(status);
    return created(statusShape(core, status));
  },

  'GET /repos/{owner}/{repo}/commits/{ref}/statuses': async (call) => {
    const sha = await commitNamed(call.core, param(call, 'ref'));
    return listAnswer(call, statusesOf(call.core, sha), (status) => statusShape(call.core, status));
  },

  'GET /repos/{owner}/{repo}/commits/{ref}/status': async (call) => {
    const { core } = call;
    const sha = await commitNamed(core, param(call, 'ref'));
    const all = latestStatuses(core, sha);
    const { items, headers } = pageOf(call, all);
    const body = {
      state: combinedState(all),
      statuses: items.map((status) => simpleStatusShape(core, status)),
      sha,
      total_count: all.length,
      repository: minimalRepository(core),
      commit_url: core.urls.repo(`/commits/${sha}`),
      url: core.urls.repo(`/commits/${sha}/status`),
    };
    return { ...ok(body), headers };
  },
};
