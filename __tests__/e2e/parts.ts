import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Path of a program that these tests need: of `.tools/bin`, else of PATH.
 * Throws where it is missing: a test that could not run has not passed.
 */
export function part(...names: readonly string[]): string {
  const folders = [join(ROOT, '.tools/bin'), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${names.join(' and ')} is missing; .ci/run installs it`);
  return found;
}

export interface Ended {
  readonly code: number;
  /** Both streams, in the order they came. */
  readonly output: string;
}

/** Runs a program to its end, whatever its exit code. */
export function ended(
  program: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly timeoutMs?: number;
  } = {},
): Promise<Ended> {
  const { cwd = ROOT, env = process.env, timeoutMs = 200_000 } = options;
  return new Promise((resolve) => {
    let output = '';
    const child = execFile(
      program,
      [...args],
      { cwd, env, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 },
      (error) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, output }),
    );
    child.stdout?.on('data', (text) => (output += String(text)));
    child.stderr?.on('data', (text) => (output += String(text)));
  });
}
