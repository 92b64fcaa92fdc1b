import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './workflows.ts';

describe('what is committed', () => {
  it.each([
    ['dist is what the sources build, byte by byte', 'build.mjs'],
    ['what is generated is as generated', 'generate.mjs'],
  ])('%s', (_what, script) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts', script), '--check'],
      {
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
