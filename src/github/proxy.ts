import { EnvHttpProxyAgent, fetch } from 'undici';
import type { Transport } from './transport.ts';

/** Environment variables that name a proxy, upper case before lower case. */
export interface ProxySettings {
  readonly httpsProxy?: string;
  readonly httpProxy?: string;
  readonly noProxy?: string;
}

/** Through the proxy that the environment names, or straight where NO_PROXY names the host. Loaded only when there is one. */
export function throughProxy(settings: ProxySettings): Transport {
  const dispatcher = new EnvHttpProxyAgent(settings);
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
