import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for everything that the rehearsal makes. */
export interface Room {
  readonly folder: string;
  /** Where temporary files of this machine are, for what is to stay. */
  readonly outside: string;
  /** Removes it. */
  leave(): Promise<void>;
}

/**
 * Makes it, and has all temporary files of this process made in it, so that nothing is left behind whatever happens: it goes
 * even when the process ends in the middle.
 */
export async function ownRoom(): Promise<Room> {
  const before = process.env['TMPDIR'];
  const outside = tmpdir();
  const folder = await mkdtemp(join(outside, 'rehearsal-'));
  process.env['TMPDIR'] = folder;
  const giveBack = (): void => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  };
  const atExit = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', atExit);
  return {
    folder,
    outside,
    async leave() {
      giveBack();
      // What was killed may have been writing a moment ago.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      process.off('exit', atExit);
    },
  };
}
