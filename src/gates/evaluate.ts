import type { Facts, Needs } from '../core/facts.ts';
import { needsOf } from '../core/facts.ts';
import type { Finding } from '../core/finding.ts';
import type { Outcome, Verdict } from '../core/verdict.ts';
import { VERDICTS, outcomeOf } from '../core/verdict.ts';
import type { ConfiguredGate, GateContext } from './gate.ts';
import { labelGate } from './label.ts';
import type { Requirement } from './requirement.ts';
import { judgeRequirement, leavesOf } from './requirement.ts';

/** Everything one question asks: what must hold, what is only shown, and what holds without being asked for. */
export interface Asked {
  /** Absent: nothing is required, which is never permission. */
  readonly requirement?: Requirement;
  /** Names of gates that are shown and never decide. */
  readonly warn: readonly string[];
  readonly gates: Readonly<Record<string, ConfiguredGate>>;
  /** Gates that must hold whatever the requirement says, such as the freeze. They alone permit nothing. */
  readonly implied?: readonly ConfiguredGate[];
}

/** What a question comes to. `outcome` follows from the findings that are neither advisory nor part of another. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly reasonCode: string;
  /** One plain sentence. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  /** Set while waiting, where nothing but time can change the outcome: the earliest moment it could (ms since the epoch). */
  readonly again?: number;
}

type Leaf = { readonly gate: string } | { readonly label: string };

function gateOf(leaf: Leaf, gates: Asked['gates']): ConfiguredGate {
  if ('label' in leaf) return labelGate(leaf.label);
  const gate = Object.hasOwn(gates, leaf.gate) ? gates[leaf.gate] : undefined;
  // The config lets no name through that is not a gate's.
  if (gate === undefined) throw new Error(`no gate is named '${leaf.gate}'`);
  return gate;
}

function gatesOf({ requirement, warn, gates, implied = [] }: Asked): readonly ConfiguredGate[] {
  const leaves = requirement === undefined ? [] : leavesOf(requirement);
  return [
    ...leaves.map((leaf) => gateOf(leaf, gates)),
    ...implied,
    ...warn.map((gate) => gateOf({ gate }, gates)),
  ];
}

/** The facts a question rests on. */
export function needsOfAsked(asked: Asked): Needs {
  return needsOf(gatesOf(asked).map(({ needs }) => needs));
}

/** The longest that a gate of the question lets something be pending before it fails it (ms); 0: none does. */
export function waitsOfAsked(asked: Asked): number {
  return Math.max(0, ...gatesOf(asked).map(({ waits }) => waits ?? 0));
}

/** An advisory finding cannot say more than `warn`, so nobody who folds verdicts can be stopped by it. */
function advisoryOf(finding: Finding): Finding {
  const quiet: Readonly<Record<Verdict, Verdict>> = {
    fail: 'warn',
    unknown: 'warn',
    pending: 'warn',
    warn: 'warn',
    pass: 'pass',
    skipped: 'skipped',
  };
  const { again: _again, ...shown } = finding;
  return { ...shown, verdict: quiet[finding.verdict], advisory: true };
}

/** While every pending finding names its moment, the earliest of them; otherwise looking again may help at any time. */
function againOf(deciding: readonly Finding[]): number | undefined {
  const moments = deciding.filter(({ verdict }) => verdict === 'pending').map(({ again }) => again);
  if (moments.length === 0 || moments.some((moment) => moment === undefined)) return undefined;
  return Math.min(...moments.filter((moment) => moment !== undefined));
}

const NOTHING = {
  outcome: 'hold',
  reasonCode: 'nothing_required',
  summary: 'nothing is required here, and nothing checked is never permission',
} as const;

const ONLY_SKIPPED = {
  outcome: 'hold',
  reasonCode: 'nothing_judged',
  summary: 'everything required was skipped, and nothing checked is never permission',
} as const;

function told(outcome: Outcome, deciding: readonly Finding[]): Pick<Judgement, 'reasonCode' | 'summary'> {
  const held = deciding.filter(({ verdict }) => verdict === 'pass' || verdict === 'warn');
  if (outcome === 'proceed') {
    const count = String(held.length);
    return {
      reasonCode: 'all_hold',
      summary: held.length === 1 ? `${held[0]?.gate ?? ''} holds` : `all ${count} requirements hold`,
    };
  }
  const worstFirst = deciding.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const [first] = worstFirst;
  const open = deciding.length - held.length - 1;
  const more = open > 0 ? ` (and ${String(open)} more)` : '';
  return {
    reasonCode: first?.reasonCode ?? NOTHING.reasonCode,
    summary: first === undefined ? NOTHING.summary : `${first.gate}: ${first.reason}${more}`,
  };
}

/**
 * Judges everything a question asks, over facts already read. Each gate is judged once, however often it is named.
 * Throws only for a gate name that the config should not have let through.
 */
export function evaluateRequirement(asked: Asked, facts: Facts, context: GateContext): Judgement {
  const { requirement, gates, implied = [], warn } = asked;
  const judged = new Map<string, Finding>();
  const findingOf = (gate: ConfiguredGate): Finding => {
    const finding = judged.get(gate.name) ?? gate.evaluate(facts, context);
    judged.set(gate.name, finding);
    return finding;
  };

  const required =
    requirement === undefined
      ? undefined
      : judgeRequirement(requirement, (leaf) => findingOf(gateOf(leaf, gates)));
  // One gate named twice is one finding.
  const decided = [...new Set([...(required?.findings ?? []), ...implied.map(findingOf)])];
  const advisory = warn.map((gate) => advisoryOf(findingOf(gateOf({ gate }, gates))));
  const findings = [...decided, ...advisory];

  if (required === undefined) return { ...NOTHING, findings };
  // An implied gate that holds is no permission where nothing that was asked for was judged.
  if (required.verdict === 'skipped') return { ...ONLY_SKIPPED, findings };

  const deciding = decided.filter(({ partOf }) => partOf === undefined);
  const outcome = outcomeOf(deciding.map(({ verdict }) => verdict));
  const again = outcome === 'wait' ? againOf(deciding) : undefined;
  return { outcome, ...told(outcome, deciding), findings, ...(again === undefined ? {} : { again }) };
}
