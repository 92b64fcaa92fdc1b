import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A machine for one rehearsal: a repository, a home, and a folder for temporary files that it must leave empty. */
export interface Place {
  readonly repository: string;
  readonly report: string;
  /** Writes a file below the place, for `mode` 755 one that can be run. Returns its path. */
  readonly write: (file: string, text: string, mode?: number) => string;
  readonly git: (...args: readonly string[]) => string;
  /** Files that match, with what is in them. */
  readonly found: (name: RegExp) => readonly string[];
  readonly leftInTmp: () => readonly string[];
  /** Starts `rehearse` with these arguments and variables; the report goes beside the repository unless told otherwise. */
  readonly start: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    report?: readonly string[],
  ) => Rehearsal;
  readonly remove: () => void;
}

export interface Rehearsal {
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  /** Resolves when a line of the output holds. */
  readonly told: (line: RegExp) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Processes that it started and that still run. */
  readonly running: () => readonly string[];
}

/** A repository with a version and commits since. */
export function place(): Place {
  const root = mkdtempSync(join(tmpdir(), 'rehearsed-'));
  const repository = join(root, 'shop');
  const temporary = join(root, 'tmp');
  for (const folder of [repository, temporary, join(root, 'home')]) mkdirSync(folder);
  const env = { PATH: process.env['PATH'] ?? '', HOME: join(root, 'home') };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: repository,
      env,
      encoding: 'utf8',
    });
  const write = (file: string, text: string, mode = 0o644): string => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  git('init', '-q', '--initial-branch=main');
  for (const subject of ['feat: first', 'feat: second', 'fix: third']) {
    write('shop/file.txt', `${subject}\n`);
    git('add', '.');
    git('commit', '-q', '-m', subject);
  }
  git('tag', 'v1.2.3', 'HEAD~2');

  return {
    repository,
    report: join(root, 'report.html'),
    write,
    git,
    found: (name) =>
      readdirSync(root)
        .filter((file) => name.test(file))
        .map((file) => readFileSync(join(root, file), 'utf8')),
    leftInTmp: () => readdirSync(temporary),
    start(args, more = {}, report = ['--report', join(root, 'report.html')]) {
      const child = spawn(process.execPath, [CLI, 'rehearse', ...report, ...args], {
        cwd: repository,
        env: { ...env, TMPDIR: temporary, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      const listeners = new Set<() => void>();
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          for (const listener of listeners) listener();
        });
      return {
        ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))),
        told: (line) =>
          new Promise((resolve, reject) => {
            const look = (): void => {
              if (line.test(output)) resolve();
            };
            listeners.add(look);
            child.once('close', () => reject(new Error(`it ended without ${String(line)}:\n${output}`)));
            look();
          }),
        signal: (name) => child.kill(name),
        // All of them work in the folder for temporary files, or have it among their arguments.
        running: () => processesWith(temporary),
      };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Processes that have it among their arguments, or work in it. Where there is no /proc, only the former. */
function processesWith(text: string): string[] {
  if (!existsSync('/proc/self/cmdline')) {
    const listed = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
    return listed.split('\n').filter((line) => line.includes(text));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return `${pid} ${args} in ${readlinkSync(`/proc/${pid}/cwd`)}`;
      } catch {
        return ''; // it has ended meanwhile, or is somebody else's
      }
    })
    .filter((line) => line.includes(text));
}
