import { describe, expect, it } from '@jest/globals';
import { once } from '../../src/app/once.ts';
import type { Answer, Failure } from '../../src/github/port.ts';

const lost: Failure = { kind: 'lost', message: 'no answer' };
const conflict: Failure = { kind: 'conflict', message: 'exists already' };
const forbidden: Failure = { kind: 'forbidden', message: 'not accessible', permission: 'deployments: write' };

/** A thing that may be there; acting answers as told and makes it where told. */
function world(acts: readonly { readonly makes: boolean; readonly failure?: Failure }[], there = false) {
  let exists = there;
  let made = 0;
  const look = (): Promise<Answer<string | null>> =>
    Promise.resolve({ ok: true, value: exists ? 'it' : null });
  const act = (): Promise<Answer<string>> => {
    const { makes, failure } = acts[Math.min(made, acts.length - 1)] ?? { makes: true };
    made += 1;
    exists ||= makes;
    return Promise.resolve(failure === undefined ? { ok: true, value: 'it' } : { ok: false, failure });
  };
  return { look, act, made: () => made };
}

const noSleep = (): Promise<void> => Promise.resolve();

describe('a write that happens once', () => {
  it.each([
    ['is not done when it is there', world([], true), 'already-done', 0],
    ['is done when it is not', world([{ makes: true }]), 'done', 1],
    ['is found, not repeated, when its answer was lost', world([{ makes: true, failure: lost }]), 'done', 1],
    [
      'is repeated when its answer was lost and nothing is there',
      world([{ makes: false, failure: lost }, { makes: true }]),
      'done',
      2,
    ],
    [
      "counts as done when somebody else's came first",
      world([{ makes: true, failure: conflict }]),
      'done',
      1,
    ],
    ['is given up after three tries', world([{ makes: false, failure: lost }]), 'failed', 3],
    ['is not repeated when it is refused', world([{ makes: false, failure: forbidden }]), 'failed', 1],
  ])('%s', async (_, { look, act, made }, state, times) => {
    const outcome = await once(look, act, noSleep);
    expect([outcome.state, made()]).toEqual([state, times]);
  });

  it('is not done at all when nobody can look', async () => {
    const { act, made } = world([{ makes: true }]);
    const outcome = await once(
      () => Promise.resolve<Answer<string | null>>({ ok: false, failure: forbidden }),
      act,
      noSleep,
    );
    expect(outcome).toEqual({
      state: 'failed',
      reason: 'not accessible; the job needs `permissions: { deployments: write }`',
    });
    expect(made()).toBe(0);
  });
});
