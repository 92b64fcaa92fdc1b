import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import type { Finding } from '../../core/finding.ts';
import type { LedgerOperation } from '../../core/ledger.ts';
import type { Outcome } from '../../core/verdict.ts';
import type { ModeEvent } from '../mode.ts';

/** The workflow run that deploys or rolls back. */
export interface RunOf {
  readonly id: number;
  readonly attempt: number;
  readonly actor: string;
  readonly url: string;
}

/** Whatever its attempt, so that a newer one takes its own lock over. */
export const ownerOf = (run: RunOf): string => `run-${run.id}`;

export const ledgerEffect = (why: string, operations: readonly LedgerOperation[]): Effect => ({
  kind: 'update-ledger',
  why,
  operations,
});

/**
 * Takes the environment's lock.
 * @param about.ttlMs how long it counts while nobody can say whether its run has ended
 */
export function lockEffect(
  place: string,
  run: RunOf,
  about: {
    readonly sha: string;
    readonly reason: string;
    readonly why: string;
    readonly ttlMs: number;
  },
): Effect {
  const { sha, reason, why, ttlMs } = about;
  const lock = { owner: ownerOf(run), attempt: run.attempt, by: run.actor, reason, sha, url: run.url };
  return ledgerEffect(why, [{ op: 'take-lock', environment: place, lock, ttlMs }]);
}

export function releaseOf(place: string, run: RunOf, fence: number): LedgerOperation {
  return { op: 'release-lock', environment: place, owner: ownerOf(run), fence };
}

/** What a run that did not get the lock comes to. */
export interface Refusal {
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
  readonly findings: readonly Finding[];
}

const WRITE_LEDGER = 'Give the job `contents: write`; the ledger lives in refs/deploy-action/ledger.';

const REMEDIES: Readonly<Record<string, string>> = {
  locked:
    'Wait for that run to end, then run this job again. A run that was killed keeps the lock over what it left half done: run its job again.',
  lock_lost: 'A newer attempt of this run is at work; follow that one.',
  ledger_busy: 'Run this job again.',
  ledger_newer: 'Use the version of deploy-action that wrote it here too.',
  ledger_corrupt: 'Set refs/deploy-action/ledger back to an earlier commit of its history.',
};

/** The fence of the lock that was taken, or why there is none. */
export function lockTaken(
  event: Extract<ModeEvent, { kind: 'performed' }>,
): { readonly fence: number } | Refusal {
  const [receipt] = event.receipts;
  const fence = Number(receipt?.output ?? Number.NaN);
  // A lock without its number could not be defended later.
  if (receipt !== undefined && receipt.state !== 'failed' && Number.isSafeInteger(fence)) return { fence };
  return ledgerRefusal(receipt, { gate: 'lock', title: 'Lock' });
}

/** Why the ledger was not changed, and the way out. */
export function ledgerRefusal(
  receipt: Receipt | undefined,
  named: { readonly gate: string; readonly title: string },
): Refusal {
  const [reasonCode = '', ...rest] = (receipt?.detail ?? 'ledger_unwritable: no answer').split(': ');
  const reason = rest.join(': ') || reasonCode;
  const finding: Finding = {
    ...named,
    verdict: 'fail',
    reasonCode,
    reason,
    evidence: receipt?.url === undefined ? [] : [{ label: 'held by', value: receipt.url, url: receipt.url }],
    remedy: REMEDIES[reasonCode] ?? WRITE_LEDGER,
  };
  return { outcome: 'hold', reasonCode, summary: reason, findings: [finding] };
}
