import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WELL } from '../../../src/rehearsal/play/behaviour.ts';
import type { Service } from '../../../src/rehearsal/play/service.ts';
import { startService } from '../../../src/rehearsal/play/service.ts';

const QUICK = { ...WELL, medianMs: 1, spread: 0 };
let service: Service;
let pod: string;

beforeEach(async () => {
  service = await startService({
    version: '1.2.0',
    behaviour: { ...QUICK, errorRate: 0 },
    seed: 's',
    token: 't',
  });
  pod = service.pods[0]?.url ?? '';
});
afterEach(() => service.close());

const codes = (count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, async () => (await fetch(`${pod}/work`)).status));

const metrics = async (): Promise<string> => (await fetch(`${pod}/metrics`)).text();

async function outcomes(): Promise<number[]> {
  const again = await startService({
    version: 'v',
    behaviour: { ...QUICK, errorRate: 0.3 },
    seed: 's',
    token: 't',
  });
  const seen: number[] = [];
  for (let n = 0; n < 30; n += 1) seen.push((await fetch(again.pods[0]?.url ?? '')).status);
  await again.close();
  return seen;
}

describe('the sample service', () => {
  it('says its version and pod', async () => {
    expect(await (await fetch(`${pod}/version`)).json()).toEqual({ version: '1.2.0', pod: '1.2.0-0' });
  });

  it('starts its counters at 0 and counts requests per version, code and pod', async () => {
    expect(await metrics()).toContain('http_requests_total{version="1.2.0",pod="1.2.0-0",code="500"} 0');
    await codes(3);
    expect(await metrics()).toContain('http_requests_total{version="1.2.0",pod="1.2.0-0",code="200"} 3');
    expect(service.counts()).toEqual({ requests: 3, errors: 0 });
  });

  it('counts latency in cumulative buckets that end with all requests', async () => {
    service.behave({ medianMs: 60 });
    await codes(4);
    const text = await (await fetch(`${pod}/metrics`)).text();
    expect(text).toContain('http_request_duration_seconds_bucket{version="1.2.0",pod="1.2.0-0",le="0.05"} 0');
    expect(text).toContain('http_request_duration_seconds_bucket{version="1.2.0",pod="1.2.0-0",le="+Inf"} 4');
    expect(text).toContain('http_request_duration_seconds_count{version="1.2.0",pod="1.2.0-0"} 4');
  });

  it('fails at the rate it was told, from the next request on', async () => {
    expect(new Set(await codes(10))).toEqual(new Set([200]));
    service.behave({ errorRate: 0.5 });
    const failed = (await codes(200)).filter((code) => code === 500).length;
    expect(failed).toBeGreaterThan(70);
    expect(failed).toBeLessThan(130);
  });

  it('is repeatable: the same seed fails the same requests', async () => {
    expect(await outcomes()).toEqual(await outcomes());
  });

  it('changes its behaviour through /control, with the token only', async () => {
    const control = (token: string, body: unknown): Promise<Response> =>
      fetch(`${pod}/control`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    expect((await control('wrong', { healthy: false })).status).toBe(401);
    expect((await fetch(`${pod}/healthz`)).status).toBe(200);
    expect(await (await control('t', { healthy: false })).json()).toMatchObject({
      healthy: false,
      errorRate: 0,
    });
    expect((await fetch(`${pod}/healthz`)).status).toBe(503);
    expect((await control('t', { errorRat: 0.1 })).status).toBe(400);
    expect((await control('t', { errorRate: 2 })).status).toBe(400);
  });
});
