import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WELL } from '../../../src/rehearsal/play/behaviour.ts';
import type { Proxy } from '../../../src/rehearsal/play/proxy.ts';
import { startProxy } from '../../../src/rehearsal/play/proxy.ts';
import type { Service } from '../../../src/rehearsal/play/service.ts';
import { startService } from '../../../src/rehearsal/play/service.ts';

const behaviour = { ...WELL, errorRate: 0, medianMs: 0, spread: 0 };
let services: Service[];
let proxy: Proxy;

const urls = (service: Service | undefined): string[] => service?.pods.map((pod) => pod.url) ?? [];

beforeEach(async () => {
  services = await Promise.all(
    ['1.0.0', '2.0.0'].map((version) => startService({ version, behaviour, seed: 's', token: 't' })),
  );
  proxy = await startProxy({
    stable: urls(services[0]),
    candidate: urls(services[1]),
    seed: 'p',
    token: 'secret',
  });
});
afterEach(async () => {
  await proxy.close();
  await Promise.all(services.map((service) => service.close()));
});

async function versions(count: number): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  for (let n = 0; n < count; n += 1) {
    const version = (await (await fetch(`${proxy.url}/`)).text()).trim();
    seen[version] = (seen[version] ?? 0) + 1;
  }
  return seen;
}

const control = (token: string, init: RequestInit = {}): Promise<Response> =>
  fetch(proxy.controlUrl, { ...init, headers: { authorization: `Bearer ${token}` } });

describe('the weighted proxy', () => {
  it('sends everything to the stable side until told otherwise', async () => {
    expect(await versions(20)).toEqual({ '1.0.0': 20 });
  });

  it('gives a small share exactly and at once', async () => {
    proxy.setWeight(5);
    const { '2.0.0': candidate } = await versions(200);
    expect(candidate).toBeGreaterThanOrEqual(9);
    expect(candidate).toBeLessThanOrEqual(11);
    expect(proxy.counts().candidate).toBe(candidate);
  });

  it('takes and tells its weight over HTTP, with the token only', async () => {
    expect((await control('guess')).status).toBe(401);
    expect((await control('guess', { method: 'POST', body: '{"candidate":100}' })).status).toBe(401);
    expect(await (await control('secret')).json()).toEqual({ candidate: 0, stable: 100 });
    const set = await control('secret', { method: 'POST', body: '{"candidate":100}' });
    expect(await set.json()).toEqual({ candidate: 100, stable: 0 });
    expect(await versions(5)).toEqual({ '2.0.0': 5 });
  });

  it.each(['{"candidate":101}', '{"candidate":-1}', '{"candidate":"5"}', '{"stable":5}', 'no json'])(
    'refuses the weight %s and keeps the one it has',
    async (body) => {
      proxy.setWeight(25);
      expect((await control('secret', { method: 'POST', body })).status).toBe(400);
      expect(proxy.weight()).toBe(25);
    },
  );

  it('passes method, path, body and answer headers through', async () => {
    const answer = await fetch(`${proxy.url}/control`, {
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      body: '{"errorRate":1}',
    });
    expect(await answer.json()).toMatchObject({ errorRate: 1 });
    expect((await fetch(`${proxy.url}/`)).headers.get('x-version')).toBe('1.0.0');
  });

  it('answers 502 and counts it when the chosen side is gone', async () => {
    await services[0]?.close();
    expect((await fetch(proxy.url)).status).toBe(502);
    expect(proxy.counts()).toEqual({ stable: 1, candidate: 0, unanswered: 1 });
  });

  it('never leaves a side that has traffic without pods, and never leaves loopback', () => {
    expect(() => proxy.point('stable', [])).toThrow('has traffic');
    expect(() => proxy.point('candidate', ['http://192.0.2.1:80'])).toThrow('not on loopback');
    proxy.point('candidate', []);
    expect(() => proxy.setWeight(1)).toThrow('no candidate');
  });
});
