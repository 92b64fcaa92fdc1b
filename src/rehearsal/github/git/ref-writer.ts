import { spawn, type ChildProcess } from 'node:child_process';
import { gitEnvironment } from './process.ts';

export const ZERO = '0'.repeat(40);

export interface RefChange {
  readonly name: string;
  /** ZERO deletes. */
  readonly after: string;
  /** What it must be now, exactly; ZERO: it must not exist; undefined: whatever it is. */
  readonly before: string | undefined;
}

export interface RefWriter {
  /** All of them or none. undefined when done, otherwise git's reason why not. */
  write(changes: readonly RefChange[]): Promise<string | undefined>;
  close(): void;
}

const command = ({ name, after, before }: RefChange): string => {
  const old = before === undefined ? '' : ` ${before}`;
  return after === ZERO ? `delete ${name}${old}` : `update ${name} ${after}${old}`;
};

interface Session {
  readonly child: ChildProcess;
  send(text: string): void;
  /** Set by the transaction under way: called with each line git prints, and with undefined when git has ended. */
  listen: ((line: string | undefined) => void) | undefined;
  errors: string;
}

function openSession(gitDir: string): Session {
  const child = spawn('git', ['update-ref', '--no-deref', '--stdin'], { cwd: gitDir, env: gitEnvironment() });
  const session: Session = { child, send: (text) => child.stdin.write(text), listen: undefined, errors: '' };
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) session.listen?.(line);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    session.errors += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.on('error', () => session.listen?.(undefined));
  child.on('close', () => session.listen?.(undefined));
  child.unref();
  return session;
}

/**
 * Ref transactions through one `git update-ref --stdin` kept open: git's own locks decide between us and a push.
 * Git ends the process when a transaction fails, so the next one opens another. Transactions run one at a time.
 */
export function openRefWriter(gitDir: string): RefWriter {
  let session: Session | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const transact = (changes: readonly RefChange[]): Promise<string | undefined> =>
    new Promise((resolve) => {
      const current = session ?? openSession(gitDir);
      session = current;
      current.listen = (line) => {
        if (line === undefined) {
          session = undefined;
          resolve(current.errors.trim() || 'git ended without saying why');
        } else if (line === 'commit: ok') {
          resolve(undefined);
        }
      };
      current.send(`start\n${changes.map(command).join('\n')}\nprepare\ncommit\n`);
    });

  return {
    write: (changes) => {
      const done = queue.then(() => transact(changes));
      queue = done;
      return done;
    },
    close: () => session?.child.kill(),
  };
}
