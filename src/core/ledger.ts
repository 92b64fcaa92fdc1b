import type { Subject } from './subject.ts';

/**
 * The one JSON document behind `refs/deploy-action/ledger`: locks, holds, quarantine and what was verified where.
 * One document behind one ref, so that every decision about an environment is one atomic swap, and its commits are the audit log.
 */
export interface LedgerDocument {
  readonly schemaVersion: 1;
  /** Grows with every lock taken; whoever holds an older number has lost the lock. */
  readonly fence: number;
  readonly locks: Readonly<Record<string, Lock>>;
  readonly holds: Readonly<Record<string, Hold>>;
  readonly quarantine: readonly QuarantinedVersion[];
  /** By environment, newest first. */
  readonly verified: Readonly<Record<string, readonly VerifiedVersion[]>>;
}

/** One writer at a time. Times are milliseconds since the epoch by GitHub's clock. */
export interface Lock {
  /** Who may go on: `run-<id>` for a workflow run, whatever its attempt. */
  readonly owner: string;
  readonly attempt: number;
  readonly by: string;
  readonly reason: string;
  readonly sha: string;
  readonly url: string;
  readonly fence: number;
  readonly takenAt: number;
  readonly expiresAt: number;
}

/** An environment that waits for a person. */
export interface Hold {
  readonly reason: string;
  readonly reasonCode: string;
  readonly by: string;
  readonly at: number;
  readonly sha: string;
  readonly url: string;
}

/** A version that may not ship again to an environment. */
export interface QuarantinedVersion {
  readonly environment: string;
  readonly sha: string;
  readonly version?: string;
  readonly reason: string;
  readonly at: number;
  readonly url: string;
}

/** A version that passed verification in an environment: the known good is chosen among these. */
export interface VerifiedVersion {
  readonly sha: string;
  readonly version?: string;
  readonly key: string;
  readonly at: number;
  readonly artifact?: Subject['artifact'];
}

/** A change of the ledger, as data. Applying one twice leaves the document as applying it once. */
export type LedgerOperation =
  | {
      readonly op: 'take-lock';
      readonly environment: string;
      readonly lock: Omit<Lock, 'fence' | 'takenAt' | 'expiresAt'>;
      readonly ttlMs: number;
    }
  | {
      readonly op: 'release-lock';
      readonly environment: string;
      readonly owner: string;
      readonly fence?: number;
    }
  | { readonly op: 'hold'; readonly environment: string; readonly hold: Omit<Hold, 'at'> }
  | {
      readonly op: 'release-hold';
      readonly environment: string;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly op: 'quarantine'; readonly version: Omit<QuarantinedVersion, 'at'> }
  | {
      readonly op: 'release-quarantine';
      readonly environment: string;
      readonly sha: string;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly op: 'verify'; readonly environment: string; readonly version: Omit<VerifiedVersion, 'at'> };
