import type { Answer } from '../github/port.ts';
import { failureText } from './ledgerStore.ts';

export type Once<T> =
  | { readonly state: 'done' | 'already-done'; readonly value: T }
  | { readonly state: 'failed'; readonly reason: string };

const ACTS = 3;

/**
 * A write that happens once: look by natural key, act, and when the answer is lost or something was there first, look
 * again before acting again.
 * @param look the thing itself, or `null` where there is none yet
 * @param act makes it; its value is the thing made
 */
export async function once<T>(
  look: () => Promise<Answer<T | null>>,
  act: () => Promise<Answer<T>>,
  sleep: (ms: number) => Promise<void>,
): Promise<Once<T>> {
  let last = '';
  for (let acts = 0; ; acts += 1) {
    const found = await look();
    if (!found.ok) return { state: 'failed', reason: failureText(found) };
    if (found.value !== null) return { state: acts === 0 ? 'already-done' : 'done', value: found.value };
    if (acts === ACTS) return { state: 'failed', reason: last };
    if (acts > 0) await sleep(1000 * acts);
    const made = await act();
    if (made.ok) return { state: 'done', value: made.value };
    last = failureText(made);
    if (made.failure.kind !== 'lost' && made.failure.kind !== 'conflict')
      return { state: 'failed', reason: last };
  }
}
