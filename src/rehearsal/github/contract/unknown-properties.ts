import { resolved } from './description.ts';
import type { Description, Schema } from './description.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Properties = Readonly<Record<string, Schema>>;

const takesAnyName = (schema: Schema): boolean =>
  schema.additionalProperties !== undefined && schema.additionalProperties !== false;
const mayBeObject = (schema: Schema): boolean => schema.type === undefined || schema.type === 'object';

/** Properties that a schema and its alternatives describe; undefined when it takes any name. */
function knownProperties(description: Description, schema: Schema): Properties | undefined {
  if (takesAnyName(schema)) return undefined;
  const alternatives = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
    .map((one) => resolved(description.components.schemas, one))
    .filter(mayBeObject)
    .map((one) => knownProperties(description, one));
  const named = alternatives.filter((one) => one !== undefined);
  // The alternatives of a schema with properties only narrow those; otherwise an open one opens the whole.
  if (schema.properties) return Object.assign({}, ...named, schema.properties);
  return named.length === 0 || named.length < alternatives.length ? undefined : Object.assign({}, ...named);
}

/**
 * Properties of a request body that the description does not name. Its schemas allow them, and GitHub ignores most:
 * a misspelt option would be lost silently.
 */
export function unknownProperties(
  description: Description,
  schema: Schema,
  value: unknown,
  where = 'body',
): readonly string[] {
  const whole = resolved(description.components.schemas, schema);
  if (Array.isArray(value)) {
    const { items } = whole;
    if (!items) return [];
    return value.flatMap((one, index) => unknownProperties(description, items, one, `${where}/${index}`));
  }
  const known = isObject(value) ? knownProperties(description, whole) : undefined;
  if (!known || !isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const describedAs = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!describedAs) return [`${where}/${name} is not a property that GitHub knows`];
    return unknownProperties(description, describedAs, inner, `${where}/${name}`);
  });
}
