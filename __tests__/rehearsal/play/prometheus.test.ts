import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WELL } from '../../../src/rehearsal/play/behaviour.ts';
import type { Prometheus } from '../../../src/rehearsal/play/prometheus.ts';
import { startPrometheus } from '../../../src/rehearsal/play/prometheus.ts';
import type { Service } from '../../../src/rehearsal/play/service.ts';
import { startService } from '../../../src/rehearsal/play/service.ts';

let service: Service;
let prometheus: Prometheus;

beforeEach(async () => {
  const behaviour = { ...WELL, errorRate: 0, medianMs: 0 };
  service = await startService({ version: '1.0.0', behaviour, seed: 's', token: 't' });
  const targets = service.pods.map(({ url }) => ({ url, job: 'app' }));
  prometheus = await startPrometheus({ targets, scrapeMs: 1000 });
});
afterEach(async () => {
  await prometheus.close();
  await service.close();
});

const ask = async (path: string, init: RequestInit = {}): Promise<{ code: number; body: unknown }> => {
  const answer = await fetch(`${prometheus.url}/api/v1/${path}`, init);
  return { code: answer.status, body: await answer.json() };
};
const vector = (result: unknown): unknown => ({
  code: 200,
  body: { status: 'success', data: { resultType: 'vector', result } },
});
const badData = (error: string): unknown => ({
  code: 400,
  body: { status: 'error', errorType: 'bad_data', error: expect.stringContaining(error) },
});

describe('the metrics API', () => {
  it('answers with what was scraped: counts from 0, then what was served', async () => {
    const query = 'query?query=sum by (pod) (http_requests_total{version="1.0.0"})';
    expect(await ask(query)).toEqual(
      vector([
        { metric: { pod: '1.0.0-0' }, value: [expect.any(Number), '0'] },
        { metric: { pod: '1.0.0-1' }, value: [expect.any(Number), '0'] },
      ]),
    );
    await (await fetch(service.pods[0]?.url ?? '')).text();
    await prometheus.scrape();
    expect(await ask(query)).toMatchObject({
      body: { data: { result: [{ value: [expect.any(Number), '1'] }, {}] } },
    });
  });

  it('takes a form by POST as well', async () => {
    const form = new URLSearchParams({ query: 'sum(up)', time: String(Date.now() / 1000) });
    expect(await ask('query', { method: 'POST', body: form })).toEqual(
      vector([{ metric: {}, value: [expect.any(Number), '2'] }]),
    );
  });

  it('remembers: a moment before the first scrape has no data', async () => {
    expect(await ask('query?query=up&time=1000')).toEqual(vector([]));
    expect(await ask('query?query=up&time=2020-01-01T00:00:00Z')).toEqual(vector([]));
  });

  it('says that a target is down and forgets its series', async () => {
    await service.close();
    await prometheus.scrape();
    expect(await ask('query?query=sum(up)')).toEqual(
      vector([{ metric: {}, value: [expect.any(Number), '0'] }]),
    );
    expect(await ask('query?query=http_requests_total')).toEqual(vector([]));
  });

  it('forgets the series of a target that is taken off', async () => {
    prometheus.setTargets([]);
    expect(await ask('query?query=up')).toEqual(vector([]));
  });

  it('answers a range as a matrix', async () => {
    const now = Math.ceil(Date.now() / 1000);
    const { body } = await ask(`query_range?query=sum(up)&start=${now - 10}&end=${now + 2}&step=1s`);
    expect(body).toMatchObject({ status: 'success', data: { resultType: 'matrix' } });
    expect(body).toHaveProperty('data.result.0.values', [
      [now, '2'],
      [now + 1, '2'],
      [now + 2, '2'],
    ]);
  });

  it.each([
    ['query', 'invalid parameter "query": 1:1: parse error: no expression found in input'],
    ['query?query=rate(up[1m])', 'parse error'],
    ['query?query=up&time=yesterday', 'cannot parse "yesterday" to a valid timestamp'],
    ['query_range?query=up&start=5&end=1&step=1', 'end timestamp must not be before start time'],
    ['query_range?query=up&start=1&end=5&step=0', 'zero or negative query resolution'],
    ['query_range?query=up&start=1&end=5&step=often', 'cannot parse "often" to a valid duration'],
    ['query_range?query=up&start=1&end=50000&step=1', 'exceeded maximum resolution of 11,000 points'],
    ['query_range?query=up&end=5&step=1', 'invalid parameter "start"'],
  ])('answers bad_data to %s', async (path, error) => {
    expect(await ask(path)).toEqual(badData(error));
  });

  it('refuses to scrape anything but loopback', () => {
    expect(() => prometheus.setTargets([{ url: 'http://example.com', job: 'app' }])).toThrow(
      'not on loopback',
    );
  });
});
