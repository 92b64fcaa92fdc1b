import type { App, User } from './people.ts';

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  readonly user: User;
  state: 'open' | 'closed';
  stateReason: string | null;
  readonly labels: Label[];
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  readonly pull: Pull | null;
}

export interface Pull {
  readonly id: number;
  readonly head: { readonly ref: string; readonly owner: string; sha: string };
  readonly base: { ref: string; sha: string };
  draft: boolean;
  mergedAt: number | null;
  mergedBy: User | null;
  mergeCommitSha: string | null;
  /** Commits of the base branch that the merge brought in: the merge, squash or rebased commits. */
  mergedCommits: readonly string[];
  readonly requestedReviewers: User[];
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface Review {
  readonly id: number;
  readonly number: number;
  /** null: the account is gone. */
  readonly user: User | null;
  state: ReviewState;
  body: string;
  readonly commitId: string;
  readonly submittedAt: number;
}

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly user: User;
  readonly app: App | null;
  body: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Reaction {
  readonly id: number;
  /** What was reacted to, e.g. `comment 12`. */
  readonly subject: string;
  readonly user: User;
  readonly content: string;
  readonly createdAt: number;
}
