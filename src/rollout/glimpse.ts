import { isCounts } from '../canary/observation.ts';
import type { Observation, Reading } from '../canary/observation.ts';
import type { JudgeVerdict } from '../canary/verdict.ts';
import type { Glimpse } from './state.ts';

const MOST = 160;

/** One tick as a point of the charts. The first deciding metric is the one drawn. */
export function glimpseOf(
  observation: Observation,
  at: number,
  share: number,
  verdict: JudgeVerdict,
): Glimpse {
  const name = verdict.metrics[0]?.metric ?? '';
  const reading = observation.metrics[name];
  return {
    at,
    share,
    candidate: pairOf(reading?.candidate),
    baseline: pairOf(reading?.baseline),
    evidence: Math.log(Math.max(verdict.evidence, Number.MIN_VALUE)) - Math.log(verdict.threshold),
  };
}

/** At most so many points: neighbours are merged, oldest first, so that a six-hour rollout keeps its shape and its size. */
export function thinned(glimpses: readonly Glimpse[]): readonly Glimpse[] {
  if (glimpses.length <= MOST) return glimpses;
  const merged: Glimpse[] = [];
  for (let index = 0; index < glimpses.length; index += 2) {
    const [first, second] = [glimpses[index], glimpses[index + 1]];
    if (first === undefined) continue;
    const joins = second !== undefined && second.share === first.share;
    merged.push(
      joins
        ? {
            ...second,
            candidate: sum(first.candidate, second.candidate),
            baseline: sum(first.baseline, second.baseline),
          }
        : first,
    );
    if (second !== undefined && !joins) merged.push(second);
  }
  return merged;
}

function pairOf(reading: Reading | undefined): readonly [number, number] {
  return reading !== undefined && isCounts(reading) ? [reading.requests, reading.events] : [0, 0];
}

function sum(one: readonly [number, number], other: readonly [number, number]): readonly [number, number] {
  return [one[0] + other[0], one[1] + other[1]];
}
