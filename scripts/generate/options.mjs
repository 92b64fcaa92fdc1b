/**
 * The options a zod schema takes, for a table: one row a key, nested keys with a dot.
 * @returns rows `{ key, takes, preset, says }`; `preset` is undefined where the key must be given, empty where it may be
 *   left out without anything in its place
 */
export function optionsOf(schema, prefix = '') {
  return Object.entries(within(schema).def.shape).flatMap(([name, value]) => {
    const key = `${prefix}${name}`;
    const inner = within(value);
    if (inner.def.type === 'object') return optionsOf(inner, `${key}.`);
    const takes = takesOf(inner);
    const preset = presetOf(value, takes);
    const said = value.description === takes ? '' : (value.description ?? '');
    // A default that only the code knows stands in the description; one that the schema knows would be told twice.
    const [says = '', told] = said.split(/ \(default ([^)]*)\)$/);
    return [{ key, takes, preset: preset === '' && told !== undefined ? told : preset, says }];
  });
}

const AROUND = {
  pipe: 'in',
  default: 'innerType',
  prefault: 'innerType',
  optional: 'innerType',
  readonly: 'innerType',
};

/** Under defaults, optionals and transforms: the schema of what is written in the file. */
function within(schema) {
  const inner = schema.def[AROUND[schema.def.type]];
  return inner === undefined ? schema : within(inner);
}

const TAKES = {
  enum: ({ entries }) => Object.keys(entries).map(code).join(' or '),
  literal: ({ values }) => values.map((value) => code(String(value))).join(' or '),
  array: ({ element }) => `a list of ${takesOf(within(element))}`,
  record: ({ keyType, valueType }) => `{ ${takesOf(within(keyType))}: ${takesOf(within(valueType))} }`,
  union: ({ options }) => [...new Set(options.map((option) => takesOf(within(option))))].join(', or '),
  object: ({ shape }) => code(`{ ${Object.keys(shape).join(', ')} }`),
  boolean: () => '`true` or `false`',
  number: () => 'a number',
  string: () => 'text',
};

const code = (text) => `\`${text}\``;

function takesOf({ def }) {
  // Scalars say what they take in the words of their error, which stand after "expected".
  const wanted = ['string', 'number'].includes(def.type) ? def.error?.({ input: undefined }) : undefined;
  if (typeof wanted === 'string') return wanted;
  const takes = TAKES[def.type];
  if (takes === undefined) throw new Error(`the tables do not know the schema type ${def.type}`);
  return takes(def);
}

function presetOf({ def }, takes) {
  if (def.type === 'optional') return '';
  if (def.type !== 'default' && def.type !== 'prefault') return undefined;
  const preset = def.defaultValue;
  if (typeof preset === 'number' && takes.startsWith('a duration')) return code(durationText(preset));
  return code(
    Array.isArray(preset) ? `[${preset.join(', ')}]` : typeof preset === 'object' ? '{}' : String(preset),
  );
}

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
];

/** Milliseconds as they are written in a config. */
function durationText(ms) {
  const [length, unit] = UNITS.find(([each]) => ms >= each && ms % each === 0) ?? [1000, 's'];
  return `${ms / length}${unit}`;
}
