/** One gate's word. `unknown` means the world could not be read; it is never a pass. */
export const VERDICTS = ['fail', 'unknown', 'pending', 'warn', 'pass', 'skipped'] as const; // worst first
export type Verdict = (typeof VERDICTS)[number];

/** The run's word. */
export type Outcome = 'proceed' | 'wait' | 'hold' | 'stop' | 'roll-back';

const OUTCOME_OF: Readonly<Record<Verdict, Outcome>> = {
  fail: 'stop',
  unknown: 'hold',
  pending: 'wait',
  warn: 'proceed',
  pass: 'proceed',
  skipped: 'hold',
};

/** The worst of some verdicts, or `undefined` for none: nothing judged has no verdict. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}

/**
 * What a run concludes from its gates' verdicts.
 * No verdicts means nothing was checked, and nothing checked is never permission; only skipped ones likewise.
 */
export function outcomeOf(verdicts: readonly Verdict[]): Outcome {
  const verdict = worst(verdicts);
  return verdict === undefined ? 'hold' : OUTCOME_OF[verdict];
}

// Kleene's three-valued logic over verdicts: a pass settles `any`, a fail settles `all`, what is not known stays so.

/** All must hold: the worst one, so a fail is final although others are still pending. Empty is skipped. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  return worst(verdicts) ?? 'skipped';
}

/** One must hold: a pass (or warn) settles it; otherwise what may still become a pass comes before a fail. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['pass', 'warn', 'pending', 'unknown', 'fail', 'skipped'];
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'skipped';
}

/** Must not hold. What is not known cannot be negated into permission. */
export function notOf(verdict: Verdict): Verdict {
  const negated: Readonly<Record<Verdict, Verdict>> = {
    pass: 'fail',
    warn: 'fail',
    fail: 'pass',
    unknown: 'unknown',
    pending: 'pending',
    skipped: 'skipped',
  };
  return negated[verdict];
}
