import { afterEach, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandsOf, keysOf, ledgerOf, statusesOf, verdictsOf } from './aftermath.ts';
import { CANARY, DIRECT } from './app.ts';
import { deployable } from './deployable.ts';
import { killedAt } from './kill.ts';
import { deployedBefore } from './past.ts';
import { runStep } from './stage.ts';
import type { Stage, StepEnd, StepOptions } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

/** A canary that nothing ends by itself within a test. */
const WATCHED = CANARY.replace('step-time: 1s', 'step-time: 5m');

const canary: StepOptions = {
  mode: 'deploy',
  inputs: { environment: 'production', version: '2.0.0', baseline: '1.0.0' },
};

interface Signalled {
  readonly end: StepEnd;
  /** From the signal to the end of the process. */
  readonly ms: number;
}

/** Runs a step and sends it a signal once its world looks as told, as the runner does for a cancelled job. */
async function signalled(
  at: Stage,
  options: StepOptions,
  name: 'SIGINT' | 'SIGTERM',
  when: () => boolean,
): Promise<Signalled> {
  let child: ChildProcess | undefined;
  const running = runStep(at, { ...options, started: (started) => (child = started) });
  const late = performance.now() + 20_000;
  while (!when()) {
    if (performance.now() > late) throw new Error(`the moment to send ${name} never came`);
    await pause(20);
  }
  const sent = performance.now();
  child?.kill(name);
  const end = await running;
  return { end, ms: performance.now() - sent };
}

const cameTo = (end: StepEnd) => [end.code, end.outputs['decision'], end.outputs['reason-code']];
const fileOf = (at: Stage, name: string): string => join(at.workspace, name);
const weightOf = (at: Stage): string => readFileSync(fileOf(at, 'weight'), 'utf8').trim();
const last = (at: Stage, environment: string) => statusesOf(at, environment).map((states) => states.at(-1));

describe('a cancelled canary', () => {
  const atTenPercent = (at: Stage) => () => {
    const run = at.github.world.checkRun(at.sha, 'deploy-action / production');
    return run?.status === 'in_progress' && run.output.title?.includes('10% of traffic') === true;
  };

  it('takes the traffic back within seconds, says error, and gives the lock back', async () => {
    stage = await deployable(WATCHED);
    const { end, ms } = await signalled(stage, canary, 'SIGINT', atTenPercent(stage));
    expect(cameTo(end)).toEqual([1, 'stop', 'cancelled']);
    expect(ms).toBeLessThan(5000);
    expect(weightOf(stage)).toBe('0');
    expect(last(stage, 'production')).toEqual(['error']);
    const { locks, holds, quarantine, verified } = await ledgerOf(stage);
    expect([locks, holds, quarantine, verified]).toEqual([{}, {}, [], {}]);
    expect(verdictsOf(stage)).toEqual(['deploy-action / production: failure']);
    // What was deployed stays: a cancelled job has seconds.
    expect(commandsOf(stage)).toEqual(['deploy', 'smoke', 'traffic 10', 'traffic 0']);
  });

  it('is deployed anew when its run is started again', async () => {
    stage = await deployable(CANARY);
    const { end } = await signalled(stage, canary, 'SIGINT', atTenPercent(stage));
    stage.github.world.rerun(end.run);
    const again = await runStep(stage, { ...canary, run: end.run });
    expect(cameTo(again)).toEqual([0, 'proceed', 'deployed']);
    expect(last(stage, 'production')).toEqual(['success', 'error']);
    expect(keysOf(stage)).toHaveLength(2);
  });

  it('is not blamed on the candidate when it comes while traffic is being given', async () => {
    stage = await deployable(WATCHED);
    writeFileSync(fileOf(stage, 'slow-set'), '20');
    const at = stage;
    const beginsToShift = () => commandsOf(at).includes('traffic 10');
    const running = signalled(stage, canary, 'SIGINT', () => {
      if (!beginsToShift()) return false;
      rmSync(fileOf(at, 'slow-set'));
      return true;
    });
    const { end, ms } = await running;
    expect(cameTo(end)).toEqual([1, 'stop', 'cancelled']);
    expect(ms).toBeLessThan(7000);
    expect(last(stage, 'production')).toEqual(['error']);
    const { holds, quarantine, locks } = await ledgerOf(stage);
    expect([holds, quarantine, locks]).toEqual([{}, [], {}]);
  });

  it('whose traffic cannot be taken back needs a person, and the environment waits for one', async () => {
    stage = await deployable(WATCHED);
    const at = stage;
    const { end } = await signalled(stage, canary, 'SIGINT', () => {
      const ready = atTenPercent(at)();
      if (ready) writeFileSync(fileOf(at, 'code-set'), '1');
      return ready;
    });
    expect(cameTo(end)).toEqual([1, 'stop', 'rollback_failed']);
    expect(end.output).toContain('setting the weight ended with code 1');
    const { holds, locks } = await ledgerOf(stage);
    expect([holds['production']?.reasonCode, locks]).toEqual(['rollback_failed', {}]);
    expect(last(stage, 'production')).toEqual(['failure']);
  });
});

describe('a cancelled direct deployment', () => {
  const direct: StepOptions = { mode: 'deploy', inputs: { environment: 'staging', version: '1.0.0' } };

  it.each(['SIGINT', 'SIGTERM'] as const)('ends its command at once on %s and says error', async (name) => {
    stage = await deployable(DIRECT);
    const at = stage;
    writeFileSync(fileOf(at, 'slow-deploy'), '60');
    const { end, ms } = await signalled(at, direct, name, () => commandsOf(at).includes('deploy'));
    expect(cameTo(end)).toEqual([1, 'stop', 'cancelled']);
    expect(ms).toBeLessThan(5000);
    expect(last(at, 'staging')).toEqual(['error']);
    expect((await ledgerOf(at)).locks).toEqual({});
    expect(commandsOf(at)).toEqual(['backup', 'deploy']);
  });

  it('before it began gives the lock back and leaves no record', async () => {
    stage = await deployable(DIRECT);
    const at = stage;
    let child: ChildProcess | undefined;
    at.github.onRequest({
      async after(_, { operation }) {
        if (operation === 'graphql updateRefs' && child !== undefined) {
          child.kill('SIGINT');
          child = undefined;
          await pause(100);
        }
      },
    });
    const end = await runStep(at, { ...direct, started: (started) => (child = started) });
    expect(cameTo(end)).toEqual([1, 'stop', 'cancelled']);
    expect([statusesOf(at, 'staging'), (await ledgerOf(at)).locks]).toEqual([[], {}]);
  });
});

describe('a cancelled rollback', () => {
  it('goes on to its end: half-way there is neither version', async () => {
    const at = await deployedBefore(DIRECT, 'staging', [{ version: '1.0.0' }, { version: '2.0.0' }]);
    stage = at;
    writeFileSync(fileOf(at, 'slow-rollback'), '1');
    const options: StepOptions = { mode: 'rollback', inputs: { environment: 'staging' } };
    const { end } = await signalled(at, options, 'SIGINT', () => commandsOf(at).includes('rollback'));
    expect(cameTo(end)).toEqual([0, 'proceed', 'rolled_back']);
    expect(commandsOf(at)).toEqual(['rollback', 'smoke']);
  });
});

describe('the post step', () => {
  const after = (at: Stage, options: StepOptions, end: StepEnd): Promise<StepEnd> =>
    runStep(at, {
      ...options,
      run: end.run,
      entry: 'post.js',
      env: Object.fromEntries(Object.entries(end.state).map(([name, value]) => [`STATE_${name}`, value])),
    });

  it('marks a deployment whose step was killed, and the next attempt goes on with it', async () => {
    stage = await deployable(WATCHED);
    const moment = { kind: 'command', n: 9 } as const;
    const killed = await killedAt(stage, canary, moment);
    expect(killed.end.signal).toBe('SIGKILL');
    const post = await after(stage, canary, killed.end);
    expect(post.output).toContain('was interrupted; run this job again');
    const [deployment] = stage.github.world.deployments('production');
    expect(deployment?.statuses.at(-1)).toMatchObject({ state: 'error' });
    expect(deployment?.statuses.at(-1)?.description).toContain('interrupted: step 3 of 5');
    expect(Object.keys((await ledgerOf(stage)).locks)).toEqual(['production']);

    stage.github.world.rerun(killed.end.run);
    const { end } = await signalled(stage, { ...canary, run: killed.end.run }, 'SIGINT', () => {
      const states = stage === undefined ? [] : statusesOf(stage, 'production');
      return states[0]?.at(-1) === 'in_progress';
    });
    expect(statusesOf(stage, 'production')).toHaveLength(1);
    expect(keysOf(stage)).toHaveLength(1);
    expect(end.output).toContain('attempt 2 goes on at step 3');
    expect(commandsOf(stage).filter((line) => line === 'deploy')).toEqual(['deploy']);
  });

  it('does not make forget that it was rolling back', async () => {
    stage = await deployable(CANARY);
    writeFileSync(fileOf(stage, 'rate-2.0.0'), '900');
    const at = stage;
    const isRollingBack = (): boolean =>
      at.github.world
        .deployments('production')
        .some(({ statuses }) => statuses.at(-1)?.description.startsWith('rolling back') === true);
    const killed = await killedAt(stage, canary, { kind: 'request', n: 1, side: 'before' }, isRollingBack);
    expect(killed.at).toBeDefined();
    await after(stage, canary, killed.end);
    stage.github.world.rerun(killed.end.run);
    const again = await runStep(stage, { ...canary, run: killed.end.run });
    expect(cameTo(again)[1]).toBe('roll-back');
    expect(commandsOf(stage).filter((line) => line.startsWith('traffic'))).toEqual([
      'traffic 10',
      'traffic 0',
    ]);
    expect((await ledgerOf(stage)).quarantine).toHaveLength(1);
  });

  it('marks an interrupted rollback as well', async () => {
    const at = await deployedBefore(DIRECT, 'staging', [{ version: '1.0.0' }, { version: '2.0.0' }]);
    stage = at;
    const options: StepOptions = { mode: 'rollback', inputs: { environment: 'staging' } };
    const killed = await killedAt(at, options, { kind: 'command', n: 2 });
    await after(at, options, killed.end);
    expect(last(at, 'staging')[0]).toBe('error');
    at.github.world.rerun(killed.end.run);
    expect(cameTo(await runStep(at, { ...options, run: killed.end.run }))).toEqual([
      0,
      'proceed',
      'rolled_back',
    ]);
  });

  it('asks nothing after a step that ended by itself', async () => {
    stage = await deployable(DIRECT);
    const direct: StepOptions = { mode: 'deploy', inputs: { environment: 'staging', version: '1.0.0' } };
    const end = await runStep(stage, direct);
    const before = stage.github.requests.length;
    const post = await after(stage, direct, end);
    expect([post.code, stage.github.requests.length - before]).toEqual([0, 0]);
  });
});
