import { createRequire } from 'node:module';
import type * as Http from 'node:http';

// Start-up time: `import 'node:http'` reads every export of the module, which makes Node load its WebSocket client,
// and the global fetch loads that and more. Asked for by `require`, an http request starts 35 ms earlier.
const builtin = createRequire(import.meta.url);

/** A whole answer, in the shape octokit expects of a fetch. */
export interface Exchange {
  readonly status: number;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface Outgoing {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told when the whole request has been handed to the network. */
  readonly sent?: (() => void) | undefined;
}

/** One request and its whole answer. Rejects when no whole answer arrives; an HTTP error status is an answer. */
export type Transport = (url: string, outgoing: Outgoing) => Promise<Exchange>;

// More than any answer we ask for; a broken proxy must not fill the memory.
const MOST_BYTES = 64 * 1024 * 1024;

/** Straight to the server, by node:http or node:https, on connections that are kept for the next request. */
export function direct(): Transport {
  const agents = new Map<string, Http.Agent>();
  return (url, { method, headers, body, signal, sent }) => {
    const name = url.startsWith('https:') ? 'node:https' : 'node:http';
    // What `require` gives has no type; both modules have the same `request` and `Agent`.
    const protocol: typeof Http = builtin(name);
    // Idle connections are dropped before servers drop them, so that a write rarely meets a dead one.
    const agent = agents.get(name) ?? new protocol.Agent({ keepAlive: true, timeout: 4000 });
    agents.set(name, agent);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const stop = signal === undefined ? {} : { signal };
    const options = { method, headers: { ...headers, ...length }, agent, ...stop };
    return new Promise((resolve, reject) => {
      // Node reports an aborted request in several ways; the signal's own reason says it once.
      const fail = (error: unknown) => reject(signal?.aborted ? signal.reason : error);
      const request = protocol.request(url, options, (answer) => {
        collected(answer).then((bytes) => resolve(exchangeOf(url, answer, bytes)), fail);
      });
      request.on('error', fail);
      if (sent !== undefined) request.on('finish', sent);
      request.end(body);
    });
  };
}

async function collected(answer: Http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    // An answer without an encoding set yields buffers.
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function exchangeOf(url: string, answer: Http.IncomingMessage, bytes: Buffer): Exchange {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return {
    status: answer.statusCode ?? 0,
    url,
    headers,
    text: () => Promise.resolve(bytes.toString('utf8')),
    arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer),
  };
}

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/**
 * GitHub redirects when a repository was renamed, and asks to repeat the request as it was. A write is not repeated
 * elsewhere, and the token goes to no other origin.
 */
export function following(send: Transport): Transport {
  return async (url, outgoing) => {
    let at = url;
    let { headers } = outgoing;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await send(at, { ...outgoing, headers });
      const location = answer.headers.get('location');
      if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
      const next = new URL(location, at);
      if (next.origin !== new URL(at).origin) {
        if (outgoing.method !== 'GET') throw new Error(`a write was redirected to ${next.host}`);
        const { authorization: _token, ...others } = headers;
        headers = others;
      }
      at = next.href;
    }
    throw new Error(`more than ${MOST_REDIRECTS} redirects`);
  };
}
