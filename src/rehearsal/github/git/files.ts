import { typeOfMode, treeContent, type TreeEntry } from './objects.ts';
import type { GitRepository } from './repository.ts';

export interface FileEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
}

/** What a tree is to become at one path: another entry, or nothing (null). */
export interface FileChange {
  readonly path: string;
  readonly entry: { readonly mode: string; readonly sha: string } | null;
}

/** Everything below a tree, folders included, in git's order. */
export async function filesBelow(
  git: GitRepository,
  tree: string,
  folder = '',
): Promise<readonly FileEntry[]> {
  const entries = (await git.tree(tree)) ?? [];
  const found: FileEntry[] = [];
  for (const { mode, name, sha } of entries) {
    const type = typeOfMode(mode);
    found.push({ path: folder + name, mode, type, sha });
    if (type === 'tree') found.push(...(await filesBelow(git, sha, `${folder}${name}/`)));
  }
  return found;
}

/**
 * A tree with the changes made, written to the repository: its SHA, or undefined when nothing is left in it.
 * `base` undefined starts from nothing.
 */
export async function treeWith(
  git: GitRepository,
  base: string | undefined,
  changes: readonly FileChange[],
): Promise<string | undefined> {
  const entries = new Map<string, TreeEntry>();
  for (const entry of base === undefined ? [] : ((await git.tree(base)) ?? []))
    entries.set(entry.name, entry);

  const below = new Map<string, FileChange[]>();
  for (const change of changes) {
    const slash = change.path.indexOf('/');
    if (slash >= 0) {
      const name = change.path.slice(0, slash);
      below.set(name, [...(below.get(name) ?? []), { ...change, path: change.path.slice(slash + 1) }]);
    } else if (change.entry === null) {
      entries.delete(change.path);
    } else {
      entries.set(change.path, { ...change.entry, name: change.path });
    }
  }
  for (const [name, inside] of below) {
    const known = entries.get(name);
    const sha = await treeWith(git, known?.mode === '040000' ? known.sha : undefined, inside);
    if (sha === undefined) entries.delete(name);
    else entries.set(name, { mode: '040000', name, sha });
  }
  return entries.size === 0 ? undefined : git.writeObject('tree', treeContent([...entries.values()]));
}

/** The empty tree: every git knows it without having it. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
