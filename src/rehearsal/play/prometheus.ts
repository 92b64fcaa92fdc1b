import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, bodyOf, listenOnLoopback } from './loopback.ts';
import { instantAnswer, rangeAnswer } from './prometheus/answers.ts';
import type { ApiAnswer } from './prometheus/answers.ts';
import { createHistory } from './prometheus/history.ts';
import type { Target } from './prometheus/scraper.ts';
import { startScraper } from './prometheus/scraper.ts';

export interface PrometheusOptions {
  readonly targets: readonly Target[];
  /** Between two scrapes, 500 to 1,000 on the stage. */
  readonly scrapeMs: number;
}

/** The metrics of a play, behind Prometheus' API: ours (`startPrometheus`) or a real one (`startRealPrometheus`). */
export interface Metrics {
  /** Base URL; queries go to `/api/v1/query` below it. */
  readonly url: string;
  close(): Promise<void>;
}

/** Our own small Prometheus; its targets may change while it runs. */
export interface Prometheus extends Metrics {
  setTargets(targets: readonly Target[]): void;
  /** Scrapes now, beside the regular rounds. */
  scrape(): Promise<void>;
}

/**
 * Scrapes its targets into memory and answers `/api/v1/query` and `/api/v1/query_range` (GET, or POST with a form) as
 * Prometheus does. It understands selectors and `sum by (…) (…)` over them; anything else is answered with bad_data.
 */
export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const history = createHistory();
  const scraper = startScraper(history, options.scrapeMs);
  scraper.setTargets(options.targets);

  const queries: Readonly<Record<string, (parameters: URLSearchParams) => ApiAnswer>> = {
    '/api/v1/query': (parameters) => instantAnswer(history, parameters, Date.now()),
    '/api/v1/query_range': (parameters) => rangeAnswer(history, parameters),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
    const query = queries[pathname];
    if (pathname === '/-/ready') return void response.end('Prometheus Server is Ready.\n');
    if (query === undefined) return void response.writeHead(404).end('404 page not found\n');
    if (request.method !== 'GET' && request.method !== 'POST') return void response.writeHead(405).end();
    // As in Go's ParseForm: what the body says comes before what the address says.
    const form = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : [];
    const { code, body } = query(new URLSearchParams([...form, ...searchParams]));
    return answerJson(response, code, body);
  };
  const server = await listenOnLoopback((request, response) => {
    answer(request, response).catch((error: unknown) =>
      answerJson(response, 500, { status: 'error', errorType: 'internal', error: String(error) }),
    );
  });
  await scraper.scrape();

  return {
    url: server.url,
    setTargets: (targets) => scraper.setTargets(targets),
    scrape: () => scraper.scrape(),
    close: async () => {
      scraper.close();
      await server.close();
    },
  };
}
