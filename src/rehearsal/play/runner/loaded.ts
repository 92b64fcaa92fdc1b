import { join } from 'node:path';
import type { ActionFile } from './action-file.ts';
import { actionIn } from './action-file.ts';
import { CHECKOUT, checkoutInputs } from './checkout-inputs.ts';
import type { Origin, Origins } from './origins.ts';
import { originOf, usesOf, workflowAt } from './origins.ts';
import { grantedTo, refuseMoreThanCaller } from './permissions.ts';
import { below, problemAt } from './source.ts';
import type { Spot } from './source.ts';
import type { Job, Workflow } from './workflow.ts';
import type { Permissions, Step } from './workflow-schema.ts';

/** How deep workflows may call one another. */
const DEEPEST = 10;

/** A workflow with all that it calls, read and checked before anything starts. */
export interface Loaded {
  readonly workflow: Workflow;
  readonly origin: Origin;
  /** What its calling jobs call, by the job's id. */
  readonly calls: ReadonlyMap<string, Loaded>;
  /** The actions of other repositories that its steps use, by the text of `uses:`. */
  readonly actions: ReadonlyMap<string, ActionFile & { readonly origin: Origin }>;
}

/**
 * Reads what a workflow calls and uses. Throws a WorkflowProblem for anything a play would trip over: an unknown
 * repository, input or secret, a job that asks for more permissions than its caller has, too deep a nest.
 */
export async function load(
  workflow: Workflow,
  origin: Origin,
  origins: Origins,
  caller?: Permissions,
  depth = 1,
): Promise<Loaded> {
  const calls = new Map<string, Loaded>();
  const actions = new Map<string, ActionFile & { readonly origin: Origin }>();
  for (const job of workflow.jobs) {
    const permissions = grantedTo(job.is.permissions, workflow.is.permissions, caller);
    if (depth > 1) refuseMoreThanCaller(below(job.at, 'permissions'), job.id, permissions, caller);
    if (job.kind === 'call') {
      const uses = below(job.at, 'uses');
      if (depth > DEEPEST) throw problemAt(uses, `workflows call one another more than ${DEEPEST} deep`);
      const called = await calledBy(job, origin, origins);
      calls.set(job.id, await load(called.workflow, called.origin, origins, permissions, depth + 1));
    } else
      for (const [index, step] of job.is.steps.entries()) {
        const action = await actionOf(below(job.at, 'steps', index), step, origin, origins);
        if (action !== undefined && step.uses !== undefined) actions.set(step.uses, action);
      }
  }
  return { workflow, origin, calls, actions };
}

async function calledBy(
  job: Job & { kind: 'call' },
  origin: Origin,
  origins: Origins,
): Promise<{ readonly workflow: Workflow; readonly origin: Origin }> {
  const at = below(job.at, 'uses');
  const uses = usesOf(at, job.is.uses);
  const from = uses.kind === 'remote' ? originOf(at, uses, origins) : origin;
  const workflow = await workflowAt(from, uses.path, at);
  if (workflow.call === undefined)
    throw problemAt(at, `${uses.path} cannot be called: it has no on.workflow_call`);
  refuseUnknown(
    below(job.at, 'with'),
    job.is.with,
    workflow.call.inputs ?? {},
    'the called workflow has no input',
  );
  if (job.is.secrets !== 'inherit')
    refuseUnknown(
      below(job.at, 'secrets'),
      job.is.secrets,
      workflow.call.secrets ?? {},
      'the called workflow has no secret',
    );
  return { workflow, origin: from };
}

/** The action a step uses, when it is another repository's; one of the workspace is not there before the checkout. */
async function actionOf(
  at: Spot,
  step: Step,
  from: Origin,
  origins: Origins,
): Promise<(ActionFile & { readonly origin: Origin }) | undefined> {
  if (step.uses === undefined) return undefined;
  const uses = usesOf(below(at, 'uses'), step.uses);
  if (uses.kind === 'local') return undefined;
  if (uses.kind === 'remote' && uses.repository === CHECKOUT) {
    checkoutInputs(below(at, 'with'), step.with ?? {});
    return undefined;
  }
  const origin = uses.kind === 'self' ? from : originOf(below(at, 'uses'), uses, origins);
  const shownAs = [origin.repository, uses.path].filter((part) => part !== '').join('/');
  const action = await actionIn(join(origin.directory, uses.path), shownAs);
  refuseUnknown(below(at, 'with'), step.with, action.is.inputs ?? {}, `${shownAs} has no input`);
  return { ...action, origin };
}

export function refuseUnknown(at: Spot, given: object | undefined, known: object, message: string): void {
  for (const name of Object.keys(given ?? {}))
    if (!Object.keys(known).some((one) => one.toLowerCase() === name.toLowerCase()))
      throw problemAt(below(at, name), `${message} '${name}'`);
}
