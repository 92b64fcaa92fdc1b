import { describe, expect, it } from '@jest/globals';
import { wrongOf } from '../../../../src/rehearsal/play/scenarios/ends.ts';
import type { Seen } from '../../../../src/rehearsal/play/scenarios/ends.ts';
import { SCENARIOS } from '../../../../src/rehearsal/play/scenarios/scenario.ts';
import type { Scenario } from '../../../../src/rehearsal/play/scenarios/scenario.ts';

const scenario = (name: string): Scenario => {
  const found = SCENARIOS.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

const weights = (...percents: number[]): Seen['weights'] =>
  percents.map((percent, index) => ({ at: 1000 * (index + 1), percent }));

const PROMOTED: Seen = {
  conclusion: 'success',
  locked: [],
  verified: true,
  quarantined: false,
  onHold: false,
  check: 'success',
  deployments: [
    { environment: 'production', state: 'success' },
    { environment: 'staging', state: 'success' },
  ],
  tags: ['v0.1.0'],
  weights: weights(20, 50, 100),
  weight: 100,
  deployed: 1,
  lostRunners: 0,
  trouble: undefined,
};

const ROLLED_BACK: Seen = {
  ...PROMOTED,
  conclusion: 'failure',
  verified: false,
  quarantined: true,
  onHold: true,
  check: 'failure',
  deployments: [{ environment: 'production', state: 'failure' }],
  weights: weights(20, 0),
  weight: 0,
};

const REFUSED: Seen = {
  ...PROMOTED,
  conclusion: 'failure',
  verified: false,
  check: null,
  deployments: [],
  tags: [],
  weights: [],
  weight: 0,
  deployed: 0,
};

const INCIDENT: Seen = {
  ...PROMOTED,
  trouble: { from: 5000, to: 11_000 },
  weights: [
    { at: 1000, percent: 20 },
    { at: 12_000, percent: 50 },
    { at: 16_000, percent: 100 },
  ],
};
const KILLED: Seen = {
  ...PROMOTED,
  trouble: { from: 5000 },
  lostRunners: 1,
  weights: weights(20, 20, 50, 100),
};

describe('a scenario that ended as it should', () => {
  it.each([
    ['healthy', PROMOTED],
    ['bad-canary', ROLLED_BACK],
    ['slow-canary', ROLLED_BACK],
    ['shared-incident', INCIDENT],
    ['gate-fails', REFUSED],
    ['killed-runner', KILLED],
  ])('%s has nothing wrong', (name, seen) => expect(wrongOf(scenario(name), seen)).toEqual([]));

  it('is asked of every scenario there is', () => {
    expect(SCENARIOS.map(({ name }) => name).toSorted()).toEqual([
      'bad-canary',
      'gate-fails',
      'healthy',
      'killed-runner',
      'shared-incident',
      'slow-canary',
    ]);
  });
});

describe('a scenario that ended otherwise says what is wrong', () => {
  it.each<[string, Seen, Partial<Seen>, string]>([
    ['healthy', PROMOTED, { conclusion: 'failure' }, 'the workflow ended with failure'],
    ['healthy', PROMOTED, { verified: false }, 'the version is not verified in production'],
    ['healthy', PROMOTED, { weight: 50 }, '50% of the users are on the candidate, all of them should be'],
    ['healthy', PROMOTED, { check: null }, 'the check run of production says nothing'],
    ['healthy', PROMOTED, { quarantined: true }, 'a good version is in quarantine, or production on hold'],
    ['healthy', PROMOTED, { onHold: true }, 'a good version is in quarantine, or production on hold'],
    ['healthy', PROMOTED, { weights: weights(20, 50, 20, 100) }, 'a good version lost users on its way'],
    ['healthy', PROMOTED, { locked: ['production'] }, 'the lock of production is still held'],
    ['healthy', PROMOTED, { deployments: [] }, 'the deployments to production say , one success is wanted'],
    [
      'healthy',
      PROMOTED,
      { deployments: [{ environment: 'production', state: 'in_progress' }] },
      'the deployments to production say in_progress, one success is wanted',
    ],
    [
      'killed-runner',
      KILLED,
      {
        deployments: [
          { environment: 'production', state: 'success' },
          { environment: 'production', state: 'error' },
        ],
      },
      'the deployments to production say success, error, one success is wanted',
    ],
    ['killed-runner', KILLED, { deployed: 2 }, 'it was deployed 2 times, once is enough'],
    ['killed-runner', KILLED, { lostRunners: 0 }, '0 runners were lost, one should have been'],
    ['killed-runner', KILLED, { trouble: undefined }, 'the rollout was over before the trouble began'],
    [
      'shared-incident',
      INCIDENT,
      {
        weights: [
          { at: 1000, percent: 20 },
          { at: 8000, percent: 50 },
          { at: 16_000, percent: 100 },
        ],
      },
      'the candidate’s share was changed in the middle of the incident',
    ],
    ['bad-canary', ROLLED_BACK, { conclusion: 'success' }, 'the workflow ended with success'],
    ['bad-canary', ROLLED_BACK, { verified: true }, 'the bad version is verified in production'],
    ['bad-canary', ROLLED_BACK, { weights: [] }, 'the bad version never met a user'],
    ['bad-canary', ROLLED_BACK, { weight: 20 }, '20% of the users are still on the bad version'],
    ['bad-canary', ROLLED_BACK, { check: 'success' }, 'the check run of production says success'],
    ['bad-canary', ROLLED_BACK, { quarantined: false }, 'the bad version is not in quarantine'],
    ['bad-canary', ROLLED_BACK, { onHold: false }, 'production is not on hold'],
    [
      'bad-canary',
      ROLLED_BACK,
      { deployments: [{ environment: 'production', state: undefined }] },
      'the deployments to production say none, one failure is wanted',
    ],
    ['gate-fails', REFUSED, { conclusion: 'success' }, 'the workflow ended with success'],
    [
      'gate-fails',
      REFUSED,
      { deployments: [{ environment: 'staging', state: 'success' }] },
      'it was deployed all the same',
    ],
    ['gate-fails', REFUSED, { tags: ['v1.0.0', 'v1'] }, 'it was released all the same, as v1.0.0, v1'],
    ['gate-fails', REFUSED, { weights: weights(20) }, 'users were sent to a version that was refused'],
  ])('%s', (name, right, change, said) => {
    expect(wrongOf(scenario(name), { ...right, ...change })).toEqual([said]);
  });

  it('never takes one end for another', () => {
    for (const [name, seen] of [
      ['healthy', ROLLED_BACK],
      ['healthy', REFUSED],
      ['bad-canary', PROMOTED],
      ['bad-canary', REFUSED],
      ['gate-fails', PROMOTED],
      ['gate-fails', ROLLED_BACK],
    ] as const)
      expect([name, wrongOf(scenario(name), seen).length > 0]).toEqual([name, true]);
  });
});
