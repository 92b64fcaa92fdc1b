import type { PullRequestReading, Review } from '../../core/facts.ts';
import { shortSha } from '../../core/subject.ts';

/** What a reviewer's reviews come to, or why they do not count. */
export type Opinion =
  | { readonly kind: 'approves'; readonly by: string }
  | { readonly kind: 'blocks'; readonly by: string }
  | { readonly kind: 'not-counted'; readonly by: string; readonly why: string }
  | { readonly kind: 'unknown'; readonly by: string; readonly why: string };

export interface Counting {
  readonly exclude: readonly ('author' | 'committers' | 'bots')[];
  readonly stale: 'reject' | 'reject-if-diff-changed' | 'accept';
}

/** States that say nothing about the change: a later comment does not take an approval back. */
const SILENT: ReadonlySet<string> = new Set(['commented', 'pending']);

const sameLogin = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.toLowerCase() === b.toLowerCase();

type Exclusion = (review: Review, pullRequest: PullRequestReading) => string | undefined;

/** Why an approval does not count, by what the gate excludes. Nobody can vouch for their own work. */
const EXCLUSIONS: Readonly<Record<Counting['exclude'][number], Exclusion>> = {
  author: ({ author }, { author: opener }) =>
    sameLogin(author, opener) ? 'opened the pull request' : undefined,
  committers: ({ author }, { committers }) =>
    committers.some((committer) => sameLogin(author, committer)) ? 'wrote a commit of it' : undefined,
  bots: ({ authorIsBot, author }) =>
    authorIsBot || author?.endsWith('[bot]') === true ? 'is a bot' : undefined,
};

const staleness: Readonly<Record<Counting['stale'], Exclusion>> = {
  accept: () => undefined,
  reject: (review, pullRequest) =>
    review.sha === pullRequest.headSha
      ? undefined
      : `approved ${review.sha === null ? 'a commit that is gone' : shortSha(review.sha)}, the head is ${shortSha(pullRequest.headSha)}`,
  'reject-if-diff-changed': (review, pullRequest) =>
    review.diffUnchanged === true ? undefined : staleness.reject(review, pullRequest),
};

function approval(review: Review, pullRequest: PullRequestReading, { exclude, stale }: Counting): Opinion {
  if (review.author === null) return { kind: 'not-counted', by: 'a deleted account', why: 'is gone' };
  const by = review.author;
  const reasons = [
    ...exclude.map((name) => EXCLUSIONS[name](review, pullRequest)),
    // On a public repository anybody may approve; it counts from those who may push.
    review.canPush === true
      ? undefined
      : review.canPush === false
        ? 'may not push to the repository'
        : 'is not known to be allowed to push',
    staleness[stale](review, pullRequest),
  ].filter((reason) => reason !== undefined);
  return reasons.length === 0
    ? { kind: 'approves', by }
    : { kind: 'not-counted', by, why: reasons.join(' and ') };
}

/** Latest first, where one reviewer's reviews are compared: by time, and by id within a second. */
const newestFirst = (a: Review, b: Review): number => b.submittedAt - a.submittedAt || b.id - a.id;

/**
 * The effective opinion of each reviewer: of approvals, requests for changes and dismissals the last counts. A dismissed
 * review is no opinion, and what the reviewer said before it does not come back.
 */
export function opinionsOf(pullRequest: PullRequestReading, counting: Counting): readonly Opinion[] {
  const opinions: Opinion[] = [];
  const heard = new Set<string>();
  for (const review of [...pullRequest.reviews].toSorted(newestFirst)) {
    if (SILENT.has(review.state)) continue;
    const key = review.author?.toLowerCase();
    // Deleted accounts cannot be told apart, so each of their reviews stands for itself.
    if (key !== undefined && heard.has(key)) continue;
    if (key !== undefined) heard.add(key);
    const by = review.author ?? 'a deleted account';
    if (review.state === 'approved') opinions.push(approval(review, pullRequest, counting));
    else if (review.state === 'changes_requested') opinions.push({ kind: 'blocks', by });
    else if (review.state !== 'dismissed') {
      opinions.push({ kind: 'unknown', by, why: `gave a review of the unknown kind '${review.state}'` });
    }
  }
  return opinions;
}
