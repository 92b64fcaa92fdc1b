import { latestRuns, runsOfCommit, runsOfSuite, suiteProgress } from '../rules/checks.ts';
import { pullsOfCommit } from '../rules/pulls.ts';
import { latestStatuses } from '../rules/statuses.ts';
import { nodeId } from '../shape/urls.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { CheckRun, CheckSuite, CommitStatus, StatusState } from '../state/records.ts';
import { connection } from './connection.ts';
import { objectArg, type Args, type Node, type Scope } from './node.ts';
import { actorNode } from './people.ts';
import { pullNode } from './pulls.ts';

const loud = (word: string | null): string | null => word?.toUpperCase() ?? null;

function checkRunNode(scope: Scope, run: CheckRun): Node {
  return {
    __typename: 'CheckRun',
    id: nodeId('CR', run.id),
    databaseId: run.id,
    name: run.name,
    status: loud(run.status),
    conclusion: loud(run.conclusion),
    title: run.output.title,
    summary: run.output.summary,
    startedAt: timestampOrNull(run.startedAt),
    completedAt: timestampOrNull(run.completedAt),
    detailsUrl: run.detailsUrl,
    permalink: scope.core.urls.page(`/runs/${run.id}`),
    externalId: run.externalId,
    // No rule here names required checks.
    isRequired: false,
    checkSuite: () => suiteNode(scope, run.suite),
  };
}

const statusNode = (scope: Scope, status: CommitStatus): Node => ({
  __typename: 'StatusContext',
  id: nodeId('SC', status.id),
  context: status.context,
  state: loud(status.state),
  description: status.description,
  targetUrl: status.targetUrl,
  createdAt: timestamp(status.createdAt),
  creator: actorNode(scope, status.creator),
  isRequired: false,
});

function suiteNode(scope: Scope, suite: CheckSuite): Node {
  const { core } = scope;
  const progress = suiteProgress(core, suite);
  return {
    __typename: 'CheckSuite',
    id: nodeId('CS', suite.id),
    databaseId: suite.id,
    status: loud(progress.status),
    conclusion: loud(progress.conclusion),
    createdAt: timestamp(suite.createdAt),
    updatedAt: timestamp(suite.updatedAt),
    app: { databaseId: suite.app.id, slug: suite.app.slug, name: suite.app.name },
    workflowRun: () => runNode(scope, suite),
    checkRuns: (args: Args) => {
      const filter = objectArg(args, 'filterBy') ?? {};
      const all = runsOfSuite(core, suite);
      const runs = (filter['checkType'] === 'ALL' ? all : latestRuns(all))
        .filter(({ name }) => filter['checkName'] == null || name === filter['checkName'])
        .filter(({ status }) => filter['status'] == null || loud(status) === filter['status']);
      return connection('checkRuns', runs, args, (run) => checkRunNode(scope, run));
    },
  };
}

function runNode({ core }: Scope, suite: CheckSuite): Node | null {
  const run = core.state.runs.find(({ id }) => id === suite.runId);
  if (run === undefined) return null;
  const { workflow } = run;
  return {
    __typename: 'WorkflowRun',
    id: nodeId('WFR', run.id),
    databaseId: run.id,
    event: run.event,
    runNumber: run.runNumber,
    url: core.urls.page(`/actions/runs/${run.id}`),
    createdAt: timestamp(run.createdAt),
    workflow: {
      databaseId: workflow.id,
      name: workflow.name,
      resourcePath: `/${core.fullName}/actions/workflows/${workflow.path.split('/').at(-1) ?? ''}`,
    },
    file: { path: workflow.path },
  };
}

export function suitesOf(scope: Scope, sha: string, args: Args): Node {
  const app = objectArg(args, 'filterBy')?.['appId'];
  const suites = scope.core.state.checkSuites
    .filter((suite) => suite.sha === sha)
    .filter((suite) => app == null || suite.app.id === app);
  return connection('checkSuites', suites, args, (suite) => suiteNode(scope, suite));
}

const STATE_OF_RUN: Readonly<Record<string, StatusState>> = {
  success: 'success',
  neutral: 'success',
  skipped: 'success',
};

const stateOfRun = (run: CheckRun): StatusState =>
  run.status === 'completed' ? (STATE_OF_RUN[run.conclusion ?? ''] ?? 'failure') : 'pending';

/** Check runs and statuses of a commit together; runs of one name are not merged. null when there are none. */
export function rollupOf(scope: Scope, sha: string): Node | null {
  const runs = runsOfCommit(scope.core, sha);
  const statuses = latestStatuses(scope.core, sha);
  if (runs.length + statuses.length === 0) return null;
  const states = new Set([...latestRuns(runs).map(stateOfRun), ...statuses.map(({ state }) => state)]);
  const state = (['failure', 'error', 'pending'] as const).find((one) => states.has(one)) ?? 'success';
  const words = runs.map((run) => loud(run.conclusion ?? run.status));
  const counts = [...new Set(words)].map((word) => ({
    state: word,
    count: words.filter((one) => one === word).length,
  }));
  const contexts = [
    ...runs.map((run) => checkRunNode(scope, run)),
    ...statuses.map((one) => statusNode(scope, one)),
  ];
  return {
    __typename: 'StatusCheckRollup',
    state: loud(state),
    contexts: (args: Args) =>
      connection('contexts', contexts, args, (node) => node, {
        checkRunCount: runs.length,
        statusContextCount: statuses.length,
        checkRunCountsByState: counts,
      }),
  };
}

export async function associatedPulls(scope: Scope, sha: string, args: Args): Promise<Node> {
  const pulls = await pullsOfCommit(scope.core, sha);
  return connection('associatedPullRequests', pulls, args, (issue) => pullNode(scope, issue));
}
