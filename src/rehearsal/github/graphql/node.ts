import { GraphQLError } from 'graphql';
import type { Caller } from '../call.ts';
import type { Core } from '../core.ts';
import type { RateLimits } from '../serve/rate-limits.ts';

/** What resolvers work on. */
export interface Scope {
  readonly core: Core;
  readonly caller: Caller;
  readonly limits: RateLimits;
}

/** Arguments of a field, already as the schema wants them. */
export type Args = Readonly<Record<string, unknown>>;

/** A thing of the graph: its fields are values, or functions of their arguments that are called when asked for. */
export interface Node {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** An error as GitHub's GraphQL answers it, inside of an answer with status 200. */
export const graphError = (type: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { type } });

export const isRecord = (value: unknown): value is Args =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textArg = (args: Args, name: string): string | undefined => {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
};

export const listArg = (args: Args, name: string): readonly string[] | undefined => {
  const value: unknown = args[name];
  return Array.isArray(value) ? value.map(String) : undefined;
};

export const objectArg = (args: Args, name: string): Args | undefined => {
  const value = args[name];
  return isRecord(value) ? value : undefined;
};

/** Whether an `orderBy` argument wants the newest first. */
export const isDescending = (args: Args): boolean => objectArg(args, 'orderBy')?.['direction'] === 'DESC';
