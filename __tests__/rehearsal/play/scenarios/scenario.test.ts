import { describe, expect, it } from '@jest/globals';
import { SCENARIOS, scenariosOf } from '../../../../src/rehearsal/play/scenarios/scenario.ts';

const namesOf = (asked: string | undefined): readonly string[] => {
  const found = scenariosOf(asked);
  return found.ok ? found.scenarios.map(({ name }) => name) : [found.problem];
};

describe('the scenarios that are played', () => {
  it.each([
    [undefined, ['healthy', 'bad-canary']],
    ['default', ['healthy', 'bad-canary']],
    ['killed-runner', ['killed-runner']],
  ])('for %j are %j', (asked, names) => expect(namesOf(asked)).toEqual(names));

  it.each(SCENARIOS.map(({ name }) => name))('include %s by its name', (name) =>
    expect(namesOf(name)).toEqual([name]),
  );

  it.each([
    ['helthy', "did you mean 'healthy'?"],
    ['bad', "did you mean 'bad-canary'?"],
    ['Killed', "did you mean 'killed-runner'?"],
    ['frobnicate', "there is no scenario 'frobnicate'; there are healthy, bad-canary,"],
    ['', "there is no scenario ''; there are healthy,"],
    ['constructor', "there is no scenario 'constructor'"],
  ])('none for %j, but the nearest name is said', (asked, said) =>
    expect(namesOf(asked)).toEqual([expect.stringContaining(said)]),
  );
});
