import type { LedgerDocument } from '../core/ledger.ts';
import type { Fact } from '../core/facts.ts';
import type { Finding } from '../core/finding.ts';
import { shortSha } from '../core/subject.ts';

/** What the ledger says about shipping a commit to an environment: a hold, a quarantine. */
export function ledgerFindings(
  ledger: Fact<LedgerDocument>,
  environment: string,
  sha: string,
): readonly Finding[] {
  const named = { gate: 'ledger', title: 'Holds and quarantine', evidence: [] };
  if (ledger.state !== 'known') {
    return [
      {
        ...named,
        verdict: 'unknown',
        reasonCode: 'ledger_unreadable',
        reason: `${ledger.source} could not be read: ${ledger.reason}`,
      },
    ];
  }
  const { holds, quarantine } = ledger.value;
  const findings: Finding[] = [];
  const hold = holds[environment];
  if (hold !== undefined) {
    findings.push({
      ...named,
      verdict: 'fail',
      reasonCode: 'held',
      reason: `${environment} is on hold since ${new Date(hold.at).toISOString()} by ${hold.by}: ${hold.reason}`,
      evidence: link('hold', shortSha(hold.sha), hold.url),
      remedy: 'Find out why, mend it, and release the hold.',
    });
  }
  const bad = quarantine.find((entry) => entry.environment === environment && entry.sha === sha);
  if (bad !== undefined) {
    findings.push({
      ...named,
      verdict: 'fail',
      reasonCode: 'quarantined',
      reason: `${bad.version ?? shortSha(sha)} is in quarantine for ${environment} since ${new Date(bad.at).toISOString()}: ${bad.reason}`,
      evidence: link('quarantine', shortSha(sha), bad.url),
      remedy: 'Ship a version that mends it.',
    });
  }
  if (findings.length > 0) return findings;
  return [
    {
      ...named,
      verdict: 'pass',
      reasonCode: 'ledger_clear',
      reason: `${environment} is not on hold and ${shortSha(sha)} is not in quarantine`,
    },
  ];
}

function link(label: string, value: string, url: string): Finding['evidence'] {
  return [url === '' ? { label, value } : { label, value, url }];
}

/** The checkout must be the candidate: commands and paths are read from it. */
export function checkoutFinding(head: Fact<string>, sha: string): Finding {
  const named = { gate: 'checkout', title: 'Checkout', evidence: [] };
  if (head.state !== 'known') {
    return {
      ...named,
      verdict: 'unknown',
      reasonCode: 'checkout_unreadable',
      reason: `${head.source} could not be read: ${head.reason}`,
    };
  }
  return head.value === sha
    ? {
        ...named,
        verdict: 'pass',
        reasonCode: 'checkout_matches',
        reason: `the workspace has ${shortSha(sha)} checked out`,
      }
    : {
        ...named,
        verdict: 'fail',
        reasonCode: 'checkout_differs',
        reason: `the workspace has ${shortSha(head.value)} checked out, the candidate is ${shortSha(sha)}`,
        remedy: 'Give actions/checkout the same `ref` as this step’s `sha`.',
      };
}
