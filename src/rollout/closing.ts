import type { Effect } from '../core/effect.ts';
import type { LedgerOperation } from '../core/ledger.ts';
import type { Outcome } from '../core/verdict.ts';
import { shortSha } from '../core/subject.ts';
import type { Ending, RolloutPlan, RolloutState } from './state.ts';

export interface Closing {
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
  readonly effects: readonly Effect[];
}

/**
 * The last word on a deployment: one swap of the ledger that also gives the lock back, then its terminal status. In this
 * order, because a deployment without a terminal status is gone on with by the next attempt, and an ended one is not.
 */
export function closingOf(plan: RolloutPlan, rollout: RolloutState, ending: Ending, runUrl: string): Closing {
  const { environment, telling, lock } = plan;
  const { key, subject, candidate, baseline } = telling;
  const place = lock.environment;
  const version = candidate.version;
  const back = baseline?.version ?? (baseline === undefined ? 'nothing' : shortSha(baseline.sha));
  const status = (state: 'success' | 'failure' | 'error' | 'in_progress', description: string): Effect => ({
    kind: 'set-deployment-status',
    key,
    environment: environment.name,
    state,
    description,
    ...(environment.url === undefined ? {} : { environmentUrl: environment.url }),
  });
  const ledger = (why: string, operations: readonly LedgerOperation[]): Effect => ({
    kind: 'update-ledger',
    why,
    operations: [...operations, { op: 'release-lock', ...lock }],
  });
  const hold: LedgerOperation = {
    op: 'hold',
    environment: place,
    hold: {
      reason: ending.reason,
      reasonCode: ending.reasonCode,
      by: 'deploy-action',
      sha: subject.sha,
      url: runUrl,
    },
  };
  const { reasonCode, reason } = ending;
  // Neither version is where it should be: nothing more goes there before a person has looked.
  const needsPerson = reasonCode === 'rollback_failed';
  switch (ending.outcome) {
    case 'proceed':
      return {
        outcome: 'proceed',
        reasonCode,
        summary: `${version} is live in ${environment.name}: ${reason}`,
        effects: [
          ledger(`${version} verified in ${place}`, [
            {
              op: 'verify',
              environment: place,
              version: {
                sha: subject.sha,
                version,
                key,
                ...(subject.artifact === undefined ? {} : { artifact: subject.artifact }),
              },
            },
          ]),
          { kind: 'supersede-deployments', environment: environment.name, exceptKey: key },
          status('success', `${version} is live`),
        ],
      };
    case 'roll-back':
      return {
        outcome: 'roll-back',
        reasonCode,
        summary: `${version} was rolled back to ${back}: ${reason}`,
        effects: [
          ledger(`${version} rolled back in ${place}: ${reasonCode}`, [
            ...(ending.badVersion
              ? [
                  {
                    op: 'quarantine' as const,
                    version: { environment: place, sha: subject.sha, version, reason, url: runUrl },
                  },
                ]
              : []),
            ...(environment.rollback.hold || needsPerson ? [hold] : []),
          ]),
          status('failure', `rolled back to ${back}: ${reason}`),
        ],
      };
    case 'hold':
      return {
        outcome: 'hold',
        reasonCode,
        summary: `${version} is held at ${Math.round(rollout.share * 100)}% in ${environment.name}: ${reason}`,
        effects: [
          ledger(`${place} held: ${reasonCode}`, [hold]),
          status('in_progress', `held at ${Math.round(rollout.share * 100)}%: ${reason}`),
        ],
      };
    case 'stop':
      return {
        outcome: 'stop',
        reasonCode,
        summary: reason,
        effects: [
          ledger(`release ${place}: ${reasonCode}`, needsPerson ? [hold] : []),
          status(reasonCode === 'cancelled' ? 'error' : 'failure', reason),
        ],
      };
  }
}
