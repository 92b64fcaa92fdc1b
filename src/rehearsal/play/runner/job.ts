import { admit } from './admission.ts';
import { playCall } from './call.ts';
import type { JobReport, LegReport } from './events.ts';
import type { Contexts, Standing } from './expressions.ts';
import { filled, filledAsText, holds } from './expressions.ts';
import { combinations, legName } from './matrix.ts';
import type { Conclusion } from './server.ts';
import type { Scope, Session } from './session.ts';
import { scopeContexts } from './session.ts';
import { below } from './source.ts';
import { overall } from './standing.ts';
import type { Job } from './workflow.ts';

/** What came of a job. */
export interface JobEnd {
  readonly report: JobReport;
  /** The jobs of the workflow it called. */
  readonly called: Readonly<Record<string, JobReport>>;
  /** It was run in this attempt, so that what needs it is run again too. */
  readonly isFresh: boolean;
}

interface LegResult {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly reports: readonly LegReport[];
  readonly called: Readonly<Record<string, JobReport>>;
}

/** Plays a job with all legs of its matrix, unless its condition does not hold or an earlier attempt's result is kept. */
export async function playJob(
  session: Session,
  scope: Scope,
  job: Job,
  needs: ReadonlyMap<string, JobEnd>,
  standing: Standing,
): Promise<JobEnd> {
  const isFresh = scope.isRerun || [...needs.values()].some((need) => need.isFresh);
  const kept = isFresh ? undefined : keptOf(session, scope, job);
  if (kept !== undefined) return kept;
  const needed = [...needs].map(([id, { report }]) => [
    id,
    { result: report.result, outputs: report.outputs },
  ]);
  const contexts: Contexts = { ...scopeContexts(session, scope), needs: Object.fromEntries(needed) };
  if (!holds(below(job.at, 'if'), job.is.if, 'job.if', contexts, standing))
    return skipped(session, scope, job, contexts);
  const legs = legsOf(job, contexts);
  const inner = { ...scope, isRerun: isFresh };

  const failed = new AbortController();
  const ended = await atMost(
    legs.most,
    legs.all.map((leg) => async () => {
      const cancel = new AbortController();
      const abort = (): void => cancel.abort();
      // A job whose condition holds although the run is cancelled runs; only what comes later cancels it.
      session.cancelled.addEventListener('abort', abort);
      failed.signal.addEventListener('abort', abort);
      if (failed.signal.aborted) abort();
      const end = await playLeg(session, inner, job, { ...contexts, ...leg.contexts }, leg.suffix, cancel);
      if (end.result === 'failure' && legs.failsFast) failed.abort();
      return end;
    }),
  );
  return {
    report: {
      result: overall(ended.map(({ result }) => result)),
      outputs: Object.assign({}, ...ended.map(({ outputs }) => outputs)),
      legs: ended.flatMap(({ reports }) => reports),
    },
    called: Object.assign({}, ...ended.map(({ called }) => called)),
    isFresh: true,
  };
}

/** The result of the attempt before, where only what did not succeed is run again. */
function keptOf({ options }: Session, scope: Scope, job: Job): JobEnd | undefined {
  const before = options.rerun?.jobs === 'failed' ? options.rerun.of.jobs : {};
  const key = scope.idPrefix + job.id;
  const report = before[key];
  if (report === undefined || report.result === 'failure' || report.result === 'cancelled') return undefined;
  const called = Object.entries(before).filter(([id]) => id.startsWith(`${key}/`));
  return { report, called: Object.fromEntries(called), isFresh: false };
}

async function skipped(session: Session, scope: Scope, job: Job, contexts: Contexts): Promise<JobEnd> {
  const name = nameOf(scope, job, '', contexts);
  const serverJob = await session.run.addJob({ name, environment: undefined, deployment: false });
  await serverJob.completed('skipped');
  const { checkRunId } = serverJob;
  session.tell({ kind: 'job', job: name, state: 'skipped', checkRunId });
  const leg = {
    name,
    checkRunId,
    result: 'skipped',
    lost: false,
    steps: [],
    summary: '',
    annotations: [],
  } as const;
  return { report: { result: 'skipped', outputs: {}, legs: [leg] }, called: {}, isFresh: true };
}

interface Legs {
  readonly all: readonly { readonly suffix: string; readonly contexts: Contexts }[];
  readonly failsFast: boolean;
  readonly most: number;
}

function legsOf(job: Job, contexts: Contexts): Legs {
  const strategy = job.is.strategy ?? {};
  const fill = (key: 'matrix' | 'fail-fast' | 'max-parallel'): unknown =>
    filled(below(job.at, 'strategy', key), strategy[key], 'job.strategy', contexts);
  const matrix = fill('matrix');
  const found = matrix === undefined ? [{}] : combinations(below(job.at, 'strategy', 'matrix'), matrix);
  const failsFast = fill('fail-fast') !== false;
  const most = Number(fill('max-parallel') ?? Math.max(1, found.length));
  const all = found.map((combination, index) => ({
    suffix: legName(combination),
    contexts: {
      matrix: combination,
      strategy: {
        'fail-fast': failsFast,
        'job-index': index,
        'job-total': found.length,
        'max-parallel': most,
      },
    },
  }));
  return { all, failsFast, most };
}

async function playLeg(
  session: Session,
  scope: Scope,
  job: Job,
  contexts: Contexts,
  suffix: string,
  cancel: AbortController,
): Promise<LegResult> {
  const name = nameOf(scope, job, suffix, contexts);
  if (job.kind === 'call') {
    const end = await playCall({ ...session, cancelled: cancel.signal }, scope, job, contexts, name);
    return { result: end.conclusion, outputs: end.outputs, reports: [], called: end.jobs };
  }
  const mayFail = filled(
    below(job.at, 'continue-on-error'),
    job.is['continue-on-error'],
    'job.continue-on-error',
    contexts,
  );
  const { report, outputs } = await admit(session, scope, { job, name, contexts, cancel });
  const result = report.result === 'failure' && mayFail === true ? 'success' : report.result;
  return { result, outputs, reports: [report], called: {} };
}

/** As the check run is named. A name with an expression in it is taken to tell the legs apart itself. */
function nameOf(scope: Scope, job: Job, suffix: string, contexts: Contexts): string {
  const asked = job.is.name;
  if (asked === undefined) return `${scope.namePrefix}${job.id}${suffix}`;
  const name = filledAsText(below(job.at, 'name'), asked, 'job.name', contexts);
  return `${scope.namePrefix}${name}${asked.includes('${{') ? '' : suffix}`;
}

/** Runs tasks in order, so many at a time. */
async function atMost<T>(most: number, tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = [];
  const queue = [...tasks.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results[next[0]] = await next[1]();
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(most, tasks.length) }, work));
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return results;
}
