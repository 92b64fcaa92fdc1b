import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly patience: Patience;
}

/** How long a process that is to stop gets after each signal, in ms. */
export interface Patience {
  readonly afterInterrupt: number;
  readonly afterTerminate: number;
}

/** As GitHub's runner has it. */
export const PATIENCE: Patience = { afterInterrupt: 7500, afterTerminate: 2500 };

export interface Child {
  readonly pid: number | undefined;
  /** Exit code; `undefined` when a signal ended it. Rejects when it cannot be started. */
  readonly ended: Promise<number | undefined>;
  /** SIGINT to the process; later SIGTERM; later SIGKILL to all of its group. */
  stop(): void;
  /** SIGKILL to all of its group at once, as when the machine is gone. */
  kill(): void;
}

/** Output that processes left behind may still write is waited for this long after the process itself ended. */
const LAST_WORDS_MS = 1000;

/** Starts a process in a group of its own, so that everything it started can be ended with it. */
export function startChild(options: ChildOptions): Child {
  const { command, args, cwd, env, patience } = options;
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const timers: NodeJS.Timeout[] = [];
  const readers = [child.stdout, child.stderr].map((stream) => createInterface({ input: stream }));
  for (const reader of readers) reader.on('line', options.onLine);
  const read = Promise.all(readers.map((reader) => once(reader, 'close')));
  const exit = new Promise<number | undefined>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? undefined));
  });
  const finish = async (): Promise<number | undefined> => {
    const code = await exit;
    for (const timer of timers) clearTimeout(timer);
    const lastWords = setTimeout(() => {
      for (const reader of readers) reader.close();
      child.stdout.destroy();
      child.stderr.destroy();
    }, LAST_WORDS_MS);
    await read;
    clearTimeout(lastWords);
    return code;
  };
  const ended = finish();
  return {
    pid: child.pid,
    ended,
    stop() {
      if (hasEnded(child)) return;
      child.kill('SIGINT');
      timers.push(
        setTimeout(() => child.kill('SIGTERM'), patience.afterInterrupt),
        setTimeout(() => killGroup(child.pid), patience.afterInterrupt + patience.afterTerminate),
      );
    },
    kill: () => killGroup(child.pid),
  };
}

/** SIGKILL to a group of processes; one that is gone already is what was wanted. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    const isGone = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
