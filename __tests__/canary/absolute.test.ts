import { describe, expect, it } from '@jest/globals';
import {
  absoluteAfter,
  absoluteEvidence,
  absoluteForecast,
  startAbsolute,
} from '../../src/canary/absolute.ts';

const c = (events: number, requests: number) => ({ events, requests });

/** The mean over 24 rates of the binomial likelihood ratio, written out. */
function belowByHand(events: number, requests: number, limit: number): number {
  let sum = 0;
  for (let k = 0; k < 24; k += 1) {
    const q = limit / (1.05 * (100 / 1.05) ** (k / 23));
    sum += (q / limit) ** events * ((1 - q) / (1 - limit)) ** (requests - events);
  }
  return sum / 24;
}

const withoutErrors = (requests: number) =>
  absoluteEvidence(absoluteAfter(startAbsolute(0.01, 'below'), c(0, requests), 1));

describe('the absolute test', () => {
  it.each([
    { events: 0, requests: 350 },
    { events: 3, requests: 900 },
    { events: 12, requests: 2000 },
  ])(
    'below a limit of 1 % is the mean of likelihood ratios for $events of $requests',
    ({ events, requests }) => {
      const test = absoluteAfter(startAbsolute(0.01, 'below'), c(events, requests), 1);
      expect(Math.exp(absoluteEvidence(test))).toBeCloseTo(belowByHand(events, requests, 0.01), 9);
    },
  );

  it.each([
    { side: 'below', limit: 0.01 },
    { side: 'below', limit: 0.05 },
    { side: 'above', limit: 0.01 },
    { side: 'above', limit: 0.5 },
  ] as const)('$side $limit has a mean of 1 exactly at the limit', ({ side, limit }) => {
    const n = 40;
    let mean = 0;
    let ways = 1;
    for (let x = 0; x <= n; x += 1) {
      const evidence = absoluteEvidence(absoluteAfter(startAbsolute(limit, side), c(x, n), 1));
      mean += ways * limit ** x * (1 - limit) ** (n - x) * Math.exp(evidence);
      ways = (ways * (n - x)) / (x + 1);
    }
    expect(mean).toBeCloseTo(1, 9);
  });

  it('proves a service without errors to be under 1 % after about 350 requests', () => {
    expect(withoutErrors(300)).toBeLessThan(Math.log(20));
    expect(withoutErrors(400)).toBeGreaterThan(Math.log(20));
  });

  it('never proves the opposite of what the counts show', () => {
    expect(absoluteEvidence(absoluteAfter(startAbsolute(0.01, 'below'), c(40, 1000), 1))).toBeLessThan(0);
    expect(absoluteEvidence(absoluteAfter(startAbsolute(0.01, 'above'), c(1, 1000), 1))).toBeLessThan(0);
  });

  it('finds a p95 above 500 ms by counting what takes longer', () => {
    let test = startAbsolute(0.05, 'above');
    for (let i = 0; i < 4; i += 1) test = absoluteAfter(test, c(8, 50), 1);
    expect(absoluteEvidence(test)).toBeGreaterThan(Math.log(100));
  });

  it('learns nothing without requests', () => {
    expect(absoluteEvidence(absoluteAfter(startAbsolute(0.01, 'below'), c(0, 0), 1))).toBeCloseTo(0, 12);
  });

  it('forecasts what the same tick again and again would bring', () => {
    let test = startAbsolute(0.01, 'below');
    const forecast = absoluteForecast(test, c(1, 400), 2);
    for (let i = 0; i < 5; i += 1) test = absoluteAfter(test, c(1, 400), 2);
    expect(forecast(5)).toBeCloseTo(absoluteEvidence(test), 9);
  });
});
