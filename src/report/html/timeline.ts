import { elapsed } from '../figures.ts';
import type { Moment } from '../report.ts';
import { MOMENT_WORDS } from '../words.ts';
import type { Mark } from './chart.ts';
import type { Markup } from './markup.ts';
import { html, NOTHING } from './markup.ts';

/** What a chart is looked at for: what was decided, and what went wrong. Steps are seen in its lines. */
const isMarked = ({ kind }: Moment): boolean => kind === 'decision' || kind === 'trouble';

/** The moments that are marked in the charts, numbered from 1. `prefix` makes their ids unique in a page. */
export function marksOf(timeline: readonly Moment[], startedAt: number, prefix: string): Mark[] {
  return timeline
    .filter((moment) => isMarked(moment))
    .map(({ at, kind }, index) => ({
      t: (at - startedAt) / 1000,
      number: index + 1,
      id: `${prefix}-moment-${index + 1}`,
      kind,
    }));
}

export function timelineList(timeline: readonly Moment[], startedAt: number, prefix: string): Markup {
  let number = 0;
  const items = timeline.map((moment) => {
    const { at, text, kind } = moment;
    const { word, colour } = MOMENT_WORDS[kind];
    const time = html`<span class="time">${elapsed(at - startedAt)}</span>`;
    if (!isMarked(moment))
      return html`<li class="${kind}">
        ${time}<span class="dot ${colour}" aria-hidden="true"></span
        ><span><span class="hidden">${word}: </span>${text}</span>
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
