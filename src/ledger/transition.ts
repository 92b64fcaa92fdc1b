import type { LedgerDocument, LedgerOperation, Lock } from '../core/ledger.ts';

/** The key of a lock that stands for every environment. */
export const EVERY_ENVIRONMENT = '*';

/** How many verified versions an environment remembers. */
const REMEMBERED = 50;

export type Transition =
  | { readonly ok: true; readonly document: LedgerDocument; readonly changed: boolean }
  | { readonly ok: false; readonly reasonCode: string; readonly reason: string; readonly held?: Lock };

/** What only the world knows about a lock in the way: whether its owner's workflow run is over. */
export type OwnerEnded = (lock: Lock) => boolean;

/**
 * All operations on the document, or none: the first that is refused refuses them all.
 * @param now milliseconds since the epoch by GitHub's clock, never the runner's
 * @param ownerEnded asked only about an expired lock of another run; an expired lock of a running job is not stolen
 */
export function applyOperations(
  document: LedgerDocument,
  operations: readonly LedgerOperation[],
  now: number,
  ownerEnded: OwnerEnded = () => false,
): Transition {
  let current = document;
  let changed = false;
  for (const operation of operations) {
    const next = applyOne(current, operation, now, ownerEnded);
    if (!next.ok) return next;
    current = next.document;
    changed ||= next.changed;
  }
  return { ok: true, document: current, changed };
}

function applyOne(
  document: LedgerDocument,
  operation: LedgerOperation,
  now: number,
  ownerEnded: OwnerEnded,
): Transition {
  switch (operation.op) {
    case 'take-lock':
      return takeLock(document, operation, now, ownerEnded);
    case 'release-lock': {
      const lock = document.locks[operation.environment];
      const mine =
        lock !== undefined &&
        lock.owner === operation.owner &&
        (operation.fence === undefined || lock.fence === operation.fence);
      // Not ours any more: somebody took it over, and there is nothing of ours to release.
      if (!mine) return unchanged(document);
      return changedTo({ ...document, locks: without(document.locks, operation.environment) });
    }
    case 'hold': {
      if (document.holds[operation.environment]?.sha === operation.hold.sha) return unchanged(document);
      const hold = { ...operation.hold, at: now };
      return changedTo({ ...document, holds: { ...document.holds, [operation.environment]: hold } });
    }
    case 'release-hold':
      if (document.holds[operation.environment] === undefined) return unchanged(document);
      return changedTo({ ...document, holds: without(document.holds, operation.environment) });
    case 'quarantine': {
      const { version } = operation;
      if (isQuarantined(document, version.environment, version.sha)) return unchanged(document);
      return changedTo({ ...document, quarantine: [{ ...version, at: now }, ...document.quarantine] });
    }
    case 'release-quarantine':
      if (!isQuarantined(document, operation.environment, operation.sha)) return unchanged(document);
      return changedTo({
        ...document,
        quarantine: document.quarantine.filter(
          (entry) => entry.environment !== operation.environment || entry.sha !== operation.sha,
        ),
      });
    case 'verify': {
      const versions = document.verified[operation.environment] ?? [];
      if (versions.some(({ key }) => key === operation.version.key)) return unchanged(document);
      const newest = [{ ...operation.version, at: now }, ...versions].slice(0, REMEMBERED);
      return changedTo({ ...document, verified: { ...document.verified, [operation.environment]: newest } });
    }
  }
}

function takeLock(
  document: LedgerDocument,
  operation: Extract<LedgerOperation, { op: 'take-lock' }>,
  now: number,
  ownerEnded: OwnerEnded,
): Transition {
  const { environment, lock } = operation;
  for (const key of [EVERY_ENVIRONMENT, environment]) {
    const held = document.locks[key];
    if (held === undefined || held.owner === lock.owner) continue;
    if (held.expiresAt <= now && ownerEnded(held)) continue;
    const scope = key === EVERY_ENVIRONMENT ? 'every environment is' : `${environment} is`;
    return {
      ok: false,
      reasonCode: 'locked',
      reason: `${scope} locked by ${held.by} since ${new Date(held.takenAt).toISOString()}: ${held.reason}`,
      held,
    };
  }
  const mine = document.locks[environment];
  if (mine?.owner === lock.owner && mine.attempt > lock.attempt) {
    return {
      ok: false,
      reasonCode: 'lock_lost',
      reason: `attempt ${mine.attempt} of this run has taken the lock on ${environment} over from attempt ${lock.attempt}`,
      held: mine,
    };
  }
  if (mine?.owner === lock.owner && mine.attempt === lock.attempt) return unchanged(document);
  const fence = document.fence + 1;
  const taken: Lock = { ...lock, fence, takenAt: now, expiresAt: now + operation.ttlMs };
  return changedTo({ ...document, fence, locks: { ...document.locks, [environment]: taken } });
}

/** Whether a version may not ship to an environment. */
export function isQuarantined(document: LedgerDocument, environment: string, sha: string): boolean {
  return document.quarantine.some((entry) => entry.environment === environment && entry.sha === sha);
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

const unchanged = (document: LedgerDocument): Transition => ({ ok: true, document, changed: false });
const changedTo = (document: LedgerDocument): Transition => ({ ok: true, document, changed: true });
