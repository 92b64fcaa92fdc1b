/** One thing read from the world, or why it could not be read. `source` says where, for people. */
export type Fact<T> =
  | { readonly state: 'known'; readonly value: T; readonly source: string }
  | { readonly state: 'unavailable'; readonly reason: string; readonly source: string };

export function known<T>(value: T, source: string): Fact<T> {
  return { state: 'known', value, source };
}

export function unavailable(reason: string, source: string): Fact<never> {
  return { state: 'unavailable', reason, source };
}

/** A check run or commit status reported on a commit. Identity is kind + app + workflow + event + name; `id` orders results. */
export interface ReportedCheck {
  readonly kind: 'check-run' | 'status';
  readonly id: number;
  readonly name: string;
  /** Slug of the app that reported a check run, login of a status' creator. */
  readonly app?: string;
  /** Path of the workflow file, for runs of GitHub Actions. */
  readonly workflow?: string;
  readonly event?: string;
  /** Workflow run the check belongs to. */
  readonly runId?: number;
  /** GitHub's word, lower-case; open set: `queued in_progress completed waiting requested pending` and what comes. */
  readonly status: string;
  /** GitHub's word, lower-case; open set. `null` while not completed. */
  readonly conclusion: string | null;
  readonly startedAt?: number;
  readonly completedAt?: number;
  readonly url?: string;
}

export interface ChecksReading {
  readonly sha: string;
  readonly checks: readonly ReportedCheck[];
}

export interface Review {
  readonly id: number;
  /** `null`: the account is gone. */
  readonly author: string | null;
  readonly authorIsBot: boolean;
  /** GitHub's word, lower-case: `approved changes_requested commented dismissed pending`, and what comes. */
  readonly state: string;
  /** Commit the review was given on. */
  readonly sha: string | null;
  readonly submittedAt: number;
  /** Whether the reviewer may push. Absent: not known, and then the approval does not count. */
  readonly canPush?: boolean;
  /** The pull request's diff at `sha` equals the one at its head (rebased, branch updated). Absent: not known. */
  readonly diffUnchanged?: boolean;
}

export interface PullRequestReading {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly author: string | null;
  readonly headSha: string;
  readonly baseRef: string;
  /** Logins of everybody who wrote a commit of it, co-authors included. */
  readonly committers: readonly string[];
  readonly labels: readonly string[];
  /** Who put each label on last, as far as it is known. */
  readonly labelledBy?: Readonly<Record<string, string>>;
  readonly merged: boolean;
  readonly mergeCommit: string | null;
  /** Chronological. */
  readonly reviews: readonly Review[];
  /** GitHub's own answer; `null` when no rule asks for reviews. */
  readonly reviewDecision: string | null;
}

/** The pull requests a question is about: the one to merge, or those that brought the commits being deployed. */
export interface ReviewsReading {
  readonly pullRequests: readonly PullRequestReading[];
  /** Commits of the range that no pull request brought. */
  readonly direct: readonly string[];
  /** Logins of everybody who wrote or committed one of those, as far as they have accounts. Absent: not read. */
  readonly directAuthors?: readonly string[];
}

/** Text of report files found by glob in the checkout, keyed by the glob asked for. */
export interface FilesReading {
  readonly byGlob: Readonly<Record<string, readonly { readonly path: string; readonly text: string }[]>>;
}

/** A GitHub deployment with its statuses, oldest first. */
export interface DeploymentReading {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly task: string;
  readonly createdAt: number;
  readonly creator: string | null;
  readonly ref: string | null;
  /** Parsed payload of ours, or `undefined` where it is another tool's. */
  readonly payload?: DeploymentPayload;
  readonly statuses: readonly {
    readonly state: string;
    readonly description: string;
    readonly createdAt: number;
    readonly url?: string;
  }[];
}

/** What we write into a deployment's payload. */
export interface DeploymentPayload {
  readonly by: 'deploy-action';
  readonly schemaVersion: 1;
  /** Natural key of the attempt to deploy; the same on every retry. */
  readonly key: string;
  readonly runId: number;
  readonly version?: string;
  readonly artifact?: { readonly name: string; readonly digest: string };
  readonly baseline?: { readonly sha: string; readonly version?: string };
  readonly approvals: readonly { readonly by: string; readonly comment: string }[];
  /** How many approvals of the run there were when it began: one approval serves one deployment. */
  readonly approvalsSeen: number;
  readonly decision: { readonly outcome: string; readonly summary: string };
  readonly rollbackOf?: string;
}

export interface DeploymentsReading {
  readonly environment: string;
  /** Newest first. */
  readonly deployments: readonly DeploymentReading[];
}

export interface EnvironmentReading {
  readonly name: string;
  readonly exists: boolean;
  readonly reviewersRequired: boolean;
  readonly waitMinutes: number;
  readonly preventsSelfReview: boolean;
}

/** How the candidate stands to what is live in the environment. */
export interface LineageReading {
  /** The commit that is live; `null`: nothing was deployed there yet. */
  readonly live: string | null;
  /** `behind`: the candidate is an ancestor of what is live, so deploying it would go back. */
  readonly relation: 'first' | 'same' | 'ahead' | 'behind' | 'diverged';
}

/** Who answered the environment's review request in this workflow run. */
export interface ApprovalReading {
  readonly state: string;
  readonly by: string | null;
  readonly comment: string;
  readonly environments: readonly string[];
}

export interface RunReading {
  readonly id: number;
  readonly attempt: number;
  readonly createdAt: number;
  readonly actor: string | null;
  readonly triggeringActor: string | null;
  readonly approvals: readonly ApprovalReading[];
}

/** Every fact a gate or mode can ask for. A new fact is a line here and a file in gather/. */
export interface FactValues {
  /** Now, by GitHub's clock where it differs from the runner's (ms since the epoch). */
  readonly now: number;
  readonly checks: ChecksReading;
  readonly reviews: ReviewsReading;
  readonly files: FilesReading;
  /** Deployments of the environments asked for, by canonical name. */
  readonly deployments: Readonly<Record<string, Fact<DeploymentsReading>>>;
  readonly environment: EnvironmentReading;
  readonly lineage: LineageReading;
  readonly run: RunReading;
}

export type FactName = keyof FactValues;

/** The facts of one round: what was not asked for is absent. */
export type Facts = { readonly [N in FactName]?: Fact<FactValues[N]> };

/** What to read in one round: names, and the parameters some of them take. */
export interface Needs {
  readonly facts: readonly FactName[];
  /** Globs for `files`. */
  readonly files: readonly string[];
  /** Environments for `deployments`. */
  readonly deploymentsOf: readonly string[];
}

export const NO_NEEDS: Needs = { facts: [], files: [], deploymentsOf: [] };

/** Everything that any of them needs, once. */
export function needsOf(all: readonly Needs[]): Needs {
  const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];
  return {
    facts: union(all.map((needs) => needs.facts)),
    files: union(all.map((needs) => needs.files)),
    deploymentsOf: union(all.map((needs) => needs.deploymentsOf)),
  };
}
