import { describe, expect, it } from '@jest/globals';
import { NO_MEMORY, tickOf } from '../../src/canary/counters.ts';
import { historyOf } from '../../src/canary/history.ts';
import type { MetricsProvider, Question } from '../../src/metrics/port.ts';
import { readsAt, readsBetween } from '../../src/metrics/reads.ts';

const signal = new AbortController().signal;
const queries = {
  errors: { requests: 'requests', events: 'errors' },
  slow: { requests: 'requests', events: 'fast' },
};

/** Counters that grow by `perSecond` of each query's, for both versions alike. */
function growing(
  perSecond: Readonly<Record<string, number>>,
): MetricsProvider & { readonly asked: string[] } {
  const asked: string[] = [];
  const at = ({ query }: Question, time: number) => ({
    samples: [{ series: '', value: (perSecond[query] ?? 0) * time }],
  });
  return {
    name: 'growing',
    asked,
    counts: (question, time) => {
      asked.push(`${question.version} ${question.query} ${time}`);
      return Promise.resolve(at(question, time));
    },
    range: (question, { from, to, step }) =>
      Promise.resolve(
        Array.from({ length: (to - from) / step + 1 }, (_, i) => ({
          at: from + i * step,
          reading: at(question, from + i * step),
        })),
      ),
    now: () => Promise.resolve(0),
  };
}

describe('reading all queries of a tick', () => {
  it('asks everything for one instant, and a shared query once', async () => {
    const provider = growing({});
    await readsAt(provider, queries, { candidate: '2', baseline: '1' }, 100, signal);
    expect(provider.asked.toSorted()).toEqual([
      '1 errors 100',
      '1 fast 100',
      '1 requests 100',
      '2 errors 100',
      '2 fast 100',
      '2 requests 100',
    ]);
  });

  it('gives what the judge differences into counts', async () => {
    const provider = growing({ requests: 10, errors: 1, fast: 9 });
    const versions = { candidate: '2', baseline: '1' };
    const counting = { slow: 'others' } as const;
    const first = tickOf(NO_MEMORY, await readsAt(provider, queries, versions, 100, signal), 0.5, counting);
    const second = tickOf(
      first.memory,
      await readsAt(provider, queries, versions, 110, signal),
      0.5,
      counting,
    );
    expect(second.observation.metrics['errors']?.candidate).toEqual({
      requests: 100,
      events: 10,
      since: 100,
    });
    expect(second.observation.metrics['slow']?.baseline).toEqual({ requests: 100, events: 10, since: 100 });
  });

  it('says that there is no baseline instead of asking for one', async () => {
    const provider = growing({});
    const { metrics } = await readsAt(provider, queries, { candidate: '2', baseline: null }, 100, signal);
    expect(metrics['errors']?.baseline.requests).toMatchObject({ noData: 'no_baseline' });
    expect(provider.asked.every((asked) => asked.startsWith('2 '))).toBe(true);
  });

  it('reads the past as bins of history', async () => {
    const past = await readsBetween(
      growing({ requests: 10, errors: 1 }),
      queries,
      '1',
      { from: 0, to: 180, step: 60 },
      signal,
    );
    expect(Array.isArray(past['errors']) ? historyOf(past['errors']) : past['errors']).toEqual([
      { at: 60, seconds: 60, requests: 600, events: 60 },
      { at: 120, seconds: 60, requests: 600, events: 60 },
      { at: 180, seconds: 60, requests: 600, events: 60 },
    ]);
  });

  it('keeps the reason of a metric whose past cannot be read', async () => {
    const broken: MetricsProvider = {
      ...growing({ requests: 10, errors: 1 }),
      range: ({ query }) =>
        Promise.resolve(query === 'fast' ? { noData: 'rejected', reason: 'no such bucket' } : []),
    };
    const past = await readsBetween(broken, queries, '1', { from: 0, to: 60, step: 60 }, signal);
    expect(past).toEqual({ errors: [], slow: { noData: 'rejected', reason: 'no such bucket' } });
  });
});
