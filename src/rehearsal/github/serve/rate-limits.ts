import type { Caller } from '../call.ts';
import type { JsonObject } from '../json.ts';

export interface RateLimitOptions {
  /** Requests an hour of all jobs' tokens together, as GitHub counts them by repository. */
  readonly job?: number;
  /** Of each person and each other App. */
  readonly others?: number;
}

export type Resource = 'core' | 'graphql';

export interface RateNumbers {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly reset: number;
  readonly used: number;
}

interface Window {
  used: number;
  /** Seconds since 1970. */
  reset: number;
}

export interface RateLimits {
  /** Counts one request; false when the hour's are used up. */
  take(caller: Caller, resource: Resource): boolean;
  /** Uncounts one: an answer 304 costs nothing. */
  giveBack(caller: Caller, resource: Resource): void;
  numbers(caller: Caller, resource: Resource): RateNumbers;
  headers(caller: Caller, resource: Resource): Readonly<Record<string, string>>;
  /** The body of `GET /rate_limit`. */
  overview(caller: Caller): JsonObject;
}

const HOUR = 3600;

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: 1,000 an hour for GITHUB_TOKEN, 5,000 for others. */
export function createRateLimits(
  now: () => number,
  { job = 1000, others = 5000 }: RateLimitOptions = {},
): RateLimits {
  const windows = new Map<string, Window>();
  const limitOf = (caller: Caller): number => (caller.kind === 'job' ? job : others);

  const windowOf = (caller: Caller, resource: Resource): Window => {
    const key = `${caller.kind === 'job' ? 'jobs' : caller.user.login} ${resource}`;
    const seconds = Math.floor(now() / 1000);
    const known = windows.get(key);
    if (known && known.reset > seconds) return known;
    const fresh = { used: 0, reset: seconds + HOUR };
    windows.set(key, fresh);
    return fresh;
  };

  const numbers = (caller: Caller, resource: Resource): RateNumbers => {
    const { used, reset } = windowOf(caller, resource);
    const limit = limitOf(caller);
    return { limit, remaining: Math.max(0, limit - used), reset, used: Math.min(used, limit) };
  };

  return {
    numbers,
    take: (caller, resource) => {
      const window = windowOf(caller, resource);
      window.used += 1;
      return window.used <= limitOf(caller);
    },
    giveBack: (caller, resource) => {
      windowOf(caller, resource).used -= 1;
    },
    headers: (caller, resource) => {
      const { limit, remaining, reset, used } = numbers(caller, resource);
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-used': String(used),
        'x-ratelimit-resource': resource,
      };
    },
    overview: (caller) => {
      const core = numbers(caller, 'core');
      const search = { limit: 30, remaining: 30, reset: core.reset, used: 0 };
      const graphql = numbers(caller, 'graphql');
      return { resources: { core: { ...core }, search, graphql: { ...graphql } }, rate: { ...core } };
    },
  };
}
