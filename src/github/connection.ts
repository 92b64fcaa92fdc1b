import type { ProxySettings } from './proxy.ts';
import { direct, following } from './transport.ts';
import type { Transport } from './transport.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy the environment names, or `undefined` for none. */
export function proxyOf(env: Environment): ProxySettings | undefined {
  const named = (name: string) => env[name] || env[name.toLowerCase()] || undefined;
  const httpsProxy = named('HTTPS_PROXY');
  const httpProxy = named('HTTP_PROXY');
  if (httpsProxy === undefined && httpProxy === undefined) return undefined;
  const noProxy = named('NO_PROXY');
  return {
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(httpProxy === undefined ? {} : { httpProxy }),
    // Said even when empty: otherwise the agent looks into the process' environment itself.
    noProxy: noProxy ?? '',
  };
}

/** How requests leave this machine. The proxy client is large, so it is loaded only where a proxy is named. */
export function connectionOf(env: Environment): Transport {
  const proxy = proxyOf(env);
  if (proxy === undefined) return following(direct());
  let loading: Promise<Transport> | undefined;
  return async (url, outgoing) => {
    loading ??= import('./proxy.ts').then(({ throughProxy }) => following(throughProxy(proxy)));
    return (await loading)(url, outgoing);
  };
}
