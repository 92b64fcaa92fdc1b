import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/core';
import { RequestError } from '@octokit/request-error';
import type { RequestOptions, RequestRequestOptions } from '@octokit/types';
import { monotonic } from './clock.ts';
import type { Clock } from './clock.ts';
import { askedWait, isLimit } from './failure.ts';
import type { GraphQLError } from './failure.ts';

/** One call of ours, however many requests it takes. */
export interface Sending {
  /** Reads may be sent again when no answer came; writes never. */
  readonly repeatable: boolean;
  /** By the monotonic clock: nothing is waited for beyond it. */
  readonly deadline: number;
  readonly attemptMs: number;
  readonly signal: AbortSignal;
  tries: number;
  /** The last attempt failed, its wait is over, and there is time for another. */
  again: boolean;
}

/** The call a request belongs to: client.ts hands it to octokit as an option octokit does not know. */
export function sendingOf(options: { readonly request?: RequestRequestOptions }): Sending {
  return options.request?.['sending'];
}

const MOST_TRIES = 4;
const BACK_OFF_MS = 500;
// What GitHub advises for a secondary limit that names no time.
const UNNAMED_LIMIT_MS = 60_000;

/**
 * How long to wait before a failed request may be sent again, `undefined` where it may not.
 * One that was refused for its rate was not carried out: GitHub's own wait holds, for reads and writes alike.
 * One without an answer, or with a 5xx, may have been carried out: only reads are repeated, 0.5, 1, 2 s apart or as
 * long as GitHub asks.
 * @param jitter 0 to 1, so that several runs do not come back at the same moment
 */
export function waitBefore(
  failure: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | number | undefined>>;
    readonly message: string;
  },
  call: { readonly repeatable: boolean; readonly tries: number },
  now: number,
  jitter: number,
): number | undefined {
  if (call.tries >= MOST_TRIES) return undefined;
  const asked = askedWait(failure.headers, now);
  if (isLimit(failure.status, failure.headers, failure.message)) return asked ?? UNNAMED_LIMIT_MS;
  if (failure.status < 500 || !call.repeatable) return undefined;
  return Math.max(asked ?? 0, BACK_OFF_MS * 2 ** (call.tries - 1) * (1 + jitter / 2));
}

/**
 * The innermost octokit plugin: around every single attempt it sets a timeout, reads GitHub's clock, counts, and when
 * the attempt failed waits as long as is right. Whether there is another attempt is then carried out by the retry
 * plugin (for what got no answer) and the throttling plugin (for what was refused for its rate).
 */
export function attempts(world: {
  readonly clock: Clock;
  readonly count: (method: string, url: string) => void;
  readonly random: () => number;
}) {
  return (octokit: Octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      const sending = sendingOf(options);
      sending.tries += 1;
      world.count(options.method, options.url);
      const left = Math.min(sending.attemptMs, sending.deadline - monotonic());
      const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(left)));
      options.request.signal = AbortSignal.any([sending.signal, timeout]);
      const sent = Date.now();
      try {
        const answer = await request(options);
        world.clock.saw(answer.headers.date, sent, Date.now());
        const refusal = graphqlRefusal(answer.data);
        if (refusal !== undefined) {
          throw new RequestError(refusal.message, refusal.status, {
            request: options,
            response: answer,
          });
        }
        return answer;
      } catch (thrown) {
        const error = asRequestError(thrown, options, sending, timeout);
        world.clock.saw(error.response?.headers.date, sent, Date.now());
        const headers = error.response?.headers ?? {};
        const failure = { status: error.status, headers, message: error.message };
        const wait = waitBefore(failure, sending, world.clock.now(), world.random());
        sending.again =
          wait !== undefined && monotonic() + wait < sending.deadline && (await waited(wait, sending.signal));
        // The retry plugin obeys this number; rates are the throttling plugin's, which knows them by these words.
        options.request['retries'] = sending.again && error.status >= 500 ? MOST_TRIES : 0;
        if (sending.again && error.status < 500) error.message += ' (secondary rate limit)';
        throw error;
      }
    });
  };
}

/** Octokit throws its own errors for answers, and several kinds of others when none came; these get words of ours. */
function asRequestError(
  thrown: unknown,
  request: RequestOptions,
  sending: Sending,
  timeout: AbortSignal,
): RequestError {
  if (thrown instanceof RequestError && thrown.response !== undefined) return thrown;
  const timedOut = `no answer within ${Math.round(sending.attemptMs / 100) / 10} s`;
  const unsaid = thrown instanceof Error ? thrown.message : String(thrown);
  const why = sending.signal.aborted ? 'the run was cancelled' : timeout.aborted ? timedOut : unsaid;
  return new RequestError(why, 500, { request, cause: thrown });
}

/** GraphQL answers 200 even when it refuses for the rate or breaks down halfway. */
function graphqlRefusal(data: unknown): { status: number; message: string } | undefined {
  if (typeof data !== 'object' || data === null || !('errors' in data) || !Array.isArray(data.errors))
    return undefined;
  const errors: readonly GraphQLError[] = data.errors;
  for (const error of errors) {
    if (error.type === 'RATE_LIMITED') return { status: 429, message: error.message ?? 'rate limited' };
    if (/^something went wrong/iu.test(error.message ?? ''))
      return { status: 502, message: error.message ?? '' };
  }
  return undefined;
}

async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal }).catch(() => false);
}
