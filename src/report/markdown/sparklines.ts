import { quantity } from '../figures.ts';
import type { Series } from '../report.ts';
import { seriesGroups } from '../series-groups.ts';
import { extent, spans, sparkline } from '../sparkline.ts';
import { code, escapeText } from './escape.ts';

const WIDEST = 30;

/** Evidence below 1 speaks for the candidate and is drawn as nothing; it grows exponentially, so its logarithm is drawn. */
const height = (unit: Series['unit'], value: number): number =>
  unit === 'evidence' ? Math.log10(Math.max(1, value)) : value;

/** One table row a series: name, sparkline, range, last. Series of one chart share their scale, so that they compare. */
export function sparklineRows(series: readonly Series[]): string[] {
  const { from, to } = extent(series);
  return seriesGroups(series).flatMap(({ title, unit, series: together }) => {
    // A block for a moment at most: fewer moments than blocks would look like gaps in the data.
    const width = Math.min(
      WIDEST,
      together.reduce((most, { points }) => Math.max(most, points.length), 1),
    );
    const columns = together.map(({ points }) =>
      spans(
        points.map(({ t, value }) => ({ t, value: height(unit, value) })),
        width,
        from,
        to,
      ),
    );
    const top = columns.flat().reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
    return together.map(({ name, points }, index) => {
      const label = escapeText(name === title ? name : `${title}: ${name}`, 120);
      const values = points.map(({ value }) => value).filter((value) => Number.isFinite(value));
      const last = values.at(-1);
      if (last === undefined) return `| ${label} | | no data | no data |`;
      const line = sparkline(columns[index] ?? [], top).replaceAll(' ', '·');
      const least = values.reduce((a, b) => Math.min(a, b));
      const most = values.reduce((a, b) => Math.max(a, b));
      return `| ${label} | ${code(line)} | ${quantity(unit, least)} to ${quantity(unit, most)} | ${quantity(unit, last)} |`;
    });
  });
}
