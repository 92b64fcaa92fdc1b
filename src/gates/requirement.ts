import type { Finding } from '../core/finding.ts';
import type { Verdict } from '../core/verdict.ts';
import { allOf, anyOf, notOf } from '../core/verdict.ts';

/** A tree over gate names, judged by Kleene's logic. `label` holds when a pull request of the range carries it. */
export type Requirement =
  | { readonly gate: string }
  | { readonly label: string }
  | { readonly all: readonly Requirement[] }
  | { readonly any: readonly Requirement[] }
  | { readonly not: Requirement };

/** A requirement for people: `any of (performance, label perf-accepted)`. */
export function nameOf(requirement: Requirement): string {
  if ('gate' in requirement) return requirement.gate;
  if ('label' in requirement) return `label ${requirement.label}`;
  if ('not' in requirement) return `not ${nameOf(requirement.not)}`;
  const [word, parts] = 'all' in requirement ? ['all', requirement.all] : ['any', requirement.any];
  return `${word} of (${parts.map(nameOf).join(', ')})`;
}

/** The gates and labels a requirement names, each once, in its order. */
export function leavesOf(
  requirement: Requirement,
): readonly ({ readonly gate: string } | { readonly label: string })[] {
  const leaves = new Map<string, { readonly gate: string } | { readonly label: string }>();
  const walk = (part: Requirement): void => {
    if ('gate' in part || 'label' in part) leaves.set(nameOf(part), part);
    else if ('not' in part) walk(part.not);
    else for (const inner of 'all' in part ? part.all : part.any) walk(inner);
  };
  walk(requirement);
  return [...leaves.values()];
}

/** What a part of a requirement comes to, with the findings that say why. */
interface Judged {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

const GROUP_REASONS: Readonly<Record<Verdict, string>> = {
  pass: 'holds',
  warn: 'holds with a warning',
  fail: 'does not hold',
  unknown: 'could not be judged',
  pending: 'is still open',
  skipped: 'has nothing to judge',
};

/** The finding of an `any` or `not`, which decides in place of its parts; they are shown as parts of it. */
function groupOf(requirement: Requirement, verdict: Verdict, parts: readonly Finding[]): Judged {
  const gate = nameOf(requirement);
  const again = parts
    .filter((part) => part.verdict === 'pending')
    .map((part) => part.again)
    .reduce((a, b) => (a === undefined || b === undefined ? undefined : Math.min(a, b)), Infinity);
  const group: Finding = {
    gate,
    title: 'Requirement',
    verdict,
    reasonCode: `requirement_${verdict === 'pass' || verdict === 'warn' ? 'met' : verdict}`,
    reason: `${gate} ${GROUP_REASONS[verdict]}: ${parts
      .filter((part) => part.partOf === undefined)
      .map((part) => `${part.gate} ${GROUP_REASONS[part.verdict]}`)
      .join(', ')}`,
    evidence: [],
    ...(verdict === 'pending' && again !== undefined && Number.isFinite(again) ? { again } : {}),
  };
  return { verdict, findings: [group, ...parts.map((part) => ({ ...part, partOf: part.partOf ?? gate }))] };
}

/** Judges a requirement over the finding of each gate and label it names. */
export function judgeRequirement(
  requirement: Requirement,
  findingOf: (leaf: { readonly gate: string } | { readonly label: string }) => Finding,
): Judged {
  if ('gate' in requirement || 'label' in requirement) {
    const finding = findingOf(requirement);
    return { verdict: finding.verdict, findings: [finding] };
  }
  if ('not' in requirement) {
    const part = judgeRequirement(requirement.not, findingOf);
    return groupOf(requirement, notOf(part.verdict), part.findings);
  }
  if ('all' in requirement) {
    const parts = requirement.all.map((part) => judgeRequirement(part, findingOf));
    return {
      verdict: allOf(parts.map(({ verdict }) => verdict)),
      findings: parts.flatMap(({ findings }) => findings),
    };
  }
  const parts = requirement.any.map((part) => judgeRequirement(part, findingOf));
  return groupOf(
    requirement,
    anyOf(parts.map(({ verdict }) => verdict)),
    parts.flatMap(({ findings }) => findings),
  );
}
