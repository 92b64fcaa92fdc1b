import { fetch, ProxyAgent } from 'undici';
import type { Transport } from './transport.ts';

/**
 * Through an HTTP proxy, by a tunnel to the server.
 * @param proxy its URL, with name and password where it asks for them
 */
export function throughProxy(proxy: string): Transport {
  const dispatcher = new ProxyAgent(proxy);
  return async (url, { method, headers, body, signal }) => {
    const answer = await fetch(url, {
      method,
      headers,
      dispatcher,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    const bytes = await answer.arrayBuffer();
    return {
      status: answer.status,
      url: answer.url,
      headers: new Map(answer.headers),
      text: () => Promise.resolve(new TextDecoder().decode(bytes)),
      arrayBuffer: () => Promise.resolve(bytes),
    };
  };
}
