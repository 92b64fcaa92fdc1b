import type { ReportedCheck } from '../../core/facts.ts';
import type { GateContext } from '../gate.ts';
import { fitsWildcard, hasWildcard } from '../options/wildcard.ts';
import type { CheckSelector } from './options.ts';

/**
 * Kind, app, workflow, event and name make a check: the same name from another app, or from a pull request besides a
 * push, is another one, and each must hold.
 */
function identityOf({ kind, app, workflow, event, name }: ReportedCheck): string {
  return JSON.stringify([kind, app ?? null, workflow ?? null, event ?? null, name]);
}

export interface NewestChecks {
  /** The newest result of each identity. */
  readonly newest: readonly ReportedCheck[];
  /** Identities of which two results claim to be the newest and say different things. */
  readonly ambiguous: readonly ReportedCheck[];
}

/** The newest result of each check. Ids grow with time, also where a re-run is still queued and has no start. */
export function newestOf(checks: readonly ReportedCheck[]): NewestChecks {
  const newest = new Map<string, ReportedCheck>();
  const ambiguous = new Map<string, ReportedCheck>();
  for (const check of checks) {
    const identity = identityOf(check);
    const seen = newest.get(identity);
    if (seen === undefined || check.id > seen.id) {
      newest.set(identity, check);
      ambiguous.delete(identity);
    } else if (
      check.id === seen.id &&
      (check.status !== seen.status || check.conclusion !== seen.conclusion)
    ) {
      ambiguous.set(identity, check);
    }
  }
  return { newest: [...newest.values()], ambiguous: [...ambiguous.values()] };
}

/**
 * The checks without this very job and the other jobs of its run: they need us, or they are judged by `needs`, and
 * waiting for them would wait for ourselves.
 */
export function withoutOwn(
  checks: readonly ReportedCheck[],
  { runId, checkRunId }: GateContext['own'],
): readonly ReportedCheck[] {
  return checks.filter(
    (check) =>
      !(checkRunId !== undefined && check.kind === 'check-run' && check.id === checkRunId) &&
      !(runId !== undefined && check.runId === runId),
  );
}

/** Every check run we publish is named so. */
const PUBLISHED = 'deploy-action / ';

/** Whether a check has the name and event asked for. Our own verdicts are never part of "any check", only asked for in full. */
export function isNamed(check: ReportedCheck, { name, event }: CheckSelector): boolean {
  if (event !== undefined && check.event !== event) return false;
  if (check.name === name) return true;
  return hasWildcard(name) && !check.name.startsWith(PUBLISHED) && fitsWildcard(name, check.name);
}

/** Why a check of the right name is not the one asked for, or `undefined` where it is. */
export function wrongSource(check: ReportedCheck, { app, workflow }: CheckSelector): string | undefined {
  if (app !== undefined && check.app?.toLowerCase() !== app.toLowerCase()) {
    return `${check.name} was reported by ${check.app ?? 'an unknown app'}, expected ${app}`;
  }
  if (workflow !== undefined && check.workflow !== workflow) {
    return `${check.name} was not produced by ${workflow}${check.workflow === undefined ? '' : ` but by ${check.workflow}`}`;
  }
  return undefined;
}

/** A check's name for people, with what sets it apart from others of that name. */
export function labelOf(check: ReportedCheck, among: readonly ReportedCheck[]): string {
  const namesakes = among.filter(({ name }) => name === check.name);
  if (namesakes.length < 2) return check.name;
  const apart = [check.kind === 'status' ? 'status' : undefined, check.app, check.workflow, check.event];
  return `${check.name} (${apart.filter((part) => part !== undefined).join(', ')})`;
}
