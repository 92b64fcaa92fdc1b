import { created, found, invalid, notFound, ok, refuse } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import { treeWith } from '../git/files.ts';
import { typeOfMode, type TreeEntry } from '../git/objects.ts';
import { objectOf, textOf, type JsonObject } from '../json.ts';
import { changeRefs } from '../rules/refs.ts';
import { gitCommitShape } from '../shape/git.ts';
import { base64Lines, signatureFrom } from './git-objects.ts';

interface Place {
  readonly path: string;
  /** Branch, tag or SHA as it was asked for. */
  readonly ref: string;
}

function entryShape(call: Call, { path, ref }: Place, sha: string, type: string, size: number): JsonObject {
  const { urls } = call.core;
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const links = {
    self: urls.repo(`/contents/${escaped}?ref=${encodeURIComponent(ref)}`),
    git: urls.repo(`/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`),
    html: urls.page(`/${type === 'dir' ? 'tree' : 'blob'}/${encodeURI(ref)}/${escaped}`),
  };
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    size,
    type,
    url: links.self,
    git_url: links.git,
    html_url: links.html,
    download_url: type === 'file' ? urls.page(`/raw/${encodeURI(ref)}/${escaped}`) : null,
    _links: links,
  };
}

async function directoryShape(
  call: Call,
  place: Place,
  entries: readonly TreeEntry[],
): Promise<readonly JsonObject[]> {
  const below = (name: string): string => (place.path === '' ? name : `${place.path}/${name}`);
  return Promise.all(
    entries.map(async ({ name, mode, sha }) => {
      const type = { tree: 'dir', commit: 'submodule', blob: 'file' }[typeOfMode(mode)];
      const size = type === 'file' ? ((await call.core.git.read(sha))?.content.length ?? 0) : 0;
      return entryShape(call, { ...place, path: below(name) }, sha, type, size);
    }),
  );
}

export const contentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/contents/{path}': async (call) => {
    const { core } = call;
    const path = param(call, 'path').replaceAll(/^\/+|\/+$/gu, '');
    const ref = call.query.get('ref') ?? core.defaultBranch;
    const sha = await core.git.resolve(ref);
    if (sha === undefined) throw refuse(404, `No commit found for the ref ${ref}`);
    const object = found(await core.git.read(`${sha}:${path}`));
    if (object.type === 'tree')
      return ok(await directoryShape(call, { path, ref }, (await core.git.tree(object.sha)) ?? []));
    if (object.type !== 'blob') throw notFound();
    if (call.accept.includes('raw'))
      return {
        status: 200,
        body: object.content,
        headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
      };
    const shape = entryShape(call, { path, ref }, object.sha, 'file', object.content.length);
    return ok({ ...shape, content: base64Lines(object.content), encoding: 'base64' });
  },

  'PUT /repos/{owner}/{repo}/contents/{path}': async (call) => {
    const { core, body } = call;
    const path = param(call, 'path');
    const branch = textOf(body, 'branch') ?? core.defaultBranch;
    const name = `refs/heads/${branch}`;
    const before = core.git.refs.get(name);
    if (before === undefined) throw refuse(404, `Branch ${branch} not found`);
    const known = await core.git.read(`${before}:${path}`);
    const sha = textOf(body, 'sha');
    if (known && sha === undefined) throw refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    if (sha !== undefined && sha !== known?.sha) throw refuse(409, `${path} does not match ${sha}`);
    const blob = core.git.writeObject('blob', Buffer.from(textOf(body, 'content') ?? '', 'base64'));
    const tip = found(await core.git.commit(before));
    const tree = await treeWith(core.git, tip.tree, [{ path, entry: { mode: '100644', sha: blob } }]);
    if (tree === undefined) throw invalid('Content', 'path', 'invalid');
    const committer = signatureFrom(call, objectOf(body, 'committer'));
    const author = signatureFrom(call, objectOf(body, 'author'), committer);
    const message = textOf(body, 'message') ?? '';
    const commit = core.git.writeCommit({ tree, parents: [before], author, committer, message });
    const problem = await changeRefs(core, [{ name, after: commit.sha, before }], call.caller.user);
    if (problem !== undefined) throw refuse(409, `${path} does not match ${known?.sha ?? 'what was there'}`);
    const size = (await core.git.read(blob))?.content.length ?? 0;
    const content = entryShape(call, { path, ref: branch }, blob, 'file', size);
    const answer = { content, commit: gitCommitShape(core, commit) };
    return known ? ok(answer) : created(answer);
  },
};
