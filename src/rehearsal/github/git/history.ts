import { changedFilesOf, patchesOf, type ChangedFile } from './changes.ts';
import { gitText, runGit } from './process.ts';

export interface LogQuery {
  readonly path?: string | undefined;
  readonly author?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Questions about many commits at once, by their SHAs. Git answers each in a process of its own, a few milliseconds
 * long; as commits never change, an answer is kept.
 */
export interface History {
  /** Newest first. `range` is what rev-list takes: `a`, `^b`. */
  list(range: readonly string[], query?: LogQuery): Promise<readonly string[]>;
  /** undefined: they have none in common. */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** false also for a commit that is not here. */
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  /** How many commits only `left` has, and how many only `right` has. */
  aheadBehind(left: string, right: string): Promise<{ readonly left: number; readonly right: number }>;
  changedFiles(from: string, to: string): Promise<readonly ChangedFile[]>;
  patches(from: string, to: string): Promise<ReadonlyMap<string, string>>;
  /** The tree of merging `theirs` into `ours`; undefined when they conflict. Needs git 2.38. */
  mergedTree(ours: string, theirs: string): Promise<string | undefined>;
}

const MOST_KEPT = 200;

/** Keeps answers; the oldest goes when there are many. */
function kept<A extends readonly unknown[], T>(ask: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(...args);
    answers.set(key, answer);
    // A question that failed may be answered later, when its commit has come.
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > MOST_KEPT && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

/** What git prints for yes (code 0), undefined for no (1). Throws for anything else. */
async function yesOrNo(gitDir: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout, stderr } = await runGit(gitDir, args);
  if (code > 1) throw new Error(`git ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
  return code === 0 ? stdout.toString().trim() : undefined;
}

async function listed(gitDir: string, range: readonly string[], query: LogQuery): Promise<readonly string[]> {
  const options = [
    ...(query.author === undefined ? [] : [`--author=${query.author}`, '--fixed-strings']),
    ...(query.since === undefined ? [] : [`--since=${query.since}`]),
    ...(query.until === undefined ? [] : [`--until=${query.until}`]),
  ];
  const paths = query.path === undefined ? [] : [query.path];
  const text = await gitText(gitDir, ['rev-list', '--topo-order', ...options, ...range, '--', ...paths]);
  return text.split('\n').filter((line) => line !== '');
}

export function openHistory(gitDir: string): History {
  const ancestry = kept((ancestor: string, descendant: string) =>
    yesOrNo(gitDir, ['merge-base', '--is-ancestor', ancestor, descendant]),
  );
  return {
    list: kept((range: readonly string[], query: LogQuery = {}) => listed(gitDir, range, query)),
    mergeBase: kept((a: string, b: string) => yesOrNo(gitDir, ['merge-base', a, b])),
    isAncestor: async (ancestor, descendant) =>
      ancestor === descendant ||
      ancestry(ancestor, descendant).then(
        (yes) => yes !== undefined,
        () => false,
      ),
    aheadBehind: kept(async (left: string, right: string) => {
      const text = await gitText(gitDir, ['rev-list', '--left-right', '--count', `${left}...${right}`]);
      const [l, r] = text.trim().split('\t');
      return { left: Number(l), right: Number(r) };
    }),
    changedFiles: kept(async (from: string, to: string) =>
      changedFilesOf(
        await gitText(gitDir, ['diff', '--raw', '--numstat', '--no-abbrev', '-z', '-M', from, to]),
      ),
    ),
    patches: kept(async (from: string, to: string) =>
      patchesOf(await gitText(gitDir, ['-c', 'core.quotePath=false', 'diff', '-M', from, to])),
    ),
    mergedTree: kept((ours: string, theirs: string) =>
      yesOrNo(gitDir, ['merge-tree', '--write-tree', '--no-messages', ours, theirs]),
    ),
  };
}
