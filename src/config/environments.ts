import * as z from 'zod';
import { environmentKey } from '../core/subject.ts';
import type { ConfiguredGate } from '../gates/gate.ts';
import type { EnvironmentConfig } from './config.ts';
import { rollbackFaults } from './faults/rollback.ts';
import { environmentAskedBy } from './gates.ts';
import type { PlacedProblem } from './issues.ts';
import type { Part } from './part.ts';
import { at, atKey, entriesOf, isMapping, itemsOf, keyOf, parsePart, placed } from './part.ts';
import { gatesNamed, idleWarnings, unknownGates } from './requirements.ts';
import { parseRollout } from './rollout.ts';
import { NO_APPROVAL, environment, rollback, rollbackOf } from './schema/environment.ts';
import { requirement } from './schema/requirement.ts';
import { rolloutOf } from './schema/rollout.ts';
import { environmentName } from './schema/scalars.ts';

/** Everything but the parts that are parsed by themselves, so that a fault in one hides none in another. */
const frame = environment.extend({
  require: z.unknown().optional(),
  rollout: z.unknown().optional(),
  rollback: z.unknown().optional(),
});

const PRODUCTION: ReadonlySet<string> = new Set(['production', 'prod', 'live']);

export interface ParsedEnvironment extends Part<EnvironmentConfig> {
  readonly warnings: readonly PlacedProblem[];
}

/**
 * One environment of the file.
 * @param gateNames every gate the file has
 */
function parseEnvironment(
  name: string,
  written: unknown,
  gateNames: readonly string[],
  gates: Readonly<Record<string, ConfiguredGate>>,
): ParsedEnvironment {
  const path = ['environments', name];
  const outer = parsePart(frame, written ?? {}, path);
  const wanted = parsePart(requirement.optional(), keyOf(written, 'require'), [...path, 'require']);
  const rolling = parseRollout(keyOf(written, 'rollout') ?? {}, [...path, 'rollout']);
  const returning = parsePart(rollback, keyOf(written, 'rollback') ?? {}, [...path, 'rollback']);

  const named = environmentName.safeParse(name);
  const problems: PlacedProblem[] = [
    ...(named.success
      ? []
      : [atKey(path, `expected ${named.error.issues[0]?.message ?? ''}, found '${name.slice(0, 60)}'`)]),
    ...outer.problems,
    ...wanted.problems,
    ...rolling.problems,
    ...returning.problems,
    ...(returning.value === undefined ? [] : rollbackFaults(returning.value, rolling.value)).map((fault) =>
      placed([...path, 'rollback'], fault),
    ),
    ...unknownGates(keyOf(written, 'require'), [...path, 'require'], gateNames),
    ...unknownGates(itemsOf(keyOf(written, 'warn')), [...path, 'warn'], gateNames),
    ...gatesNamed(wanted.value)
      .filter((gate) => Object.hasOwn(gates, gate) && asksAbout(gates[gate], name))
      .map((gate) =>
        at(
          [...path, 'require'],
          `the gate '${gate}' asks that ${name} was deployed before anything is deployed to ${name}`,
        ),
      ),
  ];
  if (
    outer.value === undefined ||
    rolling.value === undefined ||
    returning.value === undefined ||
    problems.length > 0
  ) {
    return { value: undefined, problems, warnings: [] };
  }
  const { url, warn, approval = NO_APPROVAL, production } = outer.value;
  return {
    value: {
      name,
      ...(url === undefined ? {} : { url }),
      ...(wanted.value === undefined ? {} : { require: wanted.value }),
      warn,
      approval,
      production: production ?? PRODUCTION.has(environmentKey(name)),
      rollout: rolloutOf(rolling.value),
      rollback: rollbackOf(returning.value),
    },
    problems: [],
    warnings: [
      ...(wanted.value === undefined
        ? [
            atKey(path, `nothing is required for ${name}, and nothing checked is never permission`, {
              remedy: 'Add require with the gates that must hold.',
            }),
          ]
        : []),
      ...idleWarnings(wanted.value, warn, [...path, 'warn']),
    ],
  };
}

function asksAbout(gate: ConfiguredGate | undefined, name: string): boolean {
  return gate !== undefined && environmentAskedBy(gate) === environmentKey(name);
}

/** GitHub knows one environment by a name, however its letters are written. */
function nameClashes(names: readonly string[]): readonly PlacedProblem[] {
  const first = new Map<string, string>();
  return names.flatMap((name) => {
    const key = environmentKey(name);
    const before = first.get(key);
    if (before === undefined) first.set(key, name);
    return before === undefined
      ? []
      : [atKey(['environments', name], `${name} and ${before} are the same environment to GitHub`)];
  });
}

export interface ParsedEnvironments {
  /** By canonical name. */
  readonly environments: Readonly<Record<string, EnvironmentConfig>>;
  /** All names that are written, also of environments that have problems. */
  readonly names: readonly string[];
  readonly problems: readonly PlacedProblem[];
  readonly warnings: readonly PlacedProblem[];
}

export function parseEnvironments(
  written: unknown,
  gateNames: readonly string[],
  gates: Readonly<Record<string, ConfiguredGate>>,
): ParsedEnvironments {
  const entries = entriesOf(written);
  const names = entries.map(([name]) => name);
  const parts = entries.map(([name, entry]) => parseEnvironment(name, entry, gateNames, gates));
  const wrong =
    written === undefined || isMapping(written)
      ? []
      : [at(['environments'], 'expected environments by name, such as staging: { require: [ci] }')];
  return {
    environments: Object.fromEntries(
      parts.flatMap(({ value }) => (value === undefined ? [] : [[environmentKey(value.name), value]])),
    ),
    names,
    problems: [...wrong, ...nameClashes(names), ...parts.flatMap(({ problems }) => problems)],
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}
