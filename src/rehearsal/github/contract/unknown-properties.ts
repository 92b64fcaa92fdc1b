import { resolved } from './description.ts';
import type { Description, Schema } from './description.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of properties that a schema or one of its alternatives describes; undefined when it takes any name. */
function knownProperties(
  description: Description,
  schema: Schema,
): Readonly<Record<string, Schema>> | undefined {
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
    .map((one) => knownProperties(description, resolved(description.components.schemas, one)))
    .filter((one) => one !== undefined);
  const all = [...inner, ...(schema.properties ? [schema.properties] : [])];
  const isOpen = schema.additionalProperties !== undefined && schema.additionalProperties !== false;
  // An earlier name wins over a later one: the alternatives only narrow what the schema itself says.
  return isOpen || all.length === 0 ? undefined : Object.assign({}, ...all);
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
