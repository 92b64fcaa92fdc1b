import type { LedgerDocument, VerifiedVersion } from '../core/ledger.ts';
import { isQuarantined } from '../ledger/transition.ts';
import { shortSha } from '../core/subject.ts';

export type KnownGood =
  | { readonly found: true; readonly version: VerifiedVersion; readonly passedOver: readonly string[] }
  | {
      readonly found: false;
      readonly reasonCode: 'no_known_good';
      readonly reason: string;
      readonly passedOver: readonly string[];
    };

/**
 * The newest version that passed verification in the environment, other than the one to leave, not in quarantine, not
 * too old. A pure function of the ledger: two runs choose the same.
 * @param leaving commit of the version rolled back from; `undefined` when none is live
 * @param maxAgeMs how long ago a verification still counts
 */
export function knownGoodOf(
  ledger: LedgerDocument,
  environment: string,
  { leaving, to, now, maxAgeMs }: { leaving?: string; to?: string; now: number; maxAgeMs: number },
): KnownGood {
  const passedOver: string[] = [];
  for (const version of ledger.verified[environment] ?? []) {
    const name = version.version ?? shortSha(version.sha);
    const against =
      to !== undefined && to !== version.sha && to !== version.version
        ? `is not ${to}`
        : version.sha === leaving
          ? 'is the version to leave'
          : isQuarantined(ledger, environment, version.sha)
            ? 'is in quarantine'
            : now - version.at > maxAgeMs
              ? `was verified ${Math.floor((now - version.at) / 86_400_000)} days ago, at most ${Math.floor(maxAgeMs / 86_400_000)} are allowed`
              : undefined;
    if (against === undefined) return { found: true, version, passedOver };
    passedOver.push(`${name} ${against}`);
  }
  return {
    found: false,
    reasonCode: 'no_known_good',
    reason:
      passedOver.length === 0
        ? `no version has passed verification in ${environment} yet`
        : `no version to return to: ${passedOver.join('; ')}`,
    passedOver,
  };
}
