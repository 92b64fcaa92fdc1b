import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  linux: 'xdg-open',
  win32: 'explorer',
};

/** Opens a file with whatever people open such files with, and does not wait for it. */
export function openFile(file: string): void {
  const opener = OPENERS[process.platform];
  if (opener === undefined) return;
  const child = spawn(opener, [file], { detached: true, stdio: 'ignore' });
  child.on('error', () =>
    process.stderr.write(`${opener} is not there to open the report with; open it yourself\n`),
  );
  child.unref();
}
