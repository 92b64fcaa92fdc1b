import { fs } from './fs.ts';

const STDOUT = 1;
const PAUSE_MS = 5;
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes to the step's log and returns when all of it is written, so that nothing is lost however the process ends.
 * It is the only writer: beside `process.stdout`, lines would change places. That one also loads node's streams and
 * sockets, which cost a refused input as much as the rest of its run.
 */
export function print(text: string): void {
  let left = Buffer.from(text);
  while (left.length > 0) {
    try {
      left = left.subarray(fs.writeSync(STDOUT, left));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // Nobody reads any more, which must not change what the run comes to.
      if (code === 'EPIPE') return;
      // Somebody made the pipe one that does not wait, and it is full.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, PAUSE_MS);
    }
  }
}
