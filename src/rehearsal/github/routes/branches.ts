import { notFound, ok } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import type { JsonObject } from '../json.ts';
import { matchesPattern } from '../rules/refs.ts';
import { listAnswer } from '../serve/paging.ts';
import { commitShape } from '../shape/git.ts';
import { nodeId } from '../shape/urls.ts';
import { userShape } from '../shape/users.ts';
import { timestamp } from '../state/clock.ts';
import type { Core } from '../core.ts';
import type { Protection } from '../state/state.ts';
import type { Activity } from '../state/records.ts';

const rulesFor = (core: Core, branch: string): readonly Protection[] =>
  core.state.protections.filter(({ pattern }) => matchesPattern(pattern, `refs/heads/${branch}`));

function protectionShape(call: Call, branch: string): JsonObject {
  const classic = rulesFor(call.core, branch).filter(({ code }) => code === 'GH006');
  return {
    enabled: classic.length > 0,
    required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
  };
}

const activityShape = (core: Core, activity: Activity): JsonObject => ({
  id: activity.id,
  node_id: nodeId('PSH', activity.id),
  before: activity.before,
  after: activity.after,
  ref: activity.ref,
  timestamp: timestamp(activity.at),
  activity_type: activity.type,
  actor: userShape(core, activity.actor),
});

export const branchRoutes: Routes = {
  'GET /repos/{owner}/{repo}/branches': (call) => {
    const { core } = call;
    const wanted = call.query.get('protected');
    const branches = core.git.refs
      .list('refs/heads/')
      .map(({ name, sha }) => ({ name: name.slice('refs/heads/'.length), sha }))
      .filter(({ name }) => wanted === null || rulesFor(core, name).length > 0 === (wanted === 'true'));
    return listAnswer(call, branches, ({ name, sha }) => ({
      name,
      commit: { sha, url: core.urls.repo(`/commits/${sha}`) },
      protected: rulesFor(core, name).length > 0,
    }));
  },

  'GET /repos/{owner}/{repo}/branches/{branch}': async (call) => {
    const { core } = call;
    const name = param(call, 'branch');
    const commit = await core.git.commit(core.git.refs.get(`refs/heads/${name}`) ?? '');
    if (commit === undefined) throw notFound();
    const path = `/branches/${encodeURIComponent(name)}`;
    return ok({
      name,
      commit: commitShape(core, commit),
      _links: { self: core.urls.repo(path), html: core.urls.page(`/tree/${encodeURI(name)}`) },
      protected: rulesFor(core, name).length > 0,
      protection: protectionShape(call, name),
      protection_url: core.urls.repo(`${path}/protection`),
    });
  },

  'GET /repos/{owner}/{repo}/rules/branches/{branch}': (call) => {
    const { core } = call;
    const rules = rulesFor(core, param(call, 'branch')).filter(({ code }) => code === 'GH013');
    return listAnswer(call, rules, ({ refuses }) => ({
      type: refuses === 'everything' ? 'update' : 'non_fast_forward',
      ruleset_source_type: 'Repository',
      ruleset_source: core.fullName,
      ruleset_id: core.state.protections.findIndex((one) => one.refuses === refuses) + 1,
    }));
  },

  'GET /repos/{owner}/{repo}/tags': (call) => {
    const { core } = call;
    const tags = core.git.refs.list('refs/tags/').toReversed();
    return listAnswer(call, tags, async ({ name }) => {
      const tag = name.slice('refs/tags/'.length);
      const sha = (await core.git.resolve(name)) ?? '';
      return {
        name: tag,
        commit: { sha, url: core.urls.repo(`/commits/${sha}`) },
        zipball_url: core.urls.repo(`/zipball/refs/tags/${encodeURI(tag)}`),
        tarball_url: core.urls.repo(`/tarball/refs/tags/${encodeURI(tag)}`),
        node_id: nodeId('REF', name),
      };
    });
  },

  'GET /repos/{owner}/{repo}/activity': (call) => {
    const { core, query } = call;
    const [ref, actor, type] = [query.get('ref'), query.get('actor'), query.get('activity_type')];
    const full = ref === null || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
    const list = core.state.activities
      .filter((one) => full === null || one.ref === full)
      .filter((one) => actor === null || one.actor.login === actor)
      .filter((one) => type === null || type.split(',').includes(one.type));
    const ordered = query.get('direction') === 'asc' ? list : list.toReversed();
    return listAnswer(call, ordered, (one) => activityShape(core, one));
  },
};
