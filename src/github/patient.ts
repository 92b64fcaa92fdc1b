import { Octokit } from '@octokit/core';
import type { OctokitOptions } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { ThrottlingOptions } from '@octokit/plugin-throttling';
import type { RequestRequestOptions } from '@octokit/types';
import { repeating, UNPACED } from './pacing.ts';
import { sendingOf } from './patience.ts';

// 4xx tell what is wrong with the request, and rates are the throttling plugin's.
const RETRY = { retryAfterBaseValue: 0, doNotRetry: [400, 401, 403, 404, 409, 410, 412, 422, 429, 451] };

/**
 * Octokit for a request that went wrong once and may be sent again, and again. Loaded only then: nearly every run
 * goes without, and both plugins cost time before anything is wrong.
 * Writes get no retry plugin at all, so that no option set wrongly can send one twice.
 */
export function patient(
  options: OctokitOptions,
  attempt: (octokit: Octokit) => void,
  repeatable: boolean,
): Octokit {
  const plugins = repeatable ? [attempt, retry, throttling] : [attempt, throttling];
  return new (Octokit.plugin(...plugins))({ ...options, retry: RETRY, throttle: throttle() });
}

// The plugin's own pacing costs seconds a run (1 s a write and a GraphQL query, 3 s a release). GitHub says when it is
// too much, and patience.ts has waited by then.
function throttle(): ThrottlingOptions {
  const options = {
    global: UNPACED,
    write: UNPACED,
    notifications: UNPACED,
    retryLimiter: repeating(),
    retryAfterBaseValue: 0,
    onRateLimit: sendAgain,
    onSecondaryRateLimit: sendAgain,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type asks for whole Bottlenecks; the plugin uses no more of them than these have
  return options as unknown as ThrottlingOptions;
}

function sendAgain(_after: number, options: { readonly request?: RequestRequestOptions }): boolean {
  return sendingOf(options).again;
}
