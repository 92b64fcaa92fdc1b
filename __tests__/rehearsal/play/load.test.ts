import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WELL } from '../../../src/rehearsal/play/behaviour.ts';
import { startLoad } from '../../../src/rehearsal/play/load.ts';
import type { Service } from '../../../src/rehearsal/play/service.ts';
import { startService } from '../../../src/rehearsal/play/service.ts';

let service: Service;
let url: string;

beforeEach(async () => {
  const behaviour = { ...WELL, errorRate: 0.2, medianMs: 2 };
  service = await startService({ version: 'v', behaviour, seed: 's', token: 't', ports: [0] });
  url = service.pods[0]?.url ?? '';
});
afterEach(() => service.close());

describe('load', () => {
  it('sends at its rate for its time, and knows what came of every request', async () => {
    const counts = await startLoad({ url, perSecond: 200, seconds: 1 }).done;
    expect(counts.sent).toBeGreaterThan(150);
    expect(counts.sent).toBeLessThanOrEqual(200);
    expect(counts.answered + counts.failed).toBe(counts.sent);
    expect(counts.failed).toBeGreaterThan(10);
    expect(service.counts()).toEqual({ requests: counts.sent, errors: counts.failed });
  });

  it('stops early when told, after the last answer', async () => {
    const load = startLoad({ url, perSecond: 300, seconds: 60 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const counts = await load.stop();
    expect(counts.sent).toBeGreaterThan(10);
    expect(counts.sent).toBe(counts.answered + counts.failed + counts.broken);
  });

  it('holds back what would be too many at once', async () => {
    service.behave({ medianMs: 400, spread: 0 });
    const counts = await startLoad({ url, perSecond: 200, seconds: 0.3, maxInFlight: 5 }).done;
    expect(counts.sent).toBe(5);
    expect(counts.heldBack).toBeGreaterThan(10);
  });

  it('counts a request that nobody answers as broken', async () => {
    await service.close();
    const counts = await startLoad({ url, perSecond: 100, seconds: 0.2 }).done;
    expect(counts.broken).toBe(counts.sent);
    expect(counts.sent).toBeGreaterThan(0);
  });

  it.each([
    ['http://example.com/', 100, 1, 'only ever sent to loopback'],
    ['http://127.0.0.1.example.com/', 100, 1, 'only ever sent to loopback'],
    ['http://127.0.0.1:1/', 100_000, 1, 'up to 5000 requests'],
    ['http://127.0.0.1:1/', Number.NaN, 1, 'up to 5000 requests'],
    ['http://127.0.0.1:1/', 100, 86_400, 'up to 3600 seconds'],
  ])('refuses %s at %d a second for %d s', (to, perSecond, seconds, reason) => {
    expect(() => startLoad({ url: to, perSecond, seconds })).toThrow(reason);
  });
});
