import type { DeploymentPayload, DeploymentReading } from '../core/facts.ts';
import type { LedgerDocument, VerifiedVersion } from '../core/ledger.ts';
import { shortSha } from '../core/subject.ts';
import type { Subject } from '../core/subject.ts';
import { isQuarantined } from '../ledger/transition.ts';
import { isInterrupted } from './statusText.ts';

const OPEN = new Set(['pending', 'queued', 'in_progress', 'waiting']);

/** Whether a deployment still wants to be finished. An unknown state is taken as over: going on from it would be a guess. */
export function isOpen(deployment: DeploymentReading): boolean {
  const last = deployment.statuses.at(-1);
  if (last === undefined) return true;
  return OPEN.has(last.state) || (last.state === 'error' && isInterrupted(last.description));
}

/** What a run has recorded of its deployments to an environment. */
export interface OfRun {
  /** Its newest record of just this: to be gone on with, or over. */
  readonly own?: DeploymentReading;
  /** All its other ones. */
  readonly others: readonly DeploymentReading[];
  /** Another run's deployment that succeeded and began after this run's. */
  readonly overtakenBy?: DeploymentReading;
}

/**
 * What this run has done here before, in an earlier attempt or step.
 * @param deployments newest first
 * @param isSame whether a record is of what is asked for now
 */
export function ofRun(
  deployments: readonly DeploymentReading[],
  runId: number,
  isSame: (deployment: DeploymentReading) => boolean,
): OfRun {
  const isOurs = ({ payload }: DeploymentReading): boolean => payload?.runId === runId;
  const ours = deployments.filter(isOurs);
  const own = ours.find(isSame);
  const overtakenBy = deployments
    .slice(0, Math.max(0, deployments.findIndex(isOurs)))
    .find(({ payload, statuses }) => payload !== undefined && statuses.some(isSuccess));
  return {
    ...(own === undefined ? {} : { own }),
    others: ours.filter((deployment) => deployment !== own),
    ...(overtakenBy === undefined ? {} : { overtakenBy }),
  };
}

const isSuccess = ({ state }: { readonly state: string }): boolean => state === 'success';

/** Whether a deployment was live once; later statuses say only what became of it then. */
export const succeeded = ({ statuses }: DeploymentReading): boolean => statuses.some(isSuccess);

/** Whether a record is of just this: a run may bring several versions or artifacts of one commit to an environment. */
export function isOf(
  { sha, artifact }: Pick<Subject, 'sha' | 'artifact'>,
  version: string,
): (deployment: DeploymentReading) => boolean {
  return (deployment) =>
    deployment.task === 'deploy' &&
    deployment.sha === sha &&
    (deployment.payload?.version ?? version) === version &&
    deployment.payload?.artifact?.digest === artifact?.digest;
}

/** Natural key of a deployment: the same for every attempt of a run, another one for the run's next deployment. */
export function deploymentKey(
  subject: { readonly environment: string; readonly sha: string },
  runId: number,
  before: number,
): string {
  const place = subject.environment.replaceAll(/[^a-z0-9]+/g, '-');
  return [place, subject.sha.slice(0, 12), String(runId), ...(before === 0 ? [] : [String(before + 1)])].join(
    '-',
  );
}

/** The version of a record, for people. */
export const versionOf = ({ payload, sha }: DeploymentReading): string => payload?.version ?? shortSha(sha);

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
