import { elapsed, quantity } from '../figures.ts';
import type { SeriesGroup } from '../series-groups.ts';
import { carried, spans } from '../sparkline.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

const MOST_ROWS = 16;

/** What the chart shows, in a sentence a series, for those who do not see it. */
export function spoken({ title, unit, series }: SeriesGroup, to: number): string {
  const said = series.map(({ name, points }) => {
    const values = points.map(({ value }) => value).filter((value) => Number.isFinite(value));
    if (values.length === 0) return `${name}: no data`;
    const least = values.reduce((a, b) => Math.min(a, b));
    const most = values.reduce((a, b) => Math.max(a, b));
    return `${name}: from ${quantity(unit, least)} to ${quantity(unit, most)}, last ${quantity(unit, values.at(-1) ?? Number.NaN)}`;
  });
  return `${title} over ${elapsed(to * 1000)}. ${said.join('. ')}.`;
}

/** The numbers behind a chart, the highest of each span of time. */
export function numbers({ unit, series, title }: SeriesGroup, from: number, to: number): Markup {
  const rows = Math.min(
    MOST_ROWS,
    series.reduce((most, { points }) => Math.max(most, points.length), 1),
  );
  const columns = series.map(({ points, steps }) => {
    const values = spans(points, rows, from, to);
    return steps === true ? carried(values) : values;
  });
  const head = series.map(({ name }) => html`<th scope="col">${name}</th>`);
  const body = Array.from({ length: rows }, (_, row) => {
    const time = elapsed((from + ((to - from) * row) / rows) * 1000);
    const cells = columns.map((column) => html`<td>${quantity(unit, column[row] ?? Number.NaN)}</td>`);
    return html`<tr>
      <th scope="row">${time}</th>
      ${cells}
    </tr>`;
  });
  return html`<details class="numbers">
    <summary>Numbers</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}: numbers">
      <table>
        <thead>
          <tr>
            <th scope="col">from</th>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
  </details>`;
}
