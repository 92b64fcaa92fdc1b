import type { Core } from '../core.ts';
import { addLabels, removeLabel } from '../rules/labels.ts';
import { mergePull, openPull, pullRequests, type MergeMethod, type PullRequest } from '../rules/pulls.ts';
import type { Comment, Issue, Review, ReviewState, User } from '../state/records.ts';

export interface PullWorld {
  /** From branches that are in git; `head` may be `mallory:topic` for one that lies under refs/forks/mallory/topic. */
  createPullRequest(pull: {
    readonly title: string;
    readonly head: string;
    readonly by: User;
    readonly base?: string;
    readonly body?: string;
    readonly draft?: boolean;
    readonly labels?: readonly string[];
  }): Promise<PullRequest>;
  pullRequest(number: number): PullRequest;
  /** Returns the new tip of the base branch. */
  mergePullRequest(number: number, by: User, method?: MergeMethod): Promise<string>;
  /** `by` null: the account is gone. `sha` is the head, unless given. */
  addReview(
    number: number,
    review: {
      readonly by: User | null;
      readonly state: ReviewState;
      readonly body?: string;
      readonly sha?: string;
    },
  ): Review;
  dismissReview(review: Review): void;
  createIssue(issue: {
    readonly title: string;
    readonly by: User;
    readonly body?: string;
    readonly labels?: readonly string[];
  }): Issue;
  issue(number: number): Issue;
  addLabels(number: number, ...names: readonly string[]): void;
  removeLabel(number: number, name: string): void;
  addComment(number: number, by: User, body: string): Comment;
  comments(number: number): readonly Comment[];
}

export function createPulls(core: Core): PullWorld {
  const { state } = core;

  const issue = (number: number): Issue => {
    const known = state.issues.find((one) => one.number === number);
    if (known === undefined) throw new Error(`there is no issue ${number}`);
    return known;
  };
  const pullRequest = (number: number): PullRequest => {
    const known = pullRequests(core).find((one) => one.number === number);
    if (known === undefined) throw new Error(`there is no pull request ${number}`);
    return known;
  };

  return {
    issue,
    pullRequest,
    createPullRequest: async ({
      title,
      head,
      by,
      base = core.defaultBranch,
      body = null,
      draft = false,
      labels = [],
    }) => {
      const opened = await openPull(core, { title, head, base, body, draft, by });
      addLabels(core, opened, labels);
      return opened;
    },
    mergePullRequest: (number, by, method = 'merge') => mergePull(core, pullRequest(number), method, by),
    addReview: (number, { by, state: word, body = '', sha }) => {
      const { pull } = pullRequest(number);
      const review: Review = {
        id: core.nextId(),
        number,
        user: by,
        state: word,
        body,
        commitId: sha ?? pull.head.sha,
        submittedAt: core.now(),
      };
      state.reviews.push(review);
      return review;
    },
    // The word is written into the review itself.
    dismissReview: (review) => {
      review.state = 'DISMISSED';
    },
    createIssue: ({ title, by, body = null, labels = [] }) => {
      const at = core.now();
      const added: Issue = {
        id: core.nextId(),
        number: core.nextIssueNumber(),
        title,
        body,
        user: by,
        state: 'open',
        stateReason: null,
        labels: [],
        createdAt: at,
        updatedAt: at,
        closedAt: null,
        pull: null,
      };
      state.issues.push(added);
      addLabels(core, added, labels);
      return added;
    },
    addLabels: (number, ...names) => addLabels(core, issue(number), names),
    removeLabel: (number, name) => {
      removeLabel(core, issue(number), name);
    },
    addComment: (number, by, body) => {
      const at = core.now();
      const comment = {
        id: core.nextId(),
        number: issue(number).number,
        user: by,
        app: null,
        body,
        createdAt: at,
        updatedAt: at,
      };
      state.comments.push(comment);
      return comment;
    },
    comments: (number) => state.comments.filter((one) => one.number === number),
  };
}
