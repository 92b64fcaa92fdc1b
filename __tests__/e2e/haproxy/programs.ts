import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** A program that runs until it is closed. */
export interface Running {
  /** Ends it, and resolves when it is gone. */
  close(): Promise<void>;
}

/**
 * Starts a program and resolves when `ready` says so. Throws with what it printed when it ends before that or takes longer
 * than ten seconds.
 * @param ready asked again and again, with all that was printed
 */
export async function started(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly ready: (printed: string) => Promise<boolean> | boolean },
): Promise<Running> {
  // Standard input is a pipe: its end tells a program that can see it that we are gone.
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (printed += text.toString()));
  child.on('error', (error) => (printed += String(error)));
  child.stdin.on('error', () => undefined); // it ended before we did
  const until = Date.now() + 10_000;
  while (!(await options.ready(printed))) {
    if (child.pid === undefined || hasEnded(child) || Date.now() > until) {
      await ended(child);
      throw new Error(`${program} ${args.join(' ')} does not become ready:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return { close: () => ended(child) };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 3000);
  await exited;
  clearTimeout(forced);
}
