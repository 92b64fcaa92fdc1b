import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for one test, and git in it with no one's settings. */
export interface Folder {
  readonly path: string;
  readonly git: (where: string, ...args: string[]) => string;
  /** A repository on `main` with a commit a subject. Returns its path. */
  readonly repository: (name: string, ...subjects: string[]) => string;
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

const WHO = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];

export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'scenarios-'));
  const env = { PATH: process.env['PATH'], HOME: path, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (where: string, ...args: string[]): string =>
    execFileSync('git', [...WHO, ...args], { cwd: where, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  return {
    path,
    git,
    write,
    repository(name, ...subjects) {
      const root = join(path, name);
      mkdirSync(root, { recursive: true });
      git(root, 'init', '-q');
      for (const [index, subject] of subjects.entries()) {
        write(join(name, 'file.txt'), `${String(index)}\n`);
        git(root, 'add', '.');
        git(root, 'commit', '-q', '-m', subject);
      }
      return root;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Every file below a folder with its mode, and what is in it; git's folder included. */
export function fingerprint(root: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
    found[path.slice(root.length + 1)] = `${mode.toString(8)} ${content}`;
  }
  return found;
}
