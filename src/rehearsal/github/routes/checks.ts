import { created, found, ok, refuse } from '../answer.ts';
import { idParam, param, type Call, type Routes } from '../call.ts';
import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject, wordOf } from '../json.ts';
import { latestRuns, runsOfCommit, runsOfSuite, suiteForCall } from '../rules/checks.ts';
import { listAnswer } from '../serve/paging.ts';
import { annotationsShape, checkRunShape, checkSuiteShape } from '../shape/checks.ts';
import { millisecondsOf } from '../state/clock.ts';
import {
  CHECK_CONCLUSIONS,
  CHECK_STATUSES,
  type Annotation,
  type App,
  type CheckRun,
} from '../state/records.ts';
import { commitNamed } from './revision.ts';

const SUITES_LOOKED_AT = 1000;

function appOf(call: Call): App {
  if (call.caller.app === null) throw refuse(403, 'You must authenticate via a GitHub App.');
  return call.caller.app;
}

const runOf = (call: Call): CheckRun =>
  found(call.core.state.checkRuns.find((run) => run.id === idParam(call, 'check_run_id')));

const annotationOf = (note: JsonObject): Annotation => ({
  path: textOf(note, 'path') ?? '',
  startLine: numberOf(note, 'start_line') ?? 1,
  endLine: numberOf(note, 'end_line') ?? 1,
  startColumn: numberOf(note, 'start_column') ?? null,
  endColumn: numberOf(note, 'end_column') ?? null,
  level: textOf(note, 'annotation_level') ?? 'notice',
  title: textOf(note, 'title') ?? null,
  message: textOf(note, 'message') ?? '',
  rawDetails: textOf(note, 'raw_details') ?? null,
});

/** What both calls say of a run. The description holds the allowed words; a conclusion completes a run by itself. */
function apply(call: Call, run: CheckRun): void {
  const { body } = call;
  run.name = textOf(body, 'name') ?? run.name;
  run.externalId = textOf(body, 'external_id') ?? run.externalId;
  run.detailsUrl = textOf(body, 'details_url') ?? run.detailsUrl;
  run.startedAt = millisecondsOf(textOf(body, 'started_at')) ?? run.startedAt;
  const conclusion = wordOf(body, 'conclusion', CHECK_CONCLUSIONS);
  const status = conclusion === undefined ? wordOf(body, 'status', CHECK_STATUSES) : 'completed';
  if (status !== undefined) {
    run.status = status;
    run.conclusion = conclusion ?? null;
    run.completedAt =
      status === 'completed' ? (millisecondsOf(textOf(body, 'completed_at')) ?? call.core.now()) : null;
  }
  const output = objectOf(body, 'output');
  if (output) {
    const notes = (listOf(output, 'annotations') ?? []).filter(isObject).map(annotationOf);
    run.output = {
      title: textOf(output, 'title') ?? run.output.title,
      summary: textOf(output, 'summary') ?? run.output.summary,
      text: textOf(output, 'text') ?? run.output.text,
      // Each call adds its own, up to 50 at a time.
      annotations: [...run.output.annotations, ...notes],
    };
  }
  const actions = listOf(body, 'actions')?.filter(isObject);
  if (actions)
    run.actions = actions.map((one) => ({
      label: textOf(one, 'label') ?? '',
      description: textOf(one, 'description') ?? '',
      identifier: textOf(one, 'identifier') ?? '',
    }));
  run.suite.updatedAt = call.core.now();
}

function filtered(call: Call, runs: readonly CheckRun[]): readonly CheckRun[] {
  const { query } = call;
  const [name, status, app] = [query.get('check_name'), query.get('status'), query.get('app_id')];
  const listed = query.get('filter') === 'all' ? runs : latestRuns(runs);
  return listed
    .filter((run) => name === null || run.name === name)
    .filter((run) => status === null || run.status === status)
    .filter((run) => app === null || run.suite.app.id === Number(app))
    .toSorted((a, b) => b.id - a.id);
}

export const checkRoutes: Routes = {
  'POST /repos/{owner}/{repo}/check-runs': async (call) => {
    const { core } = call;
    const app = appOf(call);
    const sha = textOf(call.body, 'head_sha') ?? '';
    if ((await core.git.commit(sha)) === undefined) throw refuse(422, `No commit found for SHA: ${sha}`);
    const id = core.nextId();
    const run: CheckRun = {
      id,
      suite: suiteForCall(core, sha, app),
      name: textOf(call.body, 'name') ?? '',
      status: 'queued',
      conclusion: null,
      startedAt: core.now(),
      completedAt: null,
      externalId: '',
      detailsUrl: core.urls.page(`/runs/${id}`),
      output: { title: null, summary: null, text: null, annotations: [] },
      actions: [],
    };
    core.state.checkRuns.push(run);
    apply(call, run);
    return created(checkRunShape(core, run));
  },

  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}': (call) => ok(checkRunShape(call.core, runOf(call))),

  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': (call) => {
    const app = appOf(call);
    const run = runOf(call);
    if (run.suite.app !== app) {
      const reason = `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`;
      throw refuse(403, reason);
    }
    apply(call, run);
    return ok(checkRunShape(call.core, run));
  },

  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': (call) =>
    listAnswer(call, annotationsShape(call.core, runOf(call)), (note) => note),

  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': async (call) => {
    const sha = await commitNamed(call.core, param(call, 'ref'));
    const suites = call.core.state.checkSuites.filter((suite) => suite.sha === sha);
    // GitHub looks at the newest thousand suites only, and does not say when there are more.
    const seen = new Set(suites.slice(-SUITES_LOOKED_AT));
    const runs = runsOfCommit(call.core, sha).filter((run) => seen.has(run.suite));
    return listAnswer(call, filtered(call, runs), (run) => checkRunShape(call.core, run), 'check_runs');
  },

  'GET /repos/{owner}/{repo}/commits/{ref}/check-suites': async (call) => {
    const sha = await commitNamed(call.core, param(call, 'ref'));
    const [app, name] = [call.query.get('app_id'), call.query.get('check_name')];
    const suites = call.core.state.checkSuites
      .filter((suite) => suite.sha === sha && (app === null || suite.app.id === Number(app)))
      .filter((suite) => name === null || runsOfSuite(call.core, suite).some((run) => run.name === name));
    return listAnswer(call, suites, (suite) => checkSuiteShape(call.core, suite), 'check_suites');
  },

  'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}': async (call) => {
    const id = idParam(call, 'check_suite_id');
    return ok(
      await checkSuiteShape(call.core, found(call.core.state.checkSuites.find((suite) => suite.id === id))),
    );
  },

  'GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs': (call) => {
    const id = idParam(call, 'check_suite_id');
    const suite = found(call.core.state.checkSuites.find((one) => one.id === id));
    const runs = filtered(call, runsOfSuite(call.core, suite));
    return listAnswer(call, runs, (run) => checkRunShape(call.core, run), 'check_runs');
  },
};
