import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { connectionOf, proxyFor } from '../../src/github/connection.ts';
import { direct, following } from '../../src/github/transport.ts';
import type { Exchange, Outgoing } from '../../src/github/transport.ts';
import { closed, inOrder, listening, withScript } from './scriptedServer.ts';

const get: Outgoing = { method: 'GET', headers: { authorization: 'token t', accept: 'a' } };

/** A transport that answers by URL and remembers what it was asked. */
function answering(byUrl: Readonly<Record<string, { status: number; location?: string }>>) {
  const asked: { url: string; outgoing: Outgoing }[] = [];
  const send = (url: string, outgoing: Outgoing): Promise<Exchange> => {
    asked.push({ url, outgoing });
    const { status, location } = byUrl[url] ?? { status: 404 };
    const headers = new Map(location === undefined ? [] : [['location', location]]);
    const nothing = () => Promise.resolve('');
    return Promise.resolve({
      status,
      url,
      headers,
      text: nothing,
      arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)),
    });
  };
  return { asked, send };
}

describe('redirects', () => {
  const renamed = {
    'https://api.test/repos/a/old': { status: 301, location: '/repositories/7' },
    'https://api.test/repositories/7': { status: 200 },
    'https://api.test/elsewhere': { status: 302, location: 'https://other.test/x' },
    'https://other.test/x': { status: 200 },
    'https://api.test/loop': { status: 307, location: '/loop' },
    'https://api.test/nowhere': { status: 302 },
  };

  it.each(['GET', 'POST'])(
    'of a renamed repository are followed with the request as it was: %s',
    async (method) => {
      const { asked, send } = answering(renamed);
      const answer = await following(send)('https://api.test/repos/a/old', { ...get, method, body: '{}' });
      expect(answer.status).toBe(200);
      expect(asked[1]).toEqual({
        url: 'https://api.test/repositories/7',
        outgoing: { ...get, method, body: '{}' },
      });
    },
  );

  it('to another host are followed without the token', async () => {
    const { asked, send } = answering(renamed);
    await following(send)('https://api.test/elsewhere', get);
    expect(asked[1]?.outgoing.headers).toEqual({ accept: 'a' });
  });

  it('of a write to another host are refused', async () => {
    const { asked, send } = answering(renamed);
    const write = following(send)('https://api.test/elsewhere', { ...get, method: 'POST' });
    await expect(write).rejects.toThrow('a write was redirected to other.test');
    expect(asked).toHaveLength(1);
  });

  it('that go round and round end', async () => {
    const { asked, send } = answering(renamed);
    await expect(following(send)('https://api.test/loop', get)).rejects.toThrow('more than 5 redirects');
    expect(asked).toHaveLength(6);
  });

  it('that lead nowhere are an answer', async () => {
    const { send } = answering(renamed);
    expect((await following(send)('https://api.test/nowhere', get)).status).toBe(302);
  });

  it('are followed by reads of the product', async () => {
    const script = inOrder(
      {
        status: 301,
        headers: { location: '/repositories/7/actions/runs/1' },
        body: { message: 'Moved Permanently' },
      },
      { body: { status: 'completed', run_attempt: 1 } },
    );
    await withScript(script, async ({ github, asked }) => {
      expect(await github.readRunStatus(1)).toMatchObject({ ok: true });
      expect(asked[1]?.path).toBe('/repositories/7/actions/runs/1');
    });
  });
});

describe('a direct connection', () => {
  it('sends a body whole, in UTF-8, and reads one whole', async () => {
    const echo = createServer((request, response) => {
      response.setHeader('set-cookie', ['a', 'b']);
      request.pipe(response);
    });
    const url = await listening(echo);
    const answer = await direct()(url, { method: 'POST', headers: {}, body: 'zwölf 🚀' });
    expect(await answer.text()).toBe('zwölf 🚀');
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('zwölf 🚀');
    expect(answer.headers.get('set-cookie')).toBe('a, b');
    await closed(echo);
  });

  it('rejects an answer that was cut', async () => {
    const cutting = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":');
      setTimeout(() => response.destroy(), 10);
    });
    const url = await listening(cutting);
    await expect(direct()(url, { method: 'GET', headers: {} })).rejects.toThrow('aborted');
    await closed(cutting);
  });

  it('rejects with the signal’s reason', async () => {
    const silent = createServer(() => undefined);
    const url = await listening(silent);
    const sent = direct()(url, { method: 'GET', headers: {}, signal: AbortSignal.timeout(20) });
    await expect(sent).rejects.toMatchObject({ name: 'TimeoutError' });
    await closed(silent);
  });
});

describe('whoever waits for a request to leave', () => {
  it('is told before there is an answer', async () => {
    const silent = createServer(() => undefined);
    const url = await listening(silent);
    const { promise: sent, left } = leaving();
    const given = new AbortController();
    const answer = direct()(url, {
      method: 'POST',
      headers: {},
      body: 'x',
      signal: given.signal,
      sent: left,
    });
    await sent;
    given.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
    await closed(silent);
  });

  it('is told nothing of a request that found no server', async () => {
    let told = 0;
    const answer = direct()('http://127.0.0.1:9', { method: 'GET', headers: {}, sent: () => (told += 1) });
    await expect(answer).rejects.toThrow('ECONNREFUSED');
    expect(told).toBe(0);
  });
});

function leaving(): { promise: Promise<void>; left: () => void } {
  let left = (): void => undefined;
  const promise = new Promise<void>((resolve) => (left = resolve));
  return { promise, left: () => left() };
}

describe('the proxy that the environment names', () => {
  const P = 'http://proxy.test:3128';
  it.each([
    ['is none', {}, undefined],
    ['is none when it is empty', { HTTPS_PROXY: '', https_proxy: '' }, undefined],
    ['is none when it is for the other protocol', { HTTP_PROXY: P }, undefined],
    ['is found in lower case', { https_proxy: P }, P],
    ['is found in upper case first', { HTTPS_PROXY: P, https_proxy: 'http://other.test' }, P],
    ['is used for hosts that are not excepted', { HTTPS_PROXY: P, NO_PROXY: 'localhost, example.test' }, P],
    [
      'is used for a host whose name only ends like an excepted one',
      { HTTPS_PROXY: P, NO_PROXY: 'thub.test' },
      P,
    ],
    ['is used for another port of an excepted host', { HTTPS_PROXY: P, NO_PROXY: 'api.github.test:80' }, P],
    ['is passed by for everything', { HTTPS_PROXY: P, NO_PROXY: '*' }, undefined],
    ['is passed by for a host', { HTTPS_PROXY: P, NO_PROXY: 'a.test,API.github.test' }, undefined],
    ['is passed by for a host and port', { HTTPS_PROXY: P, NO_PROXY: 'api.github.test:8443' }, undefined],
    ['is passed by for what is below a domain', { HTTPS_PROXY: P, no_proxy: '.github.test' }, undefined],
    [
      'is passed by for what is below a domain with a star',
      { HTTPS_PROXY: P, no_proxy: '*.github.test' },
      undefined,
    ],
  ])('%s', (_what, env, expected) => {
    expect(proxyFor('https://api.github.test:8443/repos', env)).toBe(expected);
  });

  /** A proxy that tunnels to wherever it is asked to, and remembers where. */
  function tunnelling(): { proxy: Server; asked: string[] } {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const [host = '', port] = (request.url ?? '').split(':');
      const there = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        there.pipe(socket).pipe(there);
      });
      there.on('error', () => socket.destroy());
      socket.on('error', () => there.destroy());
    });
    return { proxy, asked };
  }

  it('is gone through, for reads and writes', async () => {
    const { proxy, asked: tunnels } = tunnelling();
    const url = await listening(proxy);
    const script = inOrder({ body: { status: 'completed', run_attempt: 3 } }, { status: 201, body: {} });
    await withScript(
      script,
      async ({ github, asked, url: origin }) => {
        expect(await github.readRunStatus(1)).toEqual({
          ok: true,
          value: { status: 'completed', attempt: 3 },
        });
        const status = { deploymentId: 1, state: 'success' as const, description: 'zwölf' };
        expect(await github.createDeploymentStatus(status)).toMatchObject({ ok: true });
        expect(asked[1]?.body).toEqual({ state: 'success', description: 'zwölf' });
        expect(new Set(tunnels)).toEqual(new Set([new URL(origin).host]));
      },
      { env: { http_proxy: url } },
    );
    await closed(proxy);
  });

  it('is not gone through for hosts that are excepted', async () => {
    await withScript(
      inOrder({ body: { status: 'queued', run_attempt: 1 } }),
      async ({ github }) => {
        expect(await github.readRunStatus(1)).toMatchObject({ ok: true });
      },
      { env: { http_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.1' } },
    );
  });

  it('that does not answer is a lost request', async () => {
    const send = connectionOf('http://127.0.0.1:8', { http_proxy: 'http://127.0.0.1:9' });
    await expect(send('http://127.0.0.1:8/', { method: 'GET', headers: {} })).rejects.toThrow('fetch failed');
  });
});
