import { stepText } from './plan.ts';
import type { RolloutStep } from './plan.ts';
import type { Ending } from './state.ts';

/** What a deployment's status says is read again by a newer attempt: the words for it, written and read here alone. */

/** Said by the post step of a job that was ended from outside; such a deployment is gone on with. */
const INTERRUPTED = 'interrupted: ';
/** Once the decision to go back is taken, and what follows when the version is to blame. */
const ROLLING_BACK = 'rolling back';
const BAD_VERSION = ' a bad version';

export function interruptedText(last: string | undefined): string {
  return `${INTERRUPTED}${withoutMark(last ?? 'before its first step')}`;
}

export const isInterrupted = (description: string): boolean => description.startsWith(INTERRUPTED);

/** What was said before the job was ended. */
export function withoutMark(description: string): string {
  return isInterrupted(description) ? description.slice(INTERRUPTED.length) : description;
}

/** Where a rollout is. */
export function stepTextOf(steps: readonly RolloutStep[], at: number): string {
  const step = steps[at];
  return `step ${Math.min(at + 1, steps.length)} of ${steps.length}: ${step === undefined ? 'the end' : stepText(step)}`;
}

/** The number of the step a status told of, from 1; 0 where it told of none. */
export function stepTold(description: string): number {
  return Number(/^step (\d+) of \d+: /u.exec(withoutMark(description))?.[1] ?? 0);
}

export function rollingBackText({ badVersion, reason }: Pick<Ending, 'badVersion' | 'reason'>): string {
  return `${ROLLING_BACK}${badVersion ? BAD_VERSION : ''}: ${reason}`;
}

/** Why a status says that it goes back, and whether the version is to blame; `undefined` where it does not say so. */
export function rollingBackTold(
  description: string,
): { readonly reason: string; readonly badVersion: boolean } | undefined {
  const text = withoutMark(description);
  if (!text.startsWith(ROLLING_BACK)) return undefined;
  const colon = text.indexOf(': ');
  return {
    reason: colon === -1 ? text : text.slice(colon + 2),
    badVersion: text.startsWith(`${ROLLING_BACK}${BAD_VERSION}`),
  };
}
