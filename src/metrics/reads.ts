/** Reads every query of both versions for one instant, or for a range of the past. What the numbers mean is the judge's. */
import { isUnavailable } from './port.ts';
import type { MetricsProvider, Question, Range, SeriesReading, Unavailable } from './port.ts';

/** One metric's queries. */
export interface MetricQueries {
  readonly requests: string;
  readonly events: string;
}

export interface Versions {
  readonly candidate: string;
  /** null: there is none to compare with. */
  readonly baseline: string | null;
}

/** The counters of one arm. */
export interface ArmRead<Reading> {
  readonly requests: Reading;
  readonly events: Reading;
}

/** Unlike the provider's own reasons, `no_baseline` is by design. */
export type Read = SeriesReading | { readonly noData: 'no_baseline'; readonly reason: string };

export interface InstantReads {
  readonly at: number;
  readonly metrics: Readonly<
    Record<string, { readonly candidate: ArmRead<Read>; readonly baseline: ArmRead<Read> }>
  >;
}

const NO_BASELINE: Read = { noData: 'no_baseline', reason: 'there is no baseline to compare with' };

/** All queries for the same `at`; a query that several metrics share is asked once. */
export async function readsAt(
  provider: MetricsProvider,
  queries: Readonly<Record<string, MetricQueries>>,
  versions: Versions,
  at: number,
  signal: AbortSignal,
): Promise<InstantReads> {
  const asked = new Map<string, Promise<SeriesReading>>();
  const ask = (question: Question): Promise<SeriesReading> => {
    const key = JSON.stringify([question.query, question.version]);
    const reading = asked.get(key) ?? provider.counts(question, at, signal);
    asked.set(key, reading);
    return reading;
  };
  const arm = async ({ requests, events }: MetricQueries, version: string | null): Promise<ArmRead<Read>> => {
    if (version === null) return { requests: NO_BASELINE, events: NO_BASELINE };
    const [known, counted] = await Promise.all([
      ask({ query: requests, version }),
      ask({ query: events, version }),
    ]);
    return { requests: known, events: counted };
  };
  const metrics = await Promise.all(
    Object.entries(queries).map(async ([name, query]) => {
      const [candidate, baseline] = await Promise.all([
        arm(query, versions.candidate),
        arm(query, versions.baseline),
      ]);
      return [name, { candidate, baseline }] as const;
    }),
  );
  return { at, metrics: Object.fromEntries(metrics) };
}

/** One instant of one version's past. */
export interface PastRead extends ArmRead<SeriesReading> {
  readonly at: number;
}

/** One version's counters at every step of a range, by metric; a metric that cannot be read has its reason. */
export async function readsBetween(
  provider: MetricsProvider,
  queries: Readonly<Record<string, MetricQueries>>,
  version: string,
  range: Range,
  signal: AbortSignal,
): Promise<Readonly<Record<string, readonly PastRead[] | Unavailable>>> {
  const past = await Promise.all(
    Object.entries(queries).map(async ([name, { requests, events }]) => {
      const [known, counted] = await Promise.all([
        provider.range({ query: requests, version }, range, signal),
        provider.range({ query: events, version }, range, signal),
      ]);
      if (isUnavailable(known)) return [name, known] as const;
      if (isUnavailable(counted)) return [name, counted] as const;
      return [
        name,
        known.flatMap((instant, i): PastRead[] => {
          const other = counted[i];
          return other === undefined
            ? []
            : [{ at: instant.at, requests: instant.reading, events: other.reading }];
        }),
      ] as const;
    }),
  );
  return Object.fromEntries(past);
}
