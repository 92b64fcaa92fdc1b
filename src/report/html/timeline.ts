import { elapsed } from '../figures.ts';
import type { Moment } from '../report.ts';
import { MOMENT_WORDS } from '../words.ts';
import type { Mark } from './chart.ts';
import type { Markup } from './markup.ts';
import { html, NOTHING } from './markup.ts';

/** The moments that are marked in the charts: all but mere notes, numbered from 1. `prefix` makes their ids unique in a page. */
export function marksOf(timeline: readonly Moment[], startedAt: number, prefix: string): Mark[] {
  return timeline
    .filter(({ kind }) => kind !== 'info')
    .map(({ at, kind }, index) => ({
      t: (at - startedAt) / 1000,
      number: index + 1,
      id: `${prefix}-moment-${index + 1}`,
      kind,
    }));
}

export function timelineList(timeline: readonly Moment[], startedAt: number, prefix: string): Markup {
  let number = 0;
  const items = timeline.map(({ at, text, kind }) => {
    const { word, colour } = MOMENT_WORDS[kind];
    const time = html`<span class="time">${elapsed(at - startedAt)}</span>`;
    if (kind === 'info')
      return html`<li class="info">
        ${time}<span class="dot" aria-hidden="true"></span><span>${text}</span>
      </li>`;
    number += 1;
    return html`<li id="${prefix}-moment-${number}">
      ${time}<span class="dot ${colour}" aria-hidden="true">${number}</span
      ><span><span class="hidden">${word}: </span>${text}</span>
    </li>`;
  });
  return items.length === 0
    ? NOTHING
    : html`<ol class="timeline">
        ${items}
      </ol>`;
}
