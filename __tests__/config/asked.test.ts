import { describe, expect, it } from '@jest/globals';
import { askedToDeploy, askedToMerge } from '../../src/config/asked.ts';
import { evaluateRequirement, needsOfAsked } from '../../src/gates/evaluate.ts';
import { EVERY_KEY, configOf } from './read.ts';

const config = configOf(EVERY_KEY);
const NOTHING = configOf('version: 1\nenvironments: { staging: {} }');
const context = { subject: { repository: 'org/app', sha: 'c0ffee' }, own: {}, waitingSince: 0 };

describe('what a config asks', () => {
  it('before merging', () => {
    expect(askedToMerge(config)).toMatchObject({ requirement: config.merge?.require, warn: ['everything'] });
  });

  it('before deploying: its requirement, advisory gates, and the freezes that concern the environment', () => {
    const production = askedToDeploy(config, 'production');
    expect(production).toMatchObject({ warn: ['lint'], implied: [{ name: 'freeze' }] });
    expect(askedToDeploy(config, 'staging')?.implied).toEqual([]);
    expect(production === undefined ? undefined : needsOfAsked(production)).toEqual({
      facts: ['checks', 'now', 'reviews', 'deployments', 'files'],
      files: ['**/lcov.info'],
      deploymentsOf: ['staging'],
    });
  });

  it('is nothing for an environment that the file does not have', () => {
    expect([askedToDeploy(config, 'Production'), askedToDeploy(config, 'constructor')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('permits nothing where nothing is required', () => {
    const staging = askedToDeploy(NOTHING, 'staging');
    const outcomes = [askedToMerge(NOTHING), staging].map((asked) =>
      asked === undefined ? 'none' : evaluateRequirement(asked, {}, context).outcome,
    );
    expect(outcomes).toEqual(['hold', 'hold']);
  });
});
