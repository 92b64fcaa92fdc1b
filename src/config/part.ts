import type * as z from 'zod';
import type { Fault } from './faults/fault.ts';
import type { PlacedProblem } from './issues.ts';
import { expectedPhrase, problemsOf } from './issues.ts';
import type { Path } from './problem.ts';

/** A part of the file, parsed as far as it is right. */
export interface Part<T> {
  readonly value: T | undefined;
  readonly problems: readonly PlacedProblem[];
}

/** Only the first thing that is wrong with one value: the others say the same in other words. Unknown keys are one each. */
function firstOfEach(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, spot }) => {
    const place = JSON.stringify([spot, path]);
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

/** Parses one part by its schema. */
export function parsePart<S extends z.ZodType>(schema: S, written: unknown, path: Path): Part<z.output<S>> {
  const parsed = schema.safeParse(written, { error: expectedPhrase });
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: undefined, problems: firstOfEach(problemsOf(parsed.error.issues, written, path)) };
}

/** What a problem may say besides its sentence. */
interface More {
  readonly remedy?: string;
  readonly slip?: PlacedProblem['slip'];
}

function problem(
  spot: PlacedProblem['spot'],
  path: Path,
  message: string,
  { remedy, slip }: More,
): PlacedProblem {
  return {
    path,
    spot,
    told: { message, ...(remedy === undefined ? {} : { remedy }) },
    ...(slip === undefined ? {} : { slip }),
  };
}

/** A problem at a value. */
export const at = (path: Path, message: string, more: More = {}): PlacedProblem =>
  problem('value', path, message, more);

/** A problem at a key. */
export const atKey = (path: Path, message: string, more: More = {}): PlacedProblem =>
  problem('key', path, message, more);

export const placed = (base: Path, { path, message, remedy }: Fault): PlacedProblem =>
  at([...base, ...path], message, remedy === undefined ? {} : { remedy });

export function isMapping(written: unknown): written is Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}

/** The entries of a mapping; none for anything else. */
export function entriesOf(written: unknown): readonly (readonly [string, unknown])[] {
  return isMapping(written) ? Object.entries(written) : [];
}

/** One key's value of a mapping. */
export function keyOf(written: unknown, key: string): unknown {
  return isMapping(written) && Object.hasOwn(written, key) ? written[key] : undefined;
}

/** The entries of a list; none for anything else. */
export function itemsOf(written: unknown): readonly unknown[] {
  return Array.isArray(written) ? written : [];
}
