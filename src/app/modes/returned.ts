import type { Effect } from '../../core/effect.ts';
import type { LedgerOperation } from '../../core/ledger.ts';
import { escapeText } from '../../report/markdown/escape.ts';
import { titleOf } from '../../report/report-of.ts';
import type { Closing } from '../../rollout/closing.ts';
import { nameOf } from '../../rollout/returning.ts';
import type { Leaving } from '../../rollout/returning.ts';
import type { Ending, RolloutPlan } from '../../rollout/state.ts';
import type { Choice } from './choosing.ts';
import { ledgerEffect, releaseOf } from './locking.ts';
import type { RollbackQuestion } from './rollback.ts';

/**
 * The last word on a rollback. The ledger first, in one swap that gives the lock back: until it says so nothing is over,
 * and a run that died before goes on from the open record. Then both commits are told, and the record ends.
 */
export function returnedAs(
  question: RollbackQuestion,
  { target, leaving }: Extract<Choice, { to: 'return' }>,
  { telling, lock }: RolloutPlan,
  ending: Ending,
): Closing {
  const { environment, subject, run, reason } = question;
  const { key } = telling;
  const place = subject.environment;
  const to = nameOf(target);
  const told = (state: 'success' | 'failure', description: string): Effect => ({
    kind: 'set-deployment-status',
    key,
    environment: environment.name,
    state,
    description,
    ...(environment.url === undefined ? {} : { environmentUrl: environment.url }),
  });
  const hold = (why: string, reasonCode: string): LedgerOperation => ({
    op: 'hold',
    environment: place,
    hold: { reason: why, reasonCode, by: run.actor, sha: leaving?.sha ?? target.sha, url: run.url },
  });
  const release = releaseOf(place, run, lock.fence);

  if (ending.outcome !== 'proceed') {
    const summary = `rolling back to ${to} failed and needs a person: ${ending.reason}`;
    return {
      outcome: 'stop',
      reasonCode: 'rollback_failed',
      summary,
      effects: [
        ledgerEffect(`${place} could not be rolled back`, [hold(summary, 'rollback_failed'), release]),
        told('failure', ending.reason),
      ],
    };
  }
  const summary = `${environment.name} is back on ${to}${leaving === undefined ? '' : `, ${leaving.version} is in quarantine`}: ${reason}`;
  const mark = (sha: string, conclusion: 'success' | 'failure', title: string): Effect => ({
    kind: 'mark-commit',
    sha,
    name: titleOf('rollback', subject),
    conclusion,
    title,
    summary: escapeText(summary),
  });
  const operations: readonly LedgerOperation[] = [
    {
      op: 'verify',
      environment: place,
      version: {
        sha: target.sha,
        version: to,
        key,
        ...(target.artifact === undefined ? {} : { artifact: target.artifact }),
      },
    },
    ...(leaving === undefined ? [] : [quarantineOf(place, leaving, reason, run.url)]),
    ...(environment.rollback.hold ? [hold(reason, 'rolled_back')] : []),
    release,
  ];
  return {
    outcome: 'proceed',
    reasonCode: 'rolled_back',
    summary,
    effects: [
      ledgerEffect(`${place} rolled back to ${to}`, operations),
      ...(leaving?.key === undefined ? [] : [leftEffect(environment.name, leaving.key, to, reason)]),
      ...(leaving === undefined ? [] : [mark(leaving.sha, 'failure', `Rolled back to ${to}`)]),
      mark(target.sha, 'success', `${to} is live again`),
      { kind: 'supersede-deployments', environment: environment.name, exceptKey: key },
      told('success', `${to} is live again`),
    ],
  };
}

function quarantineOf(environment: string, leaving: Leaving, reason: string, url: string): LedgerOperation {
  const { sha, version } = leaving;
  return { op: 'quarantine', version: { environment, sha, version, reason, url } };
}

function leftEffect(environment: string, key: string, to: string, reason: string): Effect {
  const description = `rolled back to ${to}: ${reason}`;
  return { kind: 'set-deployment-status', key, environment, state: 'failure', description };
}
