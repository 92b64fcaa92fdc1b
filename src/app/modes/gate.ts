import type { Config, EnvironmentConfig } from '../../config/config.ts';
import type { Finding } from '../../core/finding.ts';
import type { Subject } from '../../core/subject.ts';
import type { Judgement } from '../../gates/evaluate.ts';
import type { GateContext } from '../../gates/gate.ts';
import type { Moment } from '../../report/report.ts';
import { showDuration } from '../../schedule/duration.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, Round } from '../mode.ts';
import { mergeRequirement, requirementOf } from './requirement.ts';

/** Polls begin this far apart and back off to the second; a poll over 100 checks costs at most five requests. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;
/** A runner is not kept for an opening that is further off than this; the answer says when it is. */
const WORTH_WAITING_MS = 15 * 60_000;
/** Some of what is open has no deadline of its own, such as a deployment under way: no runner is kept longer for it. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** What a gate is asked. Without an environment: may it merge? */
export interface GateQuestion {
  readonly config: Config;
  readonly subject: Subject;
  readonly environment?: EnvironmentConfig;
  readonly own: GateContext['own'];
  /** Wait for what is pending; otherwise pending is the answer. */
  readonly wait: boolean;
  /** How long it waits in all, unless checks are given longer by their own `wait`; an hour unless given. */
  readonly longestWaitMs?: number;
}

interface State {
  readonly startedAt: number;
  readonly polls: number;
  /** What it waited for, each time that was something else. */
  readonly timeline: readonly Moment[];
  readonly last?: Judgement;
}

/** Asks, and asks again while something is pending, within the gates' own deadlines. */
export function gateMode(question: GateQuestion): Mode<State> {
  const { config, subject, environment, longestWaitMs = LONGEST_WAIT_MS } = question;
  const requirement =
    environment === undefined ? mergeRequirement(config) : requirementOf(environment, config);
  const reads = { ...NO_READS, ...requirement.needs };
  const longest = Math.max(longestWaitMs, requirement.waits);

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
    extra: { timeline: state.timeline },
    outputs: {},
    ...more,
  });
  const asking: Judgement = { outcome: 'wait', reasonCode: 'asking', summary: 'asking', findings: [] };

  /** The moment the last check is given up is worth a look of its own. */
  const toDeadline = (waited: number): number =>
    requirement.waits > waited ? Math.max(500, requirement.waits - waited) : Infinity;

  return {
    start: (at) => round({ startedAt: at, polls: 0, timeline: [] }, asking, {}),
    step(state, event) {
      if (event.kind === 'cancelled') {
        const { findings } = state.last ?? asking;
        const summary = `cancelled (${event.why})`;
        return round(state, { outcome: 'hold', reasonCode: 'cancelled', summary, findings }, { done: true });
      }
      if (event.kind === 'performed') return round(state, asking, { done: true });
      const judged = requirement.evaluate(event.facts, {
        subject,
        own: question.own,
        waitingSince: state.startedAt,
      });
      // Only what may still change by waiting is asked again: everything else is an answer.
      if (judged.outcome !== 'wait' || !question.wait) return round(state, judged, { done: true });
      const far = judged.findings.find((finding) => isFarOff(finding, event.at));
      if (far !== undefined) return round(state, told(judged, far), { done: true });
      const waited = event.at - state.startedAt;
      if (waited >= longest) return round(state, givenUp(judged, waited), { done: true });
      const next = {
        ...state,
        polls: state.polls + 1,
        last: judged,
        timeline: timelineOf(state, judged, event.at),
      };
      const waitMs = Math.min(
        pause(state.polls, judged.again, event.at),
        longest - waited,
        toDeadline(waited),
      );
      return round(next, judged, { waitMs });
    },
  };
}

/** What nothing but a moment far off can change: then waiting for the rest is waiting in vain. */
function isFarOff({ verdict, advisory, partOf, again }: Finding, at: number): boolean {
  const decides = advisory !== true && partOf === undefined;
  return decides && verdict === 'pending' && again !== undefined && again - at > WORTH_WAITING_MS;
}

function told(judged: Judgement, { gate, reasonCode, reason }: Finding): Judgement {
  return { ...judged, reasonCode, summary: `${gate}: ${reason}` };
}

function givenUp(judged: Judgement, waited: number): Judgement {
  const summary = `still open after ${showDuration(waited)} of waiting, and no gate waits longer: ${judged.summary}`;
  return { ...judged, reasonCode: 'gate_deadline', summary };
}

function timelineOf({ timeline, last }: State, judged: Judgement, at: number): readonly Moment[] {
  const openIn = (one: Judgement | undefined): string | undefined =>
    one?.findings.map(({ gate, verdict, reasonCode }) => `${gate} ${verdict} ${reasonCode}`).join();
  return openIn(last) === openIn(judged)
    ? timeline
    : [...timeline, { at, text: judged.summary, kind: 'info' }];
}

/** Sooner where a finding says when it may change, never later than the back-off. */
function pause(polls: number, again: number | undefined, at: number): number {
  const backOff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 1.5 ** polls);
  return again === undefined ? backOff : Math.max(1000, Math.min(backOff, again - at));
}
