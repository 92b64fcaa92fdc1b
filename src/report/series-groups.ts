import type { Series } from './report.ts';

/** Series drawn on one pair of axes. */
export interface SeriesGroup {
  readonly title: string;
  readonly unit: Series['unit'];
  readonly series: readonly Series[];
}

const UNIT_TITLES: Readonly<Record<Series['unit'], string>> = {
  share: 'Shares',
  'per-second': 'Per second',
  ms: 'Milliseconds',
  count: 'Counts',
  evidence: 'Evidence',
};

const titleOf = ({ chart, unit }: Series): string => chart ?? UNIT_TITLES[unit];

/** Series that are drawn together, in the order in which they first appear. A chart has one axis, so one unit. */
export function seriesGroups(series: readonly Series[]): SeriesGroup[] {
  const groups = new Map<string, { title: string; unit: Series['unit']; series: Series[] }>();
  for (const one of series) {
    const key = `${one.unit} ${titleOf(one)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { title: titleOf(one), unit: one.unit, series: [one] });
    else group.series.push(one);
  }
  return [...groups.values()];
}
