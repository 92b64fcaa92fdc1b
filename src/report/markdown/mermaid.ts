import { elapsed, quantity } from '../figures.ts';
import type { Series } from '../report.ts';
import type { SeriesGroup } from '../series-groups.ts';
import { carried, extent, spans } from '../sparkline.ts';
import { escapeText } from './escape.ts';

const WIDTH = 30;

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly square: string;
  readonly values: readonly number[];
}

const COLOURS = { candidate: ['#cf222e', '🟥'], baseline: ['#0969da', '🟦'] } as const;
const OTHERS = [
  ['#8250df', '🟪'],
  ['#1a7f37', '🟩'],
  ['#9a6700', '🟫'],
] as const;
const LIMIT = ['#bf8700', '🟨'] as const;
const MOST_SERIES = 5;

const AXES: Readonly<Record<Series['unit'], string>> = {
  share: 'percent',
  'per-second': 'per second',
  ms: 'ms',
  count: 'count',
  evidence: 'evidence',
};

/**
 * A chart as Mermaid, which GitHub draws in a job summary, with its legend (Mermaid has none); `undefined` where there are
 * not two moments at which every series has a number. Mermaid cannot draw a gap: the last number is carried over it.
 */
export function mermaidChart({ title, unit, series: all }: SeriesGroup): string | undefined {
  const series = all.slice(0, MOST_SERIES);
  const { from, to } = extent(series);
  const columns = series.map(({ points }) => carried(spans(points, WIDTH, from, to)));
  const first = columns.reduce((most, column) => {
    const known = column.findIndex((value) => value !== undefined);
    return Math.max(most, known === -1 ? WIDTH : known);
  }, 0);
  if (to <= from || first > WIDTH - 2) return undefined;

  const limit = series.find((one) => one.limit !== undefined)?.limit;
  // Evidence grows without bound once it is proof; beyond half as much again there is nothing left to see.
  const most = unit === 'evidence' && limit !== undefined ? limit * 1.5 : Infinity;
  const scaled = (value: number): number =>
    Number((Math.min(value, most) * (unit === 'share' ? 100 : 1)).toPrecision(4));
  const lines: Line[] = series.map(({ name, role }, index) => {
    const [colour, square] =
      role === undefined ? (OTHERS[index % OTHERS.length] ?? OTHERS[0]) : COLOURS[role];
    return {
      name,
      colour,
      square,
      values: (columns[index] ?? []).slice(first).map((value) => scaled(value ?? 0)),
    };
  });
  if (limit !== undefined) {
    const [colour, square] = LIMIT;
    const values = Array.from({ length: WIDTH - first }, () => scaled(limit));
    lines.push({ name: `limit ${quantity(unit, limit)}`, colour, square, values });
  }
  const top = lines.flatMap(({ values }) => values).reduce((a, b) => Math.max(a, b), 0);
  const start = from + ((to - from) * first) / WIDTH;
  return [
    '```mermaid',
    `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${lines.map(({ colour }) => colour).join(', ')}"}}}}%%`,
    'xychart-beta',
    `  title "${quoted(title)}"`,
    `  x-axis "seconds" ${Math.round(start)} --> ${Math.round(to)}`,
    `  y-axis "${AXES[unit]}" 0 --> ${Number((top > 0 ? top * 1.1 : 1).toPrecision(3))}`,
    ...lines.map(({ values }) => `  line [${values.join(', ')}]`),
    '```',
    '',
    [
      ...lines.map(({ name, square }) => `${square} ${escapeText(name, 80)}`),
      `${elapsed(start * 1000)} to ${elapsed(to * 1000)} after the start`,
    ].join(' · '),
  ].join('\n');
}

/** Mermaid's strings know no escape: letters, digits and plain punctuation only. */
const quoted = (text: string): string =>
  text
    .replace(/[^\p{Letter}\p{Number} .,:()/-]/gu, ' ')
    .slice(0, 80)
    .trim();
