/**
 * Evidence as a weighted mean of likelihood ratios over a grid of alternatives, kept as logarithms.
 * A mean of non-negative supermartingales that start at 1 is one too, so by Ville's inequality it reaches 1/alpha with
 * probability at most alpha while the null hypothesis holds: one may look after every tick, stop, go on, resume.
 */

/** `count` points from `low` to `high`, evenly spaced in the logarithm. */
export const logSpaced = (low: number, high: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, k) => low * (high / low) ** (k / (count - 1)));

/** Logarithms of weights that sum to 1, from unnormalised logarithms. */
export function normalized(logWeights: readonly number[]): readonly number[] {
  const total = logSumExp(logWeights);
  return logWeights.map((weight) => weight - total);
}

/** ln of the sum of exponentials, without overflow; -Infinity for none. */
export function logSumExp(terms: readonly number[]): number {
  let top = -Infinity;
  for (const term of terms) if (term > top) top = term;
  if (top === -Infinity) return top;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - top);
  return top + Math.log(sum);
}

/** ln E for log weights and log likelihood ratios of the same length. */
export function logMixture(logWeights: readonly number[], logRatios: readonly number[]): number {
  let top = -Infinity;
  for (let k = 0; k < logRatios.length; k += 1) {
    const term = logWeights[k]! + logRatios[k]!;
    if (term > top) top = term;
  }
  if (top === -Infinity) return top;
  let sum = 0;
  for (let k = 0; k < logRatios.length; k += 1) sum += Math.exp(logWeights[k]! + logRatios[k]! - top);
  return top + Math.log(sum);
}

/** An e-value for people and JSON: never infinite, however strong the evidence. */
export const evidenceOf = (logEvidence: number): number => Math.min(Math.exp(logEvidence), 1e15);
