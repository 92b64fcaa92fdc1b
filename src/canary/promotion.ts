/**
 * What a step must prove before it is promoted: that the candidate is within `rMax` of the baseline, or under the absolute
 * limit. Either suffices: without errors the first is never provable, and at a high base rate the second is not.
 * Both start anew with each weight, because a step exists to see what its weight does.
 */
import { absoluteAfter, absoluteEvidence, absoluteForecast, startAbsolute } from './absolute.ts';
import type { AbsoluteTest } from './absolute.ts';
import type { Counts } from './observation.ts';
import type { JudgeOptions } from './options.ts';
import { relativeAfter, relativeEvidence, relativeForecast, startRelative } from './relative.ts';
import type { RelativeTest } from './relative.ts';

export interface Promotion {
  readonly rMax: number;
  /** The arms swapped: the baseline at more than 1/rMax of the candidate's rate. */
  readonly within: RelativeTest;
  readonly under: AbsoluteTest | null;
}

/** @param limit the metric's absolute limit, null for none */
export const startPromotion = (rMax: number, limit: number | null): Promotion => ({
  rMax,
  within: startRelative(1 / rMax),
  under: limit === null ? null : startAbsolute(limit, 'below'),
});

/** The ratio a step at this share must rule out. */
export const rMaxAt = (share: number, rows: JudgeOptions['rMax']): number =>
  (rows.find((row) => share <= row.upTo) ?? rows.at(-1))?.ratio ?? 1.5;

/** After counts of the arm that must not be worse. */
export const underAfter = (promotion: Promotion, suspect: Counts, phi: number): Promotion => ({
  ...promotion,
  under: promotion.under === null ? null : absoluteAfter(promotion.under, suspect, phi),
});

/** After counts of both arms. */
export const withinAfter = (
  promotion: Promotion,
  suspect: Counts,
  reference: Counts,
  phi: number,
): Promotion => ({ ...promotion, within: relativeAfter(promotion.within, reference, suspect, phi) });

/** ln E of both proofs; -Infinity for one that cannot be given. */
export const promotionEvidence = (
  promotion: Promotion,
): { readonly within: number; readonly under: number } => ({
  within: relativeEvidence(promotion.within),
  under: promotion.under === null ? -Infinity : absoluteEvidence(promotion.under),
});

/** Beyond this many requests nobody waits for the proof. */
const NEVER = 1e9;

/**
 * Requests of the suspect arm still needed until one of the proofs holds, if both arms go on at these rates; 0 when one
 * holds, null when neither ever would.
 */
export function requestsNeeded(
  promotion: Promotion,
  suspect: Counts,
  reference: Counts | undefined,
  phi: number,
  threshold: number,
): number | null {
  if (suspect.requests <= 0) return null;
  const perRequest = (counts: Counts): Counts => ({
    requests: counts.requests / suspect.requests,
    events: counts.events / suspect.requests,
  });
  const forecasts = [
    ...(reference === undefined || reference.requests <= 0
      ? []
      : [relativeForecast(promotion.within, perRequest(reference), perRequest(suspect), phi)]),
    ...(promotion.under === null ? [] : [absoluteForecast(promotion.under, perRequest(suspect), phi)]),
  ];
  const needs = forecasts.flatMap((forecast) => firstAt(forecast, threshold) ?? []);
  return needs.length === 0 ? null : Math.min(...needs);
}

/** The smallest whole number a convex function reaches the threshold at. */
function firstAt(forecast: (n: number) => number, threshold: number): number | undefined {
  if (forecast(0) >= threshold) return 0;
  if (forecast(NEVER) < threshold) return undefined;
  let low = 0;
  let high = NEVER;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (forecast(middle) >= threshold) high = middle;
    else low = middle;
  }
  return high;
}
