import { spawn } from 'node:child_process';

/** Git in an environment of its own: no one's configuration, no prompts, and repositories of any owner may be read. */
export const gitEnvironment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
});

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git in `dir` to its end; a non-zero code is an answer, not an error. Throws when git cannot be started. */
export function runGit(
  dir: string,
  args: readonly string[],
  input?: string | Uint8Array,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: dir, env: gitEnvironment() });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
    });
    // Git may close its input early; its exit code says what came of it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What git prints. Throws with git's own words when it fails. */
export async function gitText(
  dir: string,
  args: readonly string[],
  input?: string | Uint8Array,
): Promise<string> {
  const { code, stdout, stderr } = await runGit(dir, args, input);
  if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
  return stdout.toString();
}
