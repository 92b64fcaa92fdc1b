/**
 * From cumulative counters to the counts of one tick. Differenced series by series, because a sum hides the restart of one
 * process behind the growth of the others. Every way this can go wrong is a named state, never a number.
 */
import type { Counts, NoData, Observation, Reading } from './observation.ts';
import { isSamples } from './series.ts';
import type { ArmReading, Counting, Reads, Samples, SeriesReading } from './series.ts';

/** Last value by series. Series that went away are remembered, so that one that comes back is not counted from zero. */
export type Counters = Readonly<Record<string, number>>;

/** Plain JSON, kept between ticks. */
export interface ArmMemory {
  /** When the counters below were read. */
  readonly at: number;
  readonly requests: Counters;
  readonly events: Counters;
}

export interface CountersMemory {
  readonly metrics: Readonly<
    Record<string, { readonly candidate: ArmMemory | null; readonly baseline: ArmMemory | null }>
  >;
}

export const NO_MEMORY: CountersMemory = { metrics: {} };

/**
 * One tick's observation and what to remember for the next. An arm whose reading cannot be used keeps its memory, so the
 * next good tick covers the gap and nothing is lost.
 */
export function tickOf(
  memory: CountersMemory,
  reads: Reads,
  weight: number,
  counting: Readonly<Record<string, Counting>> = {},
): { readonly observation: Observation; readonly memory: CountersMemory } {
  const metrics = Object.entries(reads.metrics).map(([name, { candidate, baseline }]) => {
    const kept = memory.metrics[name];
    const what = counting[name] ?? 'events';
    return {
      name,
      candidate: armAfter(kept?.candidate ?? null, candidate, reads.at, what),
      baseline: armAfter(kept?.baseline ?? null, baseline, reads.at, what),
    };
  });
  return {
    observation: {
      at: reads.at,
      weight,
      metrics: Object.fromEntries(
        metrics.map(({ name, candidate, baseline }) => [
          name,
          { candidate: candidate.reading, baseline: baseline.reading },
        ]),
      ),
    },
    memory: {
      metrics: {
        ...memory.metrics,
        ...Object.fromEntries(
          metrics.map(({ name, candidate, baseline }) => [
            name,
            { candidate: candidate.memory, baseline: baseline.memory },
          ]),
        ),
      },
    },
  };
}

interface ArmTick {
  readonly reading: Reading;
  readonly memory: ArmMemory | null;
}

/** One arm of one metric. */
export function armAfter(
  memory: ArmMemory | null,
  { requests, events }: ArmReading,
  at: number,
  counting: Counting,
): ArmTick {
  if (isSamples(requests) && requests.samples.length === 0) return withoutSeries(memory, events, at);
  if (!isSamples(requests)) return { reading: requests, memory };
  const counted = eventsOf(events, counting);
  if (!isSamples(counted)) return { reading: counted, memory };
  const next: ArmMemory = {
    at,
    requests: remembered(memory?.requests, requests),
    events: remembered(memory?.events, counted),
  };
  if (memory === null) {
    return {
      reading: { noData: 'first_reading', reason: 'counters need two readings to have an increment' },
      memory: next,
    };
  }
  const reading = countsOf(growth(memory.requests, requests), growth(memory.events, counted), counting);
  if ('noData' in reading) return { reading, memory };
  return {
    reading: {
      ...reading,
      since: memory.at,
      ...(requests.partial === undefined && counted.partial === undefined ? {} : { partial: true }),
    },
    memory: next,
  };
}

/**
 * No series of requests. Gone ones are stale, not zero. If there were none before either, they are known to begin after this
 * instant, so that the first requests of a version just deployed are counted from zero.
 */
function withoutSeries(memory: ArmMemory | null, events: SeriesReading, at: number): ArmTick {
  if (memory !== null && Object.keys(memory.requests).length > 0) {
    return {
      reading: { noData: 'vanished', reason: 'all series of requests are gone: stale, not zero' },
      memory,
    };
  }
  if (isSamples(events) && events.samples.length > 0) {
    return {
      reading: {
        noData: 'events_without_requests',
        reason: 'the query for requests answers with no series, the one for events does',
      },
      memory,
    };
  }
  return {
    reading: { noData: 'empty', reason: 'the query for requests answers with no series' },
    memory: isSamples(events) ? { at, requests: {}, events: {} } : memory,
  };
}

/** A counter of errors is born with the first error: with requests there and no such series, none happened yet. */
function eventsOf(reading: SeriesReading, counting: Counting): SeriesReading {
  return isSamples(reading) && reading.samples.length === 0 && counting === 'others'
    ? { noData: 'empty', reason: 'the query for answers in time answers with no series' }
    : reading;
}

const remembered = (before: Counters | undefined, { samples }: Samples): Counters => ({
  ...before,
  ...Object.fromEntries(samples.map((sample) => [sample.series, sample.value])),
});

/**
 * The increase over all series. Smaller than before: the process restarted and counted from zero. Not seen before: it was
 * born since the last tick, so all of it is new (`increase()` would lose the first errors of a fresh process).
 */
function growth(before: Counters, { samples }: Samples): number {
  return samples.reduce((sum, { series, value }) => {
    const last = Object.hasOwn(before, series) ? before[series]! : 0;
    return sum + (value < last ? value : value - last);
  }, 0);
}

function countsOf(requests: number, counted: number, counting: Counting): Counts | NoData {
  const events = counting === 'events' ? counted : requests - counted;
  if (requests === 0 && counted > 0) {
    return {
      noData: 'events_without_requests',
      reason: `${counted} ${counting === 'events' ? 'events' : 'answers in time'} were counted without a single request`,
    };
  }
  if (counted > requests) {
    return {
      noData: 'events_exceed_requests',
      reason: `${counted} ${counting === 'events' ? 'events' : 'answers in time'} were counted of only ${requests} requests`,
    };
  }
  return { requests, events };
}
