import type { IncomingHttpHeaders } from 'node:http';
import {
  buildSchema,
  execute,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { ok, refuse, Refusal, type Answer } from '../answer.ts';
import type { Caller } from '../call.ts';
import { fieldRefusal, graphqlSchemaText } from '../contract/index.ts';
import { isObject, objectOf, textOf, type JsonObject } from '../json.ts';
import { authenticate } from '../serve/authenticate.ts';
import { VIOLATION, type Serving } from '../serve/rest.ts';
import { mutationNode } from './mutations.ts';
import { graphError, isRecord, type Args, type Scope } from './node.ts';
import { queryNode } from './repository.ts';

export interface GraphqlRequest {
  readonly n: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let schema: GraphQLSchema | undefined;

const schemaOf = (): GraphQLSchema => (schema ??= buildSchema(graphqlSchemaText(), { assumeValid: true }));

function jsonOf(body: Buffer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { noLocation: false });
  } catch (problem) {
    if (problem instanceof GraphQLError) return problem;
    throw problem;
  }
}

const operationIn = (document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined =>
  document.definitions
    .filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
    .find((one) => name === undefined || one.name?.value === name);

/** What a query asks for at its top, e.g. `repository` or `updateRefs`; for the log. */
export function topFields(body: Buffer): string {
  const request = jsonOf(body);
  const document = request && parsed(textOf(request, 'query') ?? '');
  if (document === undefined || document instanceof GraphQLError) return '';
  const selections =
    operationIn(document, request && textOf(request, 'operationName'))?.selectionSet.selections ?? [];
  return selections.flatMap((one) => (one.kind === Kind.FIELD ? one.name.value : [])).join(' ');
}

/** Permissions are asked field by field; a field nothing here answers is our own fault, and told as such. */
const resolve: GraphQLFieldResolver<unknown, Scope> = (source, args: Args, scope, info) => {
  const type = info.parentType.name;
  const refusal = fieldRefusal(scope.caller, type, info.fieldName);
  if (refusal) throw graphError(refusal.type, refusal.message);
  const value = isRecord(source) ? source[info.fieldName] : undefined;
  if (value === undefined) throw new Error(`nothing answers ${type}.${info.fieldName}`);
  const answered: unknown = typeof value === 'function' ? value(args) : value;
  return answered;
};

function errorShape(error: GraphQLError): JsonObject {
  const type = error.extensions['type'];
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path ? { path: [...error.path] } : {}),
    locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
    message: error.message,
  };
}

/** Errors without a type are no refusal of GitHub's: they are a request that the schema refuses, or our own mistake. */
function recordErrors(
  serving: Serving,
  n: number,
  side: 'request' | 'answer',
  errors: readonly GraphQLError[],
): void {
  const own = errors.filter((error) => error.extensions['type'] === undefined);
  if (serving.strict)
    serving.strictness.record(
      n,
      side,
      own.map((error) => `graphql: ${error.message}`),
    );
}

const violationHeader = (errors: readonly GraphQLError[]): Readonly<Record<string, string>> =>
  errors.some((error) => error.extensions['type'] === undefined) ? { [VIOLATION]: 'graphql' } : {};

async function run(serving: Serving, request: GraphqlRequest, caller: Caller): Promise<Answer> {
  const { core, limits } = serving;
  const sent = jsonOf(request.body);
  const query = sent && textOf(sent, 'query');
  if (sent === undefined || query === undefined)
    throw refuse(400, 'A query attribute must be specified and must be a string.');
  const document = parsed(query);
  const refused = document instanceof GraphQLError ? [document] : validate(schemaOf(), document);
  if (document instanceof GraphQLError || refused.length > 0) {
    recordErrors(serving, request.n, 'request', refused);
    return { ...ok({ errors: refused.map(errorShape) }), headers: violationHeader(refused) };
  }
  const operationName = textOf(sent, 'operationName');
  const operation = operationIn(document, operationName);
  const scope: Scope = { core, caller, limits };
  const result: ExecutionResult = await execute({
    schema: schemaOf(),
    document,
    rootValue: operation?.operation === OperationTypeNode.MUTATION ? mutationNode(scope) : queryNode(scope),
    contextValue: scope,
    variableValues: objectOf(sent, 'variables') ?? {},
    ...(operationName === undefined ? {} : { operationName }),
    fieldResolver: resolve,
  });
  const errors = result.errors ?? [];
  // Without a path the variables did not fit; with one a resolver failed.
  recordErrors(serving, request.n, errors.some(({ path }) => path) ? 'answer' : 'request', errors);
  const body = {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors.length === 0 ? {} : { errors: errors.map(errorShape) }),
  };
  return { status: 200, body, headers: violationHeader(errors) };
}

/** Answers one GraphQL request; refusals inside of a query are answered with status 200, as GitHub does. */
export async function answerGraphql(serving: Serving, request: GraphqlRequest): Promise<Answer> {
  let headers: Readonly<Record<string, string>> = {};
  try {
    const caller = authenticate(serving.tokens, request.headers.authorization);
    const within = serving.limits.take(caller, 'graphql');
    headers = serving.limits.headers(caller, 'graphql');
    if (!within)
      return { ...ok({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded.' }] }), headers };
    const answer = await run(serving, request, caller);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  } catch (problem) {
    if (problem instanceof Refusal)
      return { ...problem.answer, headers: { ...headers, ...problem.answer.headers } };
    throw problem;
  }
}
