/** Upper bounds of the latency histogram, in seconds, as their `le` labels say them. */
export const BUCKETS = [
  '0.005',
  '0.01',
  '0.025',
  '0.05',
  '0.1',
  '0.2',
  '0.25',
  '0.5',
  '1',
  '2.5',
  '5',
  '10',
] as const;

const BOUNDS = BUCKETS.map(Number);
const CODES = ['200', '500'] as const;
type Code = (typeof CODES)[number];

/** Requests and errors answered since the start. */
export interface Counts {
  readonly requests: number;
  readonly errors: number;
}

/** The counters of one pod of one version. */
export interface Counters {
  add(code: 200 | 500, seconds: number): void;
  counts(): Counts;
  /** Prometheus' text exposition format. */
  exposition(): string;
}

/** Counters start at 0 for every code: one born with its first request would hide that request from a rate. */
export function createCounters(version: string, pod: string): Counters {
  const byCode: Record<Code, number> = { 200: 0, 500: 0 };
  const within = BOUNDS.map(() => 0);
  let sum = 0;
  const total = (): number => byCode[200] + byCode[500];
  const labels = `version="${labelValue(version)}",pod="${labelValue(pod)}"`;
  return {
    add(code, seconds) {
      byCode[code] += 1;
      sum += seconds;
      const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
      if (bucket >= 0) within[bucket] = (within[bucket] ?? 0) + 1;
    },
    counts: () => ({ requests: total(), errors: byCode[500] }),
    exposition() {
      let cumulative = 0;
      const buckets = BUCKETS.map((le, index) => {
        cumulative += within[index] ?? 0;
        return `http_request_duration_seconds_bucket{${labels},le="${le}"} ${cumulative}`;
      });
      return [
        '# HELP http_requests_total Requests answered, by status code.',
        '# TYPE http_requests_total counter',
        ...CODES.map((code) => `http_requests_total{${labels},code="${code}"} ${byCode[code]}`),
        '# HELP http_request_duration_seconds Time to answer a request.',
        '# TYPE http_request_duration_seconds histogram',
        ...buckets,
        `http_request_duration_seconds_bucket{${labels},le="+Inf"} ${total()}`,
        `http_request_duration_seconds_sum{${labels}} ${sum}`,
        `http_request_duration_seconds_count{${labels}} ${total()}`,
        '',
      ].join('\n');
    },
  };
}

function labelValue(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
