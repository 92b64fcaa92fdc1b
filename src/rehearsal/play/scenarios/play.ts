import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Moment, Report } from '../../../report/report.ts';
import type { CheckRunShown } from '../../../report/html/check-run-card.ts';
import { WELL } from '../behaviour.ts';
import { playWorkflow, runnerServer } from '../runner/index.ts';
import type { Play, PlayEvent, PlayReport } from '../runner/index.ts';
import { WORKFLOW } from './files.ts';
import { INCIDENT, INCIDENT_MS } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

const git = promisify(execFile);

const SECONDS_BEFORE_TROUBLE = 2;
const REVIEWER_THINKS_MS = 700;
const DEPLOYS = 'Pipeline / Deploy to production';

/** How a scenario went. */
export interface Played {
  readonly scenario: Scenario;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly sha: string;
  readonly run: PlayReport;
  readonly timeline: readonly Moment[];
  /** What the action itself wrote about each of its decisions, oldest first. */
  readonly reports: readonly Report[];
  readonly checkRuns: readonly CheckRunShown[];
  readonly served: { readonly requests: number; readonly errors: number };
  /** What did not end as it should; empty when all did. */
  readonly wrong: readonly string[];
}

/** Tells whoever watches. */
export interface Telling {
  readonly moment: (moment: Moment) => void;
  readonly event: (event: PlayEvent) => void;
}

/** Plays one scenario on the stage: a commit, its checks, the workflow, the reviewer, the trouble. */
export async function playScenario(
  stage: Stage,
  scenario: Scenario,
  options: { readonly actionRoot: string; readonly folder: string; readonly first: boolean },
  telling: Telling,
): Promise<Played> {
  const { github, people } = stage;
  const { world } = github;
  const startedAt = Date.now();
  const timeline: Moment[] = [];
  const tell = (kind: Moment['kind'], text: string): void => {
    const moment = { at: Date.now(), kind, text };
    timeline.push(moment);
    telling.moment(moment);
  };
  const sha = await candidateOf(stage, scenario, options.first, tell);
  for (const name of ['test', 'build']) {
    const conclusion = scenario.testsFail === true && name === 'test' ? 'failure' : 'success';
    world.addCheckRun({ sha, name, conclusion });
  }
  stage.next = scenario.candidate;
  const before = stage.load.counts();

  const source = join(options.folder, 'source');
  await git('git', ['clone', '--quiet', github.gitDir, source]);
  const reports = join(options.folder, 'reports');
  const workRoot = join(options.folder, 'work');
  await mkdir(workRoot, { recursive: true });

  const common = {
    server: await runnerServer(github),
    workflow: { path: WORKFLOW, directory: source },
    event: {
      name: 'push',
      payload: { ref: `refs/heads/${github.defaultBranch}`, after: sha },
      sha,
      ref: `refs/heads/${github.defaultBranch}`,
      actor: people.author,
    },
    origins: { 'org/deploy-action': { directory: options.actionRoot, sha } },
    secrets: {},
    machine: { ...stage.machine, DEPLOY_ACTION_REPORTS: reports },
    workRoot,
    tell(event: PlayEvent) {
      telling.event(event);
      if (event.kind === 'job') jobTold(event, tell);
      if (event.kind === 'job' && event.state === 'waiting')
        void approve(stage, event.environment ?? '', tell);
      if (event.kind === 'line') lineTold(event.line.text, tell);
    },
  };
  const play = await playWorkflow(common);
  const trouble = new AbortController();
  const troubled =
    scenario.event === undefined ? undefined : makeTrouble(stage, scenario, play, tell, trouble.signal);
  let run = await play.done;
  trouble.abort();
  await troubled;
  if (scenario.event === 'killed-runner') {
    tell('info', 'the failed job is run again, as attempt 2');
    run = await (await playWorkflow({ ...common, rerun: { of: run, jobs: 'failed' } })).done;
  }
  const after = stage.load.counts();
  const shown = shownRuns(stage, sha);
  return {
    scenario,
    startedAt,
    endedAt: Date.now(),
    sha,
    run,
    timeline,
    reports: await reportsIn(reports),
    checkRuns: shown,
    served: {
      requests: after.sent - before.sent,
      errors: after.failed + after.broken - before.failed - before.broken,
    },
    wrong: await wrongOf(stage, scenario, sha, run, shown),
  };
}

/** The commit to deploy: the repository's own head, or a sample one where it has nothing to release. */
async function candidateOf(
  { github, past, people }: Stage,
  scenario: Scenario,
  first: boolean,
  tell: (kind: Moment['kind'], text: string) => void,
): Promise<string> {
  const branch = github.defaultBranch;
  const head = github.world.ref(`refs/heads/${branch}`);
  if (head === undefined) throw new Error(`there is no branch ${branch}`);
  if (first && past.unreleased > 0) {
    tell(
      'info',
      `${past.unreleased} commit${past.unreleased === 1 ? '' : 's'} of yours to release since ${past.live.version}`,
    );
    return head;
  }
  const message = `feat: a sample change for the scenario ${scenario.name}`;
  const sha = await github.world.commit({
    branch,
    message,
    author: people.author,
    files: { 'rehearsal/sample.txt': `${scenario.name} ${String(Date.now())}\n` },
  });
  tell(
    'info',
    `a sample commit (${sha.slice(0, 7)}) in the copy, because there is nothing else to release: ${message}`,
  );
  return sha;
}

const JOB_WORDS: Readonly<Record<string, { kind: Moment['kind']; word: string }>> = {
  success: { kind: 'step', word: 'succeeds' },
  failure: { kind: 'trouble', word: 'fails' },
  cancelled: { kind: 'trouble', word: 'is cancelled' },
};

function jobTold(
  event: Extract<PlayEvent, { kind: 'job' }>,
  tell: (kind: Moment['kind'], text: string) => void,
): void {
  const words = JOB_WORDS[event.state];
  const name = event.job.replace('Pipeline / ', '');
  if (words !== undefined) tell(words.kind, `${name} ${words.word}`);
  if (event.state === 'waiting')
    tell('info', `${name} waits for the reviewers of ${event.environment ?? ''}`);
}

const SIGNS: Readonly<Record<string, Moment['kind']>> = { '▸': 'step', '◆': 'decision', '!': 'trouble' };

/** What the action says of its rollout in the job's log. */
function lineTold(text: string, tell: (kind: Moment['kind'], text: string) => void): void {
  const found = /^ {2,}\d+:\d\d (?<sign>[▸◆!]) (?<said>.*)$/.exec(text)?.groups;
  const kind = SIGNS[found?.['sign'] ?? ''];
  if (kind !== undefined) tell(kind, found?.['said'] ?? '');
}

async function approve(
  { github, people }: Stage,
  environment: string,
  tell: (kind: Moment['kind'], text: string) => void,
): Promise<void> {
  await pause(REVIEWER_THINKS_MS);
  const run = github.world.runs().find((each) => github.world.waiting(each).length > 0);
  if (run === undefined) return;
  github.world.approve(run, environment, people.reviewer, 'looks good');
  tell('decision', `${people.reviewer.login} approves the run for ${environment}`);
}

/** Waits until the candidate has its first users, and then brings what the scenario is about. */
async function makeTrouble(
  stage: Stage,
  scenario: Scenario,
  play: Play,
  tell: (kind: Moment['kind'], text: string) => void,
  over: AbortSignal,
): Promise<void> {
  while (stage.proxy.weight() === 0) {
    if (over.aborted) return;
    await pause(100);
  }
  await pause(SECONDS_BEFORE_TROUBLE * 1000);
  if (scenario.event === 'killed-runner') {
    tell('trouble', 'the runner is killed: its processes are gone at once');
    play.kill();
    return;
  }
  tell('trouble', 'an incident begins: what both versions depend on fails');
  for (const service of stage.services.values()) service.behave(INCIDENT);
  await pause(INCIDENT_MS);
  for (const service of stage.services.values()) service.behave(WELL);
  tell('info', 'the incident is over');
}

function shownRuns({ github }: Stage, sha: string): readonly CheckRunShown[] {
  return github.world
    .checkRuns(sha)
    .filter(({ name }) => name.startsWith('deploy-action'))
    .map(({ name, status, conclusion, output, detailsUrl }) => ({
      name,
      sha,
      status,
      conclusion,
      title: output.title ?? '',
      summary: output.summary ?? '',
      ...(output.text === null ? {} : { text: output.text }),
      url: detailsUrl,
    }));
}

async function reportsIn(folder: string): Promise<readonly Report[]> {
  const names = await readdir(folder).catch(() => []);
  const reports = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      // Written by the bundle that was just run.
      .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Report),
  );
  return reports.toSorted((a, b) => a.startedAt - b.startedAt);
}

interface Ledger {
  readonly verified?: Readonly<Record<string, readonly { readonly sha: string }[]>>;
  readonly quarantine?: readonly { readonly sha: string }[];
  readonly holds?: Readonly<Record<string, unknown>>;
  readonly locks?: Readonly<Record<string, unknown>>;
}

/** Holds the end against what the scenario is about, by what GitHub and the proxy say and not by what the action says. */
async function wrongOf(
  stage: Stage,
  scenario: Scenario,
  sha: string,
  run: PlayReport,
  shown: readonly CheckRunShown[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const want = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  const text = await stage.github.world.file('refs/deploy-action/ledger', 'ledger.json');
  // The ledger's document, of which only these parts are looked at.
  const ledger = JSON.parse(text ?? '{}') as Ledger;
  const verified = ledger.verified?.['production']?.[0]?.sha === sha;
  const check = shown.findLast(({ name }) => name === 'deploy-action / production')?.conclusion ?? null;
  const weight = stage.proxy.weight();
  want(Object.keys(ledger.locks ?? {}).length === 0, 'a lock is still held');
  switch (scenario.ends) {
    case 'promoted':
      want(run.conclusion === 'success', `the workflow ended with ${run.conclusion}`);
      want(verified, 'the version is not verified in production');
      want(weight === 100, `${String(weight)}% of the users are on the candidate, all of them should be`);
      want(check === 'success', `the check run of production says ${String(check)}`);
      break;
    case 'rolled-back':
      want(run.conclusion === 'failure', `the workflow ended with ${run.conclusion}`);
      want(!verified, 'the bad version is verified in production');
      want(weight === 0, `${String(weight)}% of the users are still on the bad version`);
      want(check === 'failure', `the check run of production says ${String(check)}`);
      want(ledger.quarantine?.[0]?.sha === sha, 'the bad version is not in quarantine');
      want(ledger.holds?.['production'] !== undefined, 'production is not on hold');
      break;
    case 'refused':
      want(run.conclusion === 'failure', `the workflow ended with ${run.conclusion}`);
      want(weight === 0, `${String(weight)}% of the users are on a version that was refused`);
      want(
        stage.github.world.deployments().every((deployment) => deployment.sha !== sha),
        'it was deployed all the same',
      );
      break;
  }
  return wrong;
}

export { DEPLOYS };
