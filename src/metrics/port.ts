/**
 * The port every metrics provider stands behind: cumulative counts by version and series at one instant, or why there are
 * none. Never a rate, never a window: differencing is the judge's.
 */

/** One query, asked for one version. */
export interface Question {
  /** In the provider's own language; `{version}` in it stands for the version. */
  readonly query: string;
  readonly version: string;
}

/** A cumulative counter. */
export interface Sample {
  /** The series' labels in one fixed order: its name among the query's series. */
  readonly series: string;
  /** Finite and not negative. */
  readonly value: number;
}

export interface Samples {
  readonly samples: readonly Sample[];
  /** The provider's own words when it says that data is missing. */
  readonly partial?: string;
}

export type UnavailableCode =
  | 'not_a_number'
  | 'infinite'
  | 'malformed'
  | 'wrong_shape'
  | 'negative'
  | 'rejected'
  | 'unauthorized'
  | 'rate_limited'
  | 'unreachable'
  | 'timeout';

/** Not a number, and never to be read as one. */
export interface Unavailable {
  readonly noData: UnavailableCode;
  /** A plain sentence with the provider's own words. */
  readonly reason: string;
  /** Seconds the provider asked us to stay away. */
  readonly retryAfter?: number;
}

export type SeriesReading = Samples | Unavailable;

/** What a range held at one of its instants. */
export interface SeriesInstant {
  /** Seconds, by the provider's clock. */
  readonly at: number;
  readonly reading: SeriesReading;
}

export interface Range {
  /** Seconds since the epoch, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export interface MetricsProvider {
  readonly name: string;
  /** The counters at `at` (seconds). Does not throw for what the world does, only when `signal` is aborted. */
  counts(question: Question, at: number, signal: AbortSignal): Promise<SeriesReading>;
  /** The counters at every step of a range, for history and for resuming; an instant without series has no samples. */
  range(
    question: Question,
    range: Range,
    signal: AbortSignal,
  ): Promise<readonly SeriesInstant[] | Unavailable>;
  /** The provider's clock in seconds, which every `at` is meant by. */
  now(signal: AbortSignal): Promise<number | Unavailable>;
}

export const isUnavailable = (reading: object): reading is Unavailable => 'noData' in reading;

/**
 * Strictly a decimal number, as text or as a number; the rest by name. `0x10`, an empty text and null are malformed, whatever
 * a looser reader would make of them.
 */
export function counterOf(value: unknown): number | Unavailable {
  if (typeof value === 'string' && /^[+-]?inf(inity)?$/i.test(value)) {
    return {
      noData: 'infinite',
      reason: `the query answers ${value}: it divides by zero; ask for counts instead of ratios`,
    };
  }
  if (value === 'NaN' || (typeof value === 'number' && Number.isNaN(value))) {
    return { noData: 'not_a_number', reason: 'the query answers NaN: ask for counts instead of ratios' };
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    return {
      noData: 'malformed',
      reason: `the query answers ${JSON.stringify(value) ?? 'nothing'} where a number was expected`,
    };
  }
  const number = Number(text);
  if (!Number.isFinite(number))
    return { noData: 'infinite', reason: `the query answers ${text}, beyond any count` };
  if (number < 0) {
    return {
      noData: 'negative',
      reason: `the query answers ${text}: a cumulative counter is never negative`,
    };
  }
  return number === 0 ? 0 : number;
}
