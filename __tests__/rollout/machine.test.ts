import { describe, expect, it } from '@jest/globals';
import { startJudge } from '../../src/canary/judge.ts';
import type { Reads } from '../../src/canary/series.ts';
import type { EnvironmentConfig } from '../../src/config/config.ts';
import type { Effect } from '../../src/core/effect.ts';
import { advance, startRollout } from '../../src/rollout/machine.ts';
import { stepsOf } from '../../src/rollout/plan.ts';
import { resumedRollout } from '../../src/rollout/resume.ts';
import type { Move, RolloutEvent, RolloutPlan, RolloutState } from '../../src/rollout/state.ts';
import { canaryConfig, environmentConfig, GOOD, rolloutConfig, SHA } from '../worlds/environment.ts';

const URL = 'https://app.test/healthz';

function planOf(environment: EnvironmentConfig, over: Partial<RolloutPlan> = {}): RolloutPlan {
  return {
    steps: stepsOf(environment.rollout),
    environment,
    telling: {
      key: 'production-cccccccccccc-7',
      subject: { repository: 'acme/app', sha: SHA, environment: 'production' },
      environmentName: 'production',
      strategy: environment.rollout.strategy,
      candidate: { sha: SHA, version: '1.1.0' },
      baseline: { sha: GOOD, version: '1.0.0' },
      fence: 3,
    },
    lock: { environment: 'production', owner: 'run-7', fence: 3 },
    task: 'deploy',
    ...over,
  };
}

function begun(plan: RolloutPlan): Move {
  const { judge } = plan.environment.rollout;
  return advance(
    plan,
    startRollout(plan, 0, judge === undefined ? undefined : startJudge(judge.options, { weight: 0 })),
  );
}

interface World {
  /** Errors of the candidate per thousand requests. */
  readonly errors?: number;
  readonly baselineErrors?: number;
  /** Effects that fail, and why. */
  readonly failing?: (effect: Effect) => string | undefined;
  readonly healthy?: (at: number) => boolean;
  readonly blind?: boolean;
  readonly until?: (move: Move) => boolean;
}

interface Played {
  readonly state: RolloutState;
  /** Effects in words, in the order they were performed. */
  readonly done: readonly string[];
  readonly seconds: number;
}

/** Plays a rollout to its end: effects succeed unless said otherwise, 1,000 requests a second are counted. */
function play(plan: RolloutPlan, world: World = {}, first = begun(plan), from = 0): Played {
  let move = first;
  let at = from;
  let share = move.state.share;
  const done: string[] = [];
  const counted = { candidate: [0, 0] as [number, number], baseline: [0, 0] as [number, number] };
  for (let turn = 0; turn < 3000 && move.state.phase !== 'ended'; turn += 1) {
    if (world.until?.(move) === true) break;
    let event: RolloutEvent;
    if (move.effects.length > 0) {
      let failed: string | undefined;
      for (const effect of move.effects) {
        failed ??= world.failing?.(effect);
        if (failed !== undefined) break;
        done.push(words(effect));
        if (effect.kind === 'shift-traffic') share = effect.share;
      }
      event = { kind: 'performed', at, ...(failed === undefined ? {} : { failed }) };
    } else {
      const seconds = Math.max(1, move.waitMs / 1000);
      at += seconds * 1000;
      const requests = Math.round(1000 * seconds);
      const mine = Math.round(requests * share);
      counted.candidate = [
        counted.candidate[0] + mine,
        counted.candidate[1] + Math.round((mine * (world.errors ?? 5)) / 1000),
      ];
      counted.baseline = [
        counted.baseline[0] + requests - mine,
        counted.baseline[1] + Math.round(((requests - mine) * (world.baselineErrors ?? 5)) / 1000),
      ];
      event = {
        kind: 'read',
        at,
        ...(move.read.counts ? { counts: world.blind === true ? blind(at) : readsOf(at, counted) } : {}),
        ...(move.read.health
          ? { health: [{ url: URL, ok: world.healthy?.(at) ?? true, detail: 'answered' }] }
          : {}),
      };
    }
    move = advance(plan, move.state, event);
  }
  return { state: move.state, done, seconds: (at - from) / 1000 };
}

function readsOf(at: number, counted: { candidate: [number, number]; baseline: [number, number] }): Reads {
  const arm = ([requests, events]: [number, number]) => ({
    requests: { samples: [{ series: 'pod', value: requests }] },
    events: { samples: [{ series: 'pod', value: events }] },
  });
  return {
    at: at / 1000,
    metrics: { errors: { candidate: arm(counted.candidate), baseline: arm(counted.baseline) } },
  };
}

function blind(at: number): Reads {
  const nothing = { noData: 'unreachable' as const, reason: 'connection refused' };
  const arm = { requests: nothing, events: nothing };
  return { at: at / 1000, metrics: { errors: { candidate: arm, baseline: arm } } };
}

function words(effect: Effect): string {
  if (effect.kind === 'run-hook') {
    const size = effect.env['DEPLOY_BATCH_SIZE'];
    return size === undefined ? effect.hook : `${effect.hook} ${size}`;
  }
  if (effect.kind === 'shift-traffic') return `traffic ${effect.share * 100}%`;
  return effect.kind === 'set-deployment-status' ? `status ${effect.description}` : effect.kind;
}

const moves = (done: readonly string[]): string[] =>
  done.filter((each) => !/^(status|confirm-lock)/.test(each));

const fails =
  (what: string, why = 'it ended with code 1') =>
  (effect: Effect) =>
    words(effect) === what ? why : undefined;

describe('the steps of a strategy', () => {
  const run = { backup: 'b', migrate: 'm', deploy: 'd', smoke: 's', rollback: 'r' };
  const health = [
    {
      url: URL,
      everyMs: 10_000,
      critical: true,
      unavailableAfterMs: 120_000,
      timeoutMs: 1000,
      expectStatus: 200,
    },
  ];

  it.each([
    ['direct', rolloutConfig({ run, health }), ['backup', 'migrate', 'deploy', 'smoke']],
    [
      'rolling',
      rolloutConfig({ strategy: 'rolling', run, health, stepTimeMs: [0] }),
      ['backup', 'migrate', 'deploy 1', 'deploy 50%', 'deploy 100%', 'smoke'],
    ],
    [
      'blue-green',
      rolloutConfig({ strategy: 'blue-green', run, traffic: { driver: 'command', set: 's', read: 'r' } }),
      ['backup', 'migrate', 'deploy', 'smoke', 'traffic 100%'],
    ],
    [
      'canary',
      canaryConfig({ run }),
      ['backup', 'migrate', 'deploy', 'smoke', 'traffic 5%', 'traffic 50%', 'traffic 100%'],
    ],
  ])('%s', (_, rollout, expected) => {
    const { state, done } = play(planOf(environmentConfig(rollout)));
    expect(moves(done)).toEqual(expected);
    expect(state.ending).toMatchObject({ outcome: 'proceed' });
  });

  it('asks for the lock before every move that changes the environment', () => {
    const { done } = play(planOf(environmentConfig(canaryConfig())));
    const changing = done.filter((each) => /^(deploy|traffic)/.test(each));
    expect(done.filter((each) => each === 'confirm-lock')).toHaveLength(changing.length);
  });
});

describe('a canary', () => {
  const plan = planOf(environmentConfig(canaryConfig()));

  it('is promoted step by step on evidence, not before its time has passed', () => {
    const { state, seconds } = play(plan, { errors: 5 });
    expect(state.ending).toMatchObject({ outcome: 'proceed' });
    expect(seconds).toBeGreaterThanOrEqual(180);
  });

  it('with ten times the errors loses its traffic first and is undone then', () => {
    const { state, done } = play(plan, { errors: 50 });
    expect(state.ending).toMatchObject({ outcome: 'roll-back', badVersion: true });
    expect(moves(done)).toEqual(['deploy', 'traffic 5%', 'traffic 0%', 'rollback']);
  });

  it('holds while both versions fail, and does not roll back: going back would not help', () => {
    const { state, done } = play(plan, { errors: 100, baselineErrors: 100 });
    expect(state.ending).toMatchObject({ outcome: 'hold', reasonCode: 'deadline' });
    expect(moves(done)).toEqual(['deploy', 'traffic 5%']);
  });

  it('whose metrics cannot be read is never promoted and rolls back when blind too long', () => {
    const { state } = play(plan, { blind: true });
    expect(state.ending).toMatchObject({ outcome: 'roll-back', reasonCode: 'blind', badVersion: false });
  });

  it('holds instead of rolling back where rollback.auto is off', () => {
    const environment = environmentConfig(canaryConfig());
    const { state, done } = play(
      planOf({ ...environment, rollback: { ...environment.rollback, auto: false } }),
      { errors: 50 },
    );
    expect(state.ending).toMatchObject({ outcome: 'hold' });
    expect(moves(done)).not.toContain('traffic 0%');
  });

  it('not finished by its deadline rolls back where the config says so', () => {
    const late = planOf(
      environmentConfig(canaryConfig({ onDeadline: 'roll-back', stepTimeMs: [7_200_000] })),
    );
    expect(play(late).state.ending).toMatchObject({
      outcome: 'roll-back',
      reasonCode: 'deadline',
      badVersion: false,
    });
  });

  it('whose traffic cannot be set rolls back', () => {
    const { state } = play(plan, { failing: fails('traffic 50%', 'it reads back as 5%') });
    expect(state.ending).toMatchObject({
      outcome: 'roll-back',
      reasonCode: 'traffic_not_set',
      badVersion: false,
    });
  });

  it('stops before its next move when the lock is lost, and touches nothing more', () => {
    const lost = play(plan, {
      failing: (effect) => (effect.kind === 'confirm-lock' ? 'lock_lost: taken over by bob' : undefined),
    });
    expect(lost.state.ending).toMatchObject({ outcome: 'stop', reasonCode: 'lock_lost' });
    expect(lost.done).toEqual([]);
  });
});

describe('a command that fails', () => {
  const run = { backup: 'b', migrate: 'm', deploy: 'd', smoke: 's', rollback: 'r' };
  const plan = planOf(environmentConfig(rolloutConfig({ run })));

  it.each([
    ['backup', 'stop', 'backup_failed', false, []],
    ['migrate', 'stop', 'migrate_failed', false, ['backup']],
    ['deploy', 'roll-back', 'deploy_failed', false, ['backup', 'migrate', 'rollback']],
    ['smoke', 'roll-back', 'smoke_failed', true, ['backup', 'migrate', 'deploy', 'rollback']],
  ])('%s: %s', (hook, outcome, reasonCode, badVersion, expected) => {
    const { state, done } = play(plan, { failing: fails(hook) });
    expect(state.ending).toMatchObject({ outcome, reasonCode, badVersion });
    expect(moves(done)).toEqual(expected);
  });

  it('on the way back is told as needing a person, and going back is not begun a second time', () => {
    const { state, done } = play(plan, {
      failing: (effect) =>
        ['smoke', 'rollback'].includes(words(effect)) ? 'it ended with code 1' : undefined,
    });
    expect(state.ending).toMatchObject({ outcome: 'roll-back', reasonCode: 'rollback_failed' });
    expect(moves(done)).toEqual(['backup', 'migrate', 'deploy']);
  });

  it('in mode rollback ends it: going back from going back would go forward to the bad version', () => {
    const { state } = play({ ...plan, task: 'rollback' }, { failing: fails('deploy') });
    expect(state.ending).toMatchObject({ outcome: 'stop', reasonCode: 'rollback_failed' });
  });

  it('with the code for another version is run again, and a smoke test that never meets its version is not a pass', () => {
    const { state, done } = play(plan, {
      failing: fails('smoke', 'try_again: the smoke hook ended with 75'),
    });
    expect(state.tries).toBeGreaterThan(10);
    expect(state.ending).toMatchObject({ outcome: 'roll-back', reasonCode: 'wrong_version' });
    expect(moves(done)).toEqual(['backup', 'migrate', 'deploy', 'rollback']);
  });

  it('runs the down migrations on the way back where data returns by them', () => {
    const environment = environmentConfig(rolloutConfig({ run }));
    const rollback = {
      ...environment.rollback,
      migrations: 'down-script' as const,
      run: { migrations: './down' },
    };
    expect(moves(play(planOf({ ...environment, rollback }), { failing: fails('smoke') }).done)).toContain(
      'migrations',
    );
  });
});

describe('health checks', () => {
  const check = {
    url: URL,
    everyMs: 10_000,
    critical: true,
    unavailableAfterMs: 120_000,
    timeoutMs: 1000,
    expectStatus: 200,
  };

  it('roll back without statistics when a critical one has not answered well for two minutes', () => {
    const plan = planOf(environmentConfig(canaryConfig({ health: [check] })));
    const { state } = play(plan, { healthy: (at) => at > 135_000 });
    expect(state.ending).toMatchObject({
      outcome: 'roll-back',
      reasonCode: 'critical_unavailable',
      badVersion: true,
    });
  });

  it('forgive an outage shorter than that', () => {
    const plan = planOf(environmentConfig(canaryConfig({ health: [check] })));
    const { state } = play(plan, { healthy: (at) => at < 30_000 || at > 120_000 });
    expect(state.ending).toMatchObject({ outcome: 'proceed' });
  });

  it('of a direct deployment must all answer, and nothing answered is not well', () => {
    const plan = planOf(environmentConfig(rolloutConfig({ health: [{ ...check, critical: false }] })));
    expect(play(plan, { healthy: (at) => at > 310_000 }).state.ending).toMatchObject({
      outcome: 'roll-back',
      reasonCode: 'unhealthy',
      badVersion: true,
    });
  });
});

describe('a rollout that was interrupted', () => {
  const plan = planOf(environmentConfig(canaryConfig()));
  const halfway = play(plan, { until: (move) => move.state.share === 0.5 }).state;
  const remains = {
    saved: halfway,
    lastStatus: 'step 3 of 4: 50% of traffic',
    ledger: undefined,
    share: 0.5,
    attempt: 2,
    at: 500_000,
  };
  const resume = (over: Partial<typeof remains> = {}): RolloutState =>
    resumedRollout(plan, startRollout(plan, 500_000), { ...remains, ...over });

  it('goes on at the step it stood at, and does not deploy again', () => {
    const state = resume();
    const { done, state: end } = play(plan, {}, advance(plan, state), 500_000);
    expect(moves(done)).toEqual(['traffic 50%', 'traffic 100%']);
    expect(end.ending).toMatchObject({ outcome: 'proceed' });
  });

  it('keeps its evidence: a plain JSON round trip changes nothing', () => {
    expect(JSON.parse(JSON.stringify(halfway))).toEqual(halfway);
  });

  it.each([
    ['the status says it was going back', { lastStatus: 'rolling back: errors' }],
    ['its traffic was taken away', { share: 0 }],
    [
      'the ledger has it in quarantine',
      {
        ledger: {
          schemaVersion: 1 as const,
          fence: 3,
          locks: {},
          holds: {},
          quarantine: [{ environment: 'production', sha: SHA, reason: 'errors', at: 1, url: '' }],
          verified: {},
        },
      },
    ],
  ])('goes on going back when %s: that decision is never taken back', (_, over) => {
    const { done, state } = play(plan, {}, advance(plan, resume(over as Partial<typeof remains>)), 500_000);
    expect(moves(done)).toEqual(['traffic 0%', 'rollback']);
    expect(state.ending?.outcome).toBe('roll-back');
  });

  it('starts anew with the same key where nothing was saved', () => {
    const state = resumedRollout(
      plan,
      startRollout(plan, 500_000, startJudge(plan.environment.rollout.judge!.options)),
      { ...remains, saved: undefined, share: undefined },
    );
    expect([state.step, state.key]).toEqual([0, plan.telling.key]);
  });
});

describe('a cancelled rollout', () => {
  it('takes the traffic back at once, because nobody watches any more', () => {
    const plan = planOf(environmentConfig(canaryConfig()));
    const watching = play(plan, { until: (move) => move.state.phase === 'watching' }).state;
    const move = advance(plan, watching, { kind: 'cancelled', at: 60_000, why: 'the run was cancelled' });
    expect(move.effects.map(words)).toEqual(['traffic 0%']);
    const end = advance(plan, move.state, { kind: 'performed', at: 61_000 });
    expect(end.state.ending).toMatchObject({ outcome: 'stop', reasonCode: 'cancelled' });
  });
});
