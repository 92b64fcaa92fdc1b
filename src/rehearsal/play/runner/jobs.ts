import { joiningOf } from './joining.ts';
import type { JobReport } from './events.ts';
import { filledAsText } from './expressions.ts';
import type { JobEnd } from './job.ts';
import { playJob } from './job.ts';
import type { Conclusion } from './server.ts';
import type { Scope, Session } from './session.ts';
import { scopeContexts } from './session.ts';
import { below, spot } from './source.ts';
import { ancestors, overall, standingOf } from './standing.ts';

/** What came of the jobs of one workflow file, called workflows included. */
export interface JobsEnd {
  readonly conclusion: Conclusion;
  /** By the job's id with the scope's prefix. */
  readonly jobs: Readonly<Record<string, JobReport>>;
  /** What a called workflow gives its caller. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Plays the jobs of a workflow when it is its turn in its concurrency group. Rejects with a WorkflowProblem, when all that run have ended. */
export async function playJobs(session: Session, scope: Scope): Promise<JobsEnd> {
  const { workflow } = scope.loaded;
  const at = spot(workflow.source, 'concurrency');
  const joining = joiningOf(
    at,
    workflow.is.concurrency,
    'concurrency',
    scopeContexts(session, scope),
    scope.held,
  );
  if (joining === undefined) return inOrder(session, scope);
  const cancel = new AbortController();
  const place = session.groups.join(joining, () => cancel.abort());
  const leave = (): void => place.leave();
  session.cancelled.addEventListener('abort', leave);
  try {
    if (!(await place.turn)) return { conclusion: 'cancelled', jobs: {}, outputs: {} };
    const cancelled = AbortSignal.any([session.cancelled, cancel.signal]);
    return await inOrder(
      { ...session, cancelled },
      { ...scope, held: [...scope.held, joining.group.toLowerCase()] },
    );
  } finally {
    session.cancelled.removeEventListener('abort', leave);
    leave();
  }
}

/** Each job as soon as those it needs have ended. */
async function inOrder(session: Session, scope: Scope): Promise<JobsEnd> {
  const { jobs } = scope.loaded.workflow;
  const ends = new Map<string, Promise<JobEnd>>();
  const endOf = (id: string): Promise<JobEnd> => {
    const end = ends.get(id) ?? start(id);
    ends.set(id, end);
    return end;
  };
  const start = async (id: string): Promise<JobEnd> => {
    const job = jobs.find((one) => one.id === id);
    if (job === undefined) throw new Error(`there is no job ${id}`);
    const needs = new Map<string, JobEnd>();
    for (const need of job.needs) needs.set(need, await endOf(need));
    const above = await Promise.all(ancestors(job, jobs).map(endOf));
    const standing = standingOf(
      above.map(({ report }) => report.result),
      session.cancelled.aborted,
    );
    return playJob(session, scope, job, needs, standing);
  };
  const settled = await Promise.allSettled(jobs.map(({ id }) => endOf(id)));
  const broken = settled.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;

  const own: Record<string, JobReport> = {};
  const reports: Record<string, JobReport> = {};
  for (const { id } of jobs) {
    const { report, called } = await endOf(id);
    own[id] = report;
    Object.assign(reports, { [scope.idPrefix + id]: report }, called);
  }
  return {
    conclusion: overall(Object.values(own).map(({ result }) => result)),
    jobs: reports,
    outputs: outputsOf(session, scope, own),
  };
}

function outputsOf(
  session: Session,
  scope: Scope,
  jobs: Readonly<Record<string, JobReport>>,
): Readonly<Record<string, string>> {
  const { workflow } = scope.loaded;
  const at = spot(workflow.source, 'on', 'workflow_call', 'outputs');
  const contexts = { ...scopeContexts(session, scope), jobs };
  const declared = Object.entries(workflow.call?.outputs ?? {});
  return Object.fromEntries(
    declared.map(([name, { value }]) => [
      name,
      filledAsText(below(at, name, 'value'), value, 'call.output', contexts),
    ]),
  );
}
