import { cleanLines, webAddress } from '../clean.ts';

/** HTML that was built here. Text becomes HTML by `html` alone, which escapes it, so nothing can be forgotten. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows exactly it, in an element or in a quoted attribute; line ends stay, controls go. */
export function escapeHtml(text: string): string {
  return cleanLines(text)
    .join('\n')
    .replace(/[&<>"']/gu, (found) => ENTITIES[found] ?? '');
}

function rendered(value: Value): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return escapeHtml(String(value));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/** A template whose strings and numbers are escaped and whose markup is not. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: parts.reduce((text, part, index) => text + rendered(values[index - 1] ?? '') + part) };
}

export const NOTHING: Markup = { markup: '' };

export function joined(all: readonly Markup[], between: string): Markup {
  return { markup: all.map(({ markup }) => markup).join(escapeHtml(between)) };
}

/** A link where the address may be linked, otherwise what it says. */
export function anchor(url: string | undefined, said: Markup): Markup {
  const address = webAddress(url);
  return address === undefined ? said : html`<a href="${address}" rel="noopener noreferrer">${said}</a>`;
}

/** A number for an attribute: never `NaN`, never in exponents. */
export function coordinate(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(2))) : '0';
}
