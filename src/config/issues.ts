import type * as z from 'zod';
import type { Spot, Told } from './document.ts';
import type { Path } from './problem.ts';
import { showFound } from './problem.ts';

/** A problem before its place in a file, and what was meant, are looked up: only the first ones are worth it. */
export interface PlacedProblem {
  readonly path: Path;
  readonly spot: Spot;
  readonly told: Pick<Told, 'message' | 'remedy'>;
  /** A word that is not known where these are. */
  readonly slip?: { readonly word: string; readonly known: readonly string[] };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;

/** The keys that the object an issue is about may have, comma-separated: zod keeps the schema on the issue until it is told. */
function knownKeys(issue: z.core.$ZodRawIssue): string {
  // zod has no other door to the schema of an issue.
  // oxlint-disable-next-line no-underscore-dangle
  const def: unknown = issue.inst?._zod.def;
  const shape = typeof def === 'object' && def !== null && 'shape' in def ? def.shape : undefined;
  return typeof shape === 'object' && shape !== null ? Object.keys(shape).join(',') : '';
}

/**
 * What zod says where a schema has no words of its own. Messages are the phrase after "expected"; that of an unknown
 * key's issue is the list of known ones.
 */
export const expectedPhrase: z.core.$ZodErrorMap = (issue) => {
  const unit = issue.origin === 'array' ? ' entries' : '';
  if (issue.code === 'unrecognized_keys') return knownKeys(issue);
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)}${unit}`;
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)}${unit}`;
  return 'something else';
};

function valueAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = Reflect.get(part, step);
  }
  return part;
}

/** Of the alternatives, the one the user seems to mean: of the right kind at its top, and with the fewest faults. */
function meantBranch(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  return branches
    .filter((issues) =>
      issues.every(
        ({ path, code }) => path.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value'),
      ),
    )
    .toSorted((a, b) => a.length - b.length)[0];
}

function unknownKeys(
  keys: readonly string[],
  path: Path,
  known: readonly string[],
): readonly PlacedProblem[] {
  return keys.map((key) => ({
    path: [...path, key],
    spot: 'key',
    told: {
      message: `the key '${key.slice(0, 60)}' is not known here`,
      ...(known.length === 0 ? {} : { remedy: `Known here: ${known.join(', ')}.` }),
    },
    slip: { word: key, known },
  }));
}

/**
 * What zod found, in people's words.
 * @param value what was parsed, to tell what was found
 * @param base where it stands in the document
 */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  base: Path,
): readonly PlacedProblem[] {
  return issues.flatMap((issue): readonly PlacedProblem[] => {
    // Symbols are no keys of YAML.
    const inner = issue.path.filter((step) => typeof step !== 'symbol');
    const path = [...base, ...inner];
    const found = valueAt(value, inner);
    const expected = (phrase: string, slip?: PlacedProblem['slip']): PlacedProblem => ({
      path,
      spot: 'value',
      told: { message: `expected ${phrase}, found ${showFound(found)}` },
      ...(slip === undefined ? {} : { slip }),
    });

    switch (issue.code) {
      case 'unrecognized_keys':
        return unknownKeys(issue.keys, path, issue.message === '' ? [] : issue.message.split(','));
      case 'invalid_key': {
        const key = inner.at(-1);
        const phrase = issue.issues[0]?.message ?? 'another key';
        return [
          { path, spot: 'key', told: { message: `expected ${phrase}, found ${showFound(String(key))}` } },
        ];
      }
      case 'invalid_union': {
        const branch = found === undefined ? undefined : meantBranch(issue.errors);
        return branch === undefined ? [expected(issue.message)] : problemsOf(branch, found, path);
      }
      case 'invalid_value': {
        const words = issue.values.filter((word) => typeof word === 'string');
        return [
          typeof found === 'string'
            ? expected(issue.message, { word: found, known: words })
            : expected(issue.message),
        ];
      }
      case 'custom':
        if (issue.params?.['phrase'] !== true)
          return [{ path, spot: 'value', told: { message: issue.message } }];
        if (issue.params['secret'] !== true) return [expected(issue.message)];
        return [
          { path, spot: 'value', told: { message: `expected ${issue.message}, found something else` } },
        ];
      case 'invalid_type':
      case 'invalid_format':
      case 'invalid_element':
      case 'too_small':
      case 'too_big':
      case 'not_multiple_of':
        return [expected(issue.message)];
    }
  });
}
