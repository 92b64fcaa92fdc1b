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
  const bare = (text: string): string => text.replaceAll('\u001B[?2026h', '').replaceAll('\u001B[?2026l', '');

  it('takes the place of the frame before, line by line, and wipes what is left of it', () => {
    expect(bare(redraw(['a', 'b', 'c'], ['d', 'e'], 80))).toBe('\u001B[3A\r\u001B[2Kd\n\u001B[2Ke\n\u001B[J');
    expect(bare(redraw([], ['a'], 80))).toBe('\u001B[2Ka\n\u001B[J');
  });

  it('wipes it all when there is nothing more to show', () => {
    expect(bare(redraw(['a', 'b'], [], 80))).toBe('\u001B[2A\r\u001B[J');
  });

  it('has the terminal show a frame at once where it can', () => {
    const text = redraw([], ['a'], 80);
    expect(text.startsWith('\u001B[?2026h')).toBe(true);
    expect(text.endsWith('\u001B[?2026l')).toBe(true);
  });

  it('goes back over the rows that lines take since the window became narrower, colours left out', () => {
    const coloured = `\u001B[31m${'x'.repeat(75)}\u001B[0m`;
    expect(bare(redraw([coloured, '', 'y'.repeat(30)], ['z'], 30))).toContain('\u001B[5A');
  });
});

describe('changedLines', () => {
  const status =
    '     1:23 ~ 25% · candidate 61 of 1,203 failed · baseline 36 of 3,611 failed · evidence 31.2 of 100';

  it('tells everything at first', () => {
    expect(changedLines(undefined, view())).toEqual([
      '     0:00 · started',
      '     0:10 ▸ 25% of the traffic to the candidate',
      status,
      '            watching 25%',
    ]);
  });

  it('is silent while nothing happens', () => {
    const later = view({ now: 100_000, candidate: { version: '1.5.0', requests: 1300, errors: 62 } });
    expect(changedLines(view(), view())).toEqual([]);
    expect(changedLines(view(), later)).toEqual([]);
  });

  it('gives a sign of life after a while, with the newest counts', () => {
    const later = { now: 143_000, candidate: { version: '1.5.0', requests: 1300, errors: 62 } };
    expect(changedLines(view(), view(later))).toEqual([
      '     2:23 ~ 25% · candidate 62 of 1,300 failed · baseline 36 of 3,611 failed · evidence 31.2 of 100',
    ]);
    expect(changedLines(view(), view({ now: 90_000 }), { quietMs: 5000 })).toHaveLength(1);
  });

  it('says only what is going on where there are no counts', () => {
    const { candidate: _, ...rest } = view({ now: 143_000, share: 0, phase: 'Release' });
    expect(changedLines(view(), rest)).toEqual(['     2:23 ~ Release']);
  });

  it('tells a new outcome', () => {
    expect(changedLines(view(), view({ outcome: 'proceed' }))).toEqual([
      status.replace('~ 25%', '~ Proceed · 25%'),
    ]);
  });

  it.each([
    ['another phase', 'holding', true],
    ['the same phase with other numbers', 'watching 50%', false],
    ['no phase', '', false],
  ])('has news in a phase: %s', (_, phase, isNews) => {
    expect(changedLines(view(), view({ phase }))).toEqual(isNews ? [status, `            ${phase}`] : []);
  });

  it('tells only the moments that are new', () => {
    const more = view({
      timeline: [...view().timeline, { at: 20_000, text: '::error::x', kind: 'trouble' }],
    });
    expect(changedLines(view(), more)).toEqual(['     0:20 ! ::error::x']);
  });

  it.each([60, 110])('has no line longer than %d columns, and loses no word of a moment', (width) => {
    const text = 'promoted past 20% of traffic: every deciding metric is proven to be within its bounds '
      .repeat(2)
      .trim();
    const long = view({
      phase: 'errors: not yet proven to be within 2 times the baseline or under the limit; '.repeat(4),
      timeline: [{ at: 0, text, kind: 'decision' }],
      candidate: { version: '1', requests: 123_456_789, errors: 123_456_789 },
    });
    const told = changedLines(undefined, long, { width });
    for (const line of told) expect(columns(line)).toBeLessThanOrEqual(width);
    const moment = told.slice(
      0,
      told.findIndex((line) => line.includes('~')),
    );
    expect(moment.map((line) => line.slice(12)).join(' ')).toBe(text);
  });
});
