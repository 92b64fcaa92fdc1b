import { describe, expect, it } from '@jest/globals';
import { observe, startJudge } from '../../src/canary/judge.ts';
import type { Observation } from '../../src/canary/observation.ts';
import type { JudgeState } from '../../src/canary/state.ts';
import { verdictOf } from '../../src/canary/verdict.ts';
import { after, begin, both, counts, errors, none, options } from './ticks.ts';

const long = { elapsed: 3600, minimum: 60 };
const words = (state: JudgeState, step = long): string => {
  const { outcome, reasonCode } = verdictOf(state, step);
  return `${outcome} ${reasonCode}`;
};

// 100 requests a second, a tenth of them to the candidate, 0.5 % errors.
const healthy = (tick: number) => errors(counts(tick % 2, 100), counts(tick % 2 === 0 ? 4 : 5, 900));
const quiet = errors(counts(0, 100), counts(0, 900));

describe('the judge, situation by situation', () => {
  interface Situation {
    readonly name: string;
    readonly state: () => JudgeState;
    readonly says: string;
  }
  const SITUATIONS: readonly Situation[] = [
    {
      name: 'a healthy candidate with enough requests',
      state: () => after(begin(), 60, healthy),
      says: 'promote proven_good',
    },
    {
      name: 'a healthy candidate with too few requests to tell',
      state: () => after(begin(), 6, healthy),
      says: 'wait too_little_evidence',
    },
    {
      name: 'no requests on either side',
      state: () => after(begin(), 12, errors(counts(0, 0), counts(0, 0))),
      says: 'hold low_traffic',
    },
    {
      name: 'a candidate with counts while the baseline has none',
      state: () => after(begin(), 12, errors(counts(0, 100), none())),
      says: 'hold baseline_unavailable',
    },
    {
      name: 'a candidate with errors beyond the limit while the baseline cannot be read',
      state: () => after(begin(), 12, errors(counts(10, 100), none())),
      says: 'roll-back limit_without_baseline',
    },
    {
      name: 'more errors than requests, which no count can be',
      state: () => after(begin(), 12, errors(counts(7, 0), counts(5, 900))),
      says: 'hold blind',
    },
    {
      name: 'a number that is not one',
      state: () => after(begin(), 12, errors(counts(Number.NaN, 100), counts(5, 900))),
      says: 'hold blind',
    },
    {
      name: 'an infinite number',
      state: () => after(begin(), 12, errors(counts(0, Infinity), counts(5, 900))),
      says: 'hold blind',
    },
    {
      name: 'one error of 100 against none at the baseline',
      state: () => after(begin(), 1, errors(counts(1, 100), counts(0, 900))),
      says: 'wait too_little_evidence',
    },
    {
      name: '6 errors of 500 against none of 10,000',
      state: () => after(begin(), 1, errors(counts(6, 500), counts(0, 10_000)), 0.05),
      says: 'roll-back regression',
    },
    {
      name: 'one error of 6 requests',
      state: () => after(begin(), 1, errors(counts(1, 6), counts(0, 60))),
      says: 'wait over_limit',
    },
    {
      name: 'evidence between 5 and 100',
      state: () => after(begin(), 1, errors(counts(4, 100), counts(4, 900))),
      says: 'hold evidence_building',
    },
    {
      name: 'a proven regression of 60 % inside every limit',
      state: () => after(begin(), 200, errors(counts(8, 1000), counts(45, 9000))),
      says: 'hold regression_within_limits',
    },
    {
      name: 'a proven regression beyond 1 %',
      state: () => after(begin(), 60, errors(counts(2, 100), counts(5, 900))),
      says: 'roll-back regression',
    },
    {
      name: 'a regression of more than 500 % below 1 %',
      state: () => after(begin(), 200, errors(counts(6, 1000), counts(8, 9000))),
      says: 'roll-back regression',
    },
    {
      name: '1.2 % on both sides with a limit of 1 %',
      state: () => after(begin(), 120, errors(counts(12, 1000), counts(108, 9000))),
      says: 'hold shared_incident',
    },
    {
      name: 'both sides jump to 10 %',
      state: () => after(after(begin(), 30, healthy), 6, errors(counts(10, 100), counts(90, 900))),
      says: 'hold shared_incident',
    },
    {
      name: 'both sides jump, the candidate further',
      state: () => after(after(begin(), 30, healthy), 12, errors(counts(30, 100), counts(90, 900))),
      says: 'roll-back regression',
    },
    {
      name: 'a candidate better than the baseline',
      state: () => after(begin(), 120, errors(counts(0, 100), counts(9, 900))),
      says: 'promote proven_good',
    },
    {
      name: 'no counts for a minute',
      state: () => after(after(begin(), 60, healthy), 6, errors(none(), none())),
      says: 'hold blind',
    },
    {
      name: 'no counts for one tick',
      state: () => after(after(begin(), 60, healthy), 1, errors(none(), none())),
      says: 'promote proven_good',
    },
    {
      name: 'no counts for fifteen minutes',
      state: () => after(after(begin(), 60, healthy), 90, errors(none(), none())),
      says: 'roll-back blind',
    },
    {
      name: 'never any count for fifteen minutes',
      state: () => after(begin(), 91, errors(none(), none())),
      says: 'roll-back blind',
    },
    {
      name: 'no counts for fifteen minutes without traffic on the candidate',
      state: () => after(begin(), 91, errors(none(), counts(5, 900)), 0),
      says: 'wait no_traffic_yet',
    },
    {
      name: 'a split of 22 % where 10 % is set',
      state: () => after(begin(), 60, errors(counts(1, 220), counts(4, 780))),
      says: 'hold split_not_as_set',
    },
    {
      name: 'a candidate that loses its traffic',
      state: () => after(begin(), 60, errors(counts(0, 20), counts(5, 980))),
      says: 'hold split_not_as_set',
    },
    {
      name: 'partial data, which can hide errors',
      state: () => after(begin(), 60, errors({ events: 0, requests: 100, partial: true }, counts(5, 900))),
      says: 'wait too_little_evidence',
    },
    {
      name: 'partial data that shows a regression',
      state: () => after(begin(), 30, errors({ events: 9, requests: 100, partial: true }, counts(5, 900))),
      says: 'roll-back regression',
    },
    {
      name: 'a base rate that triples on both sides within limits',
      state: () =>
        after(
          after(begin(), 60, errors(counts(1, 1000), counts(9, 9000))),
          60,
          errors(counts(3, 1000), counts(27, 9000)),
        ),
      says: 'promote proven_good',
    },
    {
      name: 'the first deployment ever, well under the limit',
      state: () =>
        after(begin({}, { baseline: 'none' }), 60, errors(counts(1, 1000), none('no_baseline')), 1),
      says: 'promote proven_good',
    },
    {
      name: 'the first deployment ever, beyond the limit',
      state: () =>
        after(begin({}, { baseline: 'none' }), 60, errors(counts(30, 1000), none('no_baseline')), 1),
      says: 'roll-back limit_without_baseline',
    },
    {
      name: 'all traffic on the candidate and beyond the limit, with nothing to tell whose fault it is',
      state: () => after(after(begin(), 60, healthy), 30, errors(counts(30, 1000), none('no_baseline')), 1),
      says: 'hold limit_without_baseline',
    },
    {
      name: 'all traffic on the candidate and well under the limit',
      state: () => after(after(begin(), 60, healthy), 30, errors(counts(1, 1000), none('no_baseline')), 1),
      says: 'promote proven_good',
    },
    {
      name: 'a step that has not lasted its time',
      state: () => after(begin(), 60, healthy),
      says: 'wait step_time',
    },
    { name: 'nothing observed yet', state: () => startJudge(options()), says: 'wait no_data_yet' },
  ];

  it.each(SITUATIONS)('$name: $says', ({ state, says }) => {
    const step = says.endsWith('step_time') ? { elapsed: 30, minimum: 900 } : long;
    expect(words(state(), step)).toBe(says);
  });

  it('has no way back from a roll-back', () => {
    const bad = after(begin(), 30, errors(counts(5, 100), counts(5, 900)));
    expect(words(bad)).toBe('roll-back regression');
    expect(words(after(bad, 360, quiet))).toBe('roll-back regression');
  });

  it('rolls back a proven regression inside every limit when told to', () => {
    const worse = errors(counts(8, 1000), counts(45, 9000));
    expect(words(after(begin({ onRegression: 'roll-back' }), 200, worse))).toBe('roll-back regression');
  });

  it('resumes from a shared incident when the baseline is back', () => {
    const incident = after(after(begin(), 60, healthy), 12, errors(counts(10, 100), counts(90, 900)));
    expect(words(incident)).toBe('hold shared_incident');
    const minute = after(incident, 8, healthy);
    expect(verdictOf(minute, long).reasonCode).not.toBe('shared_incident');
  });

  it('asks for proof anew after a shared incident, and does not hold its errors against the step for hours', () => {
    const outage = errors(counts(30, 100), counts(270, 900));
    const over = after(after(after(begin(), 60, healthy), 30, outage), 12, healthy);
    expect(words(over)).toBe('wait too_little_evidence');
    expect(words(after(over, 60, healthy))).toBe('promote proven_good');
  });

  it('keeps what speaks against the candidate through a shared incident', () => {
    const doubtful = after(begin(), 6, errors(counts(2, 100), counts(4, 900)));
    const before = verdictOf(doubtful, long).evidence;
    expect(before).toBeGreaterThan(2);
    const over = after(after(doubtful, 12, errors(counts(10, 100), counts(90, 900))), 1, healthy);
    expect(over.deciding['errors']?.regression).not.toEqual(begin().deciding['errors']?.regression);
    expect(verdictOf(over, long).outcome).not.toBe('promote');
  });

  it('holds in doubt until the evidence has been below 2 for three ticks', () => {
    let state = after(begin(), 1, errors(counts(4, 100), counts(4, 900)));
    const seen: number[] = [];
    while (state.doubt.on) {
      expect(words(state)).toBe('hold evidence_building');
      state = after(state, 1, errors(counts(0, 100), counts(1, 900)));
      seen.push(verdictOf(state, long).evidence);
    }
    expect(seen[0]).toBeGreaterThan(2);
    expect(seen.slice(-3).every((evidence) => evidence < 2)).toBe(true);
    expect(seen.slice(0, -3).every((evidence) => evidence >= 2)).toBe(true);
  });

  it('says how many more requests it needs, and how long that takes at this traffic', () => {
    const early = verdictOf(after(begin(), 2, quiet), { elapsed: 20, minimum: 0 });
    expect(early.requestsStillNeeded).toBeGreaterThan(100);
    expect(early.requestsStillNeeded).toBeLessThan(250);
    expect(early.etaSeconds).toBeCloseTo((early.requestsStillNeeded ?? 0) / 10, 6);
    expect(early.reason).toContain(`about ${early.requestsStillNeeded} more requests`);
  });

  it('names the evidence and the limit when it rolls back', () => {
    const { reason } = verdictOf(after(begin(), 30, errors(counts(5, 100), counts(5, 900))), long);
    expect(reason).toMatch(/^the candidate is worse than the baseline \(evidence [\d,]+ of the 100 needed\)/);
    expect(reason).toContain('5% of requests fail, the limit is 1%');
  });

  it('shows both arms, the ratio with its interval, the evidence and a word for each metric', () => {
    const [row] = verdictOf(after(begin(), 60, healthy), long).metrics;
    expect(row).toMatchObject({
      metric: 'errors',
      candidate: { requests: 6000, events: 30, rate: 0.005 },
      baseline: { requests: 54_000, events: 270, rate: 0.005 },
      threshold: 100,
      verdict: 'pass',
    });
    expect(row?.ratio?.estimate).toBeCloseTo(1, 6);
    expect(row?.ratio?.low).toBeGreaterThan(0.6);
    expect(row?.ratio?.high).toBeLessThan(1.6);
  });
});

describe('warm-up', () => {
  const cold = errors(counts(20, 100), counts(5, 900));

  it('does not hold the first minute after an increase against the candidate', () => {
    const state = after(begin({ warmUp: 60 }), 6, cold);
    expect(verdictOf(state, long).evidence).toBeCloseTo(1, 9);
    expect(state.deciding['errors']?.total.candidate.requests).toBe(0);
    expect(words(after(state, 60, healthy))).toBe('promote proven_good');
  });

  it('rolls back even then when most requests fail', () => {
    const dead = errors(counts(90, 100), counts(5, 900));
    expect(words(after(begin({ warmUp: 60 }), 3, dead))).toBe('roll-back catastrophe');
  });

  it('does not when the baseline fails just as much', () => {
    const down = errors(counts(90, 100), counts(810, 900));
    expect(words(after(begin({ warmUp: 60 }), 3, down))).toBe('hold shared_incident');
  });

  it('counts from the first tick when no increase was seen', () => {
    const state = observe(startJudge(options({ warmUp: 60 })), { at: 10, weight: 0.1, metrics: quiet });
    expect(state.deciding['errors']?.total.candidate.requests).toBe(100);
  });
});

describe('several metrics', () => {
  const metrics = {
    errors: { kind: 'errors', decides: true },
    slow: { kind: 'slow', decides: true, over: 0.5 },
  } as const;
  const well = both(counts(0, 1000), counts(0, 9000));
  const tick = (given: Observation['metrics']): Observation['metrics'] => ({
    errors: well,
    slow: well,
    ...given,
  });

  it('lets the worst decide: better latency does not excuse worse errors', () => {
    const state = after(begin({ metrics }), 30, tick({ errors: both(counts(50, 1000), counts(45, 9000)) }));
    expect(words(state)).toBe('roll-back regression');
    expect(verdictOf(state, long).metrics.map((row) => [row.metric, row.verdict])).toEqual([
      ['errors', 'fail'],
      ['slow', 'pass'],
    ]);
  });

  it('rolls back a candidate whose p95 is beyond the limit', () => {
    const state = after(begin({ metrics }), 30, tick({ slow: both(counts(80, 1000), counts(90, 9000)) }));
    expect(words(state)).toBe('roll-back regression');
    expect(verdictOf(state, long).reason).toContain('8% of requests take over 500 ms, 5% may');
  });

  it('holds, critically, a candidate of more than twice the latency inside the p95 limit', () => {
    const state = after(begin({ metrics }), 60, tick({ slow: both(counts(10, 1000), counts(1, 9000)) }));
    expect(words(state)).toBe('hold critical_limit');
  });

  it('does not promote while a deciding metric was never read', () => {
    const state = after(begin({ metrics }), 60, { errors: well });
    expect(words(state)).toBe('hold metric_unavailable');
  });

  it('judges on the other metric while one provider is down', () => {
    const state = after(begin({ metrics }), 120, {
      errors: both(counts(50, 1000), counts(45, 9000)),
      slow: both(none(), none()),
    });
    expect(words(state)).toBe('roll-back regression');
  });

  it('divides one false-alarm budget, so that a second metric raises what each must prove', () => {
    const rows = verdictOf(begin({ metrics }), long).metrics;
    expect(rows.map((row) => Math.round(row.threshold))).toEqual([175, 233]);
  });

  const watched = { ...metrics, slow: { kind: 'slow', decides: false, over: 0.5 } } as const;

  it('does not let a warn-only metric decide, however bad it is', () => {
    const state = after(
      begin({ metrics: watched }),
      60,
      tick({ slow: both(counts(900, 1000), counts(0, 9000)) }),
    );
    expect(words(state)).toBe('promote proven_good');
    expect(verdictOf(state, long).metrics[1]).toMatchObject({ metric: 'slow', verdict: 'warn' });
  });

  it('does not let a warn-only metric block when its provider is down', () => {
    const state = after(begin({ metrics: watched }), 120, tick({ slow: both(none(), none()) }));
    expect(words(state)).toBe('promote proven_good');
  });

  it('gives the whole budget to the metrics that decide', () => {
    const [row] = verdictOf(begin({ metrics: watched }), long).metrics;
    expect(row?.threshold).toBeCloseTo(100, 9);
  });

  it('finds fewer of the events one wants', () => {
    const orders = { orders: { kind: 'other', decides: true, bad: 'fewer', overBaseline: 0.5 } } as const;
    const state = after(begin({ metrics: orders }), 60, {
      orders: both(counts(40, 1000), counts(900, 9000)),
    });
    expect(words(state)).toBe('roll-back regression');
    expect(
      words(after(begin({ metrics: orders }), 60, { orders: both(counts(130, 1000), counts(900, 9000)) })),
    ).toBe('promote proven_good');
  });
});

describe('weights', () => {
  it('carries what is held against the candidate over a change of weight', () => {
    const suspicious = after(begin(), 6, errors(counts(2, 100), counts(5, 900)));
    const before = verdictOf(suspicious, long).evidence;
    const moved = observe(suspicious, { at: 70, weight: 0.25, metrics: errors(counts(0, 0), counts(0, 0)) });
    expect(verdictOf(moved, long).evidence).toBeCloseTo(before, 9);
  });

  it('asks for the proof anew at each weight, and for a tighter one', () => {
    const first = after(begin(), 60, healthy);
    expect(verdictOf(first, long).metrics[0]?.promotion).toMatchObject({ rMax: 3, proven: true });
    const second = after(first, 1, errors(counts(1, 250), counts(4, 750)), 0.25);
    expect(verdictOf(second, long).metrics[0]?.promotion).toMatchObject({ rMax: 2, proven: false });
    const third = after(second, 1, errors(counts(2, 500), counts(3, 500)), 0.5);
    expect(verdictOf(third, long).metrics[0]?.promotion.rMax).toBe(1.5);
  });

  it('does not count a tick twice', () => {
    const state = after(begin(), 5, healthy);
    expect(observe(state, { at: 50, weight: 0.1, metrics: errors(counts(50, 100), counts(0, 900)) })).toBe(
      state,
    );
  });
});

describe('options', () => {
  it.each([
    { what: 'no metric', given: { metrics: {} } },
    {
      what: 'warn-only metrics',
      given: { metrics: { errors: { kind: 'errors', decides: false } } } as const,
    },
  ])('refuses a canary that nothing could stop: $what', ({ given }) => {
    expect(() => startJudge(options(given))).toThrow('nothing can stop this canary');
  });

  it('refuses to judge a p95 limit by another threshold', () => {
    const metrics = { slow: { kind: 'slow', decides: true, over: 0.3 } } as const;
    expect(() => startJudge(options({ metrics }))).toThrow(
      "metric 'slow' counts answers over 0.3 s but the p95 limit is 0.5 s: they must be the same",
    );
  });
});
