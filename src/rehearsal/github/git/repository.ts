import { openHistory, type History } from './history.ts';
import { openObjectReader, type GitObject, type ObjectType } from './object-reader.ts';
import { writeObject } from './object-writer.ts';
import { commitContent, commitOf, tagOf, treeOf, type Commit, type Tag, type TreeEntry } from './objects.ts';
import { openRefWriter, type RefChange } from './ref-writer.ts';
import { openRefs, type Refs } from './refs.ts';

export interface GitRepository {
  readonly dir: string;
  readonly refs: Refs;
  readonly history: History;
  read(name: string): Promise<GitObject | undefined>;
  commit(sha: string): Promise<Commit | undefined>;
  tag(sha: string): Promise<Tag | undefined>;
  tree(sha: string): Promise<readonly TreeEntry[] | undefined>;
  writeObject(type: ObjectType, content: Uint8Array): string;
  writeCommit(commit: Omit<Commit, 'sha'>): Commit;
  /** All changes or none; undefined when done, otherwise git's reason why not. */
  updateRefs(changes: readonly RefChange[]): Promise<string | undefined>;
  /**
   * The commit that a branch, a tag or a SHA (full or abbreviated) stands for; `heads/x`, `tags/x` and full ref
   * names too. Annotated tags are followed to their commit.
   */
  resolve(ref: string): Promise<string | undefined>;
  close(): void;
}

const CANDIDATES = ['', 'refs/', 'refs/heads/', 'refs/tags/'] as const;

export function openRepository(gitDir: string): GitRepository {
  const refs = openRefs(gitDir);
  const reader = openObjectReader(gitDir);
  const writer = openRefWriter(gitDir);
  // Commits never change, so what was parsed once stays true.
  const commits = new Map<string, Commit>();

  const commit = async (sha: string): Promise<Commit | undefined> => {
    const known = commits.get(sha);
    if (known || !/^[0-9a-f]{40}$/u.test(sha)) return known;
    const object = await reader.read(sha);
    if (object?.type !== 'commit') return undefined;
    const parsed = commitOf(object.sha, object.content);
    commits.set(sha, parsed);
    return parsed;
  };

  const peel = async (sha: string): Promise<string | undefined> => {
    if (commits.has(sha)) return sha;
    const object = await reader.read(`${sha}^{commit}`);
    return object?.sha;
  };

  return {
    dir: gitDir,
    refs,
    history: openHistory(gitDir),
    read: (name) => reader.read(name),
    commit,
    tag: async (sha) => {
      const object = await reader.read(sha);
      return object?.type === 'tag' ? tagOf(object.sha, object.content) : undefined;
    },
    tree: async (sha) => {
      const object = await reader.read(`${sha}^{tree}`);
      return object === undefined ? undefined : treeOf(object.content);
    },
    writeObject: (type, content) => writeObject(gitDir, type, content),
    writeCommit: (parts) => {
      const sha = writeObject(gitDir, 'commit', commitContent(parts));
      return { ...parts, sha };
    },
    updateRefs: (changes) => writer.write(changes),
    resolve: async (ref) => {
      const named = CANDIDATES.map((prefix) => refs.get(prefix + ref)).find((sha) => sha !== undefined);
      if (named !== undefined) return peel(named);
      return /^[0-9a-f]{7,40}$/u.test(ref) ? peel(ref) : undefined;
    },
    close: () => {
      reader.close();
      writer.close();
    },
  };
}
