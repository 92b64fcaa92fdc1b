import type { Series } from '../../../report/report.ts';
import { samplesIn } from '../prometheus/exposition.ts';
import type { Service } from '../service.ts';

const EVERY_MS = 500;
/** A rate is drawn over so long: shorter, and every single error is a spike. */
const WINDOW_MS = 2000;

/** What a version has answered since it started, as its pods count it. */
export interface Sample {
  readonly at: number;
  readonly requests: number;
  readonly errors: number;
  /** Answers within so many seconds, ascending. */
  readonly within: readonly { readonly seconds: number; readonly count: number }[];
}

export interface Tally {
  readonly requests: number;
  readonly errors: number;
  /** Milliseconds; `undefined` without an answer. */
  readonly p95: number | undefined;
}

/** Writes down what the versions in production really answer, whatever anybody judges of it. */
export interface Recorder {
  /** Of a version since a moment, with the latency of its last seconds. */
  tally(version: string, since: number): Tally;
  /** Error rate and latency of both versions; `t` in seconds since `startedAt`. */
  series(
    versions: { readonly candidate: string; readonly baseline: string },
    span: { readonly from: number; readonly to: number; readonly startedAt: number },
  ): readonly Series[];
  stop(): void;
}

export function startRecorder(services: () => readonly Service[]): Recorder {
  const samples = new Map<string, Sample[]>();
  const sample = async (): Promise<void> => {
    await Promise.all(
      services().map(async (service) => {
        const at = Date.now();
        const pages = await Promise.all(service.pods.map(({ url }) => metricsOf(url)));
        const known = samples.get(service.version) ?? [];
        samples.set(service.version, known);
        known.push(sampleOf(at, pages));
      }),
    );
  };
  // A round that fails is a gap in the picture and nothing else.
  const timer = setInterval(() => void sample().catch(() => undefined), EVERY_MS);

  return {
    tally(version, since) {
      const all = samples.get(version) ?? [];
      const last = all.at(-1);
      if (last === undefined) return { requests: 0, errors: 0, p95: undefined };
      const first = lastBefore(all, since);
      return {
        requests: last.requests - (first?.requests ?? 0),
        errors: last.errors - (first?.errors ?? 0),
        p95: quantileBetween(lastBefore(all, last.at - WINDOW_MS), last),
      };
    },
    series: ({ candidate, baseline }, { from, to, startedAt }) => {
      const points = (
        version: string,
        value: (before: Sample | undefined, now: Sample) => number | undefined,
      ): Series['points'] => {
        const all = samples.get(version) ?? [];
        return all
          .filter(({ at }) => at >= from && at <= to)
          .map((now) => {
            const before = lastBefore(all, now.at - WINDOW_MS);
            // Without an answer there is no rate: a gap, not a zero.
            return { t: (now.at - startedAt) / 1000, value: value(before, now) ?? Number.NaN };
          });
      };
      const arms = [
        { role: 'candidate', version: candidate },
        { role: 'baseline', version: baseline },
      ] as const;
      return [
        ...arms.map(({ role, version }): Series => ({
          name: version,
          unit: 'share',
          chart: 'Requests that fail',
          role,
          limit: 0.01,
          points: points(version, failing),
        })),
        ...arms.map(({ role, version }): Series => ({
          name: version,
          unit: 'ms',
          chart: '95 of 100 requests are answered within',
          role,
          limit: 500,
          points: points(version, quantileBetween),
        })),
      ];
    },
    stop: () => clearInterval(timer),
  };
}

/** The share of requests between two samples that failed; `undefined` without any. */
export function failing(before: Sample | undefined, now: Sample): number | undefined {
  const requests = now.requests - (before?.requests ?? 0);
  return requests > 0 ? (now.errors - (before?.errors ?? 0)) / requests : undefined;
}

/** The 95th percentile in milliseconds of what was answered between two samples, read off the histogram as Prometheus does. */
export function quantileBetween(before: Sample | undefined, now: Sample): number | undefined {
  const counts = now.within.map(({ seconds, count }, index) => ({
    seconds,
    count: count - (before?.within[index]?.count ?? 0),
  }));
  const total = counts.at(-1)?.count ?? 0;
  if (!(total > 0)) return undefined;
  const wanted = 0.95 * total;
  const at = counts.findIndex(({ count }) => count >= wanted);
  const bucket = counts[at];
  const below = counts[at - 1] ?? { seconds: 0, count: 0 };
  if (bucket === undefined) return undefined;
  // Beyond the last bound nothing is known but that.
  if (!Number.isFinite(bucket.seconds)) return below.seconds * 1000;
  const share = (wanted - below.count) / (bucket.count - below.count);
  return (below.seconds + (bucket.seconds - below.seconds) * share) * 1000;
}

function lastBefore(samples: readonly Sample[], at: number): Sample | undefined {
  return samples.findLast((sample) => sample.at <= at);
}

async function metricsOf(pod: string): Promise<string> {
  const answer = await fetch(`${pod}/metrics`, { signal: AbortSignal.timeout(5000) });
  return answer.text();
}

/** The pods' pages, in Prometheus' text format, summed up. */
export function sampleOf(at: number, pages: readonly string[]): Sample {
  const all = pages.flatMap((page) => samplesIn(page));
  const sum = (name: string, holds: (labels: Readonly<Record<string, string>>) => boolean = () => true) =>
    all
      .filter(({ labels }) => labels['__name__'] === name && holds(labels))
      .reduce((total, { value }) => total + value, 0);
  const bounds = new Set(all.flatMap(({ labels }) => (labels['le'] === undefined ? [] : [labels['le']])));
  const seconds = (bound: string): number => (bound === '+Inf' ? Infinity : Number(bound));
  return {
    at,
    requests: sum('http_requests_total'),
    errors: sum('http_requests_total', ({ code = '' }) => code.startsWith('5')),
    within: [...bounds]
      .map((le) => ({
        seconds: seconds(le),
        count: sum('http_request_duration_seconds_bucket', (labels) => labels['le'] === le),
      }))
      .toSorted((a, b) => a.seconds - b.seconds),
  };
}
