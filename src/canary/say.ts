/** Numbers as people read them, the same everywhere a reason is given. */

/** 0.0123 is '1.2%', 0.00034 is '0.034%'. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0) return '0%';
  return `${trimmed(value, value >= 9.95 ? 0 : value >= 0.095 ? 1 : 3)}%`;
}

/** Grouped by thousands: '12,345'. */
export const count = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(?:\d{3})+$)/g, ',');

/** '3.9 times'. */
export const times = (ratio: number): string =>
  ratio >= 1000 ? 'over 1,000 times' : `${trimmed(ratio, ratio >= 9.95 ? 0 : ratio >= 0.995 ? 1 : 2)} times`;

/** Seconds as '40 s', '7 min', '2 h 5 min'. */
export function duration(seconds: number): string {
  if (seconds < 99.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Seconds of latency as '500 ms' or '1.2 s'. */
export const latency = (seconds: number): string =>
  seconds < 0.9995 ? `${Math.round(seconds * 1000)} ms` : `${trimmed(seconds, 1)} s`;

/** An e-value against what it must reach: '12 of the 100 needed'. */
export const against = (evidence: number, threshold: number): string =>
  `${evidenceText(evidence)} of the ${count(threshold)} needed`;

const evidenceText = (evidence: number): string =>
  evidence >= 1e6 ? 'over 1,000,000' : evidence >= 10 ? count(evidence) : trimmed(evidence, 1);

const trimmed = (value: number, digits: number): string => value.toFixed(digits).replace(/\.0+$/, '');
