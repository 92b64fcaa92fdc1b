import { notFound, ok, refuse } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import { EMPTY_TREE } from '../git/files.ts';
import type { JsonObject } from '../json.ts';
import { listAnswer, pageOf } from '../serve/paging.ts';
import { commitShape, fileShape } from '../shape/git.ts';
import { pullSimpleShape } from '../shape/pulls.ts';
import { pullsOfCommit } from '../rules/pulls.ts';
import { commitNamed } from './revision.ts';

const MOST_FILES = 300;

async function commitOf(call: Call, sha: string): Promise<JsonObject> {
  const commit = await call.core.git.commit(sha);
  if (commit === undefined) throw refuse(422, `No commit found for SHA: ${sha}`);
  return commitShape(call.core, commit);
}

/** What changed between two commits or trees, with patches. */
export async function filesBetween(
  call: Call,
  from: string,
  to: string,
  at: string,
): Promise<readonly JsonObject[]> {
  const { core } = call;
  const [files, patches] = await Promise.all([
    core.git.history.changedFiles(from, to),
    core.git.history.patches(from, to),
  ]);
  return files.map((file) => fileShape(core, file, at, patches.get(file.path)));
}

const sum = (files: readonly JsonObject[], field: string): number =>
  files.reduce((total, file) => total + Number(file[field]), 0);

/** `owner:branch` names a branch of a fork; here all share one object store. */
const local = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

async function compared(call: Call, base: string, head: string): Promise<JsonObject> {
  const { core } = call;
  const { history } = core.git;
  const [from, to] = await Promise.all([core.git.resolve(base), core.git.resolve(head)]);
  if (from === undefined || to === undefined) throw notFound();
  const mergeBase = await history.mergeBase(from, to);
  if (mergeBase === undefined) throw refuse(404, `No common ancestor between ${base} and ${head}.`);
  const { left: behind, right: ahead } = await history.aheadBehind(from, to);
  const status = ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  const shas = (await history.list([to, `^${from}`])).toReversed();
  const firstPage = (call.query.get('page') ?? '1') === '1';
  const files = firstPage ? await filesBetween(call, mergeBase, to, to) : undefined;
  const range = `${encodeURIComponent(base)}...${encodeURIComponent(head)}`;
  const asked = call.query.has('page') || call.query.has('per_page');
  return {
    url: core.urls.repo(`/compare/${range}`),
    html_url: core.urls.page(`/compare/${range}`),
    permalink_url: core.urls.page(
      `/compare/${core.owner.login}:${from.slice(0, 7)}...${core.owner.login}:${to.slice(0, 7)}`,
    ),
    diff_url: core.urls.page(`/compare/${range}.diff`),
    patch_url: core.urls.page(`/compare/${range}.patch`),
    base_commit: await commitOf(call, from),
    merge_base_commit: await commitOf(call, mergeBase),
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: shas.length,
    // Without paging GitHub gives the newest 250.
    commits: await Promise.all(
      (asked ? pageOf(call, shas).items : shas.slice(-250)).map((sha) => commitOf(call, sha)),
    ),
    files: files?.slice(0, MOST_FILES),
  };
}

export const commitRoutes: Routes = {
  'GET /repos/{owner}/{repo}/commits': async (call) => {
    const { core, query } = call;
    const start = query.get('sha') ?? core.defaultBranch;
    const sha = await core.git.resolve(start);
    if (sha === undefined)
      throw core.git.refs.list('refs/heads/').length === 0
        ? refuse(409, 'Git Repository is empty.')
        : notFound();
    const author = query.get('author');
    const account = author === null ? undefined : core.state.users.get(author.toLowerCase());
    const shas = await core.git.history.list([sha], {
      path: query.get('path') ?? undefined,
      author: account?.email ?? author ?? undefined,
      since: query.get('since') ?? undefined,
      until: query.get('until') ?? undefined,
    });
    return listAnswer(call, shas, (one) => commitOf(call, one));
  },

  'GET /repos/{owner}/{repo}/commits/{ref}': async (call) => {
    const { core } = call;
    const sha = await commitNamed(core, param(call, 'ref'));
    if (call.accept.includes('sha'))
      return {
        status: 200,
        body: Buffer.from(sha),
        headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' },
      };
    const parent = (await core.git.commit(sha))?.parents[0] ?? EMPTY_TREE;
    const files = await filesBetween(call, parent, sha, sha);
    const [additions, deletions] = [sum(files, 'additions'), sum(files, 'deletions')];
    const stats = { total: additions + deletions, additions, deletions };
    return ok({ ...(await commitOf(call, sha)), stats, files: files.slice(0, MOST_FILES) });
  },

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': async (call) => {
    const sha = await commitNamed(call.core, param(call, 'commit_sha'));
    const pulls = await pullsOfCommit(call.core, sha);
    return listAnswer(call, pulls, (issue) => pullSimpleShape(call.core, issue));
  },

  'GET /repos/{owner}/{repo}/compare/{basehead}': async (call) => {
    const [base, head] = param(call, 'basehead').split('...');
    if (base === undefined || head === undefined || base === '' || head === '') throw notFound();
    return ok(await compared(call, local(base), local(head)));
  },
};
