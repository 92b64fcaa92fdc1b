import type { ReportedCheck } from '../core/facts.ts';
import { loginOf, timeOf } from './actors.ts';
import type { Actor } from './actors.ts';
import { checksThroughRest } from './checksRest.ts';
import type { Client } from './client.ts';
import { answered, failed, mapAnswer } from './failure.ts';
import { pageOf, wholeList } from './pages.ts';
import type { Connection } from './pages.ts';
import type { Answer, ChecksFound, GitHub } from './port.ts';
import { runIdOf, statusCheck, workflowFile } from './reported.ts';

interface CheckRun {
  readonly kind: 'CheckRun';
  readonly databaseId: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly permalink: string;
  readonly detailsUrl: string | null;
  readonly checkSuite: {
    readonly app: { readonly slug: string } | null;
    readonly workflowRun?: {
      readonly databaseId: number;
      readonly event: string;
      readonly workflow: { readonly resourcePath: string };
      readonly file: { readonly path: string } | null;
    } | null;
  };
}

interface StatusContext {
  readonly kind: 'StatusContext';
  readonly context: string;
  readonly state: string;
  readonly createdAt: string;
  readonly targetUrl: string | null;
  readonly creator: Actor | null;
}

type Context = CheckRun | StatusContext;

interface Answered {
  readonly repository: {
    readonly object: {
      readonly statusCheckRollup?: { readonly contexts: Connection<Context> } | null;
    } | null;
  } | null;
}

const WORKFLOW = 'workflowRun { databaseId event workflow { resourcePath } file { path } }';

const queryWith = (
  workflow: string,
) => `query Checks($owner: String!, $name: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ... on Commit { statusCheckRollup {
    contexts(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
      kind: __typename
      ... on CheckRun {
        databaseId name status conclusion startedAt completedAt permalink detailsUrl
        checkSuite { app { slug } ${workflow} }
      }
      ... on StatusContext { context state createdAt targetUrl creator { kind: __typename login } }
    } } } } } }
}`;

type Way = (sha: string) => Promise<Answer<ChecksFound>>;
type WayNumber = 0 | 1 | 2;

/** How checks are read, the best way first: each needs less than the one before it. */
function waysOf(client: Client): Readonly<Record<WayNumber, Way>> {
  const throughGraphQL = (workflow: string, permission: string) => (sha: string) =>
    wholeList<Context>('the checks', identityOf, async (after) => {
      const variables = { sha, after: after ?? null };
      const answer = await client.query<Answered>(queryWith(workflow), variables, permission);
      if (!answer.ok) return answer;
      const commit = answer.value.repository?.object;
      // A commit that is not there has no checks, but that is not the same as a commit on which nothing was reported.
      if (commit == null) return failed({ kind: 'not-found', message: `there is no commit ${sha}` });
      const rollup = commit.statusCheckRollup;
      return answered(rollup == null ? { items: [], total: 0 } : pageOf(rollup.contexts));
    });
  const full = throughGraphQL(WORKFLOW, 'actions: read, checks: read, contents: read, statuses: read');
  const plain = throughGraphQL('', 'checks: read, contents: read, statuses: read');
  return [
    async (sha) => mapAnswer(await full(sha), (contexts) => ({ checks: contexts.map(checkOf) })),
    async (sha) =>
      mapAnswer(await plain(sha), (contexts) => ({
        checks: contexts.map(checkOf),
        without: WITHOUT_WORKFLOWS,
      })),
    async (sha) =>
      mapAnswer(await checksThroughRest(client, sha), (reported) => ({
        checks: reported,
        without: WITHOUT_WORKFLOWS,
      })),
  ];
}

const WITHOUT_WORKFLOWS = "without their workflows and events, which take 'actions: read'";

export function checks(client: Client): Pick<GitHub, 'readChecks'> {
  const ways = waysOf(client);
  // What was refused once is not asked for again: a permission does not come back during a job.
  let best: WayNumber = 0;
  return {
    async readChecks(sha) {
      let answer = await ways[best](sha);
      for (let next = wayAfter(best, answer); next !== undefined; next = wayAfter(best, answer)) {
        best = next;
        answer = await ways[best](sha);
      }
      return answer;
    },
  };
}

/** Without workflows when those were refused; through REST otherwise, because its refusals name the permission. */
function wayAfter(way: WayNumber, answer: Answer<unknown>): WayNumber | undefined {
  if (answer.ok || answer.failure.kind !== 'forbidden' || way === 2) return undefined;
  return way === 0 && answer.failure.field?.endsWith('workflowRun') === true ? 1 : 2;
}

const identityOf = (context: Context) =>
  context.kind === 'CheckRun' ? `run ${context.databaseId}` : `status ${context.context}`;

function checkOf(context: Context): ReportedCheck {
  return context.kind === 'CheckRun' ? checkOfRun(context) : checkOfStatus(context);
}

function checkOfRun(run: CheckRun): ReportedCheck {
  const { app, workflowRun } = run.checkSuite;
  const file = workflowRun?.file?.path ?? workflowFile(workflowRun?.workflow.resourcePath);
  const runId = workflowRun?.databaseId ?? runIdOf(run.detailsUrl, app?.slug);
  return {
    kind: 'check-run',
    id: run.databaseId,
    name: run.name,
    ...(app === null ? {} : { app: app.slug }),
    ...(file === undefined ? {} : { workflow: file }),
    ...(workflowRun == null ? {} : { event: workflowRun.event }),
    ...(runId === undefined ? {} : { runId }),
    status: run.status.toLowerCase(),
    conclusion: run.conclusion?.toLowerCase() ?? null,
    ...(run.startedAt === null ? {} : { startedAt: timeOf(run.startedAt) }),
    ...(run.completedAt === null ? {} : { completedAt: timeOf(run.completedAt) }),
    url: run.permalink,
  };
}

function checkOfStatus(status: StatusContext): ReportedCheck {
  const creator = loginOf(status.creator);
  return statusCheck(status.context, status.state.toLowerCase(), status.createdAt, creator, status.targetUrl);
}
