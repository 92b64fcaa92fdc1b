import { columns, fill } from './columns.ts';

/**
 * Rows under their heads in columns as wide as needed, numbers (all but first and last column) at the right;
 * `undefined` where that is wider than `width`.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] | undefined {
  const widths = head.map((title, at) =>
    rows.reduce((most, row) => Math.max(most, columns(row[at] ?? '')), columns(title)),
  );
  const total = widths.reduce((sum, one) => sum + one, 0) + (widths.length - 1) * 2;
  if (total > width) return undefined;
  return [head, ...rows].map((row) =>
    widths
      .map((one, at) => fill(row[at] ?? '', one, at > 0 && at < widths.length - 1 ? 'right' : 'left'))
      .join('  ')
      .trimEnd(),
  );
}
