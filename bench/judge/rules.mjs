// The rules others use, in plain words: each gets the ticks and says when it would roll back.

/** More than `limit` of a minute's requests fail, in more than `allowed` minutes of the canary. */
export function minuteThreshold({ limit = 0.01, allowed = 3 } = {}) {
  let requests = 0;
  let events = 0;
  let failed = 0;
  return ({ at, candidate }) => {
    requests += candidate.requests;
    events += candidate.events;
    if (at % 60 !== 0) return false;
    if (requests > 0 && events / requests > limit) failed += 1;
    requests = 0;
    events = 0;
    return failed > allowed;
  };
}

/**
 * A rank test of the candidate's error rates by minute against the baseline's, over a growing window, every `every` seconds:
 * the 98 % interval of the shift (Hodges and Lehmann) lies above a quarter of its estimate.
 */
export function mannWhitney({ every }) {
  const rates = { candidate: [], baseline: [] };
  const minute = { candidate: [0, 0], baseline: [0, 0] };
  return (tick) => {
    for (const arm of ['candidate', 'baseline']) {
      minute[arm][0] += tick[arm].events;
      minute[arm][1] += tick[arm].requests;
      if (tick.at % 60 === 0) {
        if (minute[arm][1] > 0) rates[arm].push(minute[arm][0] / minute[arm][1]);
        minute[arm] = [0, 0];
      }
    }
    return tick.at % every === 0 && isHigher(rates.candidate, rates.baseline);
  };
}

const Z98 = 2.326348;

function isHigher(experiment, control) {
  const m = experiment.length;
  const n = control.length;
  if (m < 2 || n < 2) return false;
  const differences = new Float64Array(m * n);
  for (let i = 0; i < m; i += 1)
    for (let j = 0; j < n; j += 1) differences[i * n + j] = experiment[i] - control[j];
  differences.sort();
  const k = Math.floor((m * n) / 2 - Z98 * Math.sqrt((m * n * (m + n + 1)) / 12));
  if (k < 0) return false;
  const middle = Math.floor((m * n) / 2);
  const estimate =
    (m * n) % 2 === 1 ? differences[middle] : (differences[middle - 1] + differences[middle]) / 2;
  return differences[k] > 0.25 * Math.abs(estimate) && differences[k] > 0;
}
