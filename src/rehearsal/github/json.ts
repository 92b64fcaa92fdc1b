/** What JSON can hold. A key whose value is undefined is left out when serialised. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Array.isArray alone makes its elements `any`.
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** What a text holds. Throws a SyntaxError when it is not JSON. */
export const parseJson = (text: string): Json => {
  const value: Json = JSON.parse(text);
  return value;
};

/** The body of a request, one field at a time. What has another type than asked for counts as not sent. */
export const textOf = (body: JsonObject, field: string): string | undefined => {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
};

/** A field that holds one of some words; anything else counts as not sent. */
export const wordOf = <W extends string>(
  body: JsonObject,
  field: string,
  words: readonly W[],
): W | undefined => words.find((word) => word === body[field]);

export const flagOf = (body: JsonObject, field: string): boolean | undefined => {
  const value = body[field];
  return typeof value === 'boolean' ? value : undefined;
};

export const numberOf = (body: JsonObject, field: string): number | undefined => {
  const value = body[field];
  return typeof value === 'number' ? value : undefined;
};

export const objectOf = (body: JsonObject, field: string): JsonObject | undefined => {
  const value = body[field];
  return isObject(value) ? value : undefined;
};

export const listOf = (body: JsonObject, field: string): readonly Json[] | undefined => {
  const value = body[field];
  return isList(value) ? value : undefined;
};

export const textsOf = (body: JsonObject, field: string): readonly string[] | undefined =>
  listOf(body, field)?.filter((entry) => typeof entry === 'string');
