import type { ReportedCheck } from '../core/facts.ts';
import { timeOf } from './actors.ts';
import type { Client } from './client.ts';
import { answered, mapAnswer } from './failure.ts';
import { numberedPage, PER_PAGE, wholeList } from './pages.ts';
import type { Answer } from './port.ts';
import { runIdOf, statusCheck } from './reported.ts';

/** Check runs and statuses by two REST lists: more requests than GraphQL, but each refusal names its permission. */
export async function checksThroughRest(
  client: Client,
  sha: string,
): Promise<Answer<readonly ReportedCheck[]>> {
  const [runs, statuses] = await Promise.all([checkRuns(client, sha), commitStatuses(client, sha)]);
  if (!runs.ok) return runs;
  return mapAnswer(statuses, (list) => [...runs.value, ...list]);
}

function checkRuns(client: Client, sha: string): Promise<Answer<readonly ReportedCheck[]>> {
  return wholeList(
    'the check runs',
    (check) => String(check.id),
    async (after) => {
      const page = Number(after ?? 1);
      const parameters = { ref: sha, per_page: PER_PAGE, page };
      const answer = await client.read('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters);
      if (!answer.ok) return answer;
      const { check_runs: runs, total_count: total } = answer.value;
      return answered(numberedPage(runs.map(checkOf), total, page));
    },
  );
}

interface CheckRun {
  readonly id: number | bigint;
  readonly name: string;
  readonly app: { readonly slug?: string } | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly html_url: string | null;
  readonly details_url: string | null;
}

function checkOf(run: CheckRun): ReportedCheck {
  const app = run.app?.slug;
  const runId = runIdOf(run.details_url, app);
  return {
    kind: 'check-run',
    id: Number(run.id),
    name: run.name,
    ...(app === undefined ? {} : { app }),
    ...(runId === undefined ? {} : { runId }),
    status: run.status,
    conclusion: run.conclusion,
    ...(run.started_at === null ? {} : { startedAt: timeOf(run.started_at) }),
    ...(run.completed_at === null ? {} : { completedAt: timeOf(run.completed_at) }),
    ...(run.html_url === null ? {} : { url: run.html_url }),
  };
}

function commitStatuses(client: Client, sha: string): Promise<Answer<readonly ReportedCheck[]>> {
  return wholeList(
    'the commit statuses',
    (check) => check.name,
    async (after) => {
      const page = Number(after ?? 1);
      const parameters = { ref: sha, per_page: PER_PAGE, page };
      const answer = await client.read('GET /repos/{owner}/{repo}/commits/{ref}/status', parameters);
      if (!answer.ok) return answer;
      const { statuses, total_count: total } = answer.value;
      // The combined status tells no creator: whoever pins one finds nobody here, and nobody never passes.
      const checks = statuses.map((s) => statusCheck(s.context, s.state, s.created_at, null, s.target_url));
      return answered(numberedPage(checks, total, page));
    },
  );
}
