import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brightness, looked } from './looked.ts';
import { ended, part, ROOT } from './parts.ts';
import type { Ended } from './parts.ts';

let folder: string;
let file: string;
let played: Ended;
let seconds: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-action-rehearsal-'));
  file = join(folder, 'report.html');
  const began = performance.now();
  const env = { PATH: process.env['PATH'], HOME: folder };
  played = await ended(part('node20'), [join(ROOT, 'dist/cli.js'), 'rehearse', '--report', file], { env });
  seconds = (performance.now() - began) / 1000;
}, 220_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the rehearsal, on Node 20, from the committed bundle', () => {
  it('plays healthy and then bad-canary, and both end as they should', () => {
    expect({ code: played.code, output: played.code === 0 ? '' : played.output }).toEqual({
      code: 0,
      output: '',
    });
  });

  it('is over within 90 seconds', () => {
    expect(seconds).toBeLessThan(90);
  });
});

describe('its report, in a real browser', () => {
  it.each([
    ['a desk', 1280],
    ['a phone', 375],
  ])('complains of nothing, asks the network for nothing and fits on %s', async (_where, width) => {
    const look = await looked(file, { width, scheme: 'light' });
    expect({ complaints: look.complaints, overflow: look.overflow }).toEqual({ complaints: [], overflow: 0 });
    expect(look.text).toMatch(/roll(ed)? back/i);
  });

  it('is light on dark where that is preferred, and dark on light where it is not', async () => {
    const light = await looked(file, { width: 800, scheme: 'light' });
    const dark = await looked(file, { width: 800, scheme: 'dark' });
    expect(brightness(light.colours.ground) - brightness(light.colours.text)).toBeGreaterThan(0.5);
    expect(brightness(dark.colours.text) - brightness(dark.colours.ground)).toBeGreaterThan(0.5);
  });
});
