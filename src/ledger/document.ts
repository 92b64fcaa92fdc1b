import * as z from 'zod';
import type { LedgerDocument } from '../core/ledger.ts';

/** The ref whose commits are the ledger, and the one file in them. */
export const LEDGER_REF = 'refs/deploy-action/ledger';
export const LEDGER_FILE = 'ledger.json';

export const EMPTY_LEDGER: LedgerDocument = {
  schemaVersion: 1,
  fence: 0,
  locks: {},
  holds: {},
  quarantine: [],
  verified: {},
};

const text = z.string();
const time = z.number();
const artifact = z.object({ name: text, digest: text });

// Unknown keys are kept, so that a later 1.x which adds some loses nothing when an older one writes.
const schema = z.looseObject({
  schemaVersion: z.literal(1),
  fence: z.int().nonnegative(),
  locks: z.record(
    text,
    z.looseObject({
      owner: text,
      attempt: z.int(),
      by: text,
      reason: text,
      sha: text,
      url: text,
      fence: z.int(),
      takenAt: time,
      expiresAt: time,
    }),
  ),
  holds: z.record(
    text,
    z.looseObject({ reason: text, reasonCode: text, by: text, at: time, sha: text, url: text }),
  ),
  quarantine: z.array(
    z.looseObject({
      environment: text,
      sha: text,
      version: text.optional(),
      reason: text,
      at: time,
      url: text,
    }),
  ),
  verified: z.record(
    text,
    z.array(
      z.looseObject({
        sha: text,
        version: text.optional(),
        key: text,
        at: time,
        artifact: artifact.optional(),
      }),
    ),
  ),
});

export type LedgerReading =
  | { readonly ok: true; readonly document: LedgerDocument }
  | { readonly ok: false; readonly reasonCode: 'ledger_newer' | 'ledger_corrupt'; readonly reason: string };

/**
 * The ledger's text as a document. A newer schema is refused rather than half understood, and a corrupt one is never
 * overwritten: both stop the run. `null` (no ledger yet) is the empty one.
 */
export function parseLedger(source: string | null): LedgerReading {
  if (source === null) return { ok: true, document: EMPTY_LEDGER };
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return corrupt('it is not JSON');
  }
  const version = z.looseObject({ schemaVersion: z.number() }).safeParse(value);
  if (version.success && version.data.schemaVersion > 1) {
    return {
      ok: false,
      reasonCode: 'ledger_newer',
      reason: `${LEDGER_REF} was written by a newer deploy-action (schema ${version.data.schemaVersion}, this one knows 1); use that version here too`,
    };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return corrupt(`${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'unexpected'}`);
  }
  // zod marks optional keys as `T | undefined`; JSON has no undefined, so absent stays absent.
  return { ok: true, document: parsed.data as LedgerDocument };
}

function corrupt(why: string): LedgerReading {
  return {
    ok: false,
    reasonCode: 'ledger_corrupt',
    reason: `${LEDGER_REF} cannot be read (${why}); restore an earlier commit of that ref, nothing was written`,
  };
}

/** The document's bytes: sorted keys at the top, two spaces, a final newline, so that its history reads as diffs. */
export function ledgerText(document: LedgerDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
