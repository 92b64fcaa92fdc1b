import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CheckRunShown } from '../../../report/html/check-run-card.ts';
import type { Moment, Report, Series } from '../../../report/report.ts';
import { playWorkflow, runnerServer } from '../runner/index.ts';
import type { Play, PlayEvent, PlayOptions, PlayReport } from '../runner/index.ts';
import type { Weight } from './application.ts';
import { candidateOf } from './candidate.ts';
import { wrongOf } from './ends.ts';
import { CALLER, WORKFLOW } from './files.ts';
import { logReader, saidOfJob, wholeTimeline } from './moments.ts';
import { approve } from './reviewer.ts';
import type { Scenario } from './scenario.ts';
import { seenOf, tagsOf } from './seen.ts';
import type { Stage } from './stage.ts';
import { makeTrouble } from './trouble.ts';
import { reportsIn, shownRuns } from './written.ts';

/** So long before the candidate's first user do the charts begin. */
const BEFORE_MS = 4000;

/** How a scenario went. */
export interface Played {
  readonly scenario: Scenario;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly sha: string;
  readonly version: string;
  /** The version that was live before. */
  readonly baseline: string;
  readonly timeline: readonly Moment[];
  /** What the action itself wrote about each of its decisions, oldest first. */
  readonly reports: readonly Report[];
  readonly checkRuns: readonly CheckRunShown[];
  /** What the proxy was set to. */
  readonly weights: readonly Weight[];
  /** What both versions answered in production, as their pods counted it; `t` in seconds since the scenario began. */
  readonly series: readonly Series[];
  /** All requests of users, and those that the candidate answered. */
  readonly served: Served;
  readonly met: Served;
  /** What did not end as it should; empty when all did. */
  readonly wrong: readonly string[];
}

export interface Served {
  readonly requests: number;
  readonly errors: number;
}

/** Tells whoever watches. */
export interface Telling {
  readonly moment: (moment: Moment) => void;
  readonly event: (event: PlayEvent) => void;
}

export interface PlayingOptions {
  /** Where action.yml, the workflows and dist/ are. */
  readonly actionRoot: string;
  /** An empty folder for all that it makes. */
  readonly folder: string;
  /** Whether it is the first on this stage. */
  readonly isFirst: boolean;
  /** Ends it at once: what runs is killed, and the promise rejects. */
  readonly stopped: AbortSignal;
}

/** Plays one scenario on the stage: a commit, its checks, the workflow, the reviewer, the trouble. */
export async function playScenario(
  stage: Stage,
  scenario: Scenario,
  options: PlayingOptions,
  telling: Telling,
): Promise<Played> {
  const { github, application, people, recorder, load } = stage;
  const { world } = github;
  application.settle();
  application.expect(scenario.candidate);
  const startedAt = Date.now();
  const before = { weights: application.weights().length, tags: new Set(tagsOf(world)) };
  const servedBefore = load.counts();
  const baseline = application.live();
  const heard: (Moment & { readonly job?: string })[] = [];
  const tell = (said: Omit<Moment, 'at'> | undefined, job?: string): void => {
    if (said === undefined || options.stopped.aborted) return;
    const moment = { at: Date.now(), ...said };
    heard.push(job === undefined ? moment : { ...moment, job });
    telling.moment(moment);
  };

  const { sha, told } = await candidateOf(github, stage.past, people, scenario.name, options.isFirst);
  tell(told);
  for (const name of ['test', 'build'])
    world.addCheckRun({
      sha,
      name,
      conclusion: scenario.testsFail === true && name === 'test' ? 'failure' : 'success',
    });

  const log = logReader();
  let play: Play | undefined;
  const reports = join(options.folder, 'reports');
  const common: PlayOptions = {
    ...(await playOptions(stage, sha, options, reports)),
    tell(event) {
      telling.event(event);
      if (event.kind === 'job') tell(saidOfJob(event));
      if (event.kind === 'job' && event.state === 'waiting')
        approve(github, people.reviewer, event.environment ?? '', options.stopped).then(tell, (error) => {
          tell({ kind: 'trouble', text: `the reviewer cannot approve it: ${String(error)}` });
          play?.cancel();
        });
      if (event.kind === 'line') tell(log.read(event), event.job);
    },
  };
  play = await playWorkflow(common);
  const over = new AbortController();
  const trouble = makeTrouble(scenario, application, play, tell, over.signal);
  const runs = [await ended(play, options.stopped).finally(() => over.abort())];
  const troubled = await trouble;
  if (scenario.event === 'killed-runner') {
    tell({ kind: 'info', text: 'the failed job is run again, as attempt 2' });
    const again: PlayOptions = { ...common, rerun: { of: lastOf(runs), jobs: 'failed' } };
    play = await playWorkflow(again);
    runs.push(await ended(play, options.stopped));
  }

  const endedAt = Date.now();
  const version = versionOf(runs, sha);
  const seen = await seenOf(stage, { sha, version, before, runs, trouble: troubled });
  const written = await reportsIn(reports);
  const servedAfter = load.counts();
  const { weights } = seen;
  const first = weights.find(({ percent }) => percent > 0);
  return {
    scenario,
    startedAt,
    endedAt,
    sha,
    version,
    baseline,
    timeline: wholeTimeline(heard, written),
    reports: written,
    checkRuns: shownRuns(github, sha),
    weights,
    series:
      first === undefined
        ? []
        : recorder.series(
            { candidate: version, baseline },
            { from: first.at - BEFORE_MS, to: endedAt, startedAt },
          ),
    served: {
      requests: servedAfter.sent - servedBefore.sent,
      errors: servedAfter.failed + servedAfter.broken - servedBefore.failed - servedBefore.broken,
    },
    met: recorder.tally(version, startedAt),
    wrong: wrongOf(scenario, seen),
  };
}

async function playOptions(
  { github, people, machine }: Stage,
  sha: string,
  { actionRoot, folder }: PlayingOptions,
  reports: string,
): Promise<Omit<PlayOptions, 'tell'>> {
  // The workflow is read from here; the jobs check the repository out themselves.
  const source = join(folder, 'source');
  await mkdir(dirname(join(source, WORKFLOW)), { recursive: true });
  await writeFile(join(source, WORKFLOW), CALLER);
  const workRoot = join(folder, 'work');
  await mkdir(workRoot);
  const ref = `refs/heads/${github.defaultBranch}`;
  return {
    server: await runnerServer(github),
    workflow: { path: WORKFLOW, directory: source },
    event: { name: 'push', payload: { ref, after: sha }, sha, ref, actor: people.author },
    origins: { 'org/deploy-action': { directory: actionRoot, sha } },
    secrets: {},
    machine: { ...machine, DEPLOY_ACTION_REPORTS: reports },
    workRoot,
  };
}

/** The play's end; when it is stopped, all of it is killed first, and nothing of it is left when this rejects. */
async function ended(play: Play, stopped: AbortSignal): Promise<PlayReport> {
  const kill = (): void => play.kill();
  const cancel = (): void => play.cancel();
  stopped.addEventListener('abort', kill);
  stopped.addEventListener('abort', cancel);
  if (stopped.aborted) {
    kill();
    cancel();
  }
  try {
    const report = await play.done;
    stopped.throwIfAborted();
    return report;
  } finally {
    stopped.removeEventListener('abort', kill);
    stopped.removeEventListener('abort', cancel);
  }
}

function lastOf(runs: readonly PlayReport[]): PlayReport {
  const last = runs.at(-1);
  if (last === undefined) throw new Error('nothing was played');
  return last;
}

/** What the release job says, or else what the deployments call it. */
function versionOf(runs: readonly PlayReport[], sha: string): string {
  const said = runs.map(({ jobs }) => jobs['pipeline/release']?.outputs['version'] ?? '');
  return said.find((version) => version !== '') ?? sha.slice(0, 7);
}
