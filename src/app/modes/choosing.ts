import type { DeploymentReading } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { LedgerDocument, VerifiedVersion } from '../../core/ledger.ts';
import { ledgerFindings, overtakenFindings, recordsFindings } from '../../rollout/admission.ts';
import { knownGoodOf } from '../../rollout/knownGood.ts';
import type { KnownGood } from '../../rollout/knownGood.ts';
import { isOpen, ofRun } from '../../rollout/record.ts';
import { isBack, leavingOf, nameOf, targetOf } from '../../rollout/returning.ts';
import type { Leaving } from '../../rollout/returning.ts';
import type { ModeEvent } from '../mode.ts';
import { deploymentsOf, notRead } from './deployed.ts';
import type { RollbackQuestion } from './rollback.ts';

/** Which version a rollback returns to, and which it leaves; or that it is done; or why not. */
export type Choice =
  | { readonly to: 'refuse'; readonly findings: readonly Finding[] }
  | { readonly to: 'stay'; readonly target: VerifiedVersion; readonly record: DeploymentReading }
  | {
      readonly to: 'return';
      readonly target: VerifiedVersion;
      readonly leaving: Leaving | undefined;
      readonly findings: readonly Finding[];
      /** How many deployments and rollbacks the run has recorded here besides this one. */
      readonly before: number;
      /** Of the record, where this rollback has begun already; with the ledger it goes on from. */
      readonly begun?: { readonly key: string; readonly ledger: LedgerDocument };
    };

/** Chosen from the ledger and the records alone, so that two attempts choose the same. */
export function choiceOf(question: RollbackQuestion, event: Extract<ModeEvent, { kind: 'read' }>): Choice {
  const { environment, subject, run, to } = question;
  const place = subject.environment;
  const ledger = event.ledger ?? notRead('the ledger');
  const deployments = deploymentsOf(event, place);
  if (ledger.state !== 'known') return { to: 'refuse', findings: ledgerFindings(ledger, place, subject.sha) };
  if (deployments.state !== 'known') return { to: 'refuse', findings: recordsFindings(deployments) };

  const isSame = ({ task, sha, payload }: DeploymentReading): boolean =>
    task === 'rollback' && (to === undefined || to === sha || to === payload?.version);
  const { own, others, overtakenBy } = ofRun(deployments.value, run.id, isSame);
  if (own !== undefined && isBack(own, ledger.value, place))
    return { to: 'stay', target: targetOf(own), record: own };
  const overtaken = overtakenFindings(overtakenBy, environment.name);
  if (overtaken.length > 0) return { to: 'refuse', findings: overtaken };

  const going = own !== undefined && isOpen(own) ? own : undefined;
  const leaving = leavingOf(deployments.value, ledger.value, place, going);
  const before = others.length + (own !== undefined && going === undefined ? 1 : 0);
  if (going !== undefined) {
    // What was chosen and guarded when it began is gone on with.
    const begun = { key: going.payload?.key ?? '', ledger: ledger.value };
    return { to: 'return', target: targetOf(going), leaving, findings: [], before, begun };
  }
  const good = knownGoodOf(ledger.value, place, {
    ...(leaving === undefined ? {} : { leaving: leaving.sha }),
    ...(to === undefined ? {} : { to }),
    now: event.at,
    maxAgeMs: environment.rollback.maxAgeMs,
  });
  const finding = knownGoodFinding(good, environment.name);
  return good.found
    ? { to: 'return', target: good.version, leaving, findings: [finding], before }
    : { to: 'refuse', findings: [finding] };
}

function knownGoodFinding(good: KnownGood, environment: string): Finding {
  const named = {
    gate: 'known-good',
    title: 'Known good',
    evidence: good.passedOver.map((text) => ({ label: 'passed over', value: text })),
  };
  if (good.found) {
    const since = new Date(good.version.at).toISOString();
    const reason = `${nameOf(good.version)} passed verification in ${environment} on ${since}`;
    return { ...named, verdict: 'pass', reasonCode: 'known_good', reason };
  }
  const { reasonCode, reason } = good;
  const remedy = 'Deploy a version that mends it instead, or name one with `to`.';
  return { ...named, verdict: 'fail', reasonCode, reason, remedy };
}
