import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { SCHEMA } from './description.ts';
import type { Description, Schema } from './description.ts';

const MOST_VIOLATIONS = 5;

/** Judges values against schemas of one description. */
export interface Schemas {
  /** `where` names the value in the sentences, e.g. `body` or `query per_page`. */
  violations(where: string, schema: Schema, value: unknown): readonly string[];
}

function at(value: unknown, pointer: string): unknown {
  let inner = value;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = Reflect.get(inner, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return inner;
}

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

function sentence(where: string, error: ErrorObject, value: unknown): string {
  // What `enum` allows is the one thing that ajv leaves out of its message.
  const allowed: unknown = error.params['allowedValues'];
  const wanted = Array.isArray(allowed) ? `must be one of ${allowed.map(String).join(', ')}` : error.message;
  const seen = error.keyword === 'required' ? '' : `, is ${short(at(value, error.instancePath))}`;
  return `${where}${error.instancePath} ${wanted}${seen}`;
}

const depth = (error: ErrorObject): number => error.instancePath.split('/').length;

/** Where alternatives failed, each of them tells why; the deepest complaints are the ones that help. */
function mostTelling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const inner = errors.filter((error) => error.keyword !== 'anyOf' && error.keyword !== 'oneOf');
  const list = inner.length > 0 ? inner : errors;
  return list.toSorted((a, b) => depth(b) - depth(a));
}

// A deployment status without a log has `""` there: GitHub's default for its own URL fields is no URL.
const isUri = (text: string): boolean => text === '' || (!/\s/u.test(text) && URL.canParse(text));

/** Registers the description's components; each schema is compiled when first asked for (some milliseconds). */
export function createSchemas(description: Description): Schemas {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    addUsedSchema: false,
    validateSchema: false,
    code: { optimize: false },
  });
  addFormats.default(ajv, ['date-time', 'email']);
  ajv.addFormat('uri', isUri);
  for (const format of ['repo.nwo', 'int64', 'binary']) ajv.addFormat(format, true);
  for (const [name, schema] of Object.entries(description.components.schemas))
    ajv.addSchema(schema, SCHEMA + name);
  const compiled = new Map<Schema, ValidateFunction>();
  function compile(schema: Schema): ValidateFunction {
    const known = compiled.get(schema);
    if (known) return known;
    const fresh = ajv.compile(schema);
    compiled.set(schema, fresh);
    return fresh;
  }
  return {
    violations(where, schema, value) {
      const judge = compile(schema);
      if (judge(value)) return [];
      const told = mostTelling(judge.errors ?? []).map((error) => sentence(where, error, value));
      return [...new Set(told)].slice(0, MOST_VIOLATIONS);
    },
  };
}
