import { join } from 'node:path';
import type { ActionFile } from './action-file.ts';
import { actionIn, inputVariable } from './action-file.ts';
import { CHECKOUT, checkoutInputs } from './checkout-inputs.ts';
import type { CheckoutOf } from './checkout.ts';
import { checkout } from './checkout.ts';
import type { Contexts } from './expressions.ts';
import { filledAsText } from './expressions.ts';
import { refuseUnknown } from './loaded.ts';
import type { Loaded } from './loaded.ts';
import { usesOf } from './origins.ts';
import type { Spot } from './source.ts';
import { below, problemAt, spot } from './source.ts';
import type { StepBody, StepRun } from './step-body.ts';
import type { Step } from './workflow-schema.ts';
import type { Workplace } from './workplace.ts';

/** Where and with what the steps of a job are run. */
export interface Bench {
  readonly loaded: Loaded;
  readonly workplace: Workplace;
  readonly checkout: Omit<CheckoutOf, 'workspace' | 'temp'>;
  readonly node: string;
  /** `defaults.run` of the job and the workflow. */
  readonly defaults: {
    readonly shell?: string | undefined;
    readonly 'working-directory'?: string | undefined;
  };
}

export interface Body extends StepBody {
  /** Variables for all of the step, its post part too. */
  readonly env: Readonly<Record<string, string>>;
}

/** How each shell is called with a script; without a word from the workflow it is bash, but not strict about pipes. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  '': ['bash', '-e'],
  bash: ['bash', '--noprofile', '--norc', '-eo', 'pipefail'],
  sh: ['sh', '-e'],
};

/** What a step does. Throws a WorkflowProblem when it is nothing the runner knows. */
export async function bodyOf(at: Spot, step: Step, contexts: Contexts, bench: Bench): Promise<Body> {
  if (step.run !== undefined) return runBody(at, step, step.run, contexts, bench);
  const uses = usesOf(below(at, 'uses'), step.uses ?? '');
  if (uses.kind === 'remote' && uses.repository === CHECKOUT) {
    const given = Object.entries(step.with ?? {}).map(([name, value]) => [
      name,
      filledAsText(below(at, 'with', name), value, 'step', contexts),
    ]);
    const inputs = checkoutInputs(below(at, 'with'), Object.fromEntries(given));
    return { ...checkout(inputs, { ...bench.checkout, ...bench.workplace }), env: {} };
  }
  if (uses.kind === 'local') {
    const directory = join(bench.workplace.workspace, uses.path);
    const action = await actionIn(directory, `./${uses.path}`).catch((error: unknown) => {
      throw problemAt(
        below(at, 'uses'),
        `${error instanceof Error ? error.message : String(error)} of the workspace`,
      );
    });
    refuseUnknown(below(at, 'with'), step.with, action.is.inputs ?? {}, `./${uses.path} has no input`);
    return actionBody(at, step, action, contexts, bench);
  }
  const action = bench.loaded.actions.get(step.uses ?? '');
  if (action === undefined) throw problemAt(below(at, 'uses'), `the runner does not know ${step.uses}`);
  const { origin } = action;
  const body = actionBody(at, step, action, contexts, bench);
  return {
    ...body,
    env: { ...body.env, GITHUB_ACTION_REPOSITORY: origin.repository, GITHUB_ACTION_REF: origin.ref },
  };
}

function runBody(at: Spot, step: Step, run: string, contexts: Contexts, bench: Bench): Body {
  const shell = step.shell ?? bench.defaults.shell ?? '';
  const [command, ...args] = SHELLS[shell] ?? [];
  if (command === undefined)
    throw problemAt(below(at, 'shell'), `the runner knows the shells bash and sh, not '${shell}'`);
  const directory = filledAsText(
    below(at, 'working-directory'),
    step['working-directory'] ?? bench.defaults['working-directory'] ?? '.',
    'step',
    contexts,
  );
  const text = filledAsText(below(at, 'run'), run, 'step', contexts);
  return {
    env: {},
    main: async (tools) => {
      const script = await bench.workplace.script(text, 'sh');
      return tools.spawn(command, [...args, script], {
        cwd: join(bench.workplace.workspace, directory),
        env: {},
      });
    },
  };
}

function actionBody(at: Spot, step: Step, action: ActionFile, contexts: Contexts, bench: Bench): Body {
  const { runs } = action.is;
  const node =
    (file: string): StepRun =>
    (tools) =>
      tools.spawn(bench.node, [join(action.directory, file)], {
        cwd: bench.workplace.workspace,
        env: Object.fromEntries([...tools.state].map(([name, value]) => [`STATE_${name}`, value])),
      });
  return {
    env: inputVariables(at, step, action, contexts),
    main: node(runs.main),
    ...(runs.post !== undefined && { post: { condition: runs['post-if'], run: node(runs.post) } }),
  };
}

/** INPUT_* for every input the action has: what the step gives, else the default, else nothing. */
function inputVariables(
  at: Spot,
  step: Step,
  action: ActionFile,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  const given = new Map(
    Object.entries(step.with ?? {}).map(([name, value]) => [name.toLowerCase(), { name, value }]),
  );
  const entries = Object.entries(action.is.inputs ?? {}).map(([name, input]) => {
    const own = given.get(name.toLowerCase());
    const value =
      own === undefined
        ? filledAsText(
            spot(action.source, 'inputs', name, 'default'),
            input.default ?? '',
            'action.default',
            contexts,
          )
        : filledAsText(below(at, 'with', own.name), own.value, 'step', contexts);
    return [inputVariable(name), value];
  });
  return Object.fromEntries(entries);
}
