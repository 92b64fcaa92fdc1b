import { askedToDeploy, askedToMerge } from '../../config/asked.ts';
import type { Config, EnvironmentConfig } from '../../config/config.ts';
import type { Facts, Needs } from '../../core/facts.ts';
import { environmentKey } from '../../core/subject.ts';
import { evaluateRequirement, needsOfAsked, waitsOfAsked } from '../../gates/evaluate.ts';
import type { Asked, Judgement } from '../../gates/evaluate.ts';
import type { GateContext } from '../../gates/gate.ts';

/** A question closed over the config: what it reads, and what it comes to. */
export interface Question {
  readonly needs: Needs;
  /** The longest that any of its gates lets something be pending before it fails it (ms); 0: none does. */
  readonly waits: number;
  readonly evaluate: (facts: Facts, context: GateContext) => Judgement;
}

/** May it go to the environment? */
export function requirementOf(environment: EnvironmentConfig, config: Config): Question {
  return questionOf(
    askedToDeploy(config, environmentKey(environment.name)) ?? { warn: [], gates: config.gates },
  );
}

/** May it merge? */
export function mergeRequirement(config: Config): Question {
  return questionOf(askedToMerge(config));
}

function questionOf(asked: Asked): Question {
  return {
    needs: needsOfAsked(asked),
    waits: waitsOfAsked(asked),
    evaluate: (facts, context) => evaluateRequirement(asked, facts, context),
  };
}
