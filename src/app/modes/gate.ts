import type { Config, EnvironmentConfig } from '../../config/config.ts';
import type { Subject } from '../../core/subject.ts';
import type { Outcome } from '../../core/verdict.ts';
import type { Judgement } from '../../gates/evaluate.ts';
import type { GateContext } from '../../gates/gate.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, Round } from '../mode.ts';
import { mergeRequirement, requirementOf } from './requirement.ts';

/** Polls begin this far apart and back off to the second; a poll over 100 checks costs at most five requests. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;
/** A runner is not kept for an opening that is further off than this; the answer says when it is. */
const WORTH_WAITING_MS = 15 * 60_000;

/** What a gate is asked. Without an environment: may it merge? */
export interface GateQuestion {
  readonly config: Config;
  readonly subject: Subject;
  readonly environment?: EnvironmentConfig;
  readonly own: GateContext['own'];
  /** Wait for what is pending; otherwise pending is the answer. */
  readonly wait: boolean;
}

interface State {
  readonly startedAt: number;
  readonly polls: number;
}

/** Asks, and asks again while something is pending, within the gates' own deadlines. */
export function gateMode(question: GateQuestion): Mode<State> {
  const { config, subject, environment } = question;
  const requirement =
    environment === undefined ? mergeRequirement(config) : requirementOf(environment, config);
  const reads = { ...NO_READS, ...requirement.needs };

  const round = (state: State, judged: Judgement, more: Partial<Round<State>>): Round<State> => ({
    state,
    decision: {
      schemaVersion: 1,
      question: environment === undefined ? 'merge' : 'deploy',
      subject,
      outcome: judged.outcome,
      reasonCode: judged.reasonCode,
      summary: judged.summary,
      findings: judged.findings,
      effects: [],
    },
    read: reads,
    waitMs: 0,
    done: false,
    extra: {},
    outputs: {},
    ...more,
  });
  const asking: Judgement = { outcome: 'wait', reasonCode: 'asking', summary: 'asking', findings: [] };

  return {
    start: (at) => round({ startedAt: at, polls: 0 }, asking, {}),
    step(state, event) {
      if (event.kind === 'cancelled') {
        return round(
          state,
          { ...asking, outcome: 'hold', reasonCode: 'cancelled', summary: `cancelled (${event.why})` },
          { done: true },
        );
      }
      if (event.kind === 'performed') return round(state, asking, { done: true });
      const judged = requirement.evaluate(event.facts, {
        subject,
        own: question.own,
        waitingSince: state.startedAt,
      });
      const next: State = { ...state, polls: state.polls + 1 };
      const tooFar = judged.again !== undefined && judged.again - event.at > WORTH_WAITING_MS;
      if (!question.wait || tooFar || !ASKS_AGAIN.has(judged.outcome))
        return round(next, judged, { done: true });
      return round(next, judged, { waitMs: pause(state.polls, judged.again, event.at) });
    },
  };
}

/** Only what may still change by waiting: a pending check has a deadline of its own, at which it fails. */
const ASKS_AGAIN: ReadonlySet<Outcome> = new Set<Outcome>(['wait']);

/** Sooner where a finding says when it may change, never later than the back-off. */
function pause(polls: number, again: number | undefined, at: number): number {
  const backOff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 1.5 ** polls);
  return again === undefined ? backOff : Math.max(1000, Math.min(backOff, again - at));
}
