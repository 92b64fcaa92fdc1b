import type { Answer } from '../answer.ts';
import type { Fault } from './faults.ts';

const answerOf = (
  status: number,
  message: string,
  docs: string,
  headers: Readonly<Record<string, string>>,
): Answer => ({
  status,
  body: { message, documentation_url: `https://docs.github.com/${docs}`, status: String(status) },
  headers,
});

const LIMITS = 'rest/using-the-rest-api/rate-limits-for-the-rest-api';

/** What GitHub sends when it is down, or when somebody asked too much. `now` in milliseconds. */
export function faultAnswer(fault: Fault, now: number, isGraphql: boolean): Answer {
  const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  if (fault.kind === '5xx') return answerOf(fault.status ?? 502, 'Server Error', 'rest', wait);
  if (fault.kind === 'secondary-rate-limit') {
    const message =
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    return answerOf(403, message, `${LIMITS}#about-secondary-rate-limits`, { 'retry-after': '60', ...wait });
  }
  const reset = Math.floor(now / 1000) + (fault.retryAfter ?? 3600);
  const headers = {
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': '1000',
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': isGraphql ? 'graphql' : 'core',
  };
  const message = 'API rate limit exceeded for installation.';
  // GraphQL says so inside of an answer that is otherwise well.
  if (isGraphql) return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] }, headers };
  return answerOf(403, message, `${LIMITS}#about-primary-rate-limits`, headers);
}
