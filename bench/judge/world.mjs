// A service under load: two arms, one base rate, and the ways errors come. Part of the bench and of nobody's runtime.
import { binomial, gammaOfMean1, geometric, poisson } from './chance.mjs';

export const TICK = 10;
export const NOISES = ['independent', 'bursts-10s', 'bursts-60s', 'minute-noise', 'shared-drift'];
const BURST = 5;

/** What the world does to both arms at second `t`: a slow swing of half the rate, and ten minutes of four times the rate. */
const sharedFactor = (noise, t, phase, incidentAt) =>
  noise === 'shared-drift'
    ? (1 + 0.5 * Math.sin((2 * Math.PI * (t + phase)) / 3600)) *
      (t >= incidentAt && t < incidentAt + 600 ? 4 : 1)
    : 1;

/** One arm's errors, tick by tick. `rate` is the share of requests that fail. */
function arm(random, noise) {
  let waiting = [];
  let minute = -1;
  let factor = 1;
  const spread = noise === 'bursts-60s' ? 60 : 10;
  return (t, requests, rate) => {
    if (noise === 'bursts-10s' || noise === 'bursts-60s') {
      const bursts = poisson(random, (requests * rate) / BURST);
      for (let i = 0; i < bursts; i += 1) {
        const start = t + random() * TICK;
        const size = geometric(random, BURST);
        for (let k = 0; k < size; k += 1) waiting.push(start + random() * spread);
      }
      const now = waiting.filter((at) => at < t + TICK).length;
      waiting = waiting.filter((at) => at >= t + TICK);
      return Math.min(requests, now);
    }
    if (noise === 'minute-noise' && Math.floor(t / 60) !== minute) {
      minute = Math.floor(t / 60);
      factor = gammaOfMean1(random, 0.5);
    }
    return binomial(random, requests, Math.min(1, rate * factor));
  };
}

/**
 * `tick()` gives the next tick's counts of both arms; until second `from` the candidate is as good as the baseline. `past`
 * are three hours of the baseline alone, with all the traffic, in minutes.
 */
export function world(random, { noise, share, rate, base = 0.005, rps = 100, from = 0 }) {
  const phase = random() * 3600;
  const incidentAt = 600 + random() * 1800;
  const before = arm(random, noise);
  const past = [];
  for (let m = -180; m < 0; m += 1) {
    let requests = 0;
    let events = 0;
    for (let t = m * 60; t < m * 60 + 60; t += TICK) {
      const n = poisson(random, rps * TICK);
      requests += n;
      events += before(t, n, base * sharedFactor(noise, t, phase, incidentAt));
    }
    past.push({ at: (m + 1) * 60, seconds: 60, requests, events });
  }
  const candidate = arm(random, noise);
  const baseline = arm(random, noise);
  let t = 0;
  return {
    past,
    tick() {
      const factor = sharedFactor(noise, t, phase, incidentAt);
      const nc = poisson(random, rps * TICK * share);
      const nb = poisson(random, rps * TICK * (1 - share));
      const counts = {
        at: t + TICK,
        candidate: { requests: nc, events: candidate(t, nc, (t >= from ? rate : base) * factor) },
        baseline: { requests: nb, events: baseline(t, nb, base * factor) },
      };
      t += TICK;
      return counts;
    },
  };
}
