import type { Labels, Sample } from './exposition.ts';

/** How long a sample stays the answer to an instant query, as Prometheus has it by default. */
const LOOKBACK_MS = 5 * 60_000;
const RETENTION_MS = 60 * 60_000;

interface Series {
  readonly labels: Labels;
  /** Oldest first, two lists of the same length; `undefined` marks the series as stale from then on. */
  readonly times: number[];
  readonly values: (number | undefined)[];
}

/** All samples of the last hour. */
export interface History {
  add(at: number, samples: readonly Sample[]): void;
  /** These series are gone: from this moment on they have no value, until one is added again. */
  markStale(at: number, series: readonly Labels[]): void;
  /** The value that each series has at a moment (ms), for the series that have one. */
  at(time: number): readonly Sample[];
}

export function createHistory(): History {
  const series = new Map<string, Series>();

  const push = (at: number, labels: Labels, value: number | undefined): void => {
    const key = seriesKey(labels);
    const known = series.get(key) ?? { labels, times: [], values: [] };
    series.set(key, known);
    known.times.push(at);
    known.values.push(value);
    const old = known.times.findIndex((time) => time > at - RETENTION_MS);
    if (old > 1000) {
      known.times.splice(0, old);
      known.values.splice(0, old);
    }
  };

  return {
    add(at, samples) {
      for (const { labels, value } of samples) push(at, labels, value);
    },
    markStale(at, gone) {
      for (const labels of gone) push(at, labels, undefined);
    },
    at: (time) =>
      [...series.values()].flatMap(({ labels, times, values }) => {
        const index = lastAtOrBefore(times, time);
        const value = values[index];
        const isFresh = (times[index] ?? -Infinity) > time - LOOKBACK_MS;
        return isFresh && value !== undefined ? [{ labels, value }] : [];
      }),
  };
}

/** One text for the same labels in whatever order. */
export function seriesKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Index of the last time that is not after `time`; -1 when all are. The list is ascending. */
function lastAtOrBefore(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
