import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Behaviour } from './behaviour.ts';
import { answerOf, behaviourSchema } from './behaviour.ts';
import type { Chance } from './chance.ts';
import { seeded } from './chance.ts';
import type { Counters, Counts } from './counters.ts';
import { createCounters } from './counters.ts';
import type { LoopbackServer } from './loopback.ts';
import { answerJson, bodyOf, carries, listenOnLoopback } from './loopback.ts';

export interface ServiceOptions {
  /** What `/version` says and every counter is labelled with. */
  readonly version: string;
  readonly behaviour: Behaviour;
  readonly seed: string;
  /** Bearer token of `/control`. */
  readonly token: string;
  /** One pod a port; 0 takes a free one. Default: two pods on free ports. */
  readonly ports?: readonly number[];
}

/** One version of the sample service, running in some pods on loopback. */
export interface Service {
  readonly version: string;
  readonly pods: readonly { readonly name: string; readonly url: string }[];
  behaviour(): Behaviour;
  /** Changes how all pods behave from the next request on. */
  behave(change: Partial<Behaviour>): void;
  /** Summed over the pods. */
  counts(): Counts;
  close(): Promise<void>;
}

interface Pod {
  readonly name: string;
  readonly chance: Chance;
  readonly counters: Counters;
}

/**
 * Starts a version of the sample service. Each pod answers `/healthz`, `/version`, `/metrics` and
 * `/control` (GET and POST a change, with the token); every other path is work that takes time and may fail.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { version, token, seed, ports = [0, 0] } = options;
  let behaviour = options.behaviour;
  const pods: Pod[] = ports.map((_, index) => {
    const name = `${version}-${index}`;
    return { name, chance: seeded(`${seed}/${name}`), counters: createCounters(version, name) };
  });

  const work = (pod: Pod, response: ServerResponse): void => {
    const started = performance.now();
    const { code, delayMs } = answerOf(behaviour, pod.chance);
    setTimeout(() => {
      response.writeHead(code, { 'content-type': 'text/plain', 'x-version': version });
      response.end(`${version}\n`);
      pod.counters.add(code, (performance.now() - started) / 1000);
    }, delayMs);
  };

  const control = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!carries(request, token))
      return answerJson(response, 401, { message: 'the token is missing or wrong' });
    if (request.method === 'POST') {
      const change = behaviourSchema.partial().safeParse(jsonOf(await bodyOf(request)));
      if (!change.success) return answerJson(response, 400, { message: change.error.message });
      behaviour = changed(behaviour, change.data);
    }
    return answerJson(response, 200, behaviour);
  };

  const answer = (pod: Pod, request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url?.split('?')[0];
    if (path === '/healthz')
      answerJson(response, behaviour.healthy ? 200 : 503, { healthy: behaviour.healthy });
    else if (path === '/version') answerJson(response, 200, { version, pod: pod.name });
    else if (path === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      response.end(pod.counters.exposition());
    } else if (path === '/control')
      control(request, response).catch((error: unknown) =>
        answerJson(response, 400, { message: String(error) }),
      );
    else work(pod, response);
  };

  const servers: LoopbackServer[] = [];
  for (const [index, pod] of pods.entries())
    servers.push(await listenOnLoopback((request, response) => answer(pod, request, response), ports[index]));

  return {
    version,
    pods: pods.map(({ name }, index) => ({ name, url: servers[index]?.url ?? '' })),
    behaviour: () => behaviour,
    behave(change) {
      behaviour = changed(behaviour, change);
    },
    counts: () =>
      pods
        .map((pod) => pod.counters.counts())
        .reduce((a, b) => ({ requests: a.requests + b.requests, errors: a.errors + b.errors })),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

function changed(behaviour: Behaviour, change: Readonly<Record<string, unknown>>): Behaviour {
  return behaviourSchema.parse({ ...behaviour, ...change });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it, and says so to whoever asked
  }
}
