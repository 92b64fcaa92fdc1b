import type * as z from 'zod';
import type { Path, Spot } from './source.ts';
import { below, problemAt } from './source.ts';

/** The value as the schema has it. Throws a WorkflowProblem with the line of the first thing the schema does not know. */
export function checked<S extends z.ZodType>(schema: S, at: Spot, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issue, path } = deepest(result.error.issues);
  const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (key !== undefined) throw problemAt(below(at, ...path, key), `the runner does not know '${key}' here`);
  throw problemAt(below(at, ...path), `${path.length === 0 ? '' : `${path.join('.')}: `}${issue.message}`);
}

/** In a union, the complaint of the alternative that got furthest: it is the one that was meant. */
function deepest(
  issues: readonly z.core.$ZodIssue[],
  above: Path = [],
): { issue: z.core.$ZodIssue; path: Path } {
  const found = issues.map((issue) => {
    const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code !== 'invalid_union') return { issue, path };
    const inner = issue.errors.filter((errors) => errors.length > 0).map((errors) => deepest(errors, path));
    const furthest = inner.reduce((a, b) => (rank(b) > rank(a) ? b : a), { issue, path });
    return rank(furthest) > rank({ issue, path }) ? furthest : { issue, path };
  });
  const [first, ...rest] = found;
  if (first === undefined) throw new Error('a failed parse has no issues');
  return rest.reduce((a, b) => (b.path.length > a.path.length ? b : a), first);
}

function rank({ issue, path }: { readonly issue: z.core.$ZodIssue; readonly path: Path }): number {
  return path.length + (issue.code === 'unrecognized_keys' ? 1 : 0);
}
