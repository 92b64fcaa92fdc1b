import type { Core } from '../core.ts';
import { runsOfCommit, suiteForCall } from '../rules/checks.ts';
import { statusesOf } from '../rules/statuses.ts';
import type {
  CheckConclusion,
  CheckRun,
  CheckStatus,
  CommitStatus,
  StatusState,
  User,
  WorkflowRun,
} from '../state/records.ts';

export interface NewCheckRun {
  readonly sha: string;
  readonly name: string;
  /** Completed when there is a conclusion, else in progress. */
  readonly status?: CheckStatus;
  readonly conclusion?: CheckConclusion;
  /** Slug of the App; github-actions unless given. */
  readonly app?: string;
  /** Puts it into this run's suite. A job of a run is made by `addJob`. */
  readonly run?: WorkflowRun;
  readonly externalId?: string;
  readonly summary?: string;
}

export interface CheckWorld {
  addCheckRun(run: NewCheckRun): CheckRun;
  completeCheckRun(run: CheckRun, conclusion: CheckConclusion): void;
  /** All check runs, or those of one commit, oldest first. */
  checkRuns(sha?: string): readonly CheckRun[];
  /** The newest of that name on a commit. */
  checkRun(sha: string, name: string): CheckRun | undefined;
  addStatus(status: {
    readonly sha: string;
    readonly state: StatusState;
    readonly context: string;
    readonly by?: User;
    readonly description?: string;
    readonly targetUrl?: string;
  }): CommitStatus;
  /** Newest first. */
  statuses(sha: string): readonly CommitStatus[];
}

export function createChecks(core: Core): CheckWorld {
  const { state } = core;
  return {
    addCheckRun: ({
      sha,
      name,
      status,
      conclusion,
      app = 'github-actions',
      run,
      externalId = '',
      summary,
    }) => {
      const by = state.apps.get(app);
      if (by === undefined) throw new Error(`there is no App '${app}'; add one first`);
      const id = core.nextId();
      const done = conclusion !== undefined;
      const check: CheckRun = {
        id,
        suite: run?.suite ?? suiteForCall(core, sha, by),
        name,
        status: done ? 'completed' : (status ?? 'in_progress'),
        conclusion: conclusion ?? null,
        startedAt: core.now(),
        completedAt: done ? core.now() : null,
        externalId,
        detailsUrl: core.urls.page(`/runs/${id}`),
        output: {
          title: summary === undefined ? null : name,
          summary: summary ?? null,
          text: null,
          annotations: [],
        },
        actions: [],
      };
      state.checkRuns.push(check);
      return check;
    },
    completeCheckRun: (run, conclusion) => {
      run.status = 'completed';
      run.conclusion = conclusion;
      run.completedAt = core.now();
    },
    checkRuns: (sha) => (sha === undefined ? state.checkRuns : runsOfCommit(core, sha)),
    checkRun: (sha, name) => runsOfCommit(core, sha).findLast((run) => run.name === name),
    addStatus: ({ sha, state: word, context, by = core.owner, description = null, targetUrl = null }) => {
      const at = core.now();
      const status = {
        id: core.nextId(),
        sha,
        state: word,
        context,
        description,
        targetUrl,
        creator: by,
        createdAt: at,
      };
      state.statuses.push(status);
      return status;
    },
    statuses: (sha) => statusesOf(core, sha),
  };
}
