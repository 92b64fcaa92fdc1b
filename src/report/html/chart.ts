import { quantity } from '../figures.ts';
import type { Moment, Series } from '../report.ts';
import type { SeriesGroup } from '../series-groups.ts';
import { MOMENT_WORDS } from '../words.ts';
import { numbers, spoken } from './chart-in-words.ts';
import type { Markup } from './markup.ts';
import { coordinate, html, NOTHING } from './markup.ts';
import type { Scale } from './scale.ts';
import { timeScale, valueScale } from './scale.ts';

/** A moment worth a mark in the charts, and its number in the timeline. `t` in seconds. */
export interface Mark {
  readonly t: number;
  readonly number: number;
  readonly id: string;
  readonly kind: Moment['kind'];
}

/** The lines are drawn in a box of this side and stretched; text stays outside it, so that it is never stretched. */
const BOX = 1000;
const INKS = ['other-1', 'other-2', 'other-3'] as const;

const inkOf = ({ role }: Series, index: number): string => role ?? INKS[index % INKS.length] ?? 'other-1';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The series in pieces: a value that is no number is a gap. */
function pieces({ points, steps }: Series, x: Scale, y: Scale): Point[][] {
  const all: Point[][] = [];
  let piece: Point[] = [];
  for (const { t, value } of points) {
    if (!Number.isFinite(t) || !Number.isFinite(value)) {
      if (piece.length > 0) all.push(piece);
      piece = [];
      continue;
    }
    const here = { x: x.at(t) * BOX, y: (1 - y.at(value)) * BOX };
    const before = piece.at(-1);
    if (steps === true && before !== undefined) piece.push({ x: here.x, y: before.y });
    piece.push(here);
  }
  return piece.length > 0 ? [...all, piece] : all;
}

const path = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${coordinate(x)} ${coordinate(y)}`).join('');

function line(series: Series, ink: string, x: Scale, y: Scale): Markup {
  const drawn = pieces(series, x, y).map((points) => {
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined) return NOTHING;
    // A single point has no length; a round cap makes it a dot.
    const d = points.length === 1 ? `${path(points)}l0.01 0` : path(points);
    const area = `${path(points)}L${coordinate(last.x)} ${BOX}L${coordinate(first.x)} ${BOX}Z`;
    const fill = series.role === 'baseline' ? NOTHING : html`<path class="area ${ink}" d="${area}" />`;
    return html`${fill}<path class="line ${ink}" d="${d}" />`;
  });
  return html`${drawn}`;
}

function markers(marks: readonly Mark[], x: Scale): Markup {
  // Numbers that would cover each other take turns in two rows; a third has its line only.
  const rows = [-Infinity, -Infinity];
  return html`${marks.map(({ t, number, id, kind }) => {
    const at = x.at(t) * 100;
    const row = rows.findIndex((last) => at - last >= 5);
    if (row !== -1) rows[row] = at;
    const chip =
      row === -1
        ? NOTHING
        : html`<a
            class="chip ${MOMENT_WORDS[kind].colour} row-${row}"
            href="#${id}"
            style="left:${coordinate(at)}%"
            aria-label="moment ${number} of the timeline"
            >${number}</a
          >`;
    return html`<span class="mark ${MOMENT_WORDS[kind].colour}" style="left:${coordinate(at)}%"></span
      >${chip}`;
  })}`;
}

/** A chart of some series between two moments (seconds), with the moments marked; one row of small print where nothing was measured. */
export function chart(
  group: SeriesGroup,
  marks: readonly Mark[],
  { from, to }: { readonly from: number; readonly to: number },
): Markup {
  const { title, unit, series } = group;
  const values = series
    .flatMap(({ points }) => points.map(({ value }) => value))
    .filter((value) => Number.isFinite(value));
  if (values.length === 0)
    return html`<figure class="chart">
      <figcaption><h4>${title}</h4></figcaption>
      <p class="faint">no data</p>
    </figure>`;
  const limit = series.find((one) => one.limit !== undefined)?.limit;
  const highest = [...(limit === undefined ? [] : [limit]), ...values].reduce((a, b) => Math.max(a, b), 0);
  const x = timeScale(from, to);
  const y = valueScale(unit, highest);
  const legend = series.map(
    (one, index) => html`<li><span class="key ${inkOf(one, index)}"></span>${one.name}</li>`,
  );
  const limitKey =
    limit === undefined
      ? NOTHING
      : html`<li><span class="key limit"></span>limit ${quantity(unit, limit)}</li>`;
  const grid = y.ticks.map(
    ({ at }) => html`<path class="grid" d="M0 ${coordinate((1 - at) * BOX)}H${BOX}" />`,
  );
  const limitLine =
    limit === undefined
      ? NOTHING
      : html`<path class="line limit" d="M0 ${coordinate((1 - y.at(limit)) * BOX)}H${BOX}" />`;
  const lines = series.map((one, index) => line(one, inkOf(one, index), x, y)).toReversed();
  const yLabels = y.ticks.map(
    ({ at, label }) => html`<span class="y" style="bottom:${coordinate(at * 100)}%">${label}</span>`,
  );
  const xLabels = x.ticks.map(
    ({ at, label }) => html`<span class="x" style="left:${coordinate(at * 100)}%">${label}</span>`,
  );
  return html`<figure class="chart">
    <figcaption>
      <h4>${title}</h4>
      <ul class="legend">
        ${legend}${limitKey}
      </ul>
    </figcaption>
    <div class="plot">
      <svg
        viewBox="0 0 ${BOX} ${BOX}"
        preserveAspectRatio="none"
        role="img"
        aria-label="${spoken(group, to)}"
      >
        ${grid}${limitLine}${lines}
      </svg>
      <div aria-hidden="true">${yLabels}${xLabels}</div>
      ${markers(marks, x)}
    </div>
    ${numbers(group, from, to)}
  </figure>`;
}
