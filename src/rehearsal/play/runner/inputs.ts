import { textOf } from './expression-data.ts';
import { filled } from './expressions.ts';
import type { Spot } from './source.ts';
import { below, problemAt } from './source.ts';
import type { Call, DispatchInputs } from './workflow-schema.ts';

type Inputs = Readonly<Record<string, unknown>>;

/**
 * The `inputs` a called workflow sees: what the caller gives, typed as declared, or the default.
 * Throws a WorkflowProblem at the caller's line for an input that is unknown, missing, or of another type.
 * @param at the caller's `with`
 */
export function callInputs(at: Spot, call: Call, given: Inputs, callee: Spot, github: unknown): Inputs {
  const declared = call.inputs ?? {};
  for (const name of Object.keys(given))
    if (!Object.hasOwn(declared, name))
      throw problemAt(below(at, name), `the called workflow has no input '${name}'`);
  const entries = Object.entries(declared).map(([name, input]) => {
    if (Object.hasOwn(given, name)) {
      const value = given[name] ?? '';
      if (typeof value !== input.type)
        throw problemAt(below(at, name), `input '${name}' is a ${input.type}, not ${JSON.stringify(value)}`);
      return [name, value];
    }
    if (input.required === true) throw problemAt(at, `the called workflow requires the input '${name}'`);
    const unset = { boolean: false, number: 0, string: '' }[input.type];
    const where = below(callee, 'inputs', name, 'default');
    return [
      name,
      input.default === undefined ? unset : filled(where, input.default, 'call.default', { github }),
    ];
  });
  return Object.fromEntries(entries);
}

/** The secrets a called workflow sees. Throws when one it requires is not given, or one is given that it does not declare. */
export function callSecrets(
  at: Spot,
  call: Call,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = call.secrets ?? {};
  for (const name of Object.keys(given))
    if (!Object.hasOwn(declared, name))
      throw problemAt(below(at, name), `the called workflow has no secret '${name}'`);
  for (const [name, secret] of Object.entries(declared))
    if (secret?.required === true && !Object.hasOwn(given, name))
      throw problemAt(at, `the called workflow requires the secret '${name}'`);
  return given;
}

/** The `inputs` of a run started by hand: booleans and numbers typed, everything else text. */
export function dispatchInputs(at: Spot, declared: DispatchInputs, given: Inputs): Inputs {
  for (const name of Object.keys(given))
    if (!Object.hasOwn(declared, name))
      throw problemAt(at, `there is no input '${name}' to start this workflow with`);
  const entries = Object.entries(declared).map(([name, input]) => {
    const value = given[name] ?? input.default ?? (input.type === 'boolean' ? false : '');
    if (input.required === true && value === '')
      throw problemAt(below(at, name), `the input '${name}' is required`);
    if (input.type === 'choice' && !(input.options ?? []).includes(textOf(value)))
      throw problemAt(below(at, name), `the input '${name}' is none of ${(input.options ?? []).join(', ')}`);
    if (input.type === 'boolean') return [name, value === true || value === 'true'];
    return [name, input.type === 'number' ? Number(value) : textOf(value)];
  });
  return Object.fromEntries(entries);
}
