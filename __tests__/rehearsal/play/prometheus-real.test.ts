import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findOnPath, startMetrics } from '../../../src/rehearsal/play/prometheus-real.ts';
import { startPrometheus } from '../../../src/rehearsal/play/prometheus.ts';

const options = { targets: [{ url: 'http://127.0.0.1:9', job: 'app' }], scrapeMs: 500 };

// Stands where a real one would: it listens where it is told to and prints its config and environment when asked.
const STAND_IN = `#!${process.execPath}
const fs = require('node:fs');
const address = process.argv.find((a) => a.startsWith('--web.listen-address=')).split('=')[1];
const config = JSON.parse(fs.readFileSync('prometheus.yml', 'utf8'));
require('node:http').createServer((q, r) => r.end(JSON.stringify({ config, variables: Object.keys(process.env) }))).listen(Number(address.split(':')[1]), '127.0.0.1');
`;

let bin: string;
beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'bin-'));
});
afterEach(() => rm(bin, { recursive: true }));

describe('--prometheus', () => {
  it('finds an executable on PATH, and nothing else', async () => {
    await writeFile(join(bin, 'plain'), '');
    await writeFile(join(bin, 'tool'), '', { mode: 0o755 });
    expect(await findOnPath('tool', `/nowhere:${bin}`)).toBe(join(bin, 'tool'));
    expect(await findOnPath('plain', bin)).toBeUndefined();
    expect(await findOnPath('tool', '')).toBeUndefined();
  });

  it('auto: starts the binary on loopback with the targets in its config and nothing of our environment', async () => {
    await writeFile(join(bin, 'prometheus'), STAND_IN, { mode: 0o755 });
    const metrics = await startMetrics('auto', options, bin);
    const said: unknown = await (await fetch(metrics.url)).json();
    await metrics.close();
    expect(said).toMatchObject({
      config: { scrape_configs: [{ job_name: 'app', static_configs: [{ targets: ['127.0.0.1:9'] }] }] },
      variables: ['HOME'],
    });
    await expect(fetch(metrics.url)).rejects.toThrow('fetch failed');
  });

  it('auto: says so when there is none, and when it does not start', async () => {
    await expect(startMetrics('auto', options, bin)).rejects.toThrow('no prometheus on PATH');
    await writeFile(join(bin, 'prometheus'), '#!/bin/sh\necho bad luck >&2; exit 1\n', { mode: 0o755 });
    await expect(startMetrics('auto', options, bin)).rejects.toThrow('does not become ready: bad luck');
  });

  it('a URL: asks the server there, which must be ready', async () => {
    const running = await startPrometheus({ targets: [], scrapeMs: 1000 });
    expect((await startMetrics(`${running.url}/`, options)).url).toBe(running.url);
    await running.close();
    await expect(startMetrics(running.url, options)).rejects.toThrow('does not answer');
  });

  it('nothing: starts our own', async () => {
    const metrics = await startMetrics(undefined, options);
    const answer = await fetch(`${metrics.url}/api/v1/query?query=up`);
    expect(await answer.json()).toMatchObject({ status: 'success' });
    await metrics.close();
  });
});
