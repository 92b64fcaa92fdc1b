import { describe, expect, it } from '@jest/globals';
import { gateMode } from '../../../src/app/modes/gate.ts';
import type { GateQuestion } from '../../../src/app/modes/gate.ts';
import type { ModeEvent } from '../../../src/app/mode.ts';
import { parseConfig } from '../../../src/config/parse.ts';
import type { DeploymentReading, Facts, ReportedCheck } from '../../../src/core/facts.ts';
import { known } from '../../../src/core/facts.ts';
import { checkOf, checksFact, MINUTE, NOW, running, SECOND, SHA } from '../../gates/worlds/facts.ts';

const GATES = `  ci: { checks: [{ name: test }], wait: 20m, grace: 60s }
  staged: { deployed: { environment: staging } }
  hours: { window: { tz: UTC, allow: 'fri 12:10-13:00' } }
  next-week: { window: { tz: UTC, allow: 'thu 09:00-10:00' } }
`;

function ask(require: string, more: Partial<GateQuestion> = {}, gates = GATES) {
  const parsed = parseConfig([
    {
      name: 'deploy.yml',
      text: `version: 1\ngates:\n${gates}environments:\n  staging: { rollout: { strategy: direct, run: { deploy: 'true' } }, require: [ci] }\n  production: { rollout: { strategy: direct, run: { deploy: 'true' } }, require: ${require} }\n`,
    },
  ]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const environment = parsed.config.environments['production'];
  return gateMode({
    config: parsed.config,
    subject: { repository: 'org/app', sha: SHA, environment: 'production' },
    ...(environment === undefined ? {} : { environment }),
    own: {},
    wait: true,
    ...more,
  });
}

/** Staging with a deployment of the commit under way. */
const UNDER_WAY: DeploymentReading = {
  id: 1,
  sha: SHA,
  environment: 'staging',
  task: 'deploy',
  createdAt: NOW,
  creator: 'alice',
  ref: SHA,
  statuses: [{ state: 'in_progress', description: '', createdAt: NOW }],
};

function read(after: number, checks: readonly ReportedCheck[]): ModeEvent {
  const at = NOW + after;
  const facts: Facts = {
    ...checksFact(checks),
    now: known(at, 'clock'),
    deployments: known(
      { staging: known({ environment: 'staging', deployments: [UNDER_WAY] }, 'staging') },
      'deployments',
    ),
  };
  return { kind: 'read', at, facts };
}

const PASSED = [checkOf('test')];
const RUNNING = [checkOf('test', running)];

describe('a gate over what has no deadline of its own', () => {
  it('ends after as long as it may wait, and says so', () => {
    const mode = ask('[ci, staged]', { longestWaitMs: 10 * SECOND }, GATES.replace('20m', '5s'));
    let round = mode.start(NOW);
    round = mode.step(round.state, read(0, PASSED));
    expect([round.done, round.decision.outcome, round.waitMs]).toEqual([false, 'wait', 5 * SECOND]);
    round = mode.step(round.state, read(5 * SECOND, PASSED));
    // Not past its end: the last look is at the end itself.
    expect([round.done, round.waitMs]).toEqual([false, 5 * SECOND]);
    round = mode.step(round.state, read(10 * SECOND, PASSED));
    expect([round.done, round.decision.outcome, round.decision.reasonCode]).toEqual([
      true,
      'wait',
      'gate_deadline',
    ]);
    expect(round.decision.summary).toBe(
      'still open after 10 s of waiting, and no gate waits longer: staged: c0ffee0 is on its way to staging',
    );
    expect(round.decision.findings.map(({ verdict }) => verdict)).toEqual(['pass', 'pending']);
  });

  it('waits an hour unless told otherwise', () => {
    const mode = ask('[ci, staged]');
    const { state } = mode.start(NOW);
    expect(mode.step(state, read(60 * MINUTE - 1, PASSED)).done).toBe(false);
    expect(mode.step(state, read(60 * MINUTE, PASSED))).toMatchObject({
      done: true,
      decision: { reasonCode: 'gate_deadline' },
    });
  });

  it('waits longer where checks are given longer', () => {
    const mode = ask('[ci, staged]', {}, GATES.replace('20m', '2h'));
    const { state } = mode.start(NOW);
    expect(mode.step(state, read(61 * MINUTE, RUNNING)).done).toBe(false);
    expect(mode.step(state, read(120 * MINUTE, RUNNING))).toMatchObject({
      done: true,
      decision: { outcome: 'stop', reasonCode: 'checks_late' },
    });
  });
});

describe('a gate between two looks', () => {
  it('backs off to a minute', () => {
    const mode = ask('[staged]');
    let round = mode.start(NOW);
    const pauses: number[] = [];
    for (let at = 0; at < 10 * MINUTE; at += round.waitMs) {
      round = mode.step(round.state, read(at, PASSED));
      pauses.push(round.waitMs);
    }
    expect(pauses.slice(0, 4)).toEqual([5000, 7500, 11_250, 16_875]);
    expect(Math.max(...pauses)).toBe(MINUTE);
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
  });

  it('looks at the moment the checks are given up', () => {
    const mode = ask('[ci]', {}, GATES.replace('20m', '3s'));
    const { state } = mode.start(NOW);
    expect(mode.step(state, read(0, RUNNING)).waitMs).toBe(3 * SECOND);
  });

  it('waits for a window that opens soon, and looks when it opens', () => {
    const mode = ask('[hours]');
    const { state } = mode.start(NOW);
    const round = mode.step(state, read(10 * MINUTE - 2000, PASSED));
    expect([round.done, round.waitMs]).toEqual([false, 2000]);
  });

  it.each([
    ['the check that runs is asked for too', '[ci, next-week]', RUNNING],
    ['all else holds', '[ci, next-week]', PASSED],
  ])('ends at once where a window opens far off, although %s', (_, require, checks) => {
    const mode = ask(require);
    const round = mode.step(mode.start(NOW).state, read(0, checks));
    expect([round.done, round.decision.outcome, round.decision.reasonCode]).toEqual([
      true,
      'wait',
      'outside_window',
    ]);
    expect(round.decision.summary).toContain('next-week: ');
  });

  it('goes on where the far window is one of two ways', () => {
    const mode = ask('{ any: [ci, next-week] }');
    expect(mode.step(mode.start(NOW).state, read(0, RUNNING)).done).toBe(false);
  });

  it('tells what it waits for when that changes, not at every look', () => {
    const mode = ask('[ci, staged]');
    let round = mode.start(NOW);
    for (const [after, checks] of [
      [0, RUNNING],
      [5000, RUNNING],
      [12_500, PASSED],
    ] as const) {
      round = mode.step(round.state, read(after, checks));
    }
    expect(round.extra.timeline).toEqual([
      { at: NOW, kind: 'info', text: 'ci: test is running (and 1 more)' },
      { at: NOW + 12_500, kind: 'info', text: 'staged: c0ffee0 is on its way to staging' },
    ]);
  });
});

describe('a gate that is cancelled', () => {
  it('holds, with what it saw last', () => {
    const mode = ask('[ci]');
    const waiting = mode.step(mode.start(NOW).state, read(0, RUNNING));
    const end = mode.step(waiting.state, { kind: 'cancelled', at: NOW + 1000, why: 'the run was cancelled' });
    expect(end).toMatchObject({
      done: true,
      decision: { outcome: 'hold', reasonCode: 'cancelled', findings: [{ gate: 'ci', verdict: 'pending' }] },
    });
  });
});
