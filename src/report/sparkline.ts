import type { Series } from './report.ts';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * The series in `width` equal spans of time: the highest value of each, so that a spike is never averaged away.
 * A span without a number is `undefined`: no data is no data.
 */
export function spans(
  points: Series['points'],
  width: number,
  from: number,
  to: number,
): (number | undefined)[] {
  const highest: (number | undefined)[] = Array.from({ length: width }, () => undefined);
  for (const { t, value } of points) {
    if (!Number.isFinite(t) || !Number.isFinite(value) || t < from || t > to) continue;
    const at = to > from ? Math.min(width - 1, Math.floor(((t - from) / (to - from)) * width)) : 0;
    highest[at] = Math.max(highest[at] ?? -Infinity, value);
  }
  return highest;
}

/** Values that hold until the next one; before the first there is none. */
export function carried(values: readonly (number | undefined)[]): (number | undefined)[] {
  let last: number | undefined;
  return values.map((value) => {
    last = value ?? last;
    return last;
  });
}

/** First and last time of some series, 0 and 0 where there is none. */
export function extent(series: readonly Series[]): { from: number; to: number } {
  const times = series.flatMap(({ points }) => points.map(({ t }) => t)).filter((t) => Number.isFinite(t));
  if (times.length === 0) return { from: 0, to: 0 };
  return {
    from: times.reduce((least, t) => Math.min(least, t), Infinity),
    to: times.reduce((most, t) => Math.max(most, t), -Infinity),
  };
}

/** A line of blocks from nothing to `top` (by default the highest value seen); a gap in the data is a space. */
export function sparkline(values: readonly (number | undefined)[], top?: number): string {
  const highest = top ?? values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return values
    .map((value) => {
      if (value === undefined) return ' ';
      const level = highest > 0 ? Math.round((Math.max(0, value) / highest) * (BLOCKS.length - 1)) : 0;
      return BLOCKS[Math.min(BLOCKS.length - 1, level)] ?? ' ';
    })
    .join('');
}
