import type { DeploymentPayload, DeploymentReading } from '../core/facts.ts';
import type { LedgerDocument, VerifiedVersion } from '../core/ledger.ts';
import { isQuarantined } from '../ledger/transition.ts';

/** Said in the status of a deployment whose job was ended from outside; such a one is gone on with by a newer attempt. */
export const INTERRUPTED = 'interrupted: ';

const OPEN = new Set(['pending', 'queued', 'in_progress', 'waiting']);

/** Whether a deployment still wants to be finished. An unknown state is taken as over: going on from it would be a guess. */
export function isOpen(deployment: DeploymentReading): boolean {
  const last = deployment.statuses.at(-1);
  if (last === undefined) return true;
  return OPEN.has(last.state) || (last.state === 'error' && last.description.startsWith(INTERRUPTED));
}

/** This run's deployments of the environment: the one to go on with, and the ended ones, whose approvals are used up. */
export function ofRun(
  deployments: readonly DeploymentReading[],
  runId: number,
  task: 'deploy' | 'rollback',
): { readonly open?: DeploymentReading; readonly ended: readonly DeploymentReading[] } {
  const ours = deployments.filter(
    (deployment) => deployment.payload?.runId === runId && deployment.task === task,
  );
  const open = ours.find(isOpen);
  return { ...(open === undefined ? {} : { open }), ended: ours.filter((deployment) => !isOpen(deployment)) };
}

/** Natural key of a deployment: the same for every attempt of a run, another one after that deployment has ended. */
export function deploymentKey(
  subject: { readonly environment: string; readonly sha: string },
  runId: number,
  endedBefore: number,
): string {
  const place = subject.environment.replaceAll(/[^a-z0-9]+/g, '-');
  return [
    place,
    subject.sha.slice(0, 12),
    String(runId),
    ...(endedBefore === 0 ? [] : [String(endedBefore + 1)]),
  ].join('-');
}

/** The version a candidate is compared with and returned to: the newest verified one that is another and not in quarantine. */
export function baselineOf(
  ledger: LedgerDocument,
  environment: string,
  sha: string,
): DeploymentPayload['baseline'] {
  const verified: VerifiedVersion | undefined = (ledger.verified[environment] ?? []).find(
    (version) => version.sha !== sha && !isQuarantined(ledger, environment, version.sha),
  );
  if (verified === undefined) return undefined;
  return { sha: verified.sha, ...(verified.version === undefined ? {} : { version: verified.version }) };
}
