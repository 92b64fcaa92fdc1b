import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { load } from 'js-yaml';
import type { InputSpec } from '../../src/action/contract.ts';
import { INPUTS, MODES, OUTPUTS } from '../../src/action/contract.ts';
import { isOurAction, ROOT, stepsOf, textOf, WORKFLOWS } from './workflows.ts';

interface Action {
  readonly inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

// What is not as it says here fails below.
const action = load(textOf('action.yml')) as Action;
const inputs: Readonly<Record<string, InputSpec>> = INPUTS;

/** What the bundle says when a runner starts it with these inputs and nothing else. */
function said(given: Readonly<Record<string, string>>): { code: number | null; output: string } {
  const env = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, action.runs.main)], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { code: status, output: stdout };
}

describe('action.yml', () => {
  it('has the inputs of the contract, word for word', () => {
    const wanted = Object.entries(inputs).map(
      ([name, { description, required = false, default: preset, deprecationMessage }]) => [
        name,
        {
          description,
          required,
          ...(preset === undefined ? {} : { default: preset }),
          ...(deprecationMessage === undefined ? {} : { deprecationMessage }),
        },
      ],
    );
    expect(action.inputs).toEqual(Object.fromEntries(wanted));
  });

  it('has the outputs of the contract, word for word', () => {
    const wanted = Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]);
    expect(action.outputs).toEqual(Object.fromEntries(wanted));
  });

  it('starts files of dist, on the newest Node that runners have', () => {
    expect(action.runs.using).toBe('node24');
    expect([action.runs.main, action.runs.post].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('the action as its own workflows use it', () => {
  const own = load(textOf('.github/self/action.yml')) as Action;

  it('takes and gives the same, and starts the same files', () => {
    expect([own.inputs, own.outputs, own.runs.using]).toEqual([
      action.inputs,
      action.outputs,
      action.runs.using,
    ]);
    const from = join('.github', 'self');
    expect([join(from, own.runs.main), join(from, own.runs.post)]).toEqual([
      action.runs.main,
      action.runs.post,
    ]);
  });
});

describe('dist', () => {
  it('knows exactly the inputs of the contract', () => {
    const { code, output } = said({ token: 't', strange: 'x' });
    const listed = /the inputs are ([\w, -]+)/.exec(output)?.[1]?.split(', ');
    expect({ code, listed }).toEqual({ code: 1, listed: Object.keys(INPUTS) });
  });

  it('knows exactly the modes of the contract', () => {
    const { code, output } = said({ mode: 'gates', token: 't' });
    const listed = /one of ([\w, -]+) is wanted/.exec(output)?.[1]?.split(', ');
    expect({ code, listed }).toEqual({ code: 1, listed: [...MODES] });
  });
});

const STEPS = WORKFLOWS.flatMap(([file, workflow]) =>
  stepsOf(workflow)
    .filter(({ uses }) => isOurAction(uses))
    .map((step) => ({ where: `${file}: ${step.name ?? 'unnamed step'}`, given: step.with ?? {} })),
);

describe('steps that use this action', () => {
  it('are found, in the pipeline and in a starter', () => {
    const where = STEPS.map((step) => step.where).join('\n');
    expect(where).toContain('.github/workflows/pipeline.yml');
    expect(where).toContain('workflows-templates/pipeline.yml');
  });

  it.each(STEPS)('$where: gives inputs that exist, and every required one', ({ given }) => {
    const required = Object.entries(inputs).filter(([, spec]) => spec.required === true);
    expect(Object.keys(given).filter((name) => !Object.hasOwn(INPUTS, name))).toEqual([]);
    expect(required.filter(([name]) => !Object.hasOwn(given, name))).toEqual([]);
  });

  it.each(STEPS)('$where: gives only words that are known', ({ given }) => {
    const wrong = Object.entries(given).filter(([name, value]) => {
      const words = inputs[name]?.words;
      return words !== undefined && !String(value).startsWith('${{') && !words.includes(String(value));
    });
    expect(wrong).toEqual([]);
  });
});
