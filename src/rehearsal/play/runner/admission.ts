import type { LegReport } from './events.ts';
import type { Contexts } from './expressions.ts';
import { filled, filledAsText } from './expressions.ts';
import { joiningOf } from './joining.ts';
import type { LegEnd } from './leg.ts';
import type { Conclusion, ServerJob } from './server.ts';
import type { Scope, Session } from './session.ts';
import { onRunner } from './on-runner.ts';
import { below } from './source.ts';
import type { Job } from './workflow.ts';

/** One leg of a job that is about to be played. */
export interface Planned {
  readonly job: Job & { readonly kind: 'steps' };
  /** As the check run is named. */
  readonly name: string;
  /** All that is known before it starts. */
  readonly contexts: Contexts;
  /** Cancels it; also aborted when a newer one takes its turn. */
  readonly cancel: AbortController;
}

export type LegOutcome = LegEnd & { readonly lost: boolean };

export interface Played {
  readonly report: LegReport;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Waits for the leg's turn and its environment, then has it run; all along, the server knows how it stands. */
export async function admit(session: Session, scope: Scope, planned: Planned): Promise<Played> {
  const { job, name, contexts, cancel } = planned;
  const at = below(job.at, 'concurrency');
  const joining = joiningOf(at, job.is.concurrency, 'job.concurrency', contexts, scope.held);
  const { environment, deployment } = environmentOf(planned);
  const place = joining && session.groups.join(joining, () => cancel.abort());
  const leave = (): void => place?.leave();
  cancel.signal.addEventListener('abort', leave);
  if (place !== undefined) session.tell({ kind: 'job', job: name, state: 'queued' });
  if (cancel.signal.aborted) leave();
  try {
    await place?.turn;
    const serverJob = await session.run.addJob({ name, environment, deployment });
    const { checkRunId } = serverJob;
    let end = notRun('failure'); // what stands when the workflow turns out to have a problem
    try {
      if (cancel.signal.aborted) end = notRun('cancelled');
      else end = await cleared(session, scope, planned, serverJob, environment);
    } finally {
      await serverJob.completed(end.result);
      session.tell({ kind: 'job', job: name, state: end.result, checkRunId });
    }
    const { outputs, ...rest } = end;
    return { report: { name, checkRunId, ...rest }, outputs };
  } finally {
    // A place is held until the signal says otherwise or the leg is over, never longer.
    cancel.signal.removeEventListener('abort', leave);
    leave();
  }
}

async function cleared(
  session: Session,
  scope: Scope,
  planned: Planned,
  serverJob: ServerJob,
  environment: string | undefined,
): Promise<LegOutcome> {
  const { name, cancel } = planned;
  const { checkRunId } = serverJob;
  if (environment !== undefined)
    session.tell({ kind: 'job', job: name, state: 'waiting', environment, checkRunId });
  const word = await serverJob.clearance(cancel.signal).catch((error: unknown) => {
    if (cancel.signal.aborted) return 'cancelled' as const;
    throw error;
  });
  if (word !== 'cleared') return notRun(word === 'refused' ? 'failure' : 'cancelled');
  await serverJob.started();
  session.tell({ kind: 'job', job: name, state: 'in-progress', checkRunId });
  return onRunner(session, scope, planned, checkRunId, environment);
}

function environmentOf({ job, contexts }: Planned): {
  readonly environment: string | undefined;
  readonly deployment: boolean;
} {
  const asked = typeof job.is.environment === 'string' ? { name: job.is.environment } : job.is.environment;
  const at = below(job.at, 'environment');
  const name = filledAsText(at, asked?.name ?? '', 'job.environment', contexts);
  // An expression that comes out empty is a job without an environment, as on GitHub.
  if (name === '') return { environment: undefined, deployment: false };
  const deployment =
    filled(below(at, 'deployment'), asked?.deployment, 'job.environment', contexts) !== false;
  return { environment: name, deployment };
}

function notRun(result: Conclusion): LegOutcome {
  return { result, outputs: {}, steps: [], summary: '', annotations: [], lost: false };
}
