import { checked } from './checked.ts';
import type { Path, Source, Spot } from './source.ts';
import { problemAt, spot } from './source.ts';
import type { Call, CallJob, DispatchInputs, StepsJob, WorkflowFile } from './workflow-schema.ts';
import {
  callJobSchema,
  callSchema,
  dispatchSchema,
  stepsJobSchema,
  workflowSchema,
} from './workflow-schema.ts';

interface JobBase {
  readonly id: string;
  readonly at: Spot;
  readonly needs: readonly string[];
}

/** A job of a workflow: steps of its own, or a call of another workflow. */
export type Job =
  | (JobBase & { readonly kind: 'steps'; readonly is: StepsJob })
  | (JobBase & { readonly kind: 'call'; readonly is: CallJob });

/** A workflow file whose every key is known. */
export interface Workflow {
  readonly source: Source;
  readonly is: WorkflowFile;
  /** As the event wrote it: `on: push` is `{ push: null }`. */
  readonly on: Readonly<Record<string, unknown>>;
  /** What it takes and gives when another workflow calls it. */
  readonly call?: Call;
  readonly dispatchInputs: DispatchInputs;
  /** In the order of the file. */
  readonly jobs: readonly Job[];
}

/** Reads a workflow. Throws a WorkflowProblem at the first thing that is wrong or not known here. */
export function workflowOf(source: Source): Workflow {
  const is = checked(workflowSchema, spot(source), source.value);
  const on = eventsOf(is.on);
  const jobs = Object.entries(is.jobs).map(([id, job]) => jobOf(source, id, job));
  for (const job of jobs) refuseBadNeeds(job, jobs, []);
  for (const job of jobs) refuseSameIds(job);
  const call =
    'workflow_call' in on
      ? (checked(callSchema, spot(source, 'on', 'workflow_call'), on['workflow_call']) ?? {})
      : undefined;
  const dispatch = checked(
    dispatchSchema,
    spot(source, 'on', 'workflow_dispatch'),
    on['workflow_dispatch'] ?? null,
  );
  return { source, is, on, jobs, dispatchInputs: dispatch?.inputs ?? {}, ...(call && { call }) };
}

function eventsOf(on: WorkflowFile['on']): Readonly<Record<string, unknown>> {
  if (typeof on === 'string') return { [on]: null };
  return Array.isArray(on) ? Object.fromEntries(on.map((event) => [event, null])) : on;
}

function jobOf(source: Source, id: string, value: Readonly<Record<string, unknown>>): Job {
  const at = spot(source, 'jobs', id);
  if ('uses' in value) {
    const is = checked(callJobSchema, at, value);
    return { kind: 'call', id, at, is, needs: [is.needs ?? []].flat() };
  }
  const is = checked(stepsJobSchema, at, value);
  return { kind: 'steps', id, at, is, needs: [is.needs ?? []].flat() };
}

function refuseBadNeeds(job: Job, jobs: readonly Job[], above: readonly string[]): void {
  if (above.includes(job.id))
    throw problemAt(job.at, `job '${job.id}' needs itself, by way of ${above.join(', ')}`);
  for (const need of job.needs) {
    const needed = jobs.find(({ id }) => id === need);
    if (needed === undefined)
      throw problemAt({ ...job.at, path: [...job.at.path, 'needs'] }, `there is no job '${need}'`);
    refuseBadNeeds(needed, jobs, [...above, job.id]);
  }
}

function refuseSameIds(job: Job): void {
  if (job.kind !== 'steps') return;
  const seen = new Set<string>();
  for (const [index, step] of job.is.steps.entries()) {
    if (step.id === undefined) continue;
    const path: Path = [...job.at.path, 'steps', index, 'id'];
    if (seen.has(step.id)) throw problemAt({ ...job.at, path }, `two steps have the id '${step.id}'`);
    seen.add(step.id);
  }
}
