import { evaluate } from './evaluate.ts';
import type { Labels, Sample } from './exposition.ts';
import type { History } from './history.ts';
import { seriesKey } from './history.ts';
import { parseQuery, QueryProblem } from './promql.ts';

/** What Prometheus' API answers: a status code and a body to be sent as JSON. */
export interface ApiAnswer {
  readonly code: number;
  readonly body: unknown;
}

/** Seconds since the epoch and the value, which is a string so that NaN and infinity can be said. */
type Point = readonly [number, string];

const MAX_POINTS = 11_000;
const DURATION = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** `/api/v1/query`: the values at `time`, by default `now` (both in ms here, in seconds on the wire). */
export function instantAnswer(history: History, parameters: URLSearchParams, now: number): ApiAnswer {
  return orBadData(() => {
    const at = parameters.has('time') ? timeOf(parameters, 'time', "Invalid time value for 'time': ") : now;
    const query = queryOf(parameters);
    const result = evaluate(query, history.at(at)).map(({ labels, value }) => ({
      metric: labels,
      value: point(at, value),
    }));
    return { resultType: 'vector', result };
  });
}

/** `/api/v1/query_range`: the values at `start`, `start + step`, … up to `end`, one list a series. */
export function rangeAnswer(history: History, parameters: URLSearchParams): ApiAnswer {
  return orBadData(() => {
    const start = timeOf(parameters, 'start');
    const end = timeOf(parameters, 'end');
    const step = stepOf(parameters);
    if (end < start)
      throw new QueryProblem('invalid parameter "end": end timestamp must not be before start time');
    if (step <= 0)
      throw new QueryProblem(
        'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
      );
    if ((end - start) / step > MAX_POINTS)
      throw new QueryProblem(
        'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
      );
    const query = queryOf(parameters);
    const series = new Map<string, { metric: Labels; values: Point[] }>();
    for (let at = start; at <= end; at += step)
      for (const { labels, value } of evaluate(query, history.at(at)))
        listOf(series, labels).values.push(point(at, value));
    return { resultType: 'matrix', result: [...series.values()] };
  });
}

function listOf(
  series: Map<string, { metric: Labels; values: Point[] }>,
  labels: Sample['labels'],
): { metric: Labels; values: Point[] } {
  const key = seriesKey(labels);
  const list = series.get(key) ?? { metric: labels, values: [] };
  series.set(key, list);
  return list;
}

function orBadData(answer: () => unknown): ApiAnswer {
  try {
    return { code: 200, body: { status: 'success', data: answer() } };
  } catch (problem) {
    if (!(problem instanceof QueryProblem)) throw problem;
    return { code: 400, body: { status: 'error', errorType: 'bad_data', error: problem.message } };
  }
}

function queryOf(parameters: URLSearchParams): ReturnType<typeof parseQuery> {
  try {
    return parseQuery(parameters.get('query') ?? '');
  } catch (problem) {
    if (!(problem instanceof QueryProblem)) throw problem;
    throw new QueryProblem(`invalid parameter "query": ${problem.message}`);
  }
}

/** Milliseconds; on the wire seconds since the epoch or RFC 3339. */
function timeOf(parameters: URLSearchParams, name: string, prefix = ''): number {
  const text = parameters.get(name) ?? '';
  const time = /^-?\d+(?:\.\d*)?(?:e\d+)?$/i.test(text)
    ? Math.round(Number(text) * 1000)
    : /^\d{4}-\d\d-\d\dT/.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(time))
    throw new QueryProblem(
      `invalid parameter "${name}": ${prefix}cannot parse ${JSON.stringify(text)} to a valid timestamp`,
    );
  return time;
}

/** Milliseconds; on the wire seconds or a duration such as `15s` or `1m30s`. */
function stepOf(parameters: URLSearchParams): number {
  const text = parameters.get('step') ?? '';
  if (/^-?\d+(?:\.\d*)?$/.test(text)) return Math.round(Number(text) * 1000);
  const match = text === '' ? null : DURATION.exec(text);
  if (match === null)
    throw new QueryProblem(
      `invalid parameter "step": cannot parse ${JSON.stringify(text)} to a valid duration`,
    );
  const [h = 0, m = 0, s = 0, ms = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return h * 3_600_000 + m * 60_000 + s * 1000 + ms;
}

function point(at: number, value: number): Point {
  if (value === Infinity) return [at / 1000, '+Inf'];
  if (value === -Infinity) return [at / 1000, '-Inf'];
  return [at / 1000, String(value)];
}
