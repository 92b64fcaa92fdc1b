export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** Blob after the change, of a removed file the one before. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
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

/** Reads `git diff --raw --numstat -z`: first the raw records, then the counts, in the same order. */
export function changedFilesOf(output: string): readonly ChangedFile[] {
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

/** Reads `git diff`: hunks by path, as the `patch` of a file in a comparison. */
export function patchesOf(output: string): ReadonlyMap<string, string> {
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
