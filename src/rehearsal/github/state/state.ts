import type {
  Activity,
  App,
  CheckRun,
  CheckSuite,
  Comment,
  CommitStatus,
  Deployment,
  Dispatch,
  Environment,
  Issue,
  Job,
  Label,
  Reaction,
  Release,
  Review,
  Team,
  User,
  Workflow,
  WorkflowRun,
} from './records.ts';

/** All of what git does not remember, oldest first in every list. */
export interface State {
  readonly users: Map<string, User>;
  readonly teams: Map<string, Team>;
  readonly apps: Map<string, App>;
  readonly labels: Label[];
  readonly issues: Issue[];
  readonly reviews: Review[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly checkSuites: CheckSuite[];
  readonly checkRuns: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly deployments: Deployment[];
  readonly environments: Environment[];
  readonly workflows: Workflow[];
  readonly runs: WorkflowRun[];
  readonly jobs: Job[];
  readonly releases: Release[];
  readonly activities: Activity[];
  readonly dispatches: Dispatch[];
  readonly protections: Protection[];
}

/** A ref that the rules keep from being written directly. */
export interface Protection {
  /** Full ref name; `*` stands for anything but a slash, `**` for anything. */
  readonly pattern: string;
  readonly refuses: 'everything' | 'force-pushes';
  /** GH006 is a protected branch, GH013 a ruleset. */
  readonly code: 'GH006' | 'GH013';
  readonly reason: string;
  /** Logins (a bot's `slug[bot]` too) that may write all the same. */
  readonly bypass: readonly string[];
}

export const emptyState = (): State => ({
  users: new Map(),
  teams: new Map(),
  apps: new Map(),
  labels: [],
  issues: [],
  reviews: [],
  comments: [],
  reactions: [],
  checkSuites: [],
  checkRuns: [],
  statuses: [],
  deployments: [],
  environments: [],
  workflows: [],
  runs: [],
  jobs: [],
  releases: [],
  activities: [],
  dispatches: [],
  protections: [],
});
