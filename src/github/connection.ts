import { direct, following } from './transport.ts';
import type { Transport } from './transport.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy the environment names for this URL, or `undefined` for none. */
export function proxyFor(url: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const named = (name: string) => env[name] || env[name.toLowerCase()] || undefined;
  const proxy = named(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  const excepted = (named('NO_PROXY') ?? '').split(/[\s,]+/u).some((entry) => isOf(entry, hostname, port));
  return excepted ? undefined : proxy;
}

/** `*`, `example.com`, `.example.com` or `*.example.com`, with or without a port; each stands for what is below it too. */
function isOf(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, name = '', wanted] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/u.exec(entry.toLowerCase()) ?? [];
  if (name === '' || (wanted !== undefined && wanted !== port)) return false;
  return hostname === name || hostname.endsWith(`.${name}`);
}

/** How requests to this server leave the machine. The proxy client is large, so it is loaded only where a proxy is named. */
export function connectionOf(url: string, env: Environment): Transport {
  const proxy = proxyFor(url, env);
  if (proxy === undefined) return following(direct());
  let loading: Promise<Transport> | undefined;
  return async (to, outgoing) => {
    loading ??= import('./proxy.ts').then(({ throughProxy }) => following(throughProxy(proxy)));
    return (await loading)(to, outgoing);
  };
}
