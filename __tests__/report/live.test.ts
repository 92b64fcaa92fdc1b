import { describe, expect, it } from '@jest/globals';
import type { LiveView } from '../../src/report/live.ts';
import { liveFrame, provenShare, redraw } from '../../src/report/live.ts';
import { changedLines } from '../../src/report/live-lines.ts';
import { columns } from '../../src/report/terminal/columns.ts';

const view = (changes: Partial<LiveView> = {}): LiveView => ({
  title: 'deploy-action / production',
  startedAt: 0,
  now: 83_000,
  phase: 'watching 25%',
  steps: [
    { label: '5%', state: 'done' },
    { label: '25%', state: 'current' },
    { label: '100%', state: 'ahead' },
  ],
  share: 0.25,
  candidate: { version: '1.5.0', requests: 1203, errors: 61, p95: 212 },
  baseline: { version: '1.4.2', requests: 3611, errors: 36 },
  evidence: [
    { metric: 'errors', value: 31.2, threshold: 100, speaks: 'against' },
    { metric: 'errors', value: 25, threshold: 20, speaks: 'for' },
  ],
  timeline: [
    { at: 0, text: 'started', kind: 'info' },
    { at: 10_000, text: '25% of the traffic to the candidate', kind: 'step' },
  ],
  ...changes,
});

describe('liveFrame', () => {
  it('shows steps, traffic, counts, evidence and the last moments', () => {
    expect(liveFrame(view(), { colour: false, width: 80 })).toEqual([
      'deploy-action / production                                                  1:23',
      '  watching 25%',
      '',
      '  ✓ 5% ── ▸ 25% ── · 100%',
      '  traffic     ████████░░░░░░░░░░░░░░░░░░░░░░  25%',
      '',
      '                           candidate                baseline',
      '  version                      1.5.0                   1.4.2',
      '  requests                     1,203                   3,611',
      '  errors                  61 (5.07%)             36 (0.997%)',
      '  p95                         212 ms                 no data',
      '',
      '  evidence for and against the candidate',
      '  errors      ██████████████████████░░░░░░░░  31.2 of 100 against',
      '  errors      ██████████████████████████████     25 of 20 proven for',
      '',
      '     0:00 · started',
      '     0:10 ▸ 25% of the traffic to the candidate',
    ]);
  });

  it('says the outcome once there is one', () => {
    expect(
      liveFrame(view({ outcome: 'roll-back', phase: 'traffic is back' }), { colour: false, width: 80 })[1],
    ).toBe('  ↶ Roll back: traffic is back');
  });

  it('shows a direct deployment, which has no arms, evidence or steps', () => {
    const {
      candidate: _,
      baseline: __,
      ...rest
    } = view({ steps: [], evidence: [], timeline: [], share: 0, phase: 'deploying' });
    expect(liveFrame(rest, { colour: false, width: 60 })).toEqual([
      'deploy-action / production                              1:23',
      '  deploying',
      '',
      '  traffic     ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0%',
    ]);
  });

  it.each([
    [40, 24],
    [57, 10],
    [80, 24],
    [160, 3],
    [80, 1],
  ])('keeps to %d columns and %d lines, whatever it shows', (width, height) => {
    const long = view({
      title: 'deploy-action / production / a-component-with-a-long-name / 漢字漢字漢字漢字',
      phase: 'watching '.repeat(30),
      steps: Array.from({ length: 20 }, (_, index) => ({
        label: `${index * 5}%`,
        state: index < 3 ? ('done' as const) : ('ahead' as const),
      })),
      evidence: [{ metric: 'a-very-long-metric-name', value: 1e12, threshold: 1000, speaks: 'against' }],
      timeline: Array.from({ length: 30 }, (_, at) => ({ at, text: 'x'.repeat(200), kind: 'info' as const })),
      candidate: {
        version: '1.5.0-a-very-long-prerelease.20261121',
        requests: 123_456_789,
        errors: 12_345_678,
      },
    });
    const frame = liveFrame(long, { colour: false, width, height });
    expect(frame.length).toBeLessThanOrEqual(height);
    for (const line of frame) expect(columns(line)).toBeLessThanOrEqual(width);
    const coloured = liveFrame(long, { colour: true, width, height });
    expect(coloured.map((line) => line.replaceAll(/\p{Control}\[\d+m/gu, ''))).toEqual(frame);
  });

  it('draws what is no number as nothing', () => {
    const frame = liveFrame(
      view({
        share: Number.NaN,
        evidence: [{ metric: 'errors', value: Number.NaN, threshold: 100, speaks: 'against' }],
      }),
      {
        colour: false,
        width: 80,
      },
    );
    expect(frame).toContain('  traffic     ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  no data');
    expect(frame).toContain('  errors      ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  no number of 100 against');
  });
});

describe('provenShare', () => {
  it.each([
    [1, 100, 0],
    [0.2, 100, 0],
    [10, 100, 0.5],
    [100, 100, 1],
    [1e9, 100, 1],
    [Number.NaN, 100, 0],
    [50, 1, 0],
  ])('of %d to %d is %d', (value, threshold, share) =>
    expect(provenShare(value, threshold)).toBeCloseTo(share),
  );
});

describe('redraw', () => {
  it('takes the place of the frame before', () => {
    expect(redraw(3, ['a', 'b'])).toBe('\u001B[3A\r\u001B[Ja\nb\n');
    expect(redraw(0, ['a'])).toBe('\u001B[Ja\n');
  });
});

describe('changedLines', () => {
  const status =
    '     1:23 = watching 25% · 25% of the traffic · candidate 1,203 requests, 61 errors · baseline 3,611 requests, 36 errors · evidence against (errors) 31.2 of 100';

  it('tells everything at first', () => {
    expect(changedLines(undefined, view())).toEqual([
      '     0:00 · started',
      '     0:10 ▸ 25% of the traffic to the candidate',
      status,
    ]);
  });

  it('is silent while nothing happens', () => {
    const later = view({ now: 100_000, candidate: { version: '1.5.0', requests: 1300, errors: 62 } });
    expect(changedLines(view(), view())).toEqual([]);
    expect(changedLines(view(), later)).toEqual([]);
  });

  it('tells newer counts after a while, and nothing when there are none', () => {
    const later = { now: 143_000, candidate: { version: '1.5.0', requests: 1300, errors: 62 } };
    expect(changedLines(view(), view(later))).toHaveLength(1);
    expect(changedLines(view(), view({ now: 143_000 }))).toEqual([]);
  });

  it.each<[string, Partial<LiveView>]>([
    ['share', { share: 0.5 }],
    ['phase', { phase: 'watching 50%' }],
    ['outcome', { outcome: 'proceed' }],
  ])('tells a new %s', (_, changes) => {
    expect(changedLines(view(), view(changes))).toHaveLength(1);
  });

  it('tells only the moments that are new', () => {
    const more = view({
      timeline: [...view().timeline, { at: 20_000, text: '::error::x', kind: 'trouble' }],
    });
    expect(changedLines(view(), more)).toEqual(['     0:20 ! ::error::x']);
  });
});
