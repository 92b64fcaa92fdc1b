import type { FieldFault } from './answers.ts';

/** How GitHub words a fault: of one field, or of the request as a whole, not telling where (`at` is for us). */
export type Fault = { readonly field: FieldFault } | { readonly request: string; readonly at?: string };

/** Looks at a request's body; undefined when it keeps the rule. Types are the description's business, not a rule's. */
export type Rule = (body: unknown) => Fault | undefined;

/** The value at a path such as `output.summary`; undefined when anything on the way is missing. */
export function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

/** Length as GitHub counts it: characters, not UTF-16 units. */
export const characters = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const bytes = (text: string): number => new TextEncoder().encode(text).length;

const supplied = (path: string, most: string, seen: number): Fault => ({
  request: `${most} are allowed; ${seen} were supplied.`,
  at: path,
});

const custom = (resource: string, field: string, message: string): Fault => ({
  field: { resource, field, code: 'custom', message },
});

/** Fields of a record: `description is too long (maximum is 140 characters)`. */
export const atMost =
  (resource: string, path: string, limit: number): Rule =>
  (body) => {
    const value = valueAt(body, path);
    return typeof value === 'string' && characters(value) > limit
      ? custom(resource, path, `${path} is too long (maximum is ${limit} characters)`)
      : undefined;
  };

/** Fields that GitHub measures before it looks at the record: `Only 65535 characters are allowed; …`. */
export const onlyCharacters =
  (path: string, limit: number): Rule =>
  (body) => {
    const value = valueAt(body, path);
    const seen = typeof value === 'string' ? characters(value) : 0;
    return seen > limit ? supplied(path, `Only ${limit} characters`, seen) : undefined;
  };

export const onlyItems =
  (path: string, limit: number): Rule =>
  (body) => {
    const value = valueAt(body, path);
    return Array.isArray(value) && value.length > limit
      ? supplied(path, `No more than ${limit} items`, value.length)
      : undefined;
  };

export const onlyProperties =
  (path: string, limit: number): Rule =>
  (body) => {
    const value = valueAt(body, path);
    const seen = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
    return seen > limit ? supplied(path, `No more than ${limit} properties`, seen) : undefined;
  };

/** A whole object as JSON. */
export const onlyBytes =
  (path: string, limit: number): Rule =>
  (body) => {
    const value = valueAt(body, path);
    const seen = value === undefined ? 0 : bytes(typeof value === 'string' ? value : JSON.stringify(value));
    return seen > limit ? supplied(path, `Only ${limit} bytes`, seen) : undefined;
  };

/** A given text that says nothing; a field that is not given is the description's business. */
export const notBlank =
  (resource: string, path: string): Rule =>
  (body) => {
    const value = valueAt(body, path);
    return typeof value === 'string' && value.trim() === ''
      ? { field: { resource, field: path, code: 'missing_field', message: `${path} can't be blank` } }
      : undefined;
  };

export const matching =
  (resource: string, path: string, pattern: RegExp, message: string): Rule =>
  (body) => {
    const value = valueAt(body, path);
    return typeof value === 'string' && !pattern.test(value) ? custom(resource, path, message) : undefined;
  };

/** The rules applied to every element of a list. */
export const each =
  (path: string, ...rules: readonly Rule[]): Rule =>
  (body) => {
    const value = valueAt(body, path);
    if (!Array.isArray(value)) return undefined;
    for (const element of value) {
      const fault = rules.map((rule) => rule(element)).find((one) => one !== undefined);
      if (fault) return fault;
    }
    return undefined;
  };
