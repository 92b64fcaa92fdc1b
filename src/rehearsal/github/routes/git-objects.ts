import { created, found, invalid, notFound, ok, refuse } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import { filesBelow, treeWith, EMPTY_TREE, type FileChange, type FileEntry } from '../git/files.ts';
import { tagContent, typeOfMode, type Signature } from '../git/objects.ts';
import { isObject, listOf, objectOf, textOf, textsOf, type JsonObject } from '../json.ts';
import { gitCommitShape, tagShape } from '../shape/git.ts';
import { nodeId } from '../shape/urls.ts';
import { millisecondsOf } from '../state/clock.ts';

/** Who wrote it: what the request says, otherwise the caller. */
export function signatureFrom(call: Call, person: JsonObject | undefined, otherwise?: Signature): Signature {
  const { user } = call.caller;
  const at = millisecondsOf(person && textOf(person, 'date')) ?? otherwise?.at ?? call.core.now();
  return {
    name: (person && textOf(person, 'name')) ?? otherwise?.name ?? user.name,
    email: (person && textOf(person, 'email')) ?? otherwise?.email ?? user.email,
    at,
  };
}

async function treeShape(call: Call, sha: string, files: readonly FileEntry[]): Promise<JsonObject> {
  const { core } = call;
  const entries = files.map(async ({ path, mode, type, sha: object }) => {
    const size = type === 'blob' ? (await core.git.read(object))?.content.length : undefined;
    const url = type === 'commit' ? undefined : core.urls.repo(`/git/${type}s/${object}`);
    return { path, mode, type, sha: object, size, url };
  });
  return {
    sha,
    url: core.urls.repo(`/git/trees/${sha}`),
    tree: await Promise.all(entries),
    truncated: false,
  };
}

/** One entry of a new tree: a known object, text to be written as a blob, or null to remove the path. */
async function changeOf(call: Call, entry: JsonObject): Promise<FileChange> {
  const path = textOf(entry, 'path') ?? '';
  const mode = textOf(entry, 'mode') ?? '100644';
  if (
    path === '' ||
    path.startsWith('/') ||
    path.split('/').some((part) => ['', '.', '..', '.git'].includes(part))
  )
    throw refuse(422, 'tree.path contains a malformed path component');
  if (entry['sha'] === null) return { path, entry: null };
  const content = textOf(entry, 'content');
  if (content !== undefined) {
    const sha = call.core.git.writeObject('blob', Buffer.from(content));
    return { path, entry: { mode, sha } };
  }
  const sha = textOf(entry, 'sha') ?? '';
  const object = await call.core.git.read(sha);
  if (object === undefined) throw refuse(422, 'tree.sha is not a valid blob');
  if (object.type !== typeOfMode(mode))
    throw refuse(422, `tree.sha ${sha} is not a valid ${typeOfMode(mode)}`);
  return { path, entry: { mode, sha } };
}

export const gitObjectRoutes: Routes = {
  'POST /repos/{owner}/{repo}/git/blobs': (call) => {
    const content = textOf(call.body, 'content') ?? '';
    const encoding = textOf(call.body, 'encoding') === 'base64' ? 'base64' : 'utf8';
    const sha = call.core.git.writeObject('blob', Buffer.from(content, encoding));
    return created({ sha, url: call.core.urls.repo(`/git/blobs/${sha}`) });
  },

  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': async (call) => {
    const object = await call.core.git.read(param(call, 'file_sha'));
    if (object?.type !== 'blob') throw notFound();
    const { sha, content } = object;
    const url = call.core.urls.repo(`/git/blobs/${sha}`);
    const shape = { sha, node_id: nodeId('B', sha), size: content.length, url };
    return ok({ ...shape, content: base64Lines(content), encoding: 'base64' });
  },

  'POST /repos/{owner}/{repo}/git/trees': async (call) => {
    const base = textOf(call.body, 'base_tree');
    if (base !== undefined && (await call.core.git.tree(base)) === undefined)
      throw refuse(422, 'base_tree is not a valid tree oid');
    const entries = (listOf(call.body, 'tree') ?? []).filter(isObject);
    if (entries.length === 0) throw refuse(422, 'Invalid tree info');
    const changes: FileChange[] = [];
    for (const entry of entries) changes.push(await changeOf(call, entry));
    const sha = (await treeWith(call.core.git, base, changes)) ?? EMPTY_TREE;
    const top = (await call.core.git.tree(sha)) ?? [];
    const files = top.map(({ mode, name, sha: object }) => ({
      path: name,
      mode,
      type: typeOfMode(mode),
      sha: object,
    }));
    return created(await treeShape(call, sha, files));
  },

  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': async (call) => {
    const { git } = call.core;
    const name = param(call, 'tree_sha');
    const object = await git.read(`${(await git.resolve(name)) ?? name}^{tree}`);
    if (object === undefined) throw notFound();
    const all = await filesBelow(git, object.sha);
    // Any value of `recursive` counts, even 0: the description says so.
    const files = call.query.has('recursive') ? all : all.filter(({ path }) => !path.includes('/'));
    return ok(await treeShape(call, object.sha, files));
  },

  'POST /repos/{owner}/{repo}/git/commits': async (call) => {
    const { core, body } = call;
    const tree = textOf(body, 'tree') ?? '';
    if ((await core.git.read(tree))?.type !== 'tree') throw refuse(422, 'Tree SHA does not exist');
    const parents = textsOf(body, 'parents') ?? [];
    for (const parent of parents)
      if ((await core.git.commit(parent)) === undefined)
        throw refuse(422, 'Parent SHA does not exist or is not a commit object');
    const author = signatureFrom(call, objectOf(body, 'author'));
    const committer = signatureFrom(call, objectOf(body, 'committer'), author);
    const commit = core.git.writeCommit({
      tree,
      parents,
      author,
      committer,
      message: textOf(body, 'message') ?? '',
    });
    return created(gitCommitShape(core, commit));
  },

  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': async (call) =>
    ok(gitCommitShape(call.core, found(await call.core.git.commit(param(call, 'commit_sha'))))),

  'POST /repos/{owner}/{repo}/git/tags': async (call) => {
    const { core, body } = call;
    const object = textOf(body, 'object') ?? '';
    const type = textOf(body, 'type') ?? '';
    const target = await core.git.read(object);
    if (target === undefined) throw invalid('Tag', 'object', 'invalid', `object ${object} does not exist`);
    if (target.type !== type)
      throw invalid('Tag', 'object', 'invalid', `object ${object} is a ${target.type}`);
    const parts = {
      object,
      type,
      tag: textOf(body, 'tag') ?? '',
      tagger: signatureFrom(call, objectOf(body, 'tagger')),
      message: textOf(body, 'message') ?? '',
    };
    // Makes the object only; a ref is another call.
    const sha = core.git.writeObject('tag', tagContent(parts));
    return created(tagShape(core, { ...parts, sha }));
  },

  'GET /repos/{owner}/{repo}/git/tags/{tag_sha}': async (call) =>
    ok(tagShape(call.core, found(await call.core.git.tag(param(call, 'tag_sha'))))),
};

/** Base64 in lines of 60, each ended, as GitHub sends it. */
export const base64Lines = (content: Uint8Array): string =>
  Buffer.from(content)
    .toString('base64')
    .replaceAll(/.{1,60}/gu, '$&\n');
