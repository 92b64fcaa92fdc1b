import { graphError, textArg, type Args, type Node } from './node.ts';

const MOST = 100;

const cursorOf = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64url');

function indexOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [, index] = /^cursor:(\d+)$/u.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (index === undefined)
    throw graphError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(index);
}

function sizeOf(args: Args, field: string): { readonly first?: number; readonly last?: number } {
  const { first, last } = args;
  const size = typeof first === 'number' ? first : last;
  if (typeof size !== 'number')
    throw graphError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
    );
  if (size > MOST)
    throw graphError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${field}\` connection exceeds the \`first\` limit of ${MOST} records.`,
    );
  return typeof first === 'number' ? { first } : { last: size };
}

/** A page of a list by `first`/`after` or `last`/`before`; nodes are made only for the entries in it. */
export function connection<T>(
  field: string,
  all: readonly T[],
  args: Args,
  node: (item: T) => unknown,
  more: Readonly<Record<string, unknown>> = {},
): Node {
  const { first, last } = sizeOf(args, field);
  const low = (indexOf(textArg(args, 'after')) ?? -1) + 1;
  const high = indexOf(textArg(args, 'before')) ?? all.length;
  const start = last === undefined ? low : Math.max(low, high - last);
  const end = first === undefined ? high : Math.min(high, low + first);
  const items = all.slice(start, end);
  return {
    __typename: 'Connection',
    totalCount: all.length,
    nodes: () => items.map(node),
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: items.length === 0 ? null : cursorOf(start),
      endCursor: items.length === 0 ? null : cursorOf(start + items.length - 1),
    },
    ...more,
  };
}
