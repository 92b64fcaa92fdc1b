import * as z from 'zod';
import { environmentKey } from '../core/subject.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../release/options.ts';
import type { Config } from './config.ts';
import { readDocuments } from './documents.ts';
import { parseEnvironments } from './environments.ts';
import { parseGates } from './gates.ts';
import type { PlacedProblem } from './issues.ts';
import type { Part } from './part.ts';
import { at, atKey, entriesOf, itemsOf, keyOf, parsePart } from './part.ts';
import type { ConfigProblem, Path } from './problem.ts';
import { gatesNamed, idleWarnings, unknownGates } from './requirements.ts';
import { artifact, file, merge } from './schema/file.ts';
import { freeze } from './schema/freeze.ts';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly ConfigProblem[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** More than anybody reads; a hostile file could have any number. */
const MOST_PROBLEMS = 100;

/** The top of the file: its keys and its version. What the keys hold is parsed by itself. */
const top = z.strictObject({
  ...Object.fromEntries(Object.keys(file.shape).map((key) => [key, z.unknown().optional()])),
  version: file.shape.version,
});

/** An environment that something names and the file does not have. */
function unknownEnvironment(path: Path, name: unknown, known: readonly string[]): readonly PlacedProblem[] {
  if (typeof name !== 'string') return [];
  if (known.some((key) => environmentKey(key) === environmentKey(name))) return [];
  const remedy =
    known.length === 0
      ? 'The file has no environments.'
      : `Environments of the file: ${known.slice(0, 20).join(', ')}.`;
  return [
    at(path, `the environment '${name.slice(0, 60)}' is not known`, { remedy, slip: { word: name, known } }),
  ];
}

function parseMerge(written: unknown, gateNames: readonly string[]): Part<NonNullable<Config['merge']>> {
  if (written === undefined) return { value: undefined, problems: [] };
  const part = parsePart(merge, written, ['merge']);
  return {
    value: part.value,
    problems: [
      ...part.problems,
      ...unknownGates(keyOf(written, 'require'), ['merge', 'require'], gateNames),
      ...unknownGates(itemsOf(keyOf(written, 'warn')), ['merge', 'warn'], gateNames),
    ],
  };
}

function parseFreezes(written: unknown, environments: readonly string[]): Part<Config['freezes']> {
  const part = parsePart(z.array(freeze, { error: 'a list of freezes' }).default([]), written, ['freezes']);
  const named = itemsOf(written).flatMap((entry, index) =>
    itemsOf(keyOf(entry, 'environments')).flatMap((name, place) =>
      unknownEnvironment(['freezes', index, 'environments', place], name, environments),
    ),
  );
  return { value: part.value, problems: [...part.problems, ...named] };
}

function parseArtifact(written: unknown): Part<NonNullable<Config['artifact']>> {
  if (written === undefined) return { value: undefined, problems: [] };
  const part = parsePart(artifact, written, ['artifact']);
  if (part.value === undefined) return { value: undefined, problems: part.problems };
  const { name, 'digest-from': digestFrom } = part.value;
  return { value: { name, ...(digestFrom === undefined ? {} : { digestFrom }) }, problems: [] };
}

/** Gates about environments that the file does not have: they could never hold. */
function strangeEnvironments(gates: unknown, environments: readonly string[]): readonly PlacedProblem[] {
  return entriesOf(gates).flatMap(([name, entry]) =>
    unknownEnvironment(
      ['gates', name, 'deployed', 'environment'],
      keyOf(keyOf(entry, 'deployed'), 'environment'),
      environments,
    ),
  );
}

/** Gates that stand in the file and that nobody asks. */
function unusedGates(names: readonly string[], config: Config): readonly PlacedProblem[] {
  const { merge: merging, environments } = config;
  const asking = [merging, ...Object.values(environments)].filter((one) => one !== undefined);
  const used = new Set([
    ...asking.flatMap(({ require }) => gatesNamed(require)),
    ...asking.flatMap(({ warn }) => warn),
  ]);
  return names
    .filter((name) => !used.has(name))
    .map((name) =>
      atKey(['gates', name], `the gate '${name}' is asked by nobody`, {
        remedy: 'Name it under require (or warn) of merge or of an environment.',
      }),
    );
}

/**
 * Reads a config, or finds everything that is wrong with it.
 * @param documents files in the order they count; gates and environments may be spread over them
 */
export function parseConfig(
  documents: readonly { readonly name: string; readonly text: string }[],
): ParsedConfig {
  const read = readDocuments(documents);
  // What could not be read at all would make every name in the rest look unknown.
  if (read.problems.length > 0) return { ok: false, problems: read.problems.slice(0, MOST_PROBLEMS) };
  const { value, locate } = read;

  const head = parsePart(top, value, []);
  const release = parsePart(file.shape.release, value['release'], ['release']);
  const gates = parseGates(value['gates']);
  const places = parseEnvironments(value['environments'], gates.names, gates.gates);
  const merging = parseMerge(value['merge'], gates.names);
  const promoted = parseArtifact(value['artifact']);
  const freezes = parseFreezes(value['freezes'], places.names);

  const problems = [
    ...head.problems,
    ...release.problems,
    ...gates.problems,
    ...strangeEnvironments(value['gates'], places.names),
    ...merging.problems,
    ...promoted.problems,
    ...places.problems,
    ...freezes.problems,
  ];
  if (problems.length > 0) {
    const located = problems.slice(0, MOST_PROBLEMS).map(locate);
    return { ok: false, problems: located.toSorted((a, b) => a.line - b.line || a.column - b.column) };
  }

  const config: Config = {
    version: 1,
    release: release.value ?? DEFAULT_RELEASE_OPTIONS,
    gates: gates.gates,
    ...(merging.value === undefined ? {} : { merge: merging.value }),
    ...(promoted.value === undefined ? {} : { artifact: promoted.value }),
    environments: places.environments,
    freezes: freezes.value ?? [],
  };
  const warnings = [
    ...unusedGates(gates.names, config),
    ...idleWarnings(merging.value?.require, merging.value?.warn ?? [], ['merge', 'warn']),
    ...places.warnings,
  ];
  return { ok: true, config, warnings: warnings.map(locate) };
}
