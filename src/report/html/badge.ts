import type { Word } from '../words.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** A word in its colour, with its sign: colour never says anything alone. */
export function badge({ sign, word, colour }: Word, said: string = word): Markup {
  return html`<span class="badge ${colour}"><span aria-hidden="true">${sign}</span> ${said}</span>`;
}
