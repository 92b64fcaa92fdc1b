import type { Core } from '../core.ts';
import type { App, CheckConclusion, CheckRun, CheckStatus, CheckSuite } from '../state/records.ts';

/** The branch whose tip a commit is: the default branch if it is that one's. */
export function branchAt(core: Core, sha: string): string | null {
  const names = core.git.refs
    .list('refs/heads/')
    .filter((ref) => ref.sha === sha)
    .map((ref) => ref.name.slice('refs/heads/'.length));
  return names.includes(core.defaultBranch) ? core.defaultBranch : (names[0] ?? null);
}

export function createSuite(
  core: Core,
  sha: string,
  app: App,
  branch: string | null,
  runId: number | null,
): CheckSuite {
  const at = core.now();
  const suite: CheckSuite = { id: core.nextId(), sha, branch, app, runId, createdAt: at, updatedAt: at };
  core.state.checkSuites.push(suite);
  return suite;
}

/**
 * Where a check run made by a call lands. The API has no parameter for it: an app's runs go to the app's first
 * suite of that commit, for GitHub Actions that of the first workflow run.
 */
export const suiteForCall = (core: Core, sha: string, app: App): CheckSuite =>
  core.state.checkSuites.find((suite) => suite.sha === sha && suite.app === app) ??
  createSuite(core, sha, app, branchAt(core, sha), null);

export const runsOfSuite = (core: Core, suite: CheckSuite): readonly CheckRun[] =>
  core.state.checkRuns.filter((run) => run.suite === suite);

export const runsOfCommit = (core: Core, sha: string): readonly CheckRun[] =>
  core.state.checkRuns.filter((run) => run.suite.sha === sha);

const isNewer = (a: CheckRun, b: CheckRun): boolean => {
  // What has not finished is newer than what has.
  const [atA, atB] = [a.completedAt ?? Infinity, b.completedAt ?? Infinity];
  return atA === atB ? a.id > b.id : atA > atB;
};

/** `filter=latest`: of runs with one name in one suite only the newest. */
export function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of runs) {
    const key = `${run.suite.id} ${run.name}`;
    const known = newest.get(key);
    if (known === undefined || isNewer(run, known)) newest.set(key, run);
  }
  return [...newest.values()];
}

// Worst first, as GitHub ranks them.
const RANK: readonly CheckConclusion[] = [
  'failure',
  'timed_out',
  'action_required',
  'cancelled',
  'success',
  'neutral',
  'skipped',
];

export const worstConclusion = (conclusions: readonly (CheckConclusion | null)[]): CheckConclusion | null =>
  RANK.find((one) => conclusions.includes(one)) ?? null;

/** A suite is what its latest runs are. One without runs stays queued for ever. */
export function suiteProgress(
  core: Core,
  suite: CheckSuite,
): { readonly status: CheckStatus; readonly conclusion: CheckConclusion | null } {
  const runs = latestRuns(runsOfSuite(core, suite));
  if (runs.every((run) => run.status === 'queued')) return { status: 'queued', conclusion: null };
  if (runs.every((run) => run.status === 'completed'))
    return { status: 'completed', conclusion: worstConclusion(runs.map((run) => run.conclusion)) };
  const open = runs.filter((run) => run.status !== 'completed');
  return {
    status: open.every((run) => run.status === 'waiting') ? 'waiting' : 'in_progress',
    conclusion: null,
  };
}
