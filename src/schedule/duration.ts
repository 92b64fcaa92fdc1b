const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What is written in a config: digits and one unit. */
export const DURATION = /^(\d{1,9})(ms|s|m|h|d)$/;

/** `90s` as milliseconds; `undefined` if it is not a duration. */
export function parseDuration(text: string): number | undefined {
  const [, digits = '', unit = ''] = DURATION.exec(text) ?? [];
  const length = UNITS[unit];
  return length === undefined ? undefined : Number(digits) * length;
}

/** Milliseconds for people, at most two units, rounded down: `1 h 30 min`, `45 s`, `0 s`. */
export function showDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${String(amount)} ${unit}`)
    .join(' ');
}
