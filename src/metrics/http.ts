/** One GET of JSON with a timeout, and a name for everything that can come instead. */
import type { Unavailable, UnavailableCode } from './port.ts';

export interface HttpOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

export interface HttpAnswer {
  readonly host: string;
  readonly status: number;
  /** The parsed JSON; undefined when the body is none. */
  readonly body: unknown;
  /** The body's first words, for people. */
  readonly words: string;
  /** The server's clock in seconds, when it says. */
  readonly date: number | null;
  readonly retryAfter: number | null;
}

/** The answer whatever its status, or why there is none. Throws only when `signal` is aborted. */
export async function answerOf(url: URL, options: HttpOptions): Promise<HttpAnswer | Unavailable> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await options.fetch(url, {
      headers: { accept: 'application/json', ...options.headers },
      signal: AbortSignal.any([options.signal, timeout]),
    });
    const text = await response.text();
    const date = Date.parse(response.headers.get('date') ?? '') / 1000;
    return {
      host: url.host,
      status: response.status,
      body: jsonOf(text),
      words: text.trim().split('\n')[0]!.slice(0, 120),
      date: Number.isNaN(date) ? null : date,
      retryAfter: secondsOf(response.headers.get('retry-after'), date),
    };
  } catch (error) {
    options.signal.throwIfAborted();
    return timeout.aborted
      ? { noData: 'timeout', reason: `${url.host} did not answer within ${options.timeoutMs / 1000} s` }
      : { noData: 'unreachable', reason: `${url.host} cannot be reached: ${causeOf(error)}` };
  }
}

const BY_STATUS: Readonly<Record<number, UnavailableCode>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'timeout',
  429: 'rate_limited',
  504: 'timeout',
};

/** What an answer without success means; `words` are the provider's own. */
export function failureOf({ host, status, retryAfter }: HttpAnswer, words: string): Unavailable {
  return {
    noData: BY_STATUS[status] ?? (status >= 500 ? 'unreachable' : 'rejected'),
    reason: `${host} answers ${status}${words === '' ? '' : `: ${words}`}`,
    ...(retryAfter === null ? {} : { retryAfter }),
  };
}

/** `Retry-After` is a number of seconds or a date; the date is meant by the server's own clock. */
function secondsOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const seconds = Date.parse(header) / 1000 - now;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch` hides what happened in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
