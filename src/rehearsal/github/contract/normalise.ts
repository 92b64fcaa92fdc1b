// OpenAPI 3.0 says `nullable: true`, JSON Schema has no such word. ajv understands it only beside a `type`, and an
// `enum` or a combination beside it still refuses null: a running check's `conclusion` would be a violation.
const COMBINATIONS = ['$ref', 'allOf', 'oneOf', 'anyOf'] as const;

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

function mend(schema: Loose): void {
  delete schema['nullable'];
  const { type } = schema;
  if (typeof type === 'string' && !COMBINATIONS.some((word) => word in schema)) {
    schema['type'] = [type, 'null'];
    if (Array.isArray(schema['enum']) && !schema['enum'].includes(null))
      schema['enum'] = [...schema['enum'], null];
    return;
  }
  const whole = { ...schema };
  for (const word of Object.keys(schema)) delete schema[word];
  schema['anyOf'] = [whole, { type: 'null' }];
}

/** Where several of exactly-one-of take null, null fits more than one: it is left to the first of them. */
function leaveNullToOne(alternatives: unknown): void {
  if (!Array.isArray(alternatives)) return;
  const nullable = alternatives.filter((one) => isObject(one) && one['nullable'] === true);
  for (const one of nullable.slice(1)) if (isObject(one)) delete one['nullable'];
}

/** Rewrites every `nullable` schema below `value` in place, as plain JSON Schema. A property may bear that name. */
export function normalise(value: unknown): void {
  if (Array.isArray(value)) {
    for (const inner of value) normalise(inner);
    return;
  }
  if (!isObject(value)) return;
  leaveNullToOne(value['oneOf']);
  for (const inner of Object.values(value)) normalise(inner);
  if (value['nullable'] === true) mend(value);
}
