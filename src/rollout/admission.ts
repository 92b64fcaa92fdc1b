import type { DeploymentReading, Fact, LineageReading } from '../core/facts.ts';
import type { Evidence, Finding } from '../core/finding.ts';
import type { LedgerDocument } from '../core/ledger.ts';
import { shortSha } from '../core/subject.ts';
import { succeeded, versionOf } from './record.ts';

const LEDGER = { gate: 'ledger', title: 'Holds and quarantine' };
const RECORDS = { gate: 'deployments', title: 'Deployments' };

/** What the ledger says about shipping a commit to an environment: a hold, a quarantine. */
export function ledgerFindings(
  ledger: Fact<LedgerDocument>,
  environment: string,
  sha: string,
): readonly Finding[] {
  if (ledger.state !== 'known') {
    return [
      {
        ...LEDGER,
        verdict: 'unknown',
        reasonCode: 'ledger_unreadable',
        reason: `${ledger.source} could not be read: ${ledger.reason}`,
        evidence: [],
      },
    ];
  }
  const { holds, quarantine } = ledger.value;
  const findings: Finding[] = [];
  const hold = holds[environment];
  if (hold !== undefined) {
    findings.push({
      ...LEDGER,
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
      ...LEDGER,
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
      ...LEDGER,
      verdict: 'pass',
      reasonCode: 'ledger_clear',
      reason: `${environment} is not on hold and ${shortSha(sha)} is not in quarantine`,
      evidence: [],
    },
  ];
}

function link(label: string, value: string, url: string | undefined): readonly Evidence[] {
  return [url === undefined || url === '' ? { label, value } : { label, value, url }];
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

/** Without what was deployed nobody knows what this run has done already. */
export function recordsFindings(records: Fact<readonly DeploymentReading[]>): readonly Finding[] {
  if (records.state === 'known') return [];
  return [
    {
      ...RECORDS,
      verdict: 'unknown',
      reasonCode: 'deployments_unreadable',
      reason: `${records.source} could not be read: ${records.reason}`,
      evidence: [],
    },
  ];
}

/** A run that is taken up again after a newer deployment would bring the old version back. */
export function overtakenFindings(
  overtakenBy: DeploymentReading | undefined,
  environment: string,
): readonly Finding[] {
  if (overtakenBy === undefined) return [];
  return [
    {
      ...RECORDS,
      verdict: 'fail',
      reasonCode: 'overtaken',
      reason: `${versionOf(overtakenBy)} was deployed to ${environment} by another run since this run began`,
      evidence: link('deployment', String(overtakenBy.id), overtakenBy.statuses.at(-1)?.url),
      remedy: 'Start a new run to deploy what you want now; mode rollback returns to an earlier version.',
    },
  ];
}

/** A run that was done, and is asked again, has nothing left to do. */
export function overFinding(
  over: DeploymentReading,
  environment: string,
): { readonly finding: Finding; readonly outcome: 'proceed' | 'roll-back' } {
  const version = versionOf(over);
  const evidence = link('deployment', String(over.id), over.statuses.at(-1)?.url);
  if (succeeded(over)) {
    const reason = `this run has deployed ${version} to ${environment} already, and it is live`;
    return {
      outcome: 'proceed',
      finding: { ...RECORDS, verdict: 'pass', reasonCode: 'already_deployed', reason, evidence },
    };
  }
  const reason = `this run's deployment of ${version} to ${environment} is over: ${over.statuses.at(-1)?.description ?? ''}`;
  return {
    outcome: 'roll-back',
    finding: {
      ...RECORDS,
      verdict: 'fail',
      reasonCode: 'rolled_back',
      reason,
      evidence,
      remedy: 'Ship a version that mends it.',
    },
  };
}

/** Whether the candidate lost its traffic while nobody ran decides how an interrupted rollout goes on. */
export function trafficFindings(
  traffic: { readonly ok: true } | { readonly ok: false; readonly reason: string } | undefined,
): readonly Finding[] {
  if (traffic?.ok === true) return [];
  return [
    {
      gate: 'traffic',
      title: 'Traffic',
      verdict: 'unknown',
      reasonCode: 'traffic_unreadable',
      reason: `the candidate's share of the traffic could not be read: ${traffic?.reason ?? 'it was not asked'}`,
      evidence: [],
      remedy:
        'Mend rollout.traffic.read and run this job again: it goes on only when it knows the share it stands at.',
    },
  ];
}

/** Going back is a rollback, with its own guards; a run that comes late must not do it by accident. */
export function orderFinding(lineage: Fact<LineageReading>, sha: string): Finding {
  const named = { gate: 'order', title: 'Order', evidence: [] };
  if (lineage.state !== 'known') {
    return {
      ...named,
      verdict: 'unknown',
      reasonCode: 'order_unreadable',
      reason: `${lineage.source} could not be read: ${lineage.reason}`,
    };
  }
  const { live, relation } = lineage.value;
  if (live === null)
    return { ...named, verdict: 'pass', reasonCode: 'first_deployment', reason: 'nothing is live here yet' };
  if (relation === 'behind') {
    return {
      ...named,
      verdict: 'fail',
      reasonCode: 'older_than_live',
      reason: `${shortSha(sha)} is older than ${shortSha(live)}, which is live`,
      remedy: 'To return to an earlier version use mode rollback, which checks that it is safe.',
    };
  }
  const how = {
    first: '',
    same: 'is live already',
    ahead: 'is newer than',
    diverged: 'is on another branch than',
  }[relation];
  return {
    ...named,
    verdict: 'pass',
    reasonCode: relation === 'same' ? 'same_as_live' : 'in_order',
    reason:
      relation === 'same'
        ? `${shortSha(sha)} ${how}`
        : `${shortSha(sha)} ${how} ${shortSha(live)}, which is live`,
  };
}
