import { answered, failed } from './failure.ts';
import type { Answer } from './port.ts';

/** One page of a list: `total` is how many there are in all, by GitHub's word while this page was read. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  /** What the next page is asked for with; absent on the last one. */
  readonly next?: string;
}

export type ReadPage<T> = (after: string | undefined) => Promise<Answer<Page<T>>>;

/**
 * Every item of a list that may change while it is read. GitHub pages by position: what is added or goes meanwhile
 * moves others over a page's edge, where they are read twice or never. So a list is whole only when its length stayed
 * the same and that many different items came. Otherwise it is read once more, and then it is a failure.
 * @param what the list, for the failure's message
 * @param identity tells items apart
 */
export async function wholeList<T>(
  what: string,
  identity: (item: T) => string,
  readPage: ReadPage<T>,
): Promise<Answer<readonly T[]>> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const list = await listOnce(identity, readPage);
    if (!list.ok) return list;
    if (list.value !== undefined) return answered(list.value);
  }
  return failed({ kind: 'conflict', message: `${what} changed while they were read, twice` });
}

/** `undefined` when the list changed meanwhile. */
async function listOnce<T>(
  identity: (item: T) => string,
  readPage: ReadPage<T>,
): Promise<Answer<readonly T[] | undefined>> {
  const byIdentity = new Map<string, T>();
  let total: number | undefined;
  let after: string | undefined;
  do {
    const page = await readPage(after);
    if (!page.ok) return page;
    total ??= page.value.total;
    if (page.value.total !== total) return answered(undefined);
    for (const item of page.value.items) byIdentity.set(identity(item), item);
    after = page.value.next;
  } while (after !== undefined);
  return answered(byIdentity.size === total ? [...byIdentity.values()] : undefined);
}

/** GraphQL's part of a list. */
export interface Connection<T> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

export function pageOf<T>(connection: Connection<T>): Page<T> {
  const { hasNextPage, endCursor } = connection.pageInfo;
  return {
    items: connection.nodes,
    total: connection.totalCount,
    ...(hasNextPage && endCursor !== null ? { next: endCursor } : {}),
  };
}

export const PER_PAGE = 100;

/** A page of a REST list that tells its total: pages are counted from 1. */
export function numberedPage<T>(items: readonly T[], total: number, page: number): Page<T> {
  return { items, total, ...(items.length > 0 && page * PER_PAGE < total ? { next: String(page + 1) } : {}) };
}
