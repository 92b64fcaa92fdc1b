import { describe, expect, it } from '@jest/globals';
import { logReader, saidOfJob, wholeTimeline } from '../../../../src/rehearsal/play/scenarios/moments.ts';
import type { PlayEvent } from '../../../../src/rehearsal/play/runner/index.ts';
import { reportOf } from '../../../../src/report/report-of.ts';
import type { Moment } from '../../../../src/report/report.ts';

type Line = Extract<PlayEvent, { kind: 'line' }>;

const line = (text: string, job = 'Pipeline / Deploy to production', step = 'Deploy'): Line => ({
  kind: 'line',
  job,
  step,
  line: { level: 'plain', text, properties: {} },
});

describe('what is said of a job', () => {
  it.each([
    ['success', { kind: 'step', text: 'Gate succeeds' }],
    ['failure', { kind: 'trouble', text: 'Gate fails' }],
    ['cancelled', { kind: 'trouble', text: 'Gate is cancelled' }],
    ['queued', undefined],
    ['in-progress', undefined],
    ['skipped', undefined],
  ] as const)('when it is %s', (state, said) => {
    expect(saidOfJob({ kind: 'job', job: 'Pipeline / Gate', state })).toEqual(said);
  });

  it('names the environment whose reviewers are waited for', () => {
    const event = {
      kind: 'job',
      job: 'Pipeline / Approve production',
      state: 'waiting',
      environment: 'production',
    } as const;
    expect(saidOfJob(event)).toEqual({
      kind: 'info',
      text: 'Approve production: the run waits for the reviewers of production',
    });
  });
});

describe('moments in a log', () => {
  it.each([
    ['     0:01 · goes on', { kind: 'info', text: 'goes on' }],
    ['     0:01 ▸ deploy command done', { kind: 'step', text: 'deploy command done' }],
    ['     0:12 ◆ rolls back: it is worse', { kind: 'decision', text: 'rolls back: it is worse' }],
    ['  1:02:03 ! held', { kind: 'trouble', text: 'held' }],
    ['~ 20% of traffic, step 3 of 5: x', undefined],
    ['0:01 ▸ not indented, so not ours', undefined],
    ['     soon ▸ no time', undefined],
  ])('of %j are %j', (text, said) => expect(logReader().read(line(text))).toEqual(said));

  it('say where they happened, unless it is production', () => {
    const read = logReader();
    const text = '     0:01 ▸ deploy command done';
    expect(read.read(line(text, 'Pipeline / Deploy to staging'))).toEqual({
      kind: 'step',
      text: 'staging: deploy command done',
    });
  });

  it('are told once: not again at the end of the job, cut as they may be, nor by the next attempt', () => {
    const read = logReader();
    const long = '     0:09 ◆ promoted past 20% of traffic: every metric is within its bounds';
    expect(read.read(line(long))).toBeDefined();
    expect(read.read(line(long))).toBeUndefined();
    expect(read.read(line('Timeline'))).toBeUndefined();
    expect(read.read(line('     0:09 ◆ promoted past 20% of traffic: every'))).toBeUndefined();
    expect(read.read(line('     0:11 ▸ 50%', 'Pipeline / Deploy to staging'))).toBeDefined();
  });
});

describe('the whole timeline', () => {
  const at = (seconds: number, kind: Moment['kind'], text: string): Moment => ({
    at: seconds * 1000,
    kind,
    text,
  });
  const written = (environment: string | undefined, ...timeline: Moment[]) =>
    reportOf(
      {
        schemaVersion: 1,
        question: 'deploy',
        subject: { repository: 'a/b', sha: 'c', ...(environment === undefined ? {} : { environment }) },
        outcome: 'proceed',
        reasonCode: 'x',
        summary: 'x',
        findings: [],
        effects: [],
      },
      [],
      { startedAt: 0, timeline },
    );

  it('has what the stage saw and what the rollouts wrote down, each once, at the time they know', () => {
    const heard = [
      at(0, 'info', 'a commit'),
      { ...at(5, 'step', '20% of traffic'), job: 'Pipeline / Deploy to production' },
      { ...at(6, 'trouble', 'only ever heard'), job: 'Pipeline / Deploy to production' },
      at(7, 'trouble', 'the runner dies'),
    ];
    const reports = [
      written('staging', at(2, 'step', 'deploy command done')),
      written('production', at(4, 'step', '20% of traffic'), at(9, 'decision', 'promoted')),
      written(undefined, at(1, 'step', 'of no environment')),
    ];
    expect(wholeTimeline(heard, reports)).toEqual([
      at(0, 'info', 'a commit'),
      at(2, 'step', 'staging: deploy command done'),
      at(4, 'step', '20% of traffic'),
      at(6, 'trouble', 'only ever heard'),
      at(7, 'trouble', 'the runner dies'),
      at(9, 'decision', 'promoted'),
    ]);
  });
});
