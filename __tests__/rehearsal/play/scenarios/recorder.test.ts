import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WELL } from '../../../../src/rehearsal/play/behaviour.ts';
import { createCounters } from '../../../../src/rehearsal/play/counters.ts';
import {
  failing,
  quantileBetween,
  sampleOf,
  startRecorder,
} from '../../../../src/rehearsal/play/scenarios/recorder.ts';
import type { Sample } from '../../../../src/rehearsal/play/scenarios/recorder.ts';
import { startService } from '../../../../src/rehearsal/play/service.ts';
import type { Service } from '../../../../src/rehearsal/play/service.ts';

function page(...answers: readonly (readonly [code: 200 | 500, seconds: number])[]): string {
  const counters = createCounters('1.0.0', 'a');
  for (const [code, seconds] of answers) counters.add(code, seconds);
  return counters.exposition();
}

describe('a sample', () => {
  it('sums up the pods of a version', () => {
    const sample = sampleOf(7, [page([200, 0.02], [500, 0.3]), page([200, 0.04])]);
    expect(sample).toMatchObject({ at: 7, requests: 3, errors: 1 });
    expect(sample.within.find(({ seconds }) => seconds === 0.05)?.count).toBe(2);
    expect(sample.within.at(-1)).toEqual({ seconds: Infinity, count: 3 });
  });

  it('of pods that answered nothing yet has no rate and no latency', () => {
    const sample = sampleOf(7, [page()]);
    expect([failing(undefined, sample), quantileBetween(undefined, sample)]).toEqual([undefined, undefined]);
  });
});

describe('between two samples', () => {
  const before = sampleOf(0, [page([500, 5], [500, 5])]);
  const after = sampleOf(1, [page([500, 5], [500, 5], [200, 0.02], [500, 0.02], [200, 0.02], [200, 0.02])]);

  it('only what came in between counts', () => {
    expect(failing(before, after)).toBe(0.25);
    expect(failing(undefined, after)).toBe(0.5);
    expect(failing(after, after)).toBeUndefined();
  });

  it('latency is read off the histogram between its bounds', () => {
    // Four answers within 10 to 25 ms: the 95th percentile lies at 3.8 of 4.
    expect(quantileBetween(before, after)).toBeCloseTo(10 + 15 * 0.95, 6);
    const slow: Sample = sampleOf(1, [page([200, 60])]);
    expect(quantileBetween(undefined, slow)).toBe(10_000);
  });
});

describe('the recorder', () => {
  let service: Service;
  beforeEach(async () => {
    service = await startService({
      version: '1.0.0',
      behaviour: { ...WELL, medianMs: 0, errorRate: 1 },
      seed: 's',
      token: 't',
    });
  });
  afterEach(() => service.close());

  it('writes down what the pods answer, as counts, as a rate and with gaps where nothing was answered', async () => {
    const recorder = startRecorder(() => [service]);
    try {
      const startedAt = Date.now();
      await pause(700);
      const { url = '' } = service.pods[0] ?? {};
      for (let request = 0; request < 4; request += 1) await (await fetch(url)).text();
      await pause(700);
      expect(recorder.tally('1.0.0', startedAt)).toMatchObject({ requests: 4, errors: 4 });
      expect(recorder.tally('2.0.0', startedAt)).toEqual({ requests: 0, errors: 0, p95: undefined });
      const [candidate, baseline, latency] = recorder.series(
        { candidate: '1.0.0', baseline: '2.0.0' },
        { from: startedAt, to: Date.now(), startedAt },
      );
      expect([candidate?.name, candidate?.role, baseline?.role, latency?.unit]).toEqual([
        '1.0.0',
        'candidate',
        'baseline',
        'ms',
      ]);
      const values = candidate?.points.map(({ value }) => value) ?? [];
      expect([values[0], values.at(-1), baseline?.points]).toEqual([Number.NaN, 1, []]);
    } finally {
      recorder.stop();
    }
  });
});
