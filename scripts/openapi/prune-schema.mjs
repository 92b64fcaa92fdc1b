// GitHub's GraphQL schema cut down to the fields that some queries use.
import {
  buildSchema,
  isInterfaceType,
  parse,
  print,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

/** Type name → names of its fields that a query reads; throws when a query does not fit the schema. */
function fieldsRead(schema, queries) {
  const document = parse(queries);
  const [problem] = validate(schema, document);
  if (problem) throw new Error(`in-use.graphql does not fit GitHub's schema: ${problem.message}`);
  const read = new Map();
  const info = new TypeInfo(schema);
  const note = (type, field) => read.set(type, (read.get(type) ?? new Set()).add(field));
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (!parent || !field || field.name.startsWith('__')) return;
        note(parent.name, field.name);
        // Whoever reads one page may want the next.
        if (parent.name.endsWith('Connection'))
          for (const every of ['nodes', 'pageInfo', 'totalCount']) note(parent.name, every);
        // What is read of an interface must be there in every type behind it.
        if (isInterfaceType(parent))
          for (const type of schema.getPossibleTypes(parent)) note(type.name, field.name);
      },
    }),
  );
  return read;
}

const typeName = (type) => (type.kind === 'NamedType' ? type.name.value : typeName(type.type));
// Of the directives only `@oneOf` changes what is valid.
const withoutProse = ({ description: _description, ...node }) => ({
  ...node,
  ...(node.arguments && { arguments: node.arguments.map(withoutProse) }),
  directives: node.directives?.filter((directive) => directive.name.value === 'oneOf') ?? [],
});
const namesIn = (nodes) => nodes.map((node) => typeName(node.type));

/** A definition reduced to what is read of it; unions, enums and inputs stay whole. */
function reduced(definition, read) {
  const fields = definition.fields
    ?.filter(
      (field) =>
        definition.kind.startsWith('Input') || read.get(definition.name.value)?.has(field.name.value),
    )
    .map(withoutProse);
  const values = definition.values?.map(withoutProse);
  return { ...withoutProse(definition), ...(fields && { fields }), ...(values && { values }) };
}

/** Types that a reduced definition cannot do without. */
const neededBy = (definition) => [
  ...namesIn(definition.fields ?? []),
  ...(definition.fields ?? []).flatMap((field) => namesIn(field.arguments ?? [])),
  ...(definition.types ?? []).map((type) => type.name.value),
];

// A member of a union of which nothing is read would be a type without fields, which is none.
const isEmpty = (one) => /^(?:Object|Interface)/u.test(one.kind) && one.fields.length === 0;

function withoutLost(definition, lasting) {
  const isThere = (one) => lasting.has(one.name.value);
  return {
    ...definition,
    ...(definition.interfaces && { interfaces: definition.interfaces.filter(isThere) }),
    ...(definition.types && { types: definition.types.filter(isThere) }),
  };
}

/** @returns SDL without prose, sorted by name, that `buildSchema` accepts and for which the queries are valid. */
export function prunedSchema(sdl, queries) {
  const schema = buildSchema(sdl, { assumeValid: true });
  const read = fieldsRead(schema, queries);
  const definitions = new Map(
    parse(sdl, { noLocation: true }).definitions.map((one) => [one.name?.value, one]),
  );
  const kept = new Map();
  const queue = [...read.keys()];
  while (queue.length > 0) {
    const name = queue.shift();
    if (kept.has(name) || BUILT_IN.has(name)) continue;
    const definition = reduced(definitions.get(name), read);
    kept.set(name, definition);
    queue.push(...neededBy(definition));
  }
  const lasting = new Map([...kept].filter(([, one]) => !isEmpty(one)));
  const whole = [...lasting.values()]
    .map((one) => withoutLost(one, lasting))
    .toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1));
  const text = `${whole.map((one) => print(one)).join('\n\n')}\n`;
  const [problem] = validate(buildSchema(text), parse(queries));
  if (problem) throw new Error(`the pruned schema lost something: ${problem.message}`);
  return text;
}
