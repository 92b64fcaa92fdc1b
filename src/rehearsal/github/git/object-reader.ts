import { spawn } from 'node:child_process';
import { gitEnvironment } from './process.ts';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly sha: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}

export interface ObjectReader {
  /** `name` is anything git understands that fits on a line: a SHA, `main:README.md`, `v1^{commit}`. */
  read(name: string): Promise<GitObject | undefined>;
  close(): void;
}

const isType = (word: string): word is ObjectType => ['commit', 'tree', 'blob', 'tag'].includes(word);

/** One `git cat-file --batch`, kept open: a read costs a fraction of a millisecond instead of a process. */
export function openObjectReader(gitDir: string): ObjectReader {
  const child = spawn('git', ['cat-file', '--batch'], {
    cwd: gitDir,
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting: ((object: GitObject | undefined) => void)[] = [];
  let buffer: Buffer = Buffer.alloc(0);

  const takeOne = (): boolean => {
    const end = buffer.indexOf(10);
    if (end < 0) return false;
    // Answers: `<sha> <type> <size>`, then the content and a newline; or `<name> missing`, `<name> ambiguous`.
    const [sha = '', type = '', size = ''] = buffer.subarray(0, end).toString().split(' ');
    if (!isType(type) || !/^\d+$/u.test(size)) {
      buffer = buffer.subarray(end + 1);
      waiting.shift()?.(undefined);
      return true;
    }
    const start = end + 1;
    const stop = start + Number(size);
    if (buffer.length <= stop) return false;
    const content = Buffer.from(buffer.subarray(start, stop));
    buffer = buffer.subarray(stop + 1);
    waiting.shift()?.({ sha, type, content });
    return true;
  };

  child.stdout.on('data', (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    while (takeOne());
  });
  const giveUp = (): void => {
    for (const answer of waiting.splice(0)) answer(undefined);
  };
  child.on('close', giveUp);
  child.on('error', giveUp);
  child.stdin.on('error', () => undefined);
  // An embedded GitHub that nobody closed must not keep its process alive.
  child.unref();

  return {
    read: (name) =>
      new Promise((resolve) => {
        if (name === '' || /[\n\r\0]/u.test(name)) return resolve(undefined);
        waiting.push(resolve);
        child.stdin.write(`${name}\n`);
      }),
    close: () => {
      child.stdin.end();
      child.kill();
    },
  };
}
