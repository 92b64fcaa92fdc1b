import { readFileSync, readdirSync } from 'node:fs';
import { startLoad } from '../../../src/rehearsal/play/load.ts';
import type { Load } from '../../../src/rehearsal/play/load.ts';
import { startRealPrometheus } from '../../../src/rehearsal/play/prometheus-real.ts';
import type { Metrics } from '../../../src/rehearsal/play/prometheus.ts';
import { installed } from '../installed.ts';
import { startHAProxy } from './haproxy.ts';
import type { HAProxy } from './haproxy.ts';
import { freePorts } from './ports.ts';
import { startHost } from './slots.ts';
import type { Host } from './slots.ts';
import { until } from './until.ts';

/** Everything outside of GitHub that a deployment here meets: where versions run, HAProxy, Prometheus, and users. */
export interface Town {
  readonly host: Host;
  readonly haproxy: HAProxy;
  readonly prometheus: Metrics;
  readonly users: Load;
  close(): Promise<void>;
}

const PER_SECOND = 200;
const LONGEST_SECONDS = 300;

/** A town in which `stable` serves all users from slot `a`, and Prometheus has seen it. */
export async function startTown(stable: string, builds: Readonly<Record<string, number>>): Promise<Town> {
  const programs = { prometheus: installed('prometheus'), haproxy: installed('haproxy') };
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).toReversed()) await each();
  };
  try {
    const [a = 0, b = 0, front = 0] = await freePorts(3);
    const host = await startHost({ a, b }, builds);
    closing.push(() => host.close());
    await host.run('a', stable);
    const targets = Object.values(host.ports).map((port) => ({
      url: `http://127.0.0.1:${port}`,
      job: 'app',
    }));
    const prometheus = await startRealPrometheus(programs.prometheus, { targets, scrapeMs: 1000 });
    closing.push(() => prometheus.close());
    const haproxy = await startHAProxy(programs.haproxy, front, host.ports);
    closing.push(() => haproxy.close());
    await haproxy.isUp('a');
    const users = startLoad({ url: `${haproxy.url}/`, perSecond: PER_SECOND, seconds: LONGEST_SECONDS });
    closing.push(() => users.stop());
    // Its first scrape comes six seconds after its start, whatever the interval.
    await until(
      20_000,
      `Prometheus to have counts of ${stable}`,
      async () => (await requestsOf(prometheus, stable)) > 0,
    );
    return { host, haproxy, prometheus, users, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Requests that Prometheus has counted of a version. */
export async function requestsOf({ url }: Metrics, version: string): Promise<number> {
  const query = encodeURIComponent(`sum(http_requests_total{version="${version}"})`);
  const answer = await fetch(`${url}/api/v1/query?query=${query}`);
  // What the API promises: https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
  const body = (await answer.json()) as { data: { result: readonly { value: readonly [number, string] }[] } };
  return Number(body.data.result[0]?.value[1] ?? 0);
}

/** The repository's files: config, and the commands that it names. */
export function repositoryFiles({
  haproxy,
  prometheus,
}: Pick<Town, 'haproxy' | 'prometheus'>): Record<string, string> {
  const folder = new URL('ops/', import.meta.url);
  const scripts = readdirSync(folder).map((name) => [
    `ops/${name}`,
    readFileSync(new URL(name, folder), 'utf8'),
  ]);
  return { ...Object.fromEntries(scripts), '.github/deploy.yml': configOf(haproxy.url, prometheus.url) };
}

const configOf = (app: string, prometheus: string): string => `version: 1

gates:
  ci: { checks: [{ name: test }] }

environments:
  production:
    url: ${app}
    require: [ci]
    rollout:
      strategy: canary
      steps: [25%, 50%, 100%]
      step-time: 3s
      deadline: 90s
      timeout: 20s
      run: { deploy: node ops/deploy.mjs, smoke: node ops/smoke.mjs, rollback: node ops/rollback.mjs }
      traffic: { driver: command, set: node ops/weight.mjs set, read: node ops/weight.mjs read }
      health: [{ url: "${app}/healthz", every: 2s, timeout: 2s, unavailable-after: 20s }]
      judge:
        provider: prometheus
        url: ${prometheus}
        requests: 'sum by (pod) (http_requests_total{version="{version}"})'
        errors: 'sum by (pod) (http_requests_total{version="{version}",code=~"5.."})'
        slow: { query: 'sum by (pod) (http_request_duration_seconds_bucket{version="{version}",le="0.25"})', over: 250ms }
        limits: { error-rate: 5%, p95: 250ms, errors-over-baseline: 500% }
        every: 1s
        warm-up: 1s
    rollback: { migrations: forward-only }
`;
