import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { prometheus } from '../../src/metrics/prometheus.ts';
import { startFake } from './server.ts';
import type { Canned, Fake } from './server.ts';

let fake: Fake;
beforeAll(async () => {
  fake = await startFake();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.asked.length = 0;
});

const signal = new AbortController().signal;
const question = { query: 'sum by (pod) (http_requests_total{version="{version}"})', version: '1.4.2' };
const provider = (more: Partial<Parameters<typeof prometheus>[0]> = {}) =>
  prometheus({ url: fake.url, timeoutMs: 2000, ...more });

const vector = (...values: readonly (readonly [Readonly<Record<string, string>>, unknown])[]) => ({
  status: 'success',
  data: {
    resultType: 'vector',
    result: values.map(([metric, value]) => ({ metric, value: [1700000000, value] })),
  },
});
const error = (errorType: string, text: string) => ({ status: 'error', errorType, error: text });

async function counts(canned: Canned) {
  fake.answer = () => canned;
  return provider().counts(question, 1700000000, signal);
}

describe('counts from Prometheus', () => {
  it('asks for one instant, with the version in the query', async () => {
    await counts({ body: vector([{ pod: 'a' }, '12']) });
    expect(fake.asked[0]?.path).toBe('/api/v1/query');
    expect(Object.fromEntries(fake.asked[0]!.parameters)).toEqual({
      query: 'sum by (pod) (http_requests_total{version="1.4.2"})',
      time: '1700000000.000',
    });
  });

  it('reads every series by its labels, in whatever order they come', async () => {
    expect(await counts({ body: vector([{ pod: 'a', az: '1' }, '12'], [{ pod: 'b' }, '1e3']) })).toEqual({
      samples: [
        { series: '[["az","1"],["pod","a"]]', value: 12 },
        { series: '[["pod","b"]]', value: 1000 },
      ],
    });
  });

  it('says no series rather than zero for an empty answer', async () => {
    expect(await counts({ body: vector() })).toEqual({ samples: [] });
  });

  it.each([
    { value: 'NaN', noData: 'not_a_number' },
    { value: '+Inf', noData: 'infinite' },
    { value: '-Inf', noData: 'infinite' },
    { value: '-1', noData: 'negative' },
    { value: '0x10', noData: 'malformed' },
    { value: '', noData: 'malformed' },
    { value: null, noData: 'malformed' },
    { value: 'null', noData: 'malformed' },
    { value: '1e999', noData: 'infinite' },
  ])('never makes a number of $value', async ({ value, noData }) => {
    expect(await counts({ body: vector([{ pod: 'a' }, '7'], [{ pod: 'b' }, value]) })).toMatchObject({
      noData,
    });
  });

  it.each([
    { value: '-0', number: 0 },
    { value: '1e-7', number: 1e-7 },
    { value: '1.33', number: 1.33 },
    { value: '+3', number: 3 },
  ])('reads $value as $number', async ({ value, number }) => {
    expect(await counts({ body: vector([{}, value]) })).toEqual({
      samples: [{ series: '[]', value: number }],
    });
  });

  it.each([
    {
      name: 'a bad query',
      canned: { status: 400, body: error('bad_data', 'parse error') },
      noData: 'rejected',
      says: '400: bad_data: parse error',
    },
    {
      name: 'a query it cannot run',
      canned: { status: 422, body: error('execution', 'too many samples') },
      noData: 'rejected',
      says: 'too many samples',
    },
    {
      name: 'its own timeout',
      canned: { status: 503, body: error('timeout', 'query timed out') },
      noData: 'unreachable',
      says: 'query timed out',
    },
    {
      name: 'an error inside a 200',
      canned: { body: error('execution', 'expanding series') },
      noData: 'rejected',
      says: 'expanding series',
    },
    {
      name: 'an expired token',
      canned: { status: 401, body: 'Unauthorized' },
      noData: 'unauthorized',
      says: '401: Unauthorized',
    },
    {
      name: 'a forbidden tenant',
      canned: { status: 403, body: { message: 'no' } },
      noData: 'unauthorized',
      says: '403',
    },
    {
      name: 'a wrong address',
      canned: { status: 404, body: '404 page not found' },
      noData: 'rejected',
      says: '404 page not found',
    },
    {
      name: 'a proxy without a backend',
      canned: { status: 502, body: '<html>Bad Gateway</html>' },
      noData: 'unreachable',
      says: '502',
    },
    { name: 'a gateway timeout', canned: { status: 504, body: '' }, noData: 'timeout', says: '504' },
    {
      name: 'a login page',
      canned: { body: '<html>Sign in</html>' },
      noData: 'malformed',
      says: '<html>Sign in',
    },
    {
      name: 'another JSON',
      canned: { body: { ok: true } },
      noData: 'malformed',
      says: 'does not answer as Prometheus does',
    },
    {
      name: 'a matrix',
      canned: { body: { status: 'success', data: { resultType: 'matrix', result: [] } } },
      noData: 'wrong_shape',
      says: 'a matrix where an instant vector was expected',
    },
    {
      name: 'a scalar',
      canned: { body: { status: 'success', data: { resultType: 'scalar', result: [1, '5'] } } },
      noData: 'wrong_shape',
      says: 'a scalar',
    },
    {
      name: 'a native histogram',
      canned: {
        body: {
          status: 'success',
          data: { resultType: 'vector', result: [{ metric: {}, histogram: [1, { count: '3' }] }] },
        },
      },
      noData: 'wrong_shape',
      says: 'native histograms',
    },
    {
      name: 'a series without a value',
      canned: { body: { status: 'success', data: { resultType: 'vector', result: [{ metric: {} }] } } },
      noData: 'malformed',
      says: 'no value',
    },
    {
      name: 'two series of one name',
      canned: { body: vector([{ a: '1', b: '2' }, '1'], [{ b: '2', a: '1' }, '2']) },
      noData: 'wrong_shape',
      says: 'same labels',
    },
  ])('names $name, and gives no number', async ({ canned, noData, says }) => {
    const reading = await counts(canned);
    expect(reading).toMatchObject({ noData, reason: expect.stringContaining(says) });
    expect(reading).not.toHaveProperty('samples');
  });

  it.each([
    { header: '30', seconds: 30 },
    { header: new Date(Date.now() + 120_000).toUTCString(), seconds: 120 },
  ])('says how long to stay away when asked to ($header)', async ({ header, seconds }) => {
    const reading = await counts({ status: 429, headers: { 'retry-after': header }, body: 'slow down' });
    expect(reading).toMatchObject({ noData: 'rate_limited' });
    expect(Math.abs(('retryAfter' in reading ? (reading.retryAfter ?? 0) : 0) - seconds)).toBeLessThan(3);
  });

  it('marks what a store did not answer for as partial', async () => {
    const body = { ...vector([{}, '5']), warnings: ['store-2: deadline exceeded'], infos: ['fine'] };
    expect(await counts({ body })).toMatchObject({ partial: 'store-2: deadline exceeded' });
    expect(
      await counts({ body: { ...vector([{}, '5']), infos: ['fine'], warnings: [] } }),
    ).not.toHaveProperty('partial');
  });

  it('gives up on a server that does not answer in time', async () => {
    fake.answer = () => ({ body: '', hang: true });
    expect(await provider({ timeoutMs: 50 }).counts(question, 1, signal)).toMatchObject({
      noData: 'timeout',
      reason: expect.stringContaining('did not answer within 0.05 s'),
    });
  });

  it('names a server that is not there', async () => {
    expect(await provider({ url: 'http://127.0.0.1:9' }).counts(question, 1, signal)).toMatchObject({
      noData: 'unreachable',
    });
  });

  it('throws when the run is cancelled, as that is nobody’s fault', async () => {
    fake.answer = () => ({ body: '', hang: true });
    const controller = new AbortController();
    const reading = provider().counts(question, 1, controller.signal);
    controller.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
  });

  it('sends the token it is given at that moment, and the tenant', async () => {
    fake.answer = () => ({ body: vector() });
    let token = 'first';
    const asking = provider({
      url: `${fake.url}/prom/`,
      token: () => token,
      headers: { 'X-Scope-OrgID': 'shop' },
    });
    await asking.counts(question, 1, signal);
    token = 'second';
    await asking.counts(question, 2, signal);
    expect(fake.asked.map((asked) => asked.headers['authorization'])).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
    expect(fake.asked[0]).toMatchObject({ path: '/prom/api/v1/query', headers: { 'x-scope-orgid': 'shop' } });
  });

  it.each([
    { name: 'a token that is not there', more: { token: () => undefined }, noData: 'unauthorized' },
    {
      name: 'a password in the address',
      more: { url: 'http://user:secret@127.0.0.1:9' },
      noData: 'rejected',
    },
    { name: 'what is no address', more: { url: 'prometheus' }, noData: 'rejected' },
  ])('does not ask at all with $name', async ({ more, noData }) => {
    const reading = await provider(more).counts(question, 1, signal);
    expect(reading).toMatchObject({ noData });
    expect(JSON.stringify(reading)).not.toContain('secret');
    expect(fake.asked).toEqual([]);
  });
});

const matrix = (...values: readonly (readonly [Readonly<Record<string, string>>, readonly unknown[]])[]) => ({
  status: 'success',
  data: { resultType: 'matrix', result: values.map(([metric, points]) => ({ metric, values: points })) },
});

describe('ranges from Prometheus', () => {
  const range = { from: 1000, to: 1030, step: 10 };

  it('turns series by series into instant by instant', async () => {
    fake.answer = () => ({
      body: matrix(
        [
          { pod: 'a' },
          [
            [1000, '1'],
            [1010, '2'],
            [1030, '4'],
          ],
        ],
        [{ pod: 'b' }, [[1010, '7']]],
      ),
    });
    const instants = await provider().range(question, range, signal);
    expect(instants).toEqual([
      { at: 1000, reading: { samples: [{ series: '[["pod","a"]]', value: 1 }] } },
      {
        at: 1010,
        reading: {
          samples: [
            { series: '[["pod","a"]]', value: 2 },
            { series: '[["pod","b"]]', value: 7 },
          ],
        },
      },
      { at: 1020, reading: { samples: [] } },
      { at: 1030, reading: { samples: [{ series: '[["pod","a"]]', value: 4 }] } },
    ]);
    expect(Object.fromEntries(fake.asked[0]!.parameters)).toMatchObject({
      start: '1000.000',
      end: '1030.000',
      step: '10',
    });
  });

  it('spoils only the instant whose number is none', async () => {
    fake.answer = () => ({
      body: matrix([
        {},
        [
          [1000, '1'],
          [1010, 'NaN'],
          [1020, '3'],
        ],
      ]),
    });
    const instants = await provider().range(question, range, signal);
    expect(instants).toMatchObject([
      { reading: { samples: [{ value: 1 }] } },
      { reading: { noData: 'not_a_number' } },
      { reading: { samples: [{ value: 3 }] } },
      { reading: { samples: [] } },
    ]);
  });

  it('asks in parts for more points than Prometheus gives at once', async () => {
    fake.answer = () => ({ body: matrix() });
    const instants = await provider().range(question, { from: 0, to: 24_999, step: 1 }, signal);
    expect(instants).toHaveLength(25_000);
    expect(fake.asked.map(({ parameters }) => [parameters.get('start'), parameters.get('end')])).toEqual([
      ['0.000', '10999.000'],
      ['11000.000', '21999.000'],
      ['22000.000', '24999.000'],
    ]);
  });

  it('says why there is no range', async () => {
    fake.answer = () => ({ status: 400, body: error('bad_data', 'exceeded maximum resolution') });
    expect(await provider().range(question, range, signal)).toMatchObject({ noData: 'rejected' });
  });
});

describe('the clock of Prometheus', () => {
  it('is what time() says', async () => {
    fake.answer = () => ({
      body: { status: 'success', data: { resultType: 'scalar', result: [1, '1700000123.456'] } },
    });
    expect(await provider().now(signal)).toBe(1700000123.456);
  });

  it('is the date of its answer when it does not know time()', async () => {
    fake.answer = () => ({
      status: 400,
      headers: { date: new Date(1700000000_000).toUTCString() },
      body: error('bad_data', 'unknown function'),
    });
    expect(await provider().now(signal)).toBe(1700000000);
  });
});
