import { gitText, runGit } from './process.ts';

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** Blob after the change, of a removed file the one before. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

export interface LogQuery {
  readonly path?: string | undefined;
  readonly author?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Questions about many commits at once: git answers them in a process of its own, a few milliseconds each. */
export interface History {
  /** Newest first. `range` is what rev-list takes: SHAs, `a..b`, `^a`. */
  list(range: readonly string[], query?: LogQuery): Promise<readonly string[]>;
  mergeBase(a: string, b: string): Promise<string | undefined>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  /** Commits only `left` has, and commits only `right` has. */
  aheadBehind(left: string, right: string): Promise<{ readonly left: number; readonly right: number }>;
  changedFiles(from: string, to: string): Promise<readonly ChangedFile[]>;
  patches(from: string, to: string): Promise<ReadonlyMap<string, string>>;
  branchesWith(sha: string): Promise<readonly string[]>;
  /** The tree of merging `theirs` into `ours`; undefined when they conflict. */
  mergedTree(ours: string, theirs: string): Promise<string | undefined>;
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

const count = (text: string | undefined): number => (text === undefined || text === '-' ? 0 : Number(text));

/** `git diff --raw --numstat -z`: first the raw records, then the counts, in the same order. */
function changedFilesOf(output: string): ChangedFile[] {
  const fields = output.split('\0');
  const raw: Omit<ChangedFile, 'additions' | 'deletions'>[] = [];
  let at = 0;
  while (fields[at]?.startsWith(':')) {
    const [, , before = '', after = '', letters = ''] = (fields[at] ?? '').split(' ');
    const two = letters.startsWith('R') || letters.startsWith('C');
    const status = STATUS[letters.charAt(0)] ?? 'changed';
    raw.push({
      path: fields[at + (two ? 2 : 1)] ?? '',
      previousPath: two ? fields[at + 1] : undefined,
      status,
      sha: status === 'removed' ? before : after,
    });
    at += two ? 3 : 2;
  }
  return raw.map((file) => {
    const [additions, deletions] = (fields[at] ?? '').split('\t');
    at += file.previousPath === undefined ? 1 : 3;
    return Object.assign(file, { additions: count(additions), deletions: count(deletions) });
  });
}

/** Hunks by path, as the `patch` of a file in a comparison. */
function patchesOf(output: string): ReadonlyMap<string, string> {
  const files = output.split(/^diff --git /mu).slice(1);
  return new Map(
    files.flatMap((file) => {
      const hunks = file.indexOf('\n@@');
      // A name with a space in it is followed by a tab.
      const path = /^\+\+\+ b\/(.*?)\t?$/mu.exec(file)?.[1] ?? /^--- a\/(.*?)\t?$/mu.exec(file)?.[1];
      return hunks < 0 || path === undefined ? [] : [[path, file.slice(hunks + 1).trimEnd()] as const];
    }),
  );
}

export function openHistory(gitDir: string): History {
  return {
    list: async (range, query = {}) => {
      const options = [
        ...(query.author === undefined ? [] : [`--author=${query.author}`, '--fixed-strings']),
        ...(query.since === undefined ? [] : [`--since=${query.since}`]),
        ...(query.until === undefined ? [] : [`--until=${query.until}`]),
      ];
      const paths = query.path === undefined ? [] : [query.path];
      const text = await gitText(gitDir, ['rev-list', '--topo-order', ...options, ...range, '--', ...paths]);
      return text.split('\n').filter((line) => line !== '');
    },
    mergeBase: async (a, b) => {
      const { code, stdout } = await runGit(gitDir, ['merge-base', a, b]);
      return code === 0 ? stdout.toString().trim() : undefined;
    },
    isAncestor: async (ancestor, descendant) =>
      ancestor === descendant ||
      (await runGit(gitDir, ['merge-base', '--is-ancestor', ancestor, descendant])).code === 0,
    aheadBehind: async (left, right) => {
      const text = await gitText(gitDir, ['rev-list', '--left-right', '--count', `${left}...${right}`]);
      const [l, r] = text.trim().split('\t');
      return { left: Number(l), right: Number(r) };
    },
    changedFiles: async (from, to) =>
      changedFilesOf(
        await gitText(gitDir, ['diff', '--raw', '--numstat', '--no-abbrev', '-z', '-M', from, to]),
      ),
    patches: async (from, to) =>
      patchesOf(await gitText(gitDir, ['-c', 'core.quotePath=false', 'diff', '-M', from, to])),
    branchesWith: async (sha) => {
      const text = await gitText(gitDir, [
        'for-each-ref',
        '--format=%(refname)',
        `--contains=${sha}`,
        'refs/heads/',
      ]);
      return text.split('\n').filter((line) => line !== '');
    },
    mergedTree: async (ours, theirs) => {
      const { code, stdout } = await runGit(gitDir, [
        'merge-tree',
        '--write-tree',
        '--no-messages',
        ours,
        theirs,
      ]);
      return code === 0 ? stdout.toString().trim() : undefined;
    },
  };
}
