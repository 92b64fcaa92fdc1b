import type { Described, Description, Parameter } from './description.ts';
import { resolved } from './description.ts';
import type { Operation } from './types.ts';

/** An operation of the description, ready to be matched against requests. */
export interface Route {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly described: Described;
  readonly parameters: readonly Parameter[];
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly statuses: readonly number[];
}

/** One segment, many (`heads/main`) or a number; so `/releases/latest` is never release number "latest". */
function expressionFor(parameter: Parameter | undefined): string {
  // The repository's root is a path of no segments.
  if (parameter?.name === 'path') return '(.*)';
  if (parameter?.['x-multi-segment']) return '(.+)';
  return parameter?.schema?.type === 'integer' ? String.raw`(\d+)` : '([^/]+)';
}

function routeOf(description: Description, path: string, method: string, described: Described): Route {
  const parameters = (described.parameters ?? []).map((one) =>
    resolved(description.components.parameters, one),
  );
  const inPath = new Map(parameters.filter((one) => one.in === 'path').map((one) => [one.name, one]));
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
  const source = path
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/\{(\w+)\}/gu, (_, name: string) => expressionFor(inPath.get(name)));
  const upper = method.toUpperCase();
  return {
    key: `${upper} ${path}`,
    method: upper,
    path,
    described,
    parameters,
    pattern: new RegExp(`^${source}$`, 'u'),
    names,
    statuses: Object.keys(described.responses).map(Number),
  };
}

const fixedSegments = (route: Route): number =>
  route.path.split('/').filter((part) => !part.includes('{')).length;

/** All operations, the most specific path first: `/commits/{ref}/status` before `/commits/{ref}`. */
export function routesOf(description: Description): readonly Route[] {
  return Object.entries(description.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => routeOf(description, path, method, described)),
    )
    .toSorted((a, b) => fixedSegments(b) - fixedSegments(a) || a.names.length - b.names.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The operation that a request is for, with its path parameters decoded; undefined when none matches. */
export function matched(routes: readonly Route[], method: string, pathname: string): Operation | undefined {
  const upper = method.toUpperCase();
  for (const route of routes) {
    const match = route.method === upper ? route.pattern.exec(pathname) : null;
    if (!match) continue;
    return {
      id: route.described.operationId,
      method: route.method,
      path: route.path,
      key: route.key,
      params: Object.fromEntries(route.names.map((name, index) => [name, decoded(match[index + 1] ?? '')])),
      statuses: route.statuses,
      docs: route.described.docs ?? 'https://docs.github.com/rest',
    };
  }
  return undefined;
}
