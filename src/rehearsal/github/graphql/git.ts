import type { Commit, Signature, Tag, TreeEntry } from '../git/objects.ts';
import { tagOf, treeOf, typeOfMode } from '../git/objects.ts';
import { nodeId } from '../shape/urls.ts';
import { timestamp } from '../state/clock.ts';
import { associatedPulls, rollupOf, suitesOf } from './checks.ts';
import { connection } from './connection.ts';
import { deploymentsConnection } from './deployments.ts';
import { objectArg, textArg, type Args, type Node, type Scope } from './node.ts';
import { personNode } from './people.ts';

const common = (type: string, kind: string, sha: string): Node => ({
  __typename: type,
  id: nodeId(kind, sha),
  oid: sha,
  abbreviatedOid: sha.slice(0, 7),
});

/** The author and whoever a `Co-authored-by:` line names. */
function authorsOf(commit: Commit): readonly Signature[] {
  const named = [...commit.message.matchAll(/^co-authored-by:\s*(.+?)\s*<([^>]+)>\s*$/gimu)];
  const others = named.map(([, name = '', email = '']) => ({ name, email, at: commit.author.at }));
  return [commit.author, ...others.filter(({ email }) => email !== commit.author.email)];
}

export function commitNode(scope: Scope, commit: Commit): Node {
  const { core } = scope;
  const [headline = '', ...rest] = commit.message.split('\n');
  const commitAt = async (sha: string): Promise<Node | null> => commitOrNull(scope, sha);
  return {
    ...common('Commit', 'C', commit.sha),
    url: core.urls.page(`/commit/${commit.sha}`),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    authoredDate: timestamp(commit.author.at),
    committedDate: timestamp(commit.committer.at),
    author: personNode(scope, commit.author),
    committer: personNode(scope, commit.committer),
    authors: (args: Args) => connection('authors', authorsOf(commit), args, (one) => personNode(scope, one)),
    tree: () => objectNode(scope, commit.tree),
    parents: (args: Args) => connection('parents', commit.parents, args, commitAt),
    file: async (args: Args) => {
      const path = textArg(args, 'path') ?? '';
      const slash = path.lastIndexOf('/') + 1;
      const folder = await core.git.read(
        slash === 0 ? commit.tree : `${commit.sha}:${path.slice(0, slash - 1)}`,
      );
      const entries = folder?.type === 'tree' ? await core.git.tree(folder.sha) : undefined;
      const entry = entries?.find(({ name }) => name === path.slice(slash));
      return entry === undefined ? null : entryNode(scope, entry, path.slice(0, slash));
    },
    history: async (args: Args) => {
      const emails = objectArg(args, 'author')?.['emails'];
      const shas = await core.git.history.list([commit.sha], {
        path: textArg(args, 'path'),
        author: Array.isArray(emails) ? String(emails[0]) : undefined,
        since: textArg(args, 'since'),
        until: textArg(args, 'until'),
      });
      return connection('history', shas, args, commitAt);
    },
    statusCheckRollup: () => rollupOf(scope, commit.sha),
    checkSuites: (args: Args) => suitesOf(scope, commit.sha, args),
    associatedPullRequests: (args: Args) => associatedPulls(scope, commit.sha, args),
    deployments: (args: Args) =>
      deploymentsConnection(
        scope,
        core.state.deployments.filter(({ sha }) => sha === commit.sha),
        args,
      ),
  };
}

export async function commitOrNull(scope: Scope, sha: string): Promise<Node | null> {
  const commit = await scope.core.git.commit(sha);
  return commit === undefined ? null : commitNode(scope, commit);
}

const tagNode = (scope: Scope, tag: Tag): Node => ({
  ...common('Tag', 'TA', tag.sha),
  name: tag.tag,
  message: tag.message,
  tagger: tag.tagger === null ? null : personNode(scope, tag.tagger),
  target: () => objectNode(scope, tag.object),
});

const entryNode = (scope: Scope, { mode, name, sha }: TreeEntry, folder: string): Node => ({
  __typename: 'TreeEntry',
  name,
  path: folder + name,
  mode: Number.parseInt(mode, 8),
  type: typeOfMode(mode),
  oid: sha,
  object: () => objectNode(scope, sha),
});

function blobNode(sha: string, content: Buffer): Node {
  const isBinary = content.includes(0);
  return {
    ...common('Blob', 'B', sha),
    byteSize: content.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : content.toString(),
  };
}

/** Whatever lies under a SHA or an expression such as `main:README.md`; null when nothing does. */
export async function objectNode(scope: Scope, name: string): Promise<Node | null> {
  const { git } = scope.core;
  const object = await git.read(name);
  if (object === undefined) return null;
  const { sha, type, content } = object;
  if (type === 'commit') return commitOrNull(scope, sha);
  if (type === 'blob') return blobNode(sha, content);
  if (type === 'tag') return tagNode(scope, tagOf(sha, content));
  return {
    ...common('Tree', 'T', sha),
    entries: treeOf(content).map((entry) => entryNode(scope, entry, '')),
  };
}

/** A ref: `refs/heads/` is the prefix and what follows the name; of others the name is the last part. */
export function refNode(scope: Scope, name: string, sha: string): Node {
  const [, known] = /^(refs\/(?:heads|tags)\/)/u.exec(name) ?? [];
  const prefix = known ?? name.slice(0, name.lastIndexOf('/') + 1);
  return {
    __typename: 'Ref',
    id: nodeId('REF', name),
    prefix,
    name: name.slice(prefix.length),
    target: () => objectNode(scope, sha),
  };
}

export function refOrNull(scope: Scope, name: string): Node | null {
  const { refs } = scope.core.git;
  const full = [name, `refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`].find(
    (one) => refs.get(one) !== undefined,
  );
  const sha = full === undefined ? undefined : refs.get(full);
  return full === undefined || sha === undefined ? null : refNode(scope, full, sha);
}
