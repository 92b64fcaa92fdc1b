/**
 * Prometheus, and what speaks its API (Thanos, Mimir, VictoriaMetrics).
 * https://prometheus.io/docs/prometheus/latest/querying/api/
 */
import { answerOf, failureOf } from './http.ts';
import type { HttpAnswer } from './http.ts';
import { counterOf, isUnavailable } from './port.ts';
import type {
  MetricsProvider,
  Question,
  Range,
  Sample,
  SeriesInstant,
  SeriesReading,
  Unavailable,
} from './port.ts';
import { withVersion } from './version.ts';

export interface PrometheusOptions {
  /** Base address; the API is at `/api/v1` below it. */
  readonly url: string;
  /** The bearer token, asked for with every request so that a renewed one is used; undefined for none. */
  readonly token?: () => string | undefined;
  /** Such as `X-Scope-OrgID` for a tenant. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** Prometheus refuses a range of more points per series. */
const MOST_POINTS = 11_000;

export function prometheus(options: PrometheusOptions): MetricsProvider {
  async function ask(
    path: string,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<HttpAnswer | Unavailable> {
    const base = options.url.replace(/\/+$/, '');
    if (!URL.canParse(base)) return { noData: 'rejected', reason: `'${options.url}' is no address` };
    const url = new URL(`${base}/api/v1/${path}`);
    if (url.username !== '' || url.password !== '') {
      return {
        noData: 'rejected',
        reason: 'the address holds a password: name a variable with a token instead',
      };
    }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const token = options.token?.();
    if (options.token !== undefined && !token) {
      return { noData: 'unauthorized', reason: `the variable with the token for ${url.host} is empty` };
    }
    return answerOf(url, {
      headers: { ...options.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      timeoutMs: options.timeoutMs ?? 10_000,
      signal,
      fetch: options.fetch ?? globalThis.fetch,
    });
  }

  async function query(
    path: string,
    { query: text, version }: Question,
    parameters: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Success | Unavailable> {
    const expression = withVersion(text, version);
    if (typeof expression !== 'string') return { noData: 'rejected', reason: expression.problem };
    const answer = await ask(path, { query: expression, ...parameters }, signal);
    return isUnavailable(answer) ? answer : successOf(answer);
  }

  async function chunk(
    question: Question,
    { from, to, step }: Range,
    signal: AbortSignal,
  ): Promise<readonly SeriesInstant[] | Unavailable> {
    const parameters = { start: seconds(from), end: seconds(to), step: String(step) };
    const success = await query('query_range', question, parameters, signal);
    return isUnavailable(success) ? success : instantsOf(success, from, to, step);
  }

  return {
    name: 'prometheus',

    async counts(question, at, signal) {
      const success = await query('query', question, { time: seconds(at) }, signal);
      return isUnavailable(success) ? success : samplesOf(success);
    },

    async range(question, { from, to, step }, signal) {
      const instants: SeriesInstant[] = [];
      const span = (MOST_POINTS - 1) * step;
      for (let start = from; start <= to; start += span + step) {
        const part = await chunk(question, { from: start, to: Math.min(to, start + span), step }, signal);
        if (isUnavailable(part)) return part;
        instants.push(...part);
      }
      return instants;
    },

    async now(signal) {
      const answer = await ask('query', { query: 'time()' }, signal);
      if (isUnavailable(answer)) return answer;
      const success = successOf(answer);
      if (!isUnavailable(success) && success.type === 'scalar') {
        const value = counterOf(isPair(success.result) ? success.result[1] : undefined);
        if (typeof value === 'number') return value;
      }
      // Whatever it thinks of the query, its web server knows the time.
      return answer.date ?? { noData: 'malformed', reason: `${answer.host} does not tell its time` };
    },
  };
}

const seconds = (at: number): string => at.toFixed(3);

interface Success {
  readonly type: string;
  readonly result: unknown;
  readonly partial?: string;
}

function successOf(answer: HttpAnswer): Success | Unavailable {
  const { body, status } = answer;
  const record = isRecord(body) ? body : {};
  if (status !== 200 || record['status'] === 'error') {
    const words = [record['errorType'], record['error']]
      .filter((word) => typeof word === 'string')
      .join(': ');
    return failureOf(answer, words || answer.words);
  }
  const { data } = record;
  if (record['status'] !== 'success' || !isRecord(data) || typeof data['resultType'] !== 'string') {
    return {
      noData: 'malformed',
      reason: `${answer.host} does not answer as Prometheus does: ${answer.words}`,
    };
  }
  const { warnings } = record;
  return {
    type: data['resultType'],
    result: data['result'],
    // Thanos and Mimir warn when a store did not answer: then counts are too low.
    ...(Array.isArray(warnings) && warnings.length > 0 ? { partial: warnings.join('; ') } : {}),
  };
}

function samplesOf({ type, result, partial }: Success): SeriesReading {
  if (type !== 'vector' || !Array.isArray(result)) return wrongShape(type, 'an instant vector');
  const samples: Sample[] = [];
  for (const series of result as readonly unknown[]) {
    const name = seriesOf(series);
    const value =
      isRecord(series) && isPair(series['value']) ? counterOf(series['value'][1]) : histogramOr(series);
    if (typeof value !== 'number') return value;
    samples.push({ series: name, value });
  }
  return readingOf(samples, partial);
}

function readingOf(samples: readonly Sample[], partial: string | undefined): SeriesReading {
  return new Set(samples.map((sample) => sample.series)).size < samples.length
    ? { noData: 'wrong_shape', reason: 'two series of the answer have the same labels' }
    : { samples, ...(partial === undefined ? {} : { partial }) };
}

/** A matrix holds series by series what is wanted instant by instant; a point that is no number spoils its instant only. */
function instantsOf(
  { type, result, partial }: Success,
  from: number,
  to: number,
  step: number,
): readonly SeriesInstant[] | Unavailable {
  if (type !== 'matrix' || !Array.isArray(result)) return wrongShape(type, 'a matrix');
  const count = Math.floor((to - from) / step + 1e-6) + 1;
  const samples: Sample[][] = Array.from({ length: count }, () => []);
  const spoilt = new Map<number, Unavailable>();
  for (const series of result as readonly unknown[]) {
    const name = seriesOf(series);
    const values = isRecord(series) ? series['values'] : undefined;
    if (!Array.isArray(values)) return histogramOr(series);
    for (const point of values as readonly unknown[]) {
      if (!isPair(point)) return histogramOr(series);
      const index = Math.round((Number(point[0]) - from) / step);
      const value = counterOf(point[1]);
      if (typeof value === 'number') samples[index]?.push({ series: name, value });
      else spoilt.set(index, value);
    }
  }
  return samples.map((each, i) => ({
    at: from + i * step,
    reading: spoilt.get(i) ?? readingOf(each, partial),
  }));
}

const wrongShape = (type: string, wanted: string): Unavailable => ({
  noData: 'wrong_shape',
  reason: `the query answers a ${type} where ${wanted} was expected`,
});

const histogramOr = (series: unknown): Unavailable =>
  isRecord(series) && ('histogram' in series || 'histograms' in series)
    ? { noData: 'wrong_shape', reason: 'the query answers native histograms: ask for their count' }
    : {
        noData: 'malformed',
        reason: `a series of the answer has no value: ${JSON.stringify(series)?.slice(0, 120)}`,
      };

/** Labels in one order, so that the same series has the same name at every tick. */
function seriesOf(series: unknown): string {
  const metric = isRecord(series) && isRecord(series['metric']) ? series['metric'] : {};
  return JSON.stringify(Object.entries(metric).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2;
