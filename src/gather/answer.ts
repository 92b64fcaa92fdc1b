import type { Fact } from '../core/facts.ts';
import { known, unavailable } from '../core/facts.ts';
import type { Answer, Failure } from '../github/port.ts';

/** The fact an answer comes to, its value turned into what the fact holds. */
export function factOf<T, U>(answer: Answer<T>, source: string, turn: (value: T) => U): Fact<U> {
  return answer.ok ? known(turn(answer.value), source) : unread(answer.failure, source);
}

/** Why something could not be read, in one sentence, with the line that is missing below `permissions:`. */
export function unread(failure: Failure, source: string): Fact<never> {
  return unavailable([failure.message, remedyOf(failure)].filter(Boolean).join('; '), source);
}

function remedyOf({ kind, permission, waitMs }: Failure): string {
  if (permission !== undefined) return `the job's permissions need ${permission}`;
  if (kind === 'rate-limited' && waitMs !== undefined) {
    return `GitHub asks to wait ${Math.ceil(waitMs / 1000)} s, which is longer than we may`;
  }
  return kind === 'lost' ? 'no answer after every attempt' : '';
}
