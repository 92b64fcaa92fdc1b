// GitHub's OpenAPI description cut down to some operations: no prose, no examples, only the components they reach.

const SCHEMA_WORDS = new Set(
  [
    '$ref type format enum nullable pattern required minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    'minLength maxLength minItems maxItems uniqueItems minProperties maxProperties',
  ].flatMap((words) => words.split(' ')),
);
const INNER = new Set(['items', 'not', 'additionalProperties']);
const INNER_LISTS = new Set(['allOf', 'anyOf', 'oneOf']);
const INNER_MAPS = new Set(['properties', 'patternProperties']);

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const definedOnly = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** Keeps words that judge and drops words that tell. Aware of where it is: a property may be named `example`. */
function schemaOf(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = {};
  for (const [word, value] of Object.entries(schema)) {
    if (SCHEMA_WORDS.has(word)) kept[word] = value;
    else if (INNER.has(word)) kept[word] = schemaOf(value);
    else if (INNER_LISTS.has(word)) kept[word] = value.map(schemaOf);
    else if (INNER_MAPS.has(word)) kept[word] = mapValues(value, schemaOf);
  }
  return kept;
}

const contentOf = (content) =>
  content && mapValues(content, ({ schema }) => (schema ? { schema: schemaOf(schema) } : {}));
const onlyRef = (object, otherwise) => (object.$ref ? { $ref: object.$ref } : otherwise(object));
const responseOf = (response) =>
  onlyRef(response, ({ content }) => definedOnly({ content: contentOf(content) }));
const parameterOf = (parameter) =>
  onlyRef(parameter, ({ name, in: place, required, schema, 'x-multi-segment': manySegments }) =>
    definedOnly({
      name,
      in: place,
      required: required || undefined,
      schema: schemaOf(schema),
      'x-multi-segment': manySegments,
    }),
  );
const bodyOf = (body) =>
  onlyRef(body, ({ required, content }) =>
    definedOnly({ required: required || undefined, content: contentOf(content) }),
  );

function operationOf({ operationId, externalDocs, parameters, requestBody, responses }) {
  return definedOnly({
    operationId,
    docs: externalDocs?.url,
    parameters: parameters?.map(parameterOf),
    requestBody: requestBody && bodyOf(requestBody),
    responses: mapValues(responses, responseOf),
  });
}

/** Every `#/components/kind/name` below a value, in the order met. */
function refsIn(value) {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [inner] : refsIn(inner)));
}

const CLEAN = { schemas: schemaOf, parameters: parameterOf, responses: responseOf };

const sorted = (object) =>
  Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Components reached from a value, sorted by name; `basic-error` judges every answer that is not described. */
function componentsFor(paths, components) {
  const kept = { schemas: {}, parameters: {}, responses: {} };
  const queue = ['#/components/schemas/basic-error', ...refsIn(paths)];
  while (queue.length > 0) {
    const ref = queue.shift();
    const [, , kind, name] = ref.split('/');
    if (!(kind in CLEAN)) throw new Error(`the description has a reference of an unknown kind: ${ref}`);
    if (name in kept[kind]) continue;
    kept[kind][name] = CLEAN[kind](components[kind][name]);
    queue.push(...refsIn(kept[kind][name]));
  }
  return mapValues(kept, sorted);
}

/** @param operations `METHOD /path/template` of each operation to keep; throws for one that GitHub does not have. */
export function prunedDescription(description, operations) {
  const paths = {};
  for (const operation of operations) {
    const [method, path] = operation.split(' ');
    const found = description.paths[path]?.[method.toLowerCase()];
    if (!found) throw new Error(`GitHub's description has no ${operation}`);
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(found);
  }
  return { paths, components: componentsFor(paths, description.components) };
}
