/** What a provider read for one query, one version, one instant: cumulative counters, series by series. */
import type { NoData } from './observation.ts';

/** A cumulative counter at the evaluated instant. */
export interface Sample {
  /** Names the series among the query's: its labels in one fixed order. */
  readonly series: string;
  /** Finite and not negative. */
  readonly value: number;
}

export interface Samples {
  readonly samples: readonly Sample[];
  /** The provider's own words when it says that data is missing. */
  readonly partial?: string;
}

export type SeriesReading = Samples | NoData;

/** The two counters of one arm of one metric, read for the same instant. */
export interface ArmReading {
  readonly requests: SeriesReading;
  readonly events: SeriesReading;
}

/** One instant of every metric: what the metrics edge reads and this folder turns into an observation. */
export interface Reads {
  readonly at: number;
  readonly metrics: Readonly<
    Record<string, { readonly candidate: ArmReading; readonly baseline: ArmReading }>
  >;
}

/** What the events query counts: the events themselves, or the requests that were none (a bucket of fast answers). */
export type Counting = 'events' | 'others';

export const isSamples = (reading: SeriesReading): reading is Samples => 'samples' in reading;
