import { quantity } from './figures.ts';
import type { Series } from './report.ts';
import { seriesGroups } from './series-groups.ts';
import { carried, extent, spans, sparkline } from './sparkline.ts';

/** One series in a line of text. Its texts come from outside. */
export interface SparklineRow {
  readonly label: string;
  /** A space is a gap in the data; empty where there is no number at all. */
  readonly line: string;
  readonly least: string;
  readonly most: string;
  readonly last: string;
}

/** Evidence below 1 speaks for the candidate and is drawn as nothing; it grows exponentially, so its logarithm is drawn. */
const height = (unit: Series['unit'], value: number): number =>
  unit === 'evidence' ? Math.log10(Math.max(1, value)) : value;

/** Series over the time all of them span, at most `widest` blocks. Series of one chart share their scale, so that they compare. */
export function sparklineRows(series: readonly Series[], widest: number): SparklineRow[] {
  const { from, to } = extent(series);
  return seriesGroups(series).flatMap(({ title, unit, series: together }) => {
    // A block for a moment at most: fewer moments than blocks would look like gaps in the data.
    const moments = together.reduce((count, { points }) => Math.max(count, points.length), 1);
    const width = together.some(({ steps }) => steps === true) ? widest : Math.min(widest, moments);
    const lines = together.map(({ points, steps }) => {
      const heights = points.map(({ t, value }) => ({ t, value: height(unit, value) }));
      const values = spans(heights, width, from, to);
      return steps === true ? carried(values) : values;
    });
    // Evidence is looked at for how far it is from proof, everything else for its course.
    const proof = unit === 'evidence' ? together.map(({ limit = 1 }) => height(unit, limit)) : [];
    const top = [...lines.flat(), ...proof].reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
    return together.map(({ name, points }, index) => {
      const label = name === title ? name : `${title}: ${name}`;
      const values = points.map(({ value }) => value).filter((value) => Number.isFinite(value));
      const last = values.at(-1);
      if (last === undefined) return { label, line: '', least: 'no data', most: 'no data', last: 'no data' };
      return {
        label,
        line: sparkline(lines[index] ?? [], top),
        least: quantity(
          unit,
          values.reduce((a, b) => Math.min(a, b)),
        ),
        most: quantity(
          unit,
          values.reduce((a, b) => Math.max(a, b)),
        ),
        last: quantity(unit, last),
      };
    });
  });
}
