import { describe, expect, it } from '@jest/globals';
import { observe } from '../../src/canary/judge.ts';
import type { Observation } from '../../src/canary/observation.ts';
import type { JudgeState } from '../../src/canary/state.ts';
import { verdictOf } from '../../src/canary/verdict.ts';
import { begin, binomial, both, chance, none } from './ticks.ts';

/** A run of ticks with gaps, weight changes and a rate of its own, from a seed. */
function run(seed: number, length = 80): Observation[] {
  const random = chance(seed);
  const rate = [0.001, 0.005, 0.01, 0.03][Math.floor(random() * 4)]!;
  const worse = [0.5, 1, 1, 1.5, 4][Math.floor(random() * 5)]!;
  let weight = 0.05;
  return Array.from({ length }, (_, i) => {
    if (random() < 0.04) weight = Math.min(0.5, weight * 2);
    const n = Math.round(1000 * weight);
    const arm = (requests: number, p: number) => ({ requests, events: binomial(random, requests, p) });
    return {
      at: (i + 1) * 10,
      weight,
      metrics: {
        errors: both(
          random() < 0.05 ? none() : arm(n, rate * worse),
          random() < 0.05 ? none() : arm(1000 - n, rate),
        ),
      },
    };
  });
}

const fold = (state: JudgeState, ticks: readonly Observation[]): JudgeState => ticks.reduce(observe, state);
const step = { elapsed: 600, minimum: 60 };
const metric = (bad: 'more' | 'fewer') => ({ kind: 'other', decides: true, bad }) as const;
const withMetrics = ({ at, weight }: Observation, metrics: Observation['metrics']): Observation => ({
  at,
  weight,
  metrics,
});
const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

describe('the judge, whatever the counts', () => {
  it.each(seeds)(
    'resumed anywhere from its saved memory, it says the same to the last digit (seed %i)',
    (seed) => {
      const ticks = run(seed);
      const cut = 1 + Math.floor(chance(seed + 1000)() * (ticks.length - 1));
      const saved = JSON.stringify(fold(begin(), ticks.slice(0, cut)));
      const resumed: JudgeState = JSON.parse(saved);
      expect(verdictOf(fold(resumed, ticks.slice(cut)), step)).toEqual(verdictOf(fold(begin(), ticks), step));
    },
  );

  it.each(seeds)('never thinks better of a candidate for having more errors (seed %i)', (seed) => {
    const random = chance(seed + 2000);
    const ticks = run(seed);
    const worse = ticks.map((tick): Observation => {
      const { candidate, baseline } = tick.metrics['errors']!;
      if ('noData' in candidate || random() < 0.7) return tick;
      const events = Math.min(candidate.requests, candidate.events + 1 + Math.floor(random() * 3));
      return { ...tick, metrics: { errors: both({ ...candidate, events }, baseline) } };
    });
    const fine = verdictOf(fold(begin(), ticks), step);
    const bad = verdictOf(fold(begin(), worse), step);
    expect(bad.evidence).toBeGreaterThanOrEqual(fine.evidence);
    expect(bad.metrics[0]!.promotion.within).toBeLessThanOrEqual(fine.metrics[0]!.promotion.within + 1e-9);
    expect(bad.metrics[0]!.promotion.under).toBeLessThanOrEqual(
      (fine.metrics[0]!.promotion.under ?? 0) + 1e-9,
    );
    // Neither is a roll-back undone nor a promotion won.
    expect(bad.outcome === 'roll-back' || fine.outcome !== 'roll-back').toBe(true);
    expect(bad.outcome !== 'promote' || fine.outcome === 'promote').toBe(true);
  });

  it.each(seeds)('does not mind the unit of time (seed %i)', (seed) => {
    const ticks = run(seed, 30);
    const later = ticks.map((tick) => ({ ...tick, at: tick.at + 1_700_000_000 }));
    const one = verdictOf(fold(begin(), ticks), step);
    const other = verdictOf(fold(begin({}, { at: 1_700_000_000 }), later), step);
    expect({ ...other, at: 0 }).toEqual({ ...one, at: 0 });
  });

  it.each(seeds)(
    'tells fewer of a wanted event as it tells more of an unwanted one, arms swapped (seed %i)',
    (seed) => {
      const ticks = run(seed, 40);
      const swapped = ticks.map((tick) => {
        const { candidate, baseline } = tick.metrics['errors']!;
        return withMetrics(tick, { m: both(baseline, candidate) });
      });
      const more = fold(
        begin({ metrics: { m: metric('more') } }),
        ticks.map((tick) => withMetrics(tick, { m: tick.metrics['errors']! })),
      );
      const fewer = fold(begin({ metrics: { m: metric('fewer') } }), swapped);
      const [a, b] = [verdictOf(more, step).metrics[0]!, verdictOf(fewer, step).metrics[0]!];
      expect(b.evidence).toBeCloseTo(a.evidence, 9);
      expect(b.promotion.within).toBeCloseTo(a.promotion.within, 9);
    },
  );

  it.each(seeds)('never promotes on ticks without data (seed %i)', (seed) => {
    const nothing = seed % 2 === 0 ? {} : { errors: both(none(), none()) };
    const ticks = run(seed).map((tick) => withMetrics(tick, nothing));
    let state = begin();
    for (const tick of ticks) {
      state = observe(state, tick);
      expect(verdictOf(state, step).outcome).not.toBe('promote');
    }
  });

  it('keeps its memory flat over six hours', () => {
    const ticks = run(7, 2160);
    const early = JSON.stringify(fold(begin(), ticks.slice(0, 100))).length;
    expect(JSON.stringify(fold(begin(), ticks)).length).toBeLessThan(early * 1.2);
  });
});
