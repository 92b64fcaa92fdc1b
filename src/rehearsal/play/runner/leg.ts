import type { Place } from './availability.ts';
import type { Bench, Body } from './bodies.ts';
import { bodyOf } from './bodies.ts';
import type { LogLine } from './commands.ts';
import type { Desk, Due } from './desk.ts';
import { openDesk } from './desk.ts';
import type { StepReport } from './events.ts';
import type { Contexts } from './expressions.ts';
import { filled, filledAsText } from './expressions.ts';
import type { Conclusion } from './server.ts';
import type { Scope, Session } from './session.ts';
import type { Spot } from './source.ts';
import { below, spot } from './source.ts';
import type { Job } from './workflow.ts';
import type { Step } from './workflow-schema.ts';

type Texts = Readonly<Record<string, string>>;

/** A job that has been let on to a runner: one leg of its matrix, or all of it. */
export interface Leg {
  readonly job: Job & { readonly kind: 'steps' };
  /** As the check run is named. */
  readonly name: string;
  readonly checkRunId: number;
  readonly token: string;
  /** With those of its environment. */
  readonly secrets: Texts;
  readonly vars: Texts;
  /** `needs`, `matrix` and `strategy`. */
  readonly contexts: Contexts;
  /** Directory for this leg alone. */
  readonly directory: string;
  /** Aborts when it is to stop, cleaning up. */
  readonly cancelled: AbortSignal;
  /** Aborts when its runner is gone. */
  readonly killed: AbortSignal;
}

export interface LegEnd {
  readonly result: Conclusion;
  readonly outputs: Texts;
  readonly steps: readonly StepReport[];
  readonly summary: string;
  readonly annotations: readonly LogLine[];
}

/** Runs a leg's steps, then the post parts of those that ran, last one first. Throws a WorkflowProblem. */
export async function playSteps(session: Session, scope: Scope, leg: Leg): Promise<LegEnd> {
  const desk = await openDesk(session, scope, leg);
  const { job } = leg;
  const { workflow } = scope.loaded;
  const bench = benchOf(session, scope, leg, desk);
  const posts: Due[] = [];
  const actionNames = new Map<string, number>();
  try {
    desk.addEnv(textsOf(spot(workflow.source, 'env'), workflow.is.env, 'env', desk.contexts()));
    desk.addEnv(textsOf(below(job.at, 'env'), job.is.env, 'job.env', desk.contexts()));
    for (const [index, step] of job.is.steps.entries()) {
      if (leg.killed.aborted) break;
      const at = below(job.at, 'steps', index);
      const due = dueOf(at, step, actionName(step, actionNames), desk, bench);
      const { body, performance, outcome, conclusion } = await desk.play(due);
      const outputs = Object.fromEntries(performance?.outputs ?? []);
      if (step.id !== undefined) desk.setStep(step.id, { outputs, outcome, conclusion });
      if (body?.post !== undefined && performance !== undefined)
        posts.unshift(postOf(due, body, body.post, performance.state));
    }
    for (const post of posts) if (!leg.killed.aborted) await desk.play(post);
  } finally {
    desk.close();
  }
  const outputs = textsOf(below(job.at, 'outputs'), job.is.outputs, 'job.outputs', desk.contexts());
  // As on GitHub: an output that holds a secret is not passed on.
  const safe = Object.entries(outputs).filter(([, value]) => desk.masks.apply(value) === value);
  return {
    result: leg.killed.aborted ? 'failure' : desk.standing(),
    outputs: Object.fromEntries(safe),
    steps: desk.reports,
    summary: desk.summaries.join('\n'),
    annotations: desk.annotations,
  };
}

/** A step with everything in it filled but what only its body needs. */
function dueOf(at: Spot, step: Step, action: string, desk: Desk, bench: Bench): Due {
  const env = textsOf(below(at, 'env'), step.env, 'step', desk.contexts({}, action));
  const contexts = desk.contexts(env, action);
  const fill = (key: 'timeout-minutes' | 'continue-on-error'): unknown =>
    filled(below(at, key), step[key], 'step', contexts);
  const minutes = fill('timeout-minutes');
  return {
    name:
      step.name === undefined
        ? defaultName(step)
        : filledAsText(below(at, 'name'), step.name, 'step', contexts),
    action,
    at: below(at, 'if'),
    condition: step.if,
    place: 'step.if',
    env,
    body: () => bodyOf(at, step, desk.contexts(env, action), bench),
    state: new Map(),
    timeoutMs: minutes === undefined ? undefined : Number(minutes) * 60_000,
    continuesOnError: fill('continue-on-error') === true,
  };
}

/** The post part of a step that ran, with what its main part left for it. */
function postOf(due: Due, body: Body, post: NonNullable<Body['post']>, state: Due['state']): Due {
  return {
    ...due,
    name: `Post ${due.name}`,
    condition: post.condition ?? 'always()',
    place: 'action.post-if',
    body: () => Promise.resolve({ env: body.env, main: post.run }),
    state,
    timeoutMs: undefined,
    continuesOnError: false,
  };
}

function benchOf({ options }: Session, scope: Scope, leg: Leg, { workplace }: Desk): Bench {
  const { server, event } = options;
  return {
    loaded: scope.loaded,
    workplace,
    checkout: {
      repository: server.repository.fullName,
      serverUrl: server.url,
      sha: event.sha,
      ref: event.ref,
      token: leg.token,
    },
    node: options.node ?? process.execPath,
    defaults: { ...scope.loaded.workflow.is.defaults?.run, ...leg.job.is.defaults?.run },
  };
}

function textsOf(
  at: Spot,
  values: Readonly<Record<string, unknown>> | undefined,
  place: Place,
  contexts: Contexts,
): Texts {
  const entries = Object.entries(values ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, filledAsText(below(at, name), value, place, contexts)]),
  );
}

function defaultName(step: Step): string {
  return `Run ${step.uses ?? step.run?.trim().split('\n')[0] ?? ''}`;
}

/** What GITHUB_ACTION says: the step's id, else a name made of what it runs. */
function actionName(step: Step, seen: Map<string, number>): string {
  if (step.id !== undefined) return step.id;
  const uses = step.uses?.replace(/@.*$/, '').replace(/^[.$]\/.*/, 'self');
  const base = `__${uses?.replaceAll(/[^\w.-]+/g, '_') ?? 'run'}`;
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return count === 1 ? base : `${base}_${count}`;
}
