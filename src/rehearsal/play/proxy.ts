import { Agent } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { evenly } from './chance.ts';
import type { Pod } from './forward.ts';
import { forward } from './forward.ts';
import { answerJson, bodyOf, carries, isLoopback, listenOnLoopback } from './loopback.ts';

export type Side = 'stable' | 'candidate';

export interface ProxyOptions {
  /** Base URLs of the pods behind the stable side, at least one, all on loopback. */
  readonly stable: readonly string[];
  readonly candidate?: readonly string[];
  readonly seed: string;
  /** Bearer token of the control endpoint. */
  readonly token: string;
}

/** Requests sent to each side, and those that no pod answered (the caller got 502). */
export interface ProxyCounts {
  readonly stable: number;
  readonly candidate: number;
  readonly unanswered: number;
}

export interface Proxy {
  readonly url: string;
  /** GET gives `{ candidate, stable }` in percent; POST `{ candidate }` sets it. Both want the bearer token. */
  readonly controlUrl: string;
  /** Percent of requests that go to the candidate. */
  weight(): number;
  /** Throws unless 0 to 100; above 0 there must be a candidate. */
  setWeight(percent: number): void;
  /** Changes the pods of a side. Throws when a side with traffic would be left without pods. */
  point(side: Side, urls: readonly string[]): void;
  counts(): ProxyCounts;
  close(): Promise<void>;
}

const weightChange = z.strictObject({ candidate: z.number().min(0).max(100) });

/**
 * Starts a reverse proxy on loopback that sends each request to one of two sides by weight.
 * The choice is evenly spread rather than independent, so that 5 % is 5 % after forty requests already.
 */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const draw = evenly(options.seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 512, scheduling: 'fifo' });
  const pods: Record<Side, readonly Pod[]> = { stable: [], candidate: [] };
  const sent: Record<Side, number> = { stable: 0, candidate: 0 };
  let candidatePercent = 0;
  let unanswered = 0;

  const setWeight = (percent: number): void => {
    if (!(percent >= 0 && percent <= 100)) throw new Error(`a weight is 0 to 100 percent, not ${percent}`);
    if (percent > 0 && pods.candidate.length === 0)
      throw new Error('there is no candidate to send requests to');
    candidatePercent = percent;
  };
  const point = (side: Side, urls: readonly string[]): void => {
    const foreign = urls.find((url) => !isLoopback(url));
    if (foreign !== undefined) throw new Error(`${foreign} is not on loopback`);
    const hasTraffic = side === 'candidate' ? candidatePercent > 0 : candidatePercent < 100;
    if (urls.length === 0 && hasTraffic)
      throw new Error(`the ${side} side has traffic and would have no pods`);
    pods[side] = urls.map((url) => ({ host: new URL(url).hostname, port: new URL(url).port }));
  };

  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const side: Side = draw() * 100 < candidatePercent ? 'candidate' : 'stable';
    const pod = pods[side][sent[side]++ % pods[side].length];
    if (pod === undefined) throw new Error(`the ${side} side has traffic and no pods`);
    forward(request, response, pod, agent, () => {
      unanswered += 1;
    });
  };

  const control = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!carries(request, options.token))
      return answerJson(response, 401, { message: 'the token is missing or wrong' });
    if (request.method === 'POST') setWeight(weightChange.parse(JSON.parse(await bodyOf(request))).candidate);
    else if (request.method !== 'GET') return answerJson(response, 405, { message: 'only GET and POST' });
    return answerJson(response, 200, { candidate: candidatePercent, stable: 100 - candidatePercent });
  };

  point('stable', options.stable);
  point('candidate', options.candidate ?? []);
  const front = await listenOnLoopback(pass);
  const back = await listenOnLoopback((request, response) => {
    control(request, response).catch((error: unknown) =>
      answerJson(response, 400, { message: String(error) }),
    );
  });

  return {
    url: front.url,
    controlUrl: `${back.url}/weight`,
    weight: () => candidatePercent,
    setWeight,
    point,
    counts: () => ({ ...sent, unanswered }),
    close: async () => {
      await Promise.all([front.close(), back.close()]);
      agent.destroy();
    },
  };
}
