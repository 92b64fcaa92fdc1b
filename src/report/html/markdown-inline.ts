import type { Markup } from './markup.ts';
import { anchor, html } from './markup.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function entity(name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? `&${name};`;
  const point = Number(name.slice(1));
  // What shows nothing separates `@` from a name on GitHub; here there is no one to call.
  if (point === 0x200b) return '';
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** One form a piece of Markdown can take, tried in this order; each pattern matches at the beginning. */
const FORMS: readonly { readonly pattern: RegExp; readonly shown: (found: RegExpExecArray) => Markup }[] = [
  { pattern: /^\\([!-/:-@[-`{-~])/u, shown: (found) => html`${found[1] ?? ''}` },
  { pattern: /^&(#\d{1,7}|amp|lt|gt|quot);/u, shown: (found) => html`${entity(found[1] ?? '')}` },
  {
    pattern: /^(`+)(?!`)([\s\S]{0,2000}?[^`])\1(?!`)/u,
    shown: (found) => html`<code>${found[2] ?? ''}</code>`,
  },
  { pattern: /^<code>(.*?)<\/code>/u, shown: (found) => html`<code>${inline(found[1] ?? '')}</code>` },
  { pattern: /^<br>/u, shown: () => html`<br />` },
  {
    pattern: /^\*\*((?:\\.|[^\\]){1,2000}?)\*\*/u,
    shown: (found) => html`<strong>${inline(found[1] ?? '')}</strong>`,
  },
  { pattern: /^_((?:\\.|[^\\_])+)_(?!\w)/u, shown: (found) => html`<em>${inline(found[1] ?? '')}</em>` },
  {
    pattern: /^\[((?:\\.|[^\\[\]])*)\]\(([^()\s]*)\)/u,
    shown: (found) => anchor((found[2] ?? '').replaceAll('&amp;', '&'), inline(found[1] ?? '')),
  },
];

/** An underscore inside a word is one. */
const PLAIN = /^(?:(?:[^\\&`<*_[]|(?<=\w)_(?=\w))+|.)/su;

/** Inline Markdown as HTML. */
export function inline(markdown: string): Markup {
  const shown: Markup[] = [];
  let rest = markdown;
  while (rest !== '') {
    const form = FORMS.find(({ pattern }) => pattern.test(rest));
    const found = (form?.pattern ?? PLAIN).exec(rest);
    const text = found?.[0] ?? rest;
    shown.push(form === undefined || found === null ? html`${text}` : form.shown(found));
    rest = rest.slice(text.length);
  }
  return html`${shown}`;
}
