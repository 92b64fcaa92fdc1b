import { describe, expect, it } from '@jest/globals';
import { armAfter, NO_MEMORY, tickOf } from '../../src/canary/counters.ts';
import type { ArmMemory } from '../../src/canary/counters.ts';
import { historyOf } from '../../src/canary/history.ts';
import type { ArmReading, SeriesReading } from '../../src/canary/series.ts';

/** `{ a: 5 }` as the samples of one query. */
const read = (values: Readonly<Record<string, number>>): SeriesReading => ({
  samples: Object.entries(values).map(([series, value]) => ({ series, value })),
});
const down: SeriesReading = { noData: 'unreachable', reason: 'connection refused' };
const arm = (requests: SeriesReading, events: SeriesReading): ArmReading => ({ requests, events });

function ticks(readings: readonly ArmReading[], counting: 'events' | 'others' = 'events') {
  let memory: ArmMemory | null = null;
  return readings.map((reading, i) => {
    const next = armAfter(memory, reading, (i + 1) * 10, counting);
    memory = next.memory;
    return next.reading;
  });
}

const START = arm(read({ a: 1000, b: 500 }), read({ a: 4 }));

/** The candidate alone, with one series. */
const at = (time: number, requests: number) => ({
  at: time,
  metrics: {
    errors: {
      candidate: arm(read({ a: requests }), read({})),
      baseline: arm({ noData: 'no_baseline', reason: 'none' } as const, read({})),
    },
  },
});

describe('counts from cumulative counters', () => {
  interface Case {
    readonly name: string;
    readonly readings: readonly ArmReading[];
    readonly last: object;
  }
  const CASES: readonly Case[] = [
    {
      name: 'a first reading has no increment',
      readings: [START],
      last: { noData: 'first_reading' },
    },
    {
      name: 'an increment is summed over the series',
      readings: [START, arm(read({ a: 1060, b: 540 }), read({ a: 5 }))],
      last: { requests: 100, events: 1, since: 10 },
    },
    {
      name: 'a restarted process counts from zero, and never negative',
      readings: [START, arm(read({ a: 1060, b: 7 }), read({ a: 2 }))],
      last: { requests: 67, events: 2, since: 10 },
    },
    {
      name: 'a series born since the last tick counts whole',
      readings: [START, arm(read({ a: 1050, b: 500, c: 30 }), read({ a: 4, c: 1 }))],
      last: { requests: 80, events: 1, since: 10 },
    },
    {
      name: 'the first error of a process is an error',
      readings: [arm(read({ a: 10 }), read({})), arm(read({ a: 20 }), read({ a: 1 }))],
      last: { requests: 10, events: 1, since: 10 },
    },
    {
      name: 'no series of errors beside requests is no error',
      readings: [arm(read({ a: 10 }), read({})), arm(read({ a: 20 }), read({}))],
      last: { requests: 10, events: 0, since: 10 },
    },
    {
      name: 'a series that went away is stale: the others go on',
      readings: [START, arm(read({ a: 1060 }), read({ a: 4 }))],
      last: { requests: 60, events: 0, since: 10 },
    },
    {
      name: 'a series that comes back is not counted from zero',
      readings: [
        START,
        arm(read({ a: 1010 }), read({ a: 4 })),
        arm(read({ a: 1020, b: 510 }), read({ a: 4 })),
      ],
      last: { requests: 20, events: 0, since: 20 },
    },
    {
      name: 'all series gone is no data, not zero',
      readings: [START, arm(read({}), read({}))],
      last: { noData: 'vanished' },
    },
    {
      name: 'a version never seen is no data, not zero',
      readings: [arm(read({}), read({})), arm(read({}), read({}))],
      last: { noData: 'empty' },
    },
    {
      name: 'a version known to have had no series counts from zero when it appears',
      readings: [arm(read({}), read({})), arm(read({ a: 37 }), read({ a: 2 }))],
      last: { requests: 37, events: 2, since: 10 },
    },
    {
      name: 'errors without a series of requests are a fault of the data',
      readings: [arm(read({}), read({ a: 3 }))],
      last: { noData: 'events_without_requests' },
    },
    {
      name: 'errors that grow while requests stand still are a fault of the data',
      readings: [START, arm(read({ a: 1000, b: 500 }), read({ a: 9 }))],
      last: { noData: 'events_without_requests' },
    },
    {
      name: 'more errors than requests are a fault of the data',
      readings: [START, arm(read({ a: 1003, b: 500 }), read({ a: 9 }))],
      last: { noData: 'events_exceed_requests' },
    },
    {
      name: 'the tick after a fault covers both',
      readings: [
        START,
        arm(read({ a: 1003, b: 500 }), read({ a: 9 })),
        arm(read({ a: 1100, b: 500 }), read({ a: 9 })),
      ],
      last: { requests: 100, events: 5, since: 10 },
    },
    {
      name: 'the tick after an outage covers the gap',
      readings: [
        START,
        arm(down, down),
        arm(read({ a: 1000, b: 560 }), down),
        arm(read({ a: 1200, b: 600 }), read({ a: 8 })),
      ],
      last: { requests: 300, events: 4, since: 10 },
    },
    {
      name: 'a failed query is its own reason',
      readings: [START, arm(read({ a: 1060 }), down)],
      last: { noData: 'unreachable', reason: 'connection refused' },
    },
    {
      name: 'partial data stays marked',
      readings: [
        START,
        arm({ samples: [{ series: 'a', value: 1100 }], partial: 'store-2 did not answer' }, read({ a: 4 })),
      ],
      last: { requests: 100, events: 0, since: 10, partial: true },
    },
  ];

  it.each(CASES)('$name', ({ readings, last }) => {
    expect(ticks(readings).at(-1)).toMatchObject(last);
  });

  it('takes slow answers for what is not in the bucket of fast ones', () => {
    const [, tick] = ticks(
      [arm(read({ a: 1000 }), read({ a: 990 })), arm(read({ a: 1100 }), read({ a: 1082 }))],
      'others',
    );
    expect(tick).toMatchObject({ requests: 100, events: 8 });
  });

  it('does not take a missing bucket for every answer being slow', () => {
    const [, tick] = ticks(
      [arm(read({ a: 1000 }), read({ a: 990 })), arm(read({ a: 1100 }), read({}))],
      'others',
    );
    expect(tick).toMatchObject({ noData: 'empty' });
  });

  it('gives a tick of every metric, and the memory for the next', () => {
    const first = tickOf(NO_MEMORY, at(10, 5), 0.1);
    const second = tickOf(first.memory, at(20, 25), 0.1);
    expect(second.observation).toEqual({
      at: 20,
      weight: 0.1,
      metrics: {
        errors: {
          candidate: { requests: 20, events: 0, since: 10 },
          baseline: { noData: 'no_baseline', reason: 'none' },
        },
      },
    });
  });
});

describe('history from a range of counters', () => {
  const instants = [
    { at: 60, ...arm(read({ a: 100 }), read({ a: 1 })) },
    { at: 120, ...arm(read({ a: 200 }), read({ a: 1 })) },
    { at: 180, ...arm(down, down) },
    { at: 240, ...arm(read({ a: 400 }), read({ a: 5 })) },
    { at: 300, ...arm(read({ a: 20 }), read({ a: 0 })) },
  ];

  it('has a bin between neighbours, counts through restarts, and leaves gaps out', () => {
    expect(historyOf(instants)).toEqual([
      { at: 120, seconds: 60, requests: 100, events: 0 },
      { at: 300, seconds: 60, requests: 20, events: 0 },
    ]);
  });

  it('is empty when nothing could be read', () => {
    expect(historyOf([])).toEqual([]);
  });
});
