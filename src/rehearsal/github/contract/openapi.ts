import { readDescription, resolved } from './description.ts';
import type { Body, Description, Parameter, Schema } from './description.ts';
import { permissionFor } from './permissions.ts';
import { matched, routesOf } from './routes.ts';
import type { Route } from './routes.ts';
import { createSchemas } from './schemas.ts';
import type { Schemas } from './schemas.ts';
import type { Contract, Operation } from './types.ts';
import { unknownProperties } from './unknown-properties.ts';

interface Loaded {
  readonly description: Description;
  readonly routes: readonly Route[];
  readonly byKey: ReadonlyMap<string, Route>;
  readonly schemas: Schemas;
}

function load(): Loaded {
  const description = readDescription();
  const routes = routesOf(description);
  const byKey = new Map(routes.map((route) => [route.key, route]));
  return { description, routes, byKey, schemas: createSchemas(description) };
}

const jsonSchema = (body: Body | undefined): Schema | undefined =>
  body?.content?.['application/json']?.schema;

/** A parameter as its schema sees it; text that is no number or boolean stays text, and is refused as such. */
function parsed(raw: string, schema: Schema): unknown {
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  if (isNumber) return /^-?\d+(?:\.\d+)?$/u.test(raw) ? Number(raw) : raw;
  if (schema.type === 'boolean') return raw === 'true' || raw === 'false' ? raw === 'true' : raw;
  return raw;
}

function parameterViolations(
  { schemas, description }: Loaded,
  parameter: Parameter,
  raw: string | null | undefined,
): readonly string[] {
  const name = `${parameter.in} parameter ${parameter.name}`;
  if (raw == null) return parameter.required ? [`${name} is missing`] : [];
  if (!parameter.schema) return [];
  const schema = resolved(description.components.schemas, parameter.schema);
  return schemas.violations(name, schema, parsed(raw, schema));
}

function bodyViolations({ schemas, description }: Loaded, route: Route, body: unknown): readonly string[] {
  // GitHub's request bodies are written out, never referred to.
  const wanted = route.described.requestBody;
  const schema = jsonSchema(wanted);
  if (body === undefined) return wanted?.required && schema ? ['body is missing'] : [];
  if (!schema) return wanted ? [] : ['body is not expected'];
  return [...schemas.violations('body', schema, body), ...unknownProperties(description, schema, body)];
}

function requestViolations(
  loaded: Loaded,
  route: Route,
  operation: Operation,
  query: URLSearchParams,
  body: unknown,
): readonly string[] {
  const checked = route.parameters.filter((one) => one.in !== 'header');
  const known = new Set(checked.filter((one) => one.in === 'query').map((one) => one.name));
  return [
    ...checked.flatMap((one) =>
      parameterViolations(loaded, one, one.in === 'path' ? operation.params[one.name] : query.get(one.name)),
    ),
    ...[...new Set(query.keys())]
      .filter((name) => !known.has(name))
      .map((name) => `query parameter ${name} is not one that GitHub knows`),
    ...bodyViolations(loaded, route, body),
  ];
}

/** Statuses that GitHub answers anywhere without listing them: 304 to a conditional read, and every error. */
const isUnlisted = (method: string, status: number): boolean =>
  status >= 400 || (status === 304 && method === 'GET');

function errorViolations({ schemas, description }: Loaded, body: unknown): readonly string[] {
  const shape = description.components.schemas['basic-error'] ?? {};
  // `basic-error` requires nothing; an answer without a message is none of GitHub's.
  const withMessage = { allOf: [shape], type: 'object', required: ['message'] };
  return schemas.violations('error answer', withMessage, body);
}

function responseViolations(loaded: Loaded, route: Route, status: number, body: unknown): readonly string[] {
  const listed = route.described.responses[String(status)];
  if (!listed && !isUnlisted(route.method, status)) return [`status ${status} is not described`];
  const described = listed && resolved(loaded.description.components.responses, listed);
  const schema = jsonSchema(described);
  if (schema) return loaded.schemas.violations(`answer ${status}`, schema, body);
  if (status >= 400) return errorViolations(loaded, body);
  // A described status without JSON may still carry a diff or an asset, of which there is nothing to say.
  return body === undefined || described?.content ? [] : [`answer ${status} has a body, none is described`];
}

const named = (operation: Operation, violations: readonly string[]): readonly string[] =>
  violations.map((violation) => `${operation.key}: ${violation}`);

/**
 * GitHub's description of the operations in use, as a judge of requests and answers. Costs nothing until first asked;
 * then the description is read, and each schema compiled when first needed.
 */
export function createContract(): Contract {
  let loaded: Loaded | undefined;
  const get = (): Loaded => (loaded ??= load());
  function routeFor(operation: Operation): Route {
    const route = get().byKey.get(operation.key);
    if (!route) throw new Error(`${operation.key} is not an operation in use`);
    return route;
  }
  return {
    find: (method, pathname) => matched(get().routes, method, pathname),
    checkRequest: (operation, query, body) =>
      named(operation, requestViolations(get(), routeFor(operation), operation, query, body)),
    checkResponse: (operation, status, body) =>
      named(operation, responseViolations(get(), routeFor(operation), status, body)),
    permission: permissionFor,
  };
}
