import type { Subject } from '../core/subject.ts';

/** What every command of a deployment is told. */
export interface Telling {
  readonly key: string;
  readonly subject: Subject;
  readonly environmentName: string;
  readonly strategy: string;
  readonly candidate: { readonly sha: string; readonly version: string };
  readonly baseline?: { readonly sha: string; readonly version?: string };
  readonly url?: string;
  readonly fence: number;
}

/** The DEPLOY_* variables, the same on every retry of the same command. */
export function deployVariables(telling: Telling): Record<string, string> {
  const { subject, candidate, baseline } = telling;
  return {
    DEPLOY_KEY: telling.key,
    DEPLOY_FENCE: String(telling.fence),
    DEPLOY_REPOSITORY: subject.repository,
    DEPLOY_ENVIRONMENT: telling.environmentName,
    DEPLOY_STRATEGY: telling.strategy,
    DEPLOY_SHA: candidate.sha,
    DEPLOY_VERSION: candidate.version,
    DEPLOY_CANDIDATE_VERSION: candidate.version,
    DEPLOY_PREVIOUS_SHA: baseline?.sha ?? '',
    DEPLOY_PREVIOUS_VERSION: baseline?.version ?? '',
    DEPLOY_STABLE_VERSION: baseline?.version ?? '',
    DEPLOY_URL: telling.url ?? '',
    DEPLOY_ARTIFACT: subject.artifact?.name ?? '',
    DEPLOY_DIGEST: subject.artifact?.digest ?? '',
  };
}

/** Beside those, what a traffic command is told: whole per cents where they are whole, fractions where they are not. */
export function weightVariables(share: number, previous: number): Record<string, string> {
  const percent = (value: number): string => String(Math.round(value * 10_000) / 100);
  return {
    DEPLOY_WEIGHT: percent(share),
    DEPLOY_STABLE_WEIGHT: percent(1 - share),
    DEPLOY_PREVIOUS_WEIGHT: percent(previous),
  };
}

/** Beside those, what the commands that go back are told: which version is left, and for which. */
export function rollbackVariables(
  from: { readonly sha: string; readonly version?: string },
  to: { readonly sha: string; readonly version?: string } | undefined,
): Record<string, string> {
  return {
    DEPLOY_ROLLBACK_FROM: from.version ?? from.sha,
    DEPLOY_ROLLBACK_FROM_SHA: from.sha,
    DEPLOY_ROLLBACK_TO: to?.version ?? to?.sha ?? '',
    DEPLOY_ROLLBACK_TO_SHA: to?.sha ?? '',
  };
}
