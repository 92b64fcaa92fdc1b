import { dataText } from './data.ts';
import { normalise } from './normalise.ts';

/** A JSON schema as OpenAPI 3.0 writes it; only the words that are looked at by name. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Ref {
  readonly $ref?: string;
}

export interface Parameter extends Ref {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
  /** A path parameter that may hold slashes, such as `heads/main`. */
  readonly 'x-multi-segment'?: boolean;
}

export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Body extends Ref {
  readonly required?: boolean;
  readonly content?: Content;
}

export interface Described {
  readonly operationId: string;
  readonly docs?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Body>>;
  };
}

/** What a reference to a component's schema begins with, once the description is read. */
export const SCHEMA = 'schema:';

/**
 * GitHub's description of the operations in use, its `nullable` mended and each component's schema known under a
 * name of its own: ajv compiles those twice as fast as pointers into one document. Read anew on every call: keep it.
 */
export function readDescription(): Description {
  const text = dataText('openapi.json').replaceAll('"#/components/schemas/', `"${SCHEMA}`);
  // The file is written by `npm run update:openapi` from GitHub's own; a test compiles every schema in it.
  const description: Description = JSON.parse(text);
  normalise(description);
  return description;
}

/** What a `$ref` stands for among its kind of component, or the thing itself. Throws for one into nothing. */
export function resolved<T extends Ref>(components: Readonly<Record<string, T>>, thing: T): T {
  if (thing.$ref === undefined) return thing;
  const name = thing.$ref.startsWith(SCHEMA) ? thing.$ref.slice(SCHEMA.length) : thing.$ref.split('/').at(-1);
  const found = components[name ?? ''];
  if (found === undefined) throw new Error(`GitHub's description has no ${thing.$ref}`);
  return found;
}
