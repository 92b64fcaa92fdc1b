import type { EnvironmentConfig } from '../../config/config.ts';
import type { Subject } from '../../core/subject.ts';
import type { Outcome } from '../../core/verdict.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, Round } from '../mode.ts';
import { ledgerRefusal } from './locking.ts';

/** Which environment may go on, who says so, and why. */
export interface ReleaseHoldQuestion {
  readonly environment: EnvironmentConfig;
  readonly subject: Subject & { readonly environment: string };
  readonly by: string;
  readonly reason: string;
}

type State = null;

/** A person's word that an environment may be deployed to again. What is in quarantine stays there. */
export function releaseHoldMode({ environment, subject, by, reason }: ReleaseHoldQuestion): Mode<State> {
  const round = (
    outcome: Outcome,
    reasonCode: string,
    summary: string,
    more: Partial<Round<State>> & { effects?: Round<State>['decision']['effects'] } = {},
  ): Round<State> => {
    const { effects = [], ...rest } = more;
    return {
      state: null,
      decision: {
        schemaVersion: 1,
        question: 'release-hold',
        subject,
        outcome,
        reasonCode,
        summary,
        findings: [],
        effects,
      },
      read: NO_READS,
      waitMs: 0,
      done: true,
      extra: {},
      outputs: {},
      ...rest,
    };
  };
  return {
    start() {
      if (reason.trim() === '') {
        return round(
          'stop',
          'reason_missing',
          "input 'reason' is required by mode release-hold: it is what the next person reads",
        );
      }
      const why = `${by} releases the hold on ${environment.name}: ${reason}`;
      return round('wait', 'releasing', why, {
        done: false,
        effects: [
          {
            kind: 'update-ledger',
            why,
            operations: [{ op: 'release-hold', environment: subject.environment, by, reason }],
          },
        ],
      });
    },
    step(_state, event) {
      const receipt = event.kind === 'performed' ? event.receipts[0] : undefined;
      if (receipt === undefined || receipt.state === 'failed') {
        const { outcome, reasonCode, summary } = ledgerRefusal(receipt, { gate: 'ledger', title: 'Ledger' });
        return round(outcome, reasonCode, summary);
      }
      return receipt.state === 'already-done'
        ? round('proceed', 'not_held', `${environment.name} is not on hold`)
        : round('proceed', 'hold_released', `${environment.name} may be deployed to again: ${reason}`);
    },
  };
}
