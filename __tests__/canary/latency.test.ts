import { describe, expect, it } from '@jest/globals';
import { latencyRatio, p95Of, toleratedSlowRatio } from '../../src/canary/latency.ts';
import { tailPoint, upperTail } from '../../src/canary/normal.ts';

// By the trapezoid rule, another way to the same number.
const integral = (z: number): number => {
  let sum = 0;
  const h = 1e-4;
  for (let x = z; x < z + 8; x += h)
    sum += (h / 2) * (Math.exp((-x * x) / 2) + Math.exp(-((x + h) ** 2) / 2));
  return sum / Math.sqrt(2 * Math.PI);
};

describe('the normal tail', () => {
  it.each([-1.5, 0, 0.8416, 1.6449, 2.3263, 3.0902, 4])('is the area beyond %d', (z) => {
    expect(upperTail(z)).toBeCloseTo(integral(z), 6);
  });

  it.each([0.5, 0.2, 0.05, 0.01, 0.001, 1e-6])('is inverted at %d', (share) => {
    expect(upperTail(tailPoint(share)) / share).toBeCloseTo(1, 6);
  });
});

describe('latency from the share of slow answers', () => {
  it('is the threshold when 5 % take longer', () => {
    expect(p95Of({ requests: 100_000, events: 5000 }, 0.5)).toBeCloseTo(0.5, 3);
  });

  it.each([
    { share: 0.05, ratio: 1.37 },
    { share: 0.2, ratio: 1.24 },
    { share: 0.001, ratio: 1.7 },
  ])('10 % slower multiplies a slow share of $share by about $ratio', ({ share, ratio }) => {
    expect(toleratedSlowRatio(share, 0.1)).toBeCloseTo(ratio, 1);
  });

  it('is twice as high when the log-normal is moved by ln 2', () => {
    const z = tailPoint(0.01);
    const share = upperTail(z - Math.log(2) / 0.6);
    const n = 1_000_000;
    expect(latencyRatio({ requests: n, events: share * n }, { requests: n, events: 0.01 * n })).toBeCloseTo(
      2,
      2,
    );
  });

  it('does not take none of a few for none ever', () => {
    expect(latencyRatio({ requests: 1000, events: 1 }, { requests: 10, events: 0 })).toBeLessThan(1);
  });
});
