/** Builders: ticks of counts, and runs of them, without chance. */
import { observe, startJudge } from '../../src/canary/judge.ts';
import type { Start } from '../../src/canary/judge.ts';
import type { MetricReading, NoData, Observation, Reading } from '../../src/canary/observation.ts';
import { judgeOptions } from '../../src/canary/options.ts';
import type { JudgeOptions } from '../../src/canary/options.ts';
import type { JudgeState } from '../../src/canary/state.ts';

export const counts = (events: number, requests: number): Reading => ({ events, requests });
export const none = (noData: NoData['noData'] = 'unreachable'): NoData => ({
  noData,
  reason: 'the test took it away',
});

export const errors = (candidate: Reading, baseline: Reading): Observation['metrics'] => ({
  errors: { candidate, baseline },
});

export const both = (candidate: Reading, baseline: Reading): MetricReading => ({ candidate, baseline });

/** Without a warm-up, so that a test's first tick counts. */
export const options = (given: Partial<JudgeOptions> = {}): JudgeOptions =>
  judgeOptions({ warmUp: 0, ...given });

/** Three hours of independent errors at 0.5 %: phi is 1. */
export const calmHistory = Array.from({ length: 180 }, (_, i) => ({
  at: (i + 1) * 60,
  seconds: 60,
  requests: 6000,
  events: i % 2 === 0 ? 27 : 33,
}));

export const begin = (given: Partial<JudgeOptions> = {}, start: Start = {}): JudgeState =>
  startJudge(options(given), { weight: 0, at: 0, history: { errors: calmHistory }, ...start });

/** `ticks` ticks of 10 s after the state's last; `metrics` may depend on the tick's number, from 0. */
export function after(
  state: JudgeState,
  ticks: number,
  metrics: Observation['metrics'] | ((tick: number) => Observation['metrics']),
  weight = 0.1,
): JudgeState {
  let next = state;
  for (let i = 0; i < ticks; i += 1) {
    next = observe(next, {
      at: (next.at ?? 0) + 10,
      weight,
      metrics: typeof metrics === 'function' ? metrics(i) : metrics,
    });
  }
  return next;
}

/** A repeatable source of chance, 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many of `n` chances of `p` come true. */
export function binomial(random: () => number, n: number, p: number): number {
  let events = 0;
  for (let i = 0; i < n; i += 1) if (random() < p) events += 1;
  return events;
}
