import type {
  ApprovalReading,
  DeploymentPayload,
  DeploymentReading,
  EnvironmentReading,
  PullRequestReading,
  ReportedCheck,
} from '../core/facts.ts';
import type { DeploymentState } from '../core/effect.ts';

/** Why GitHub gave no usable answer. */
export interface Failure {
  readonly kind:
    | 'not-found'
    | 'forbidden'
    | 'unauthorised'
    | 'rate-limited'
    /** The world moved first: 409, 422 on an existing or moved name. */
    | 'conflict'
    /** GitHub refuses what was asked: 422 and 400. */
    | 'invalid'
    /** No answer arrived, or a 5xx: what was written may have happened. Look before doing it again. */
    | 'lost';
  readonly status?: number;
  /** GitHub's own words, on one line. */
  readonly message: string;
  /** From `x-accepted-github-permissions`: the line missing below `permissions:`, e.g. `checks: write`. */
  readonly permission?: string;
  /** The GraphQL field that was refused, e.g. `repository.object.statusCheckRollup`. */
  readonly field?: string;
  /** How long GitHub asked to wait before the next request. */
  readonly waitMs?: number;
}

/** What a call came to. Nothing here throws for the world's failures. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface CheckRunContent {
  readonly name: string;
  readonly sha: string;
  readonly externalId: string;
  readonly status: 'in_progress' | 'completed';
  readonly conclusion?: 'success' | 'failure' | 'cancelled' | 'neutral' | 'action_required';
  readonly title: string;
  /** Markdown, at most 65,535 characters each; the adapter refuses longer ones. */
  readonly summary: string;
  readonly text?: string;
  readonly detailsUrl?: string;
  readonly annotations?: readonly {
    readonly path: string;
    readonly line: number;
    readonly level: 'notice' | 'warning' | 'failure';
    readonly title: string;
    readonly message: string;
  }[];
}

export interface CheckRunFound {
  readonly id: number;
  readonly url: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly text: string | null;
}

/** What was reported on a commit, and what could not be read beside it. */
export interface ChecksFound {
  readonly checks: readonly ReportedCheck[];
  /** Plain words for what is missing from every check for want of a permission; absent where nothing is. */
  readonly without?: string;
}

/**
 * GitHub as the product uses it. Reads are retried inside (with back-off, on GitHub's word). A write is sent once:
 * only one that GitHub refused unread, for its rate, is sent again after the wait GitHub asked for.
 * Each method says how many requests it makes.
 */
export interface GitHub {
  /** GitHub's clock as last seen in a `date` header (ms since the epoch); the runner's until there was an answer. */
  now(): number;
  /** Requests made so far, by `METHOD /path` with ids left out. */
  readonly requests: Readonly<Record<string, number>>;

  /** One GraphQL request: the default branch (or `branch`), its tip, and a file's text there (`null`: no such file). */
  readPolicy(
    path: string,
    branch?: string,
  ): Promise<Answer<{ branch: string; sha: string; text: string | null }>>;
  /**
   * One GraphQL request per 100 checks, check runs and statuses together, of this run and of others.
   * Without `actions: read` it is asked for again without workflows, and where that is refused too, through REST.
   * A list that changes while its pages are read is read once more, and then is a failure.
   */
  readChecks(sha: string): Promise<Answer<ChecksFound>>;
  /**
   * One request (more past 100 reviews or commits); where approvals were given on earlier commits, one for the head's diff
   * and one per such commit, at most five.
   */
  readPullRequest(number: number): Promise<Answer<PullRequestReading>>;
  /**
   * The merged pull requests that brought the commits of `base..head` (or `head` alone), and commits that none brought.
   * One request per 250 commits to list them (none for `head` alone), one per 50 to find their pull requests, one per 10 pull requests.
   * More than 500 commits are not read but a failure.
   */
  readPullRequestsOf(range: { base?: string; head: string }): Promise<
    Answer<{
      pullRequests: readonly PullRequestReading[];
      direct: readonly string[];
      /** Logins of who wrote or committed `direct`. */
      directAuthors: readonly string[];
    }>
  >;
  /** Newest first with their statuses, oldest first; one GraphQL request per 50, up to `limit`. */
  readDeployments(environment: string, limit: number): Promise<Answer<readonly DeploymentReading[]>>;
  /** One request; a missing environment is a value, not a failure. */
  readEnvironment(name: string): Promise<Answer<EnvironmentReading>>;
  /** Two requests: the run and its approvals. */
  readRun(runId: number): Promise<
    Answer<{
      createdAt: number;
      actor: string | null;
      triggeringActor: string | null;
      status: string;
      attempt: number;
      approvals: readonly ApprovalReading[];
    }>
  >;
  /** Whether a workflow run has ended: one request. */
  readRunStatus(runId: number): Promise<Answer<{ status: string; attempt: number }>>;
  /**
   * How `head` stands to `base` (`ahead`: base is reachable from it), and which paths differ since their merge base: one request.
   * Renamed files count with both names. GitHub lists 300 files at most: `complete` says whether that were all.
   */
  compare(
    base: string,
    head: string,
  ): Promise<
    Answer<{
      status: 'ahead' | 'behind' | 'identical' | 'diverged';
      paths: readonly string[];
      complete: boolean;
    }>
  >;

  /** The commit a ref points at (annotated tags peeled), `null` where there is none; `ref` without `refs/`. One request, two for an annotated tag. */
  readRef(ref: string): Promise<Answer<{ sha: string; tag?: { message: string; object: string } } | null>>;
  /** Tags whose name begins with `prefix`, annotated ones not peeled. One request. */
  listTags(prefix: string): Promise<Answer<readonly { name: string; object: string }[]>>;
  /** A file's text at a commit, `null` where there is none; up to 1 MB. One request. */
  readFile(path: string, sha: string): Promise<Answer<string | null>>;
  /** An annotated tag: tag object and ref, two requests. `conflict` when the ref exists. */
  createTag(tag: { name: string; sha: string; message: string }): Promise<Answer<void>>;
  /**
   * Exact compare-and-swap of refs (full names, `refs/…`), all or none; `from: null` means it must not exist.
   * One GraphQL request, one more the first time where the repository's id is not known yet. `conflict` when one of them moved.
   */
  swapRefs(swaps: readonly { ref: string; from: string | null; to: string }[]): Promise<Answer<void>>;
  /** A commit holding exactly one file: tree and commit, two requests. Returns its id. */
  createFileCommit(commit: {
    path: string;
    content: string;
    message: string;
    parents: readonly string[];
  }): Promise<Answer<string>>;
  /** A verified commit of one file on a branch through GraphQL; `conflict` when the branch moved. Returns its id. */
  commitFile(commit: {
    branch: string;
    expectedHead: string;
    path: string;
    content: string;
    message: string;
  }): Promise<Answer<string>>;

  /** By tag, drafts too; `null` where there is none. One request, more (one per 100 releases) when drafts must be searched. */
  findRelease(tag: string): Promise<Answer<{ id: number; url: string; draft: boolean; body: string } | null>>;
  /** Draft first, then published: two requests. A draft left by a lost second one is found by `findRelease` and needs `publishRelease` only. */
  createRelease(release: {
    tag: string;
    name: string;
    body: string;
    prerelease: boolean;
    latest: boolean;
  }): Promise<Answer<{ id: number; url: string }>>;
  /** One request. */
  publishRelease(id: number, latest: boolean): Promise<Answer<{ url: string }>>;

  /** By the key in our payload, among the environment's newest 100: one request, two past 50. */
  findDeployment(environment: string, key: string): Promise<Answer<DeploymentReading | null>>;
  /**
   * `ref` is the full commit id, `auto_merge: false`, `required_contexts: []`. One request.
   * An answer whose sha differs is a failure, and the record is marked `error` (one more request).
   */
  createDeployment(deployment: {
    sha: string;
    environment: string;
    task: 'deploy' | 'rollback';
    production: boolean;
    description: string;
    payload: DeploymentPayload;
  }): Promise<Answer<{ id: number }>>;
  /** One request. The description is cut to GitHub's 140 code points. */
  createDeploymentStatus(status: {
    deploymentId: number;
    state: DeploymentState;
    description: string;
    environmentUrl?: string;
    logUrl?: string;
  }): Promise<Answer<void>>;

  /** By name and external id on the commit, our app's before others'; newest wins. One request. */
  findCheckRun(sha: string, name: string, externalId: string): Promise<Answer<CheckRunFound | null>>;
  /** One request, one more per 50 annotations. */
  createCheckRun(content: CheckRunContent): Promise<Answer<CheckRunFound>>;
  /** One request, one more per 50 annotations; GitHub appends annotations to those that are there. */
  updateCheckRun(id: number, content: CheckRunContent): Promise<Answer<CheckRunFound>>;
}

/** Where and as whom to reach GitHub. */
export interface GitHubAccess {
  readonly repository: string;
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly userAgent: string;
  /** A call is given up after this long in all, retries and waits included. */
  readonly timeoutMs: number;
  /** Slug of the app whose token this is; check runs are looked up among its own. Default: `github-actions`. */
  readonly app?: string;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are looked up. Default: the process' own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Told each time a request has been handed to the network; not through a proxy. */
  readonly sent?: () => void;
}
