import type { Requirement } from '../gates/requirement.ts';
import { leavesOf } from '../gates/requirement.ts';
import type { PlacedProblem } from './issues.ts';
import { at, entriesOf } from './part.ts';
import type { Path } from './problem.ts';

/** Where a requirement names gates, as it is written: by path and name. */
function namesIn(written: unknown, path: Path): readonly { readonly path: Path; readonly name: string }[] {
  if (typeof written === 'string') return [{ path, name: written }];
  if (Array.isArray(written))
    return written.flatMap((part: unknown, index) => namesIn(part, [...path, index]));
  return entriesOf(written).flatMap(([key, part]) =>
    key === 'all' || key === 'any' || key === 'not' ? namesIn(part, [...path, key]) : [],
  );
}

/** A gate that is named and that the file does not have. */
function unknownGate(path: Path, name: string, known: readonly string[]): PlacedProblem {
  const remedy =
    known.length === 0 ? 'The file has no gates.' : `Gates of the file: ${known.slice(0, 20).join(', ')}.`;
  return at(path, `the gate '${name.slice(0, 60)}' is not known`, { remedy, slip: { word: name, known } });
}

/**
 * Names of gates that do not exist, in a requirement or a list of advisory gates.
 * @param written as it stands in the file, also where it is not right as a whole
 */
export function unknownGates(
  written: unknown,
  path: Path,
  known: readonly string[],
): readonly PlacedProblem[] {
  const names = new Set(known);
  return namesIn(written, path)
    .filter(({ name }) => !names.has(name))
    .map((named) => unknownGate(named.path, named.name, known));
}

/** The gates a requirement names. */
export function gatesNamed(requirement: Requirement | undefined): readonly string[] {
  return requirement === undefined
    ? []
    : leavesOf(requirement).flatMap((leaf) => ('gate' in leaf ? [leaf.gate] : []));
}

/** Gates that are both required and advisory: they decide, and saying that they do not is misleading. */
export function idleWarnings(
  requirement: Requirement | undefined,
  warn: readonly string[],
  path: Path,
): readonly PlacedProblem[] {
  const required = new Set(gatesNamed(requirement));
  return warn.flatMap((name, index) =>
    required.has(name)
      ? [at([...path, index], `the gate '${name}' is required, so listing it under warn does nothing`)]
      : [],
  );
}
