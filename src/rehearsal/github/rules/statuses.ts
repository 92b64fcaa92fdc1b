import type { Core } from '../core.ts';
import type { CommitStatus } from '../state/records.ts';

/** All statuses of a commit, newest first. */
export const statusesOf = (core: Core, sha: string): readonly CommitStatus[] =>
  core.state.statuses.filter((status) => status.sha === sha).toReversed();

/** The newest status of each context, newest first. */
export function latestStatuses(core: Core, sha: string): readonly CommitStatus[] {
  const seen = new Set<string>();
  return statusesOf(core, sha).filter(({ context }) => !seen.has(context) && seen.add(context));
}

/**
 * `failure` if any context is error or failure, `pending` if there are none or any is pending, else `success`.
 * https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference
 */
export function combinedState(statuses: readonly CommitStatus[]): 'failure' | 'pending' | 'success' {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) return 'failure';
  return statuses.length === 0 || statuses.some(({ state }) => state === 'pending') ? 'pending' : 'success';
}
