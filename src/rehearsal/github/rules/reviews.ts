import type { Core } from '../core.ts';
import type { Issue, Review } from '../state/records.ts';

/** In the order they were submitted. */
export const reviewsOf = (core: Core, issue: Issue): readonly Review[] =>
  core.state.reviews.filter((review) => review.number === issue.number);

const isOpinion = (review: Review): boolean =>
  review.state === 'APPROVED' || review.state === 'CHANGES_REQUESTED' || review.state === 'DISMISSED';

/** The last opinion of each reviewer: a later comment does not revoke it. */
export function latestOpinions(core: Core, issue: Issue): readonly Review[] {
  const latest = new Map<number, Review>();
  for (const review of reviewsOf(core, issue))
    if (review.user && isOpinion(review)) latest.set(review.user.id, review);
  return [...latest.values()];
}

export const canPush = (review: Review): boolean =>
  review.user !== null && ['write', 'maintain', 'admin'].includes(review.user.permission);
