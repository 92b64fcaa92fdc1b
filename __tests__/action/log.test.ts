import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';

const FOLDER = mkdtempSync(join(tmpdir(), 'log-'));
const LOG = join(FOLDER, 'log.mjs');

beforeAll(() => {
  const source = fileURLToPath(new URL('../../src/action/log.ts', import.meta.url));
  buildSync({ entryPoints: [source], outfile: LOG, bundle: true, format: 'esm', platform: 'node' });
});
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** A process that prints; its standard output and how it ended. */
function printing(code: string) {
  const program = `import { print } from ${JSON.stringify(LOG)};\n${code}`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const LINES = "Array.from({ length: 100_000 }, (_, i) => `line ${i} zwölf`).join('\\n')";
const wanted = Array.from({ length: 100_000 }, (_, i) => `line ${i} zwölf`).join('\n');
const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

describe('the log', () => {
  it.each([
    ['a pipe that waits', ''],
    // Touched by node's own stream, a pipe does not wait any more: what is too much for it is refused.
    ['a pipe that does not wait', 'process.stdout;'],
  ])('reaches a slow reader whole through %s, though the process ends at once', async (_what, before) => {
    const child = printing(`${before} print(${LINES}); process.exit(3);`);
    const chunks: Buffer[] = [];
    await pause(300);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = await once(child, 'close');
    expect([code, digest(Buffer.concat(chunks))]).toEqual([3, digest(wanted)]);
  });

  it('that nobody reads any more changes nothing', async () => {
    const child = printing(`for (let i = 0; i < 20; i += 1) print(${LINES}); process.exitCode = 4;`);
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect(code).toBe(4);
  });
});
