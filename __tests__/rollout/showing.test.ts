import { describe, expect, it } from '@jest/globals';
import { stepsOf } from '../../src/rollout/plan.ts';
import { startRollout } from '../../src/rollout/machine.ts';
import { showingOf } from '../../src/rollout/showing.ts';
import type { Glimpse, Happening, RolloutPlan, RolloutState } from '../../src/rollout/state.ts';
import { canaryConfig, environmentConfig, GOOD, SHA } from '../worlds/environment.ts';

const START = 1_000_000;

const environment = environmentConfig(canaryConfig());
const plan: RolloutPlan = {
  steps: stepsOf(environment.rollout),
  environment,
  telling: {
    key: 'production-cccccccccccc-7',
    subject: { repository: 'acme/app', sha: SHA, environment: 'production' },
    environmentName: 'production',
    strategy: 'canary',
    candidate: { sha: SHA, version: '1.1.0' },
    baseline: { sha: GOOD, version: '1.0.0' },
    fence: 3,
  },
  lock: { environment: 'production', owner: 'run-7', fence: 3 },
  task: 'deploy',
};

const glimpse = (seconds: number, share: number): Glimpse => ({
  at: START + seconds * 1000,
  share,
  candidate: [100, 1],
  baseline: [900, 9],
  evidence: -4,
});

const happening = (seconds: number, text: string): Happening => ({
  at: START + seconds * 1000,
  kind: 'step',
  text,
});

/** The candidate's share of traffic as the charts have it. */
function traffic(over: Partial<RolloutState>) {
  const { series = [] } = showingOf(plan, { ...startRollout(plan, START), ...over });
  return series.find(({ chart }) => chart === 'Traffic');
}

describe("the chart of the candidate's share", () => {
  it('holds each share until the next one', () => {
    expect(traffic({ glimpses: [glimpse(10, 0.05), glimpse(20, 0.5)], share: 0.5 })).toMatchObject({
      steps: true,
      points: [
        { t: 10, value: 0.05 },
        { t: 20, value: 0.5 },
      ],
    });
  });

  it('ends with the traffic taken away after the last tick', () => {
    const back = {
      glimpses: [glimpse(10, 0.05)],
      happenings: [happening(11, 'traffic off the candidate done')],
      share: 0,
    };
    expect(traffic(back)?.points).toEqual([
      { t: 10, value: 0.05 },
      { t: 11, value: 0 },
    ]);
  });

  it('is not there before anything was counted', () => {
    expect(traffic({ happenings: [happening(1, 'deploy command done')] })).toBeUndefined();
  });
});

describe('a rollout that an earlier attempt began', () => {
  it('is told by its own clock, so that no moment lies before its start', () => {
    const state = { ...startRollout(plan, START), happenings: [happening(1, 'deploy command done')] };
    const { startedAt, timeline } = showingOf(plan, state);
    expect(timeline.map(({ at }) => at - startedAt)).toEqual([1000]);
  });
});
