import type { Standing } from './expressions.ts';
import type { Conclusion } from './server.ts';
import type { Job } from './workflow.ts';

/** Ids of all jobs that a job needs, directly or by way of others. */
export function ancestors(job: Job, jobs: readonly Job[]): readonly string[] {
  const direct = jobs.filter(({ id }) => job.needs.includes(id));
  return [...new Set([...direct.map(({ id }) => id), ...direct.flatMap((one) => ancestors(one, jobs))])];
}

/**
 * What `success()` and its like say to a job, of all jobs above it. One that was skipped, however far above, is no
 * success: GitHub then skips the job too, unless its condition asks otherwise.
 */
export function standingOf(above: readonly Conclusion[], isCancelled: boolean): Standing {
  if (isCancelled) return 'cancelled';
  if (above.includes('failure')) return 'failure';
  return above.every((result) => result === 'success') ? 'success' : 'skipped';
}

/** What all of several jobs (or legs) come to. None at all, or only skipped ones, is no success. */
export function overall(results: readonly Conclusion[]): Conclusion {
  if (results.includes('failure')) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  return results.includes('success') ? 'success' : 'skipped';
}
