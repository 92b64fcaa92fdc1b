interface Node {
  readonly sha: string;
  readonly parents: readonly string[];
}

/** Commits, children before parents, and what each merge brought: by topology alone, so that dates and the order they came in change nothing. */
export interface Ordered<T extends Node> {
  readonly commits: readonly T[];
  /** Commits that came with a merge: reachable from it, and not through its first parent. Empty for what is no merge. */
  readonly broughtBy: (sha: string) => readonly T[];
}

/**
 * Orders the commits reachable from `head`. A commit that head does not reach is a mistake of whoever read the range, and throws:
 * otherwise it would be lost in silence.
 */
export function newestFirst<T extends Node>(commits: readonly T[], head: string): Ordered<T> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const oldestFirst: T[] = [];
  const start = new Map<string, number>();
  const seen = new Set<string>();
  const stack: { commit: T; next: number }[] = [];
  const enter = (sha: string): void => {
    const commit = seen.has(sha) ? undefined : bySha.get(sha);
    if (commit === undefined) return;
    seen.add(sha);
    stack.push({ commit, next: 0 });
  };
  enter(head);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { commit, next } = top;
    if (commit.parents.length > 1 && next === 1) start.set(commit.sha, oldestFirst.length);
    const parent = commit.parents[next];
    if (parent !== undefined) {
      top.next += 1;
      enter(parent);
    } else {
      stack.pop();
      oldestFirst.push(commit);
    }
  }
  if (oldestFirst.length !== bySha.size) {
    throw new Error(
      `${bySha.size} commits were read, ${oldestFirst.length} of them are reachable from ${head}`,
    );
  }
  const position = new Map(oldestFirst.map((commit, index) => [commit.sha, index]));
  return {
    commits: oldestFirst.toReversed(),
    broughtBy: (sha) => {
      const from = start.get(sha);
      return from === undefined ? [] : oldestFirst.slice(from, position.get(sha));
    },
  };
}
