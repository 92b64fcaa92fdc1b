import type * as z from 'zod';
import type { FactName, Facts, FactValues, Needs } from '../core/facts.ts';
import { NO_NEEDS } from '../core/facts.ts';
import type { Evidence, Finding } from '../core/finding.ts';
import type { Subject } from '../core/subject.ts';
import type { Verdict } from '../core/verdict.ts';

/** What a gate's author returns; name and title are added by the definition. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly reasonCode: string;
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
  readonly remedy?: string;
  /** Set where only time can change the answer: a window opens, a soak ends. Absent: look again whenever it suits. */
  readonly again?: number;
}

/** What every gate may know beyond its facts. */
export interface GateContext {
  readonly subject: Subject;
  /** Ids that must not be judged because they are this very run's. */
  readonly own: { readonly runId?: number; readonly checkRunId?: number };
  /** When this run began to wait (ms since the epoch): grace and deadline count from here. */
  readonly waitingSince: number;
  /** What is being brought; a freeze may let a rollback through. Absent: a deployment. */
  readonly task?: 'deploy' | 'rollback';
}

type Known<N extends FactName> = { readonly [K in N]: FactValues[K] };

export interface GateDefinition<Kind extends string, N extends FactName, Schema extends z.ZodType> {
  readonly kind: Kind;
  readonly title: string;
  readonly needs: readonly N[];
  /** The gate's whole entry in the config; it has a key of the kind's name. */
  readonly options: Schema;
  /** Parameters of what is read: which files, which environments' deployments. */
  readonly asks?: (options: z.output<Schema>) => Partial<Pick<Needs, 'files' | 'deploymentsOf'>>;
  /** How long it lets something be pending before it fails it by itself (ms). Absent: it never does. */
  readonly waits?: (options: z.output<Schema>) => number;
  /** The policy's options with the paths they name taken from the candidate's own: files may move with the change that moves them. */
  readonly withPathsOf?: (policy: z.output<Schema>, candidate: z.output<Schema>) => z.output<Schema>;
  readonly evaluate: (options: z.output<Schema>, facts: Known<N>, context: GateContext) => Conclusion;
}

/** A gate with its options, ready to be asked. */
export interface ConfiguredGate {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  /** Parsed by the kind's schema. */
  readonly options: unknown;
  readonly needs: Needs;
  /** How long it lets something be pending before it fails it by itself (ms). Absent: it never does. */
  readonly waits?: number;
  readonly evaluate: (facts: Facts, context: GateContext) => Finding;
  /** This gate with the paths of the same gate in the candidate's config; itself where kinds differ or there are no paths. */
  readonly withPathsOf: (candidate: ConfiguredGate) => ConfiguredGate;
}

export interface GateKind<Kind extends string = string> {
  readonly kind: Kind;
  readonly title: string;
  readonly options: z.ZodType;
  /** `options` must have been parsed by this kind's schema. */
  readonly configure: (name: string, options: unknown) => ConfiguredGate;
}

/** The finding where a fact that a gate rests on is missing, or `undefined` where all are there. */
function unreadable(needs: readonly FactName[], facts: Facts): Conclusion | undefined {
  for (const need of needs) {
    const fact = facts[need];
    if (fact?.state === 'known') continue;
    const { source, reason } = fact ?? { source: need, reason: 'it was not read' };
    return {
      verdict: 'unknown',
      reasonCode: `${need}_unreadable`,
      reason: `${source} could not be read: ${reason}`,
    };
  }
  return undefined;
}

/**
 * A gate closed over its options. It answers `unknown` for any fact that could not be read before the author's
 * `evaluate` is asked, so no author can forget to, and nothing unread is ever a pass.
 */
export function defineGate<Kind extends string, N extends FactName, Schema extends z.ZodType>(
  definition: GateDefinition<Kind, N, Schema>,
): GateKind<Kind> {
  const { kind, title, needs } = definition;

  function close(name: string, options: z.output<Schema>): ConfiguredGate {
    const gate: ConfiguredGate = {
      name,
      kind,
      title,
      options,
      needs: { ...NO_NEEDS, ...definition.asks?.(options), facts: needs },
      ...(definition.waits === undefined ? {} : { waits: definition.waits(options) }),
      evaluate(facts, context) {
        const known = Object.fromEntries(
          needs.flatMap((need) => {
            const fact = facts[need];
            return fact?.state === 'known' ? [[need, fact.value]] : [];
          }),
        );
        const conclusion =
          unreadable(needs, facts) ??
          // Nothing is unreadable, so every name in `needs` is there; the compiler cannot count.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          definition.evaluate(options, known as Known<N>, context);
        return { gate: name, title, ...conclusion, evidence: conclusion.evidence ?? [] };
      },
      withPathsOf(candidate) {
        if (candidate.kind !== kind || definition.withPathsOf === undefined) return gate;
        return close(name, definition.withPathsOf(options, optionsOf(candidate.options)));
      },
    };
    return gate;
  }

  // The config was parsed by `definition.options`; the compiler cannot follow it through the registry.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const optionsOf = (parsed: unknown): z.output<Schema> => parsed as z.output<Schema>;

  return {
    kind,
    title,
    options: definition.options,
    configure: (name, options) => close(name, optionsOf(options)),
  };
}
