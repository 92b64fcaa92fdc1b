import { spawn, type ChildProcess } from 'node:child_process';
import { gitEnvironment, type ConfigEntry } from './environment.ts';

/** A git that ended with 0, or why it did not. A git that fails is a value: whoever asked knows what it means. */
export type GitAnswer =
  | { readonly ok: true; readonly stdout: Buffer; readonly stderr: string }
  | {
      readonly ok: false;
      readonly cause: 'exit' | 'timeout' | 'aborted' | 'not-started' | 'too-large';
      /** Exit code; `null` unless it exited by itself. */
      readonly code: number | null;
      readonly stderr: string;
      /** What was run, without configuration: for people. */
      readonly command: string;
    };

export interface GitRequest {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** More output than this is a failure, never a silent cut. */
  readonly maxBytes?: number;
  /** Configuration for this call, handed over in the environment: nothing of it is in argv, where every process could read it. */
  readonly config?: readonly ConfigEntry[];
  readonly input?: string | Buffer;
}

export interface Git {
  readonly run: (args: readonly string[], request?: GitRequest) => Promise<GitAnswer>;
  /** Hands the output over as it comes; `stdout` of the answer is empty. What `take` throws ends git and is thrown on. */
  readonly stream: (
    args: readonly string[],
    take: (chunk: Buffer) => void,
    request?: GitRequest,
  ) => Promise<GitAnswer>;
}

export interface GitAccess {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 120_000;
const MAX_BYTES = 64 * 1024 * 1024;
const KEPT_STDERR = 64 * 1024;
const KILL_AFTER_MS = 2000;
const GROUPS = process.platform !== 'win32';
// What a user's configuration must not change about what we read.
const FIXED = [
  '--no-pager',
  '-c',
  'log.showSignature=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'color.ui=false',
  '-c',
  'core.fsmonitor=false',
];

/** The git command in one directory, without a shell, a terminal or a prompt. */
export function gitIn(access: GitAccess): Git {
  const stream: Git['stream'] = (args, take, request = {}) => start(access, args, take, request);
  return {
    stream,
    run: async (args, request = {}) => {
      const chunks: Buffer[] = [];
      const answer = await stream(args, (chunk) => chunks.push(chunk), { maxBytes: MAX_BYTES, ...request });
      return answer.ok ? { ...answer, stdout: Buffer.concat(chunks) } : answer;
    },
  };
}

type Failure = Extract<GitAnswer, { ok: false }>;

function start(
  access: GitAccess,
  args: readonly string[],
  take: (chunk: Buffer) => void,
  request: GitRequest,
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...FIXED, ...args], {
      cwd: access.directory,
      env: gitEnvironment(access.environment, request.config ?? []),
      stdio: [request.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: GROUPS,
    });
    let stopped: Failure['cause'] | null = null;
    let thrown: { readonly error: unknown } | null = null;
    let bytes = 0;
    let stderr = '';
    const stop = (cause: Failure['cause']): void => {
      stopped ??= cause;
      endGroup(child, 'SIGTERM');
      setTimeout(() => endGroup(child, 'SIGKILL'), KILL_AFTER_MS).unref();
    };
    const aborted = (): void => stop('aborted');
    const signals = [access.signal, request.signal].filter((signal) => signal !== undefined);
    for (const signal of signals) signal.addEventListener('abort', aborted, { once: true });
    if (signals.some((signal) => signal.aborted)) aborted();
    const timer = setTimeout(() => stop('timeout'), request.timeoutMs ?? access.timeoutMs ?? TIMEOUT_MS);
    const end = (code: number | null): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', aborted);
      if (thrown !== null) reject(thrown.error);
      else if (stopped === null && code === 0) resolve({ ok: true, stdout: Buffer.alloc(0), stderr });
      else resolve({ ok: false, cause: stopped ?? 'exit', code, stderr, command: `git ${args.join(' ')}` });
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      if (stopped !== null) return;
      bytes += chunk.length;
      if (bytes > (request.maxBytes ?? Number.POSITIVE_INFINITY)) {
        stop('too-large');
        return;
      }
      try {
        take(chunk);
      } catch (error) {
        thrown = { error };
        stop('aborted');
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_STDERR);
    });
    child.on('error', (error) => {
      stopped = 'not-started';
      stderr = error.message;
      end(null);
    });
    child.on('close', end);
    // git may end without reading all of it; what it says then counts, not the broken pipe.
    child.stdin?.on('error', () => {}).end(request.input);
  });
}

/** git starts programs of its own (a transport, a helper), which hold the output open when only git is ended. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (GROUPS && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // The group is gone already, which is what was asked for.
  }
}

/** One sentence for a git that failed: what was run and what it said it died of. */
export function failureOf(answer: Failure): string {
  const lines = answer.stderr.trim().split('\n');
  // Advice may follow the reason.
  const said = lines.find((line) => /^(?:fatal|error):/u.test(line)) ?? lines.at(-1) ?? '';
  const how: Readonly<Record<Failure['cause'], string>> = {
    exit: `ended with ${answer.code ?? 'a signal'}`,
    timeout: 'took too long',
    aborted: 'was stopped',
    'not-started': 'could not be started',
    'too-large': 'printed more than is read',
  };
  return `'${answer.command}' ${how[answer.cause]}${said === '' ? '' : `: ${said}`}`;
}
