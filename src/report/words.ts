import type { Question, Receipt } from '../core/decision.ts';
import type { Outcome, Verdict } from '../core/verdict.ts';
import type { Moment } from './report.ts';

export type Colour = 'green' | 'red' | 'yellow' | 'blue' | 'purple' | 'grey';

/** How something is said: `mark` where emoji show, `sign` where a character is one column wide. */
export interface Word {
  readonly mark: string;
  readonly sign: string;
  readonly word: string;
  readonly colour: Colour;
}

const word = (mark: string, sign: string, said: string, colour: Colour): Word => ({
  mark,
  sign,
  word: said,
  colour,
});

export const VERDICT_WORDS: Readonly<Record<Verdict, Word>> = {
  fail: word('❌', '✗', 'fails', 'red'),
  unknown: word('❓', '?', 'unknown', 'purple'),
  pending: word('⏳', '…', 'pending', 'blue'),
  warn: word('⚠️', '!', 'warns', 'yellow'),
  pass: word('✅', '✓', 'passes', 'green'),
  skipped: word('➖', '-', 'skipped', 'grey'),
};

/** How a run that is over ends on GitHub. Never `neutral` or `skipped`: those satisfy a required check. */
export type Conclusion = 'success' | 'failure';

export const OUTCOME_WORDS: Readonly<Record<Outcome, Word & { readonly conclusion: Conclusion }>> = {
  proceed: { ...word('✅', '✓', 'Proceed', 'green'), conclusion: 'success' },
  wait: { ...word('⏳', '…', 'Wait', 'blue'), conclusion: 'failure' },
  hold: { ...word('✋', '■', 'Hold', 'yellow'), conclusion: 'failure' },
  stop: { ...word('❌', '✗', 'Stop', 'red'), conclusion: 'failure' },
  'roll-back': { ...word('↩️', '↶', 'Roll back', 'red'), conclusion: 'failure' },
};

/** Where a question has a better word for its outcome than the general one. */
const ANSWERS: Readonly<Partial<Record<Question, Readonly<Partial<Record<Outcome, string>>>>>> = {
  merge: { proceed: 'May merge', stop: 'Must not merge' },
  canary: { proceed: 'Promote' },
};

/** The outcome as an answer to its question. */
export function answer(question: Question, outcome: Outcome): Word {
  const { mark, sign, word: general, colour } = OUTCOME_WORDS[outcome];
  return { mark, sign, word: ANSWERS[question]?.[outcome] ?? general, colour };
}

export type CheckRunStanding =
  | { readonly status: 'in_progress' }
  | { readonly status: 'completed'; readonly conclusion: Conclusion };

/** What a check run says while the run goes on (`over` false) and once it is over. */
export function checkRunStanding(outcome: Outcome, over: boolean): CheckRunStanding {
  return over
    ? { status: 'completed', conclusion: OUTCOME_WORDS[outcome].conclusion }
    : { status: 'in_progress' };
}

export const RECEIPT_WORDS: Readonly<Record<Receipt['state'], Word>> = {
  done: word('✅', '✓', 'done', 'green'),
  'already-done': word('✅', '✓', 'already done', 'green'),
  failed: word('❌', '✗', 'failed', 'red'),
  skipped: word('➖', '-', 'skipped', 'grey'),
};

export const MOMENT_WORDS: Readonly<Record<Moment['kind'], Word>> = {
  info: word('▫️', '·', 'note', 'grey'),
  step: word('▶️', '▸', 'step', 'blue'),
  decision: word('🔷', '◆', 'decision', 'purple'),
  trouble: word('⚠️', '!', 'trouble', 'red'),
};

/** A word for GitHub's conclusions of check runs, ours and others': what is not known to be good is not shown as good. */
export function conclusionWord(status: string, conclusion: string | null | undefined): Word {
  if (status !== 'completed')
    return word('🟡', '…', status === 'in_progress' ? 'in progress' : status, 'yellow');
  if (conclusion === 'success') return word('✅', '✓', 'success', 'green');
  if (conclusion === 'neutral' || conclusion === 'skipped') return word('➖', '-', conclusion, 'grey');
  return word('❌', '✗', conclusion ?? 'no conclusion', 'red');
}
