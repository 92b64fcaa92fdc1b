/** What the judge looks at: counts of candidate and baseline over one tick, or why there are none. */

/** Increments over one tick. `events` are the bad ones of the `requests`: errors, slow answers. Neither is ever negative, NaN or infinite. */
export interface Counts {
  readonly requests: number;
  readonly events: number;
  /** The provider said that part of its data is missing: good enough to raise an alarm, never to promote. */
  readonly partial?: true;
  /**
   * When the counts begin, if not with the tick: after a gap they cover all of it. Arms that cover different times are not
   * compared with each other, as what both suffered in between would be held against one.
   */
  readonly since?: number;
}

/** Every way a number can be missing. A named state is never a number, and never a pass. */
export type NoDataCode =
  | 'first_reading' // a cumulative counter needs two readings to have an increment
  | 'empty' // the query answered with no series at all
  | 'vanished' // there were series, and all of them are gone: stale, not zero
  | 'not_a_number'
  | 'infinite'
  | 'malformed'
  | 'wrong_shape' // a matrix, scalar or string where an instant vector was wanted
  | 'negative'
  | 'events_without_requests'
  | 'events_exceed_requests'
  | 'rejected' // the provider does not accept the query (4xx)
  | 'unauthorized'
  | 'rate_limited'
  | 'unreachable' // no answer, a broken connection, a 5xx
  | 'timeout'
  | 'no_baseline'; // nothing to compare with, by design

export interface NoData {
  readonly noData: NoDataCode;
  /** A plain sentence: what was asked, what came back. */
  readonly reason: string;
  /** Seconds the provider asked us to stay away. */
  readonly retryAfter?: number;
}

export type Reading = Counts | NoData;

export interface MetricReading {
  readonly candidate: Reading;
  readonly baseline: Reading;
}

/** One tick. */
export interface Observation {
  /** The instant the tick ends at, in seconds, by the provider's clock: the `time` every query of the tick was asked for. */
  readonly at: number;
  /** The candidate's set share of the traffic during the tick, 0 to 1. */
  readonly weight: number;
  /** By metric name. A metric that is not in here was not read. */
  readonly metrics: Readonly<Record<string, MetricReading>>;
}

/** Whether a reading has counts. */
export const isCounts = (reading: Reading): reading is Counts => !('noData' in reading);

/** A block of the baseline's past, as `dispersionOf` wants it. `at` is the block's end in seconds. */
export interface HistoryBin extends Counts {
  readonly at: number;
  readonly seconds: number;
}
