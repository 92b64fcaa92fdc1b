import type { z } from 'zod';
import type { Evidence } from '../core/finding.ts';
import type { Finding } from '../core/finding.ts';
import type { Fact, FactName, Facts, FactValues, Needs } from '../core/facts.ts';
import { NO_NEEDS } from '../core/facts.ts';
import type { Subject } from '../core/subject.ts';
import type { Verdict } from '../core/verdict.ts';

/** What a gate's author returns; name and title are added by the definition. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly reasonCode: string;
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
  readonly remedy?: string;
  readonly again?: number;
}

/** What every gate may know beyond its facts. */
export interface GateContext {
  readonly subject: Subject;
  /** Ids that must not be judged because they are this very run's. */
  readonly own: { readonly runId?: number; readonly checkRunId?: number };
  /** When this run began to wait (ms since the epoch): grace and deadline count from here. */
  readonly waitingSince: number;
}

type Known<N extends FactName> = { readonly [K in N]: FactValues[K] };

export interface GateDefinition<Kind extends string, N extends FactName, Schema extends z.ZodType> {
  readonly kind: Kind;
  readonly title: string;
  readonly needs: readonly N[];
  readonly options: Schema;
  /** Parameters of what is read: which files, which environments' deployments. */
  readonly asks?: (options: z.output<Schema>) => Partial<Pick<Needs, 'files' | 'deploymentsOf'>>;
  /** Paths the options name, which come from the candidate's checkout and not from the policy. */
  readonly evaluate: (options: z.output<Schema>, facts: Known<N>, context: GateContext) => Conclusion;
}

/** A gate with its options, ready to be asked. */
export interface ConfiguredGate {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly needs: Needs;
  readonly evaluate: (facts: Facts, context: GateContext) => Finding;
}

export interface GateKind<Kind extends string = string> {
  readonly kind: Kind;
  readonly title: string;
  readonly options: z.ZodType;
  /** `options` must have been parsed by this kind's schema. */
  readonly configure: (name: string, options: unknown) => ConfiguredGate;
}

/**
 * A gate closed over its options. It answers `unknown` for any fact that could not be read before the author's
 * `evaluate` is asked, so no author can forget to, and nothing unread is ever a pass.
 */
export function defineGate<Kind extends string, N extends FactName, Schema extends z.ZodType>(
  definition: GateDefinition<Kind, N, Schema>,
): GateKind<Kind> {
  const { kind, title } = definition;
  return {
    kind,
    title,
    options: definition.options,
    configure(name, options) {
      // The config was parsed by `definition.options`; the compiler cannot follow it through the registry.
      const parsed = options as z.output<Schema>;
      return {
        name,
        kind,
        title,
        needs: { ...NO_NEEDS, ...definition.asks?.(parsed), facts: definition.needs },
        evaluate(facts, context) {
          const named = { gate: name, title };
          const known: Partial<Record<FactName, unknown>> = {};
          for (const need of definition.needs) {
            const fact: Fact<unknown> | undefined = facts[need];
            if (fact?.state === 'known') {
              known[need] = fact.value;
              continue;
            }
            const why = fact === undefined ? { reason: 'it was not read', source: need } : fact;
            return {
              ...named,
              verdict: 'unknown',
              reasonCode: `${need}_unreadable`,
              reason: `${why.source} could not be read: ${why.reason}`,
              evidence: [],
            };
          }
          // Every name in `needs` was filled by the loop above.
          const conclusion = definition.evaluate(parsed, known as Known<N>, context);
          return { ...named, ...conclusion, evidence: conclusion.evidence ?? [] };
        },
      };
    },
  };
}
