import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { JsonObject } from '../json.ts';

const MOST_PER_PAGE = 100;

const wholeNumber = (text: string | null, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
};

function linkHeader(call: Call, path: string, page: number, last: number): Readonly<Record<string, string>> {
  const to = (number: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${call.core.urls.api}${path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

const pathOf = (call: Call): string =>
  call.operation.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURI(call.params[name] ?? ''));

/** 30 a page, at most 100. When the list moved since page 1, later pages begin that much earlier or later. */
export function pageOf<T>(call: Call, all: readonly T[]): Page<T> {
  const size = Math.min(wholeNumber(call.query.get('per_page'), 30), MOST_PER_PAGE);
  const page = wholeNumber(call.query.get('page'), 1);
  const start = Math.max(0, (page - 1) * size - (page > 1 ? call.pageShift : 0));
  const last = Math.max(1, Math.ceil(all.length / size));
  return { items: all.slice(start, start + size), headers: linkHeader(call, pathOf(call), page, last) };
}

/** A page of a list; with `wrap` inside of `{ total_count, [wrap]: [...] }`. */
export async function listAnswer<T>(
  call: Call,
  all: readonly T[],
  shape: (item: T) => JsonObject | Promise<JsonObject>,
  wrap?: string,
): Promise<Answer> {
  const { items, headers } = pageOf(call, all);
  const shapes = await Promise.all(items.map(async (item) => shape(item)));
  const body = wrap === undefined ? shapes : { total_count: all.length, [wrap]: shapes };
  return { status: 200, body, headers };
}
