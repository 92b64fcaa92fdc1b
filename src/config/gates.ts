import { deployed } from '../gates/deployed.ts';
import type { ConfiguredGate } from '../gates/gate.ts';
import { GATE_KINDS } from '../gates/index.ts';
import { nearestOf } from '../core/nearest.ts';
import type { PlacedProblem } from './issues.ts';
import type { Part } from './part.ts';
import { at, atKey, entriesOf, isMapping, parsePart } from './part.ts';
import { gateName } from './schema/scalars.ts';

/** Names that findings have without a gate of the file. */
const RESERVED: ReadonlySet<string> = new Set(['freeze']);

const KINDS = GATE_KINDS.map(({ kind }): string => kind);

/** The kind a gate's entry asks for: exactly one of its keys is the name of a kind. */
function kindProblems(name: string, entry: unknown): readonly PlacedProblem[] {
  const path = ['gates', name];
  const keys = entriesOf(entry).map(([key]) => key);
  const kinds = keys.filter((key) => KINDS.includes(key));
  if (kinds.length > 1)
    return [at(path, `expected one question, found ${kinds.join(' and ')}; make them two gates`)];
  const remedy = `A gate asks one of ${KINDS.join(', ')}.`;
  const near = keys.find((key) => nearestOf(key, KINDS) !== undefined);
  if (near !== undefined) {
    const slip = { word: near, known: KINDS };
    return [atKey([...path, near], `the question '${near}' is not known`, { slip, remedy })];
  }
  if (keys.length === 0) return [at(path, 'expected a question, found none', { remedy })];
  return [at(path, `expected a question, found ${keys.slice(0, 5).join(', ')}`, { remedy })];
}

function parseGate(name: string, entry: unknown): Part<ConfiguredGate> {
  const path = ['gates', name];
  const nameCheck = gateName.safeParse(name);
  const problems: PlacedProblem[] = [];
  if (!nameCheck.success) {
    problems.push(
      atKey(path, `expected ${nameCheck.error.issues[0]?.message ?? ''}, found '${name.slice(0, 60)}'`),
    );
  }
  if (RESERVED.has(name)) problems.push(atKey(path, `the name '${name}' is taken by a finding of its own`));

  const asked = entriesOf(entry).flatMap(([key]) => GATE_KINDS.filter(({ kind }) => kind === key));
  const [kind] = asked;
  if (kind === undefined || asked.length > 1) {
    return { value: undefined, problems: [...problems, ...kindProblems(name, entry)] };
  }
  const options = parsePart(kind.options, entry, path);
  problems.push(...options.problems);
  return {
    value: problems.length > 0 ? undefined : kind.configure(name, options.value),
    problems,
  };
}

/** Everything about gates that other parts of the file are held against. */
export interface ParsedGates {
  readonly gates: Readonly<Record<string, ConfiguredGate>>;
  /** All names that are written, also of gates that have problems: naming them is right. */
  readonly names: readonly string[];
  readonly problems: readonly PlacedProblem[];
}

export function parseGates(written: unknown): ParsedGates {
  const parts = entriesOf(written).map(([name, entry]) => ({ name, part: parseGate(name, entry) }));
  const right = parts.flatMap(({ name, part }) =>
    part.value === undefined ? [] : [[name, part.value] as const],
  );
  const wrong =
    written === undefined || isMapping(written)
      ? []
      : [at(['gates'], 'expected gates by name, such as ci: { checks: [test] }')];
  return {
    gates: Object.fromEntries(right),
    names: parts.map(({ name }) => name),
    problems: [...wrong, ...parts.flatMap(({ part }) => part.problems)],
  };
}

/** The environment that a gate asks about, if it asks about one. */
export function environmentAskedBy(gate: ConfiguredGate): string | undefined {
  return gate.kind === deployed.kind ? gate.needs.deploymentsOf[0] : undefined;
}
