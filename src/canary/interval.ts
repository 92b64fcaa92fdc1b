/** How many times the baseline's rate the candidate's is, with a 95 % interval: for people, never for the decision. */

export interface Ratio {
  readonly estimate: number;
  readonly low: number;
  /** null: the counts do not bound it. */
  readonly high: number | null;
}

/** What the estimate needs, summed over ticks (Mantel and Haenszel: weights may change between ticks). */
export interface RatioSums {
  readonly candidateEvents: number;
  readonly baselineEvents: number;
  /** sum of x_c n_b / (n_c + n_b) */
  readonly above: number;
  /** sum of x_b n_c / (n_c + n_b) */
  readonly below: number;
  /** sum of n_c and of n_b, for the ratio of exposures when no arm has events to weigh ticks by */
  readonly candidateRequests: number;
  readonly baselineRequests: number;
}

export const NO_SUMS: RatioSums = {
  candidateEvents: 0,
  baselineEvents: 0,
  above: 0,
  below: 0,
  candidateRequests: 0,
  baselineRequests: 0,
};

const Z2 = 1.959964 ** 2;

/** null when there is nothing to compare. The interval is Wilson's for the candidate's part of all events, over-dispersed by phi. */
export function ratioOf(sums: RatioSums, phi: number): Ratio | null {
  const { candidateEvents, baselineEvents, above, below, candidateRequests, baselineRequests } = sums;
  const events = candidateEvents + baselineEvents;
  if (events === 0 || candidateRequests <= 0 || baselineRequests <= 0) return null;
  // The exposures' ratio that makes estimate and interval agree; without events on both arms the plain one.
  const rho =
    above > 0 && below > 0
      ? ((candidateEvents / baselineEvents) * below) / above
      : candidateRequests / baselineRequests;
  const n = events / phi;
  const share = candidateEvents / events;
  const centre = (share + Z2 / (2 * n)) / (1 + Z2 / n);
  const half = (Math.sqrt(Z2) * Math.sqrt((share * (1 - share)) / n + Z2 / (4 * n * n))) / (1 + Z2 / n);
  const ratioAt = (part: number): number => part / (1 - part) / rho;
  const high = centre + half;
  // Zero baseline events: half an event stands in, as a ratio to nothing would be infinite.
  const estimate = baselineEvents > 0 ? ratioAt(share) : candidateEvents / 0.5 / rho;
  return {
    estimate,
    low: ratioAt(Math.max(0, centre - half)),
    high: baselineEvents > 0 && high < 1 ? ratioAt(high) : null,
  };
}
