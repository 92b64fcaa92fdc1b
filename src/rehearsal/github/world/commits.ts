import type { Core } from '../core.ts';
import { treeWith, type FileChange } from '../git/files.ts';
import { tagContent } from '../git/objects.ts';
import { ZERO } from '../git/ref-writer.ts';
import type { Ref } from '../git/refs.ts';
import { noteRefChanges } from '../rules/refs.ts';
import type { User } from '../state/records.ts';
import type { Protection } from '../state/state.ts';

export interface NewCommit {
  /** Moves this branch to the new commit; it is made when it is missing. Without: only the commit is written. */
  readonly branch?: string;
  readonly message: string;
  /** Path to text; null removes the path. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** SHAs; the branch's tip, unless given (for a new branch: the default branch's). */
  readonly parents?: readonly string[];
  readonly author?: User;
  /** Milliseconds since 1970. */
  readonly at?: number;
}

export interface CommitWorld {
  /** Writes a commit straight into the repository and returns its SHA. */
  commit(commit: NewCommit): Promise<string>;
  /** Sets a ref (full name) whatever it was; null removes it. */
  setRef(name: string, sha: string | null): Promise<void>;
  /** Tags a commit: with a message annotated, without lightweight. Returns what the ref points at. */
  tag(name: string, sha: string, message?: string): Promise<string>;
  /** SHA under a full ref name. */
  ref(name: string): string | undefined;
  refs(prefix?: string): readonly Ref[];
  /** A file's text at a branch, tag or SHA; undefined when there is none. */
  file(ref: string, path: string): Promise<string | undefined>;
  /** Keeps a ref from being written, through the API as by push. */
  protect(protection: Partial<Protection> & Pick<Protection, 'pattern'>): Protection;
}

export function createCommits(core: Core): CommitWorld {
  const { git, state } = core;

  const setRef = async (name: string, sha: string | null): Promise<void> => {
    const before = git.refs.get(name) ?? ZERO;
    if (before === (sha ?? ZERO)) return;
    const problem = await git.updateRefs([{ name, after: sha ?? ZERO, before: undefined }]);
    if (problem !== undefined) throw new Error(`${name} cannot be set: ${problem}`);
    await noteRefChanges(core, [{ name, before, after: sha ?? ZERO }], core.owner);
  };

  return {
    setRef,
    commit: async ({ branch, message, files = {}, parents, author = core.owner, at = core.now() }) => {
      const tip = branch === undefined ? undefined : git.refs.get(`refs/heads/${branch}`);
      const first = tip ?? git.refs.get(`refs/heads/${core.defaultBranch}`);
      const from = parents ?? (first === undefined ? [] : [first]);
      const base = from[0] === undefined ? undefined : (await git.commit(from[0]))?.tree;
      const changes = Object.entries(files).map(([path, content]): FileChange => {
        if (content === null) return { path, entry: null };
        return { path, entry: { mode: '100644', sha: git.writeObject('blob', Buffer.from(content)) } };
      });
      const tree = (await treeWith(git, base, changes)) ?? git.writeObject('tree', Buffer.alloc(0));
      const signature = { name: author.name, email: author.email, at };
      const { sha } = git.writeCommit({
        tree,
        parents: from,
        author: signature,
        committer: signature,
        message,
      });
      if (branch !== undefined) await setRef(`refs/heads/${branch}`, sha);
      return sha;
    },
    tag: async (name, sha, message) => {
      const tagger = { name: core.owner.name, email: core.owner.email, at: core.now() };
      const content = { object: sha, type: 'commit', tag: name, tagger, message: message ?? '' };
      const target = message === undefined ? sha : git.writeObject('tag', tagContent(content));
      await setRef(`refs/tags/${name}`, target);
      return target;
    },
    ref: (name) => git.refs.get(name),
    refs: (prefix = 'refs/') => git.refs.list(prefix),
    file: async (ref, path) => {
      const object = await git.read(`${await git.resolve(ref)}:${path}`);
      return object?.type === 'blob' ? object.content.toString() : undefined;
    },
    protect: (asked) => {
      const protection: Protection = {
        refuses: 'everything',
        code: 'GH006',
        reason: 'Changes must be made through a pull request.',
        bypass: [],
        ...asked,
      };
      state.protections.push(protection);
      return protection;
    },
  };
}
