import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/core/verdict.ts';
import { VERDICTS } from '../../src/core/verdict.ts';
import {
  answer,
  checkRunStanding,
  conclusionWord,
  OUTCOME_WORDS,
  VERDICT_WORDS,
} from '../../src/report/words.ts';

describe('words', () => {
  it.each<[Outcome, string]>([
    ['proceed', 'success'],
    ['wait', 'failure'],
    ['hold', 'failure'],
    ['stop', 'failure'],
    ['roll-back', 'failure'],
  ])('concludes a run that is over with %s as %s', (outcome, conclusion) => {
    expect(checkRunStanding(outcome, true)).toEqual({ status: 'completed', conclusion });
  });

  it.each(['proceed', 'wait', 'hold', 'stop', 'roll-back'] as const)(
    'leaves the check run in progress while a run that says %s goes on',
    (outcome) => {
      expect(checkRunStanding(outcome, false)).toEqual({ status: 'in_progress' });
    },
  );

  it('lets only one outcome conclude as success', () => {
    const succeeding = Object.entries(OUTCOME_WORDS).filter(([, { conclusion }]) => conclusion === 'success');
    expect(succeeding.map(([outcome]) => outcome)).toEqual(['proceed']);
  });

  it('has a mark, a sign and a word for every verdict, no two alike', () => {
    for (const part of ['mark', 'sign', 'word'] as const) {
      expect(new Set(VERDICTS.map((verdict) => VERDICT_WORDS[verdict][part])).size).toBe(VERDICTS.length);
    }
  });

  it.each([
    ['merge', 'proceed', 'May merge'],
    ['merge', 'stop', 'Must not merge'],
    ['merge', 'wait', 'Wait'],
    ['canary', 'proceed', 'Promote'],
    ['canary', 'roll-back', 'Roll back'],
    ['deploy', 'proceed', 'Proceed'],
    ['deploy', 'hold', 'Hold'],
  ] as const)('answers the question %s with %s as "%s"', (question, outcome, said) => {
    expect(answer(question, outcome).word).toBe(said);
  });

  it.each([
    ['completed', 'success', 'green'],
    ['completed', 'neutral', 'grey'],
    ['completed', 'skipped', 'grey'],
    ['completed', 'failure', 'red'],
    ['completed', 'something_new', 'red'],
    ['completed', null, 'red'],
    ['in_progress', null, 'yellow'],
    ['queued', null, 'yellow'],
  ])('colours a check run that is %s with %s %s', (status, conclusion, colour) => {
    expect(conclusionWord(status, conclusion).colour).toBe(colour);
  });
});
