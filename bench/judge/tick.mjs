const METRICS = 20;
const TICKS = 2160;

const kindOf = (i) =>
  i % 2 === 0 ? { kind: 'errors', decides: true } : { kind: 'slow', decides: true, over: 0.5 };

/** Milliseconds of one tick of 20 metrics, judged and told, and the memory of a six-hour canary. */
export function tickTime(judge) {
  const names = Array.from({ length: METRICS }, (_, i) => `metric-${i}`);
  const many = judge.judgeOptions({ metrics: Object.fromEntries(names.map((name, i) => [name, kindOf(i)])) });
  let state = judge.startJudge(many, { weight: 0.1, at: 0 });
  const reading = { candidate: { requests: 100, events: 1 }, baseline: { requests: 900, events: 9 } };
  const metrics = Object.fromEntries(names.map((name) => [name, reading]));
  const times = [];
  let early = 0;
  for (let i = 1; i <= TICKS; i += 1) {
    const from = performance.now();
    state = judge.observe(state, { at: i * 10, weight: 0.1, metrics });
    judge.verdictOf(state, { elapsed: i * 10, minimum: 60 });
    times.push(performance.now() - from);
    if (i === 100) early = JSON.stringify(state).length;
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    metrics: METRICS,
    medianMs: sorted[Math.floor((TICKS - 1) / 2)],
    p99Ms: sorted[Math.floor(TICKS * 0.99)],
    stateBytes: { after100: early, after2160: JSON.stringify(state).length },
  };
}
