import type { DeploymentReading, Fact } from '../core/facts.ts';
import type { Finding } from '../core/finding.ts';
import type { LedgerDocument, VerifiedVersion } from '../core/ledger.ts';
import { shortSha } from '../core/subject.ts';
import { isOpen, succeeded, versionOf } from './record.ts';

/** The version an environment leaves when it returns to an earlier one. */
export interface Leaving {
  readonly sha: string;
  readonly version: string;
  /** Of its deployment's record, where there is one. */
  readonly key?: string;
}

export function nameOf(version: { readonly sha: string; readonly version?: string }): string {
  return version.version ?? shortSha(version.sha);
}

/**
 * What is to be left: the newest deployment of ours that is live or on its way; while a rollback goes on, what it named.
 * Other tools' records are not asked: a job that names an environment makes one of its own.
 * @param deployments newest first
 * @param going this run's rollback, where it was recorded already
 */
export function leavingOf(
  deployments: readonly DeploymentReading[],
  ledger: LedgerDocument,
  place: string,
  going: DeploymentReading | undefined,
): Leaving | undefined {
  const ours = deployments.filter((deployment) => deployment !== going && deployment.payload !== undefined);
  const named = going?.payload?.rollbackOf;
  const left =
    named === undefined
      ? ours.find((deployment) => isOpen(deployment) || deployment.statuses.at(-1)?.state === 'success')
      : ours.find(({ payload, sha }) => payload?.key === named || sha === named);
  if (left !== undefined)
    return {
      sha: left.sha,
      version: versionOf(left),
      ...(left.payload === undefined ? {} : { key: left.payload.key }),
    };
  if (going !== undefined) return undefined;
  const newest = ledger.verified[place]?.[0];
  return newest === undefined ? undefined : { sha: newest.sha, version: nameOf(newest), key: newest.key };
}

/** The version a recorded rollback returns to: it was chosen when it began. */
export function targetOf({ sha, payload, createdAt }: DeploymentReading): VerifiedVersion {
  return {
    sha,
    key: payload?.key ?? '',
    at: createdAt,
    ...(payload?.version === undefined ? {} : { version: payload.version }),
    ...(payload?.artifact === undefined ? {} : { artifact: payload.artifact }),
  };
}

/** Whether a run's rollback is done and what it returned to is still live. */
export function isBack(going: DeploymentReading, ledger: LedgerDocument, place: string): boolean {
  return succeeded(going) && ledger.verified[place]?.[0]?.key === going.payload?.key;
}

/** Whether the data can be left where it is: migrations in between are a person's to judge. */
export function migrationsFinding(
  paths: Fact<readonly string[]>,
  isMigration: (path: string) => boolean,
  target: string,
  leaving: string,
): Finding {
  const named = { gate: 'migrations', title: 'Migrations in between', evidence: [] };
  if (paths.state !== 'known') {
    const reason = `${paths.source} could not be read: ${paths.reason}`;
    return { ...named, verdict: 'unknown', reasonCode: 'migrations_unreadable', reason };
  }
  const migrations = paths.value.filter(isMigration);
  if (migrations.length === 0) {
    const reason = `no migration lies between ${target} and ${leaving}`;
    return { ...named, verdict: 'pass', reasonCode: 'no_migrations', reason };
  }
  const are = migrations.length === 1 ? ' lies' : 's lie';
  return {
    ...named,
    verdict: 'fail',
    reasonCode: 'migration_guard',
    reason: `${migrations.length} migration file${are} between ${target} and ${leaving}, the version to leave: ${migrations.slice(0, 3).join(', ')}`,
    evidence: migrations.slice(0, 20).map((path) => ({ label: 'migration', value: path })),
    remedy: 'Ship a version that mends it, or say in rollback.migrations how the data returns.',
  };
}
