import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { configJsonSchema } from '../../src/config/jsonSchema.ts';
import { EVERY_KEY } from './read.ts';

const schema = configJsonSchema();
const fits = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

describe('the JSON Schema that editors use', () => {
  it('accepts a file with every key', () => {
    expect([fits(load(EVERY_KEY)), fits.errors]).toEqual([true, null]);
  });

  it.each([
    ['a misspelt key', 'version: 1\ngatse: {}'],
    ['no version', 'gates: {}'],
    ['a duration without a unit', 'version: 1\ngates: { ci: { checks: [a], wait: 20 } }'],
    ['a question that is not known', 'version: 1\ngates: { ci: { chekcs: [a] } }'],
    ['a strategy that is not known', 'version: 1\nenvironments: { p: { rollout: { strategy: big-bang } } }'],
    ['a share that is a number', 'version: 1\nenvironments: { p: { rollout: { steps: [5] } } }'],
    [
      'a secret for the name of a variable',
      'version: 1\nenvironments: { p: { rollout: { pass-env: [a-b] } } }',
    ],
  ])('refuses %s', (_, text) => {
    expect(fits(load(text))).toBe(false);
  });

  it('describes every part that has a name of its own', () => {
    const text = JSON.stringify(schema);
    for (const words of ['a duration such as 30s', 'Named questions about a change']) {
      expect(text).toContain(words);
    }
    expect(schema).toMatchObject({ title: 'deploy-action', type: 'object', additionalProperties: false });
  });
});
