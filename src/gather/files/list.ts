import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import type { Fact } from '../../core/facts.ts';
import { known, unavailable } from '../../core/facts.ts';

export interface Limits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  /** Files that may fit one glob. */
  readonly files: number;
  /** Directory entries that may be looked at for one glob. */
  readonly entries: number;
}

export const LIMITS: Limits = {
  fileBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
  files: 1000,
  entries: 200_000,
};

// Other people's reports come with their packages, and git's objects are nobody's reports. A glob that begins in such
// a directory means it.
const PASSED_BY: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Paths below `root` that fit the glob, with `/`, in code-point order. Hidden directories count, links to directories
 * are not followed. Unavailable for a glob that leads out of the root, beyond the limits, and where a directory cannot be read.
 */
export async function listFiles(
  root: string,
  glob: string,
  limits: Limits,
): Promise<Fact<readonly string[]>> {
  const { base, isGlob, negated } = picomatch.scan(glob);
  if (negated) return unavailable(`${glob} says which files not to read`, glob);
  if (leadsOut(glob)) return unavailable(`${glob} does not stay within the checkout`, glob);
  const start = base.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, '');
  if (!isGlob) return known((await isThere(join(root, start))) ? [start] : [], glob);

  const fits = picomatch(glob, { dot: true });
  const found: string[] = [];
  const directories = [start === '.' ? '' : start];
  let looked = 0;
  for (let directory = directories.pop(); directory !== undefined; directory = directories.pop()) {
    const entries = await entriesOf(join(root, directory));
    if (entries.state === 'unavailable') return entries;
    looked += entries.value.length;
    if (looked > limits.entries)
      return unavailable(`${glob} leads through more than ${limits.entries} files`, glob);
    for (const entry of entries.value) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!PASSED_BY.has(entry.name)) directories.push(path);
      } else if (fits(path)) {
        found.push(path);
      }
    }
    if (found.length > limits.files) return unavailable(`more than ${limits.files} files fit ${glob}`, glob);
  }
  return known(found.toSorted(byCodePoint), glob);
}

const byCodePoint = (a: string, b: string) => (a < b ? -1 : 1);

function leadsOut(glob: string): boolean {
  return (
    glob.startsWith('/') || glob.includes('\\') || /^[a-z]:/iu.test(glob) || glob.split('/').includes('..')
  );
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

// A directory that is not there holds nothing; one that cannot be read may hold what fits.
async function entriesOf(directory: string) {
  try {
    return known(await readdir(directory, { withFileTypes: true }), directory);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return known([], directory);
    return unavailable(`${directory} cannot be read: ${code}`, directory);
  }
}

/** The system's name for what went wrong, e.g. `EACCES`. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
