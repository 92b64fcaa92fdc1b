import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenOnLoopback } from './loopback.ts';
import type { Metrics, PrometheusOptions } from './prometheus.ts';
import { startPrometheus } from './prometheus.ts';

const READY_WITHIN_MS = 15_000;
const STOP_WITHIN_MS = 5000;

/**
 * The metrics of a play as `--prometheus` asks for them: ours without it, with `auto` the `prometheus` found on PATH,
 * with a URL the server there, which must be ready and scrape the targets itself. Throws when it is not to be had.
 */
export async function startMetrics(
  choice: string | undefined,
  options: PrometheusOptions,
  path = process.env['PATH'] ?? '',
): Promise<Metrics> {
  if (choice === undefined) return startPrometheus(options);
  if (choice === 'auto') {
    const binary = await findOnPath('prometheus', path);
    if (binary === undefined)
      throw new Error('there is no prometheus on PATH; install it or leave --prometheus out');
    return startRealPrometheus(binary, options);
  }
  const url = choice.replace(/\/+$/, '');
  if (!(await isReady(url)))
    throw new Error(
      `${url}/-/ready does not answer; --prometheus takes the base URL of a running Prometheus, or auto`,
    );
  return { url, close: async () => {} };
}

/**
 * Starts a real Prometheus on loopback with a generated config. It needs about six seconds to its first scrape
 * (its discovery waits five), whatever the interval; its targets are those it is started with, up or not yet.
 */
export async function startRealPrometheus(binary: string, options: PrometheusOptions): Promise<Metrics> {
  const directory = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await writeFile(join(directory, 'prometheus.yml'), configOf(options));
  const server = spawn(
    binary,
    [
      '--config.file=prometheus.yml',
      '--storage.tsdb.path=data',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { cwd: directory, env: { HOME: directory }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  server.on('error', (error) => {
    said += String(error);
  });
  const close = async (): Promise<void> => {
    await stopped(server);
    await rm(directory, { recursive: true, force: true });
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (server.exitCode !== null || server.pid === undefined || Date.now() > deadline) {
      await close();
      throw new Error(`${binary} does not become ready: ${said}`);
    }
    await sleep(50);
  }
  return { url, close };
}

/** The first executable of this name in a PATH. */
export async function findOnPath(name: string, path: string): Promise<string | undefined> {
  for (const directory of path.split(delimiter).filter((part) => part !== '')) {
    const file = join(directory, name);
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

/** JSON is YAML, so the config needs no YAML writer. */
function configOf({ targets, scrapeMs }: PrometheusOptions): string {
  const interval = `${scrapeMs}ms`;
  const jobs = [...new Set(targets.map(({ job }) => job))];
  return JSON.stringify({
    global: { scrape_interval: interval, scrape_timeout: interval },
    scrape_configs: jobs.map((job) => ({
      job_name: job,
      static_configs: [
        { targets: targets.filter((target) => target.job === job).map(({ url }) => new URL(url).host) },
      ],
    })),
  });
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = await listenOnLoopback(() => {});
  await server.close();
  return server.port;
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const exited = new Promise((resolve) => {
    server.once('exit', resolve);
  });
  server.kill('SIGTERM');
  const forced = setTimeout(() => server.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(forced);
}
