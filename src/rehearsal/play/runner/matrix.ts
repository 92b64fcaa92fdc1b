import type { Spot } from './source.ts';
import { below, problemAt } from './source.ts';

type Combination = Readonly<Record<string, unknown>>;

/**
 * The combinations of a matrix whose expressions are filled, as GitHub makes them: all values of all axes, without
 * those that `exclude` matches, then each of `include` added to the combinations it does not contradict, or on its own.
 */
export function combinations(at: Spot, matrix: unknown): readonly Combination[] {
  if (!isMapping(matrix)) throw problemAt(at, 'a matrix is a mapping of names to lists');
  const axes = Object.entries(matrix).filter(([name]) => name !== 'include' && name !== 'exclude');
  const names = new Set(axes.map(([name]) => name));
  let product: readonly Combination[] = axes.length === 0 ? [] : [{}];
  for (const [name, values] of axes) {
    const axis = listAt(below(at, name), values);
    product = product.flatMap((one) => axis.map((value) => Object.assign({ [name]: value }, one)));
  }
  const excluded = listAt(below(at, 'exclude'), matrix['exclude'] ?? []).filter(isMapping);
  const originals = product.filter((one) => !excluded.some((pattern) => matches(one, pattern)));

  const made = originals.map((original) => ({ original, is: original }));
  const added: Combination[] = [];
  for (const extra of listAt(below(at, 'include'), matrix['include'] ?? []).filter(isMapping)) {
    const wanted = Object.fromEntries(Object.entries(extra).filter(([name]) => names.has(name)));
    const fitting = made.filter(({ original }) => matches(original, wanted));
    for (const one of fitting) one.is = { ...one.is, ...extra };
    if (fitting.length === 0) added.push(extra);
  }
  return [...made.map(({ is }) => is), ...added];
}

/** What distinguishes a leg in its job's name: `(ubuntu, 24)`. */
export function legName(combination: Combination): string {
  const values = Object.values(combination).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  return values.length === 0 ? '' : ` (${values.join(', ')})`;
}

function matches(one: Combination, pattern: Combination): boolean {
  return Object.entries(pattern).every(
    ([name, value]) => JSON.stringify(one[name]) === JSON.stringify(value),
  );
}

function listAt(at: Spot, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw problemAt(at, 'a list is wanted here');
  return value;
}

function isMapping(value: unknown): value is Combination {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
