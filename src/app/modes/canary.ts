import { NO_MEMORY, tickOf } from '../../canary/counters.ts';
import type { CountersMemory } from '../../canary/counters.ts';
import { observe, startJudge } from '../../canary/judge.ts';
import type { JudgeState } from '../../canary/state.ts';
import { verdictOf } from '../../canary/verdict.ts';
import type { JudgeVerdict } from '../../canary/verdict.ts';
import type { JudgeConfig } from '../../config/config.ts';
import type { Subject } from '../../core/subject.ts';
import type { Outcome } from '../../core/verdict.ts';
import { countingOf } from '../../rollout/counting.ts';
import { evidenceRows } from '../../rollout/showing.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, Round, Versions } from '../mode.ts';

/** A canary somebody else's tool moves: this only watches and says what it sees. */
export interface CanaryQuestion {
  readonly subject: Subject;
  readonly judge: JudgeConfig;
  readonly versions: Versions;
  /** The candidate's share of the traffic while it is watched, 0 to 1. */
  readonly share: number;
  /** 0 judges once. */
  readonly durationMs: number;
}

interface State {
  readonly startedAt: number;
  readonly judge: JudgeState | undefined;
  readonly counters: CountersMemory;
  readonly verdict?: JudgeVerdict;
  readonly ticks: number;
}

const OUTCOME: Readonly<Record<JudgeVerdict['outcome'], Outcome>> = {
  promote: 'proceed',
  wait: 'wait',
  hold: 'hold',
  'roll-back': 'roll-back',
};

/** Watches until the candidate is proven good, proven bad, or the time is over; what is unproven then holds. */
export function canaryMode(question: CanaryQuestion): Mode<State> {
  const { subject, judge, durationMs } = question;
  const round = (
    state: State,
    said: { outcome: Outcome; reasonCode: string; summary: string },
    more: Partial<Round<State>>,
  ): Round<State> => ({
    state,
    decision: { schemaVersion: 1, question: 'canary', subject, ...said, findings: [], effects: [] },
    read: { ...NO_READS, counts: question.versions },
    waitMs: 0,
    done: false,
    extra: {
      progress: { step: 1, steps: 1, share: question.share, text: said.summary },
      ...(state.verdict === undefined ? {} : { evidence: evidenceRows(state.verdict) }),
    },
    outputs: {},
    ...more,
  });

  return {
    start: (at) =>
      round(
        { startedAt: at, judge: undefined, counters: NO_MEMORY, ticks: 0 },
        { outcome: 'wait', reasonCode: 'watching', summary: 'reading the baseline' },
        { read: { ...NO_READS, history: question.versions, counts: question.versions } },
      ),
    step(state, event) {
      if (event.kind === 'cancelled') {
        return round(
          state,
          { outcome: 'hold', reasonCode: 'cancelled', summary: `cancelled (${event.why})` },
          { done: true },
        );
      }
      if (event.kind === 'performed')
        return round(
          state,
          { outcome: 'hold', reasonCode: 'nothing_read', summary: 'nothing was read' },
          { done: true },
        );
      const before =
        state.judge ??
        startJudge(judge.options, {
          ...(event.history === undefined ? {} : { history: event.history }),
          baseline: question.versions.baseline === undefined ? 'none' : 'concurrent',
          weight: question.share,
        });
      const tick =
        event.counts === undefined
          ? undefined
          : tickOf(state.counters, event.counts, question.share, countingOf(judge.provider));
      const after = tick === undefined ? before : observe(before, tick.observation);
      const elapsed = event.at - state.startedAt;
      const verdict = verdictOf(after, { elapsed: elapsed / 1000, minimum: durationMs / 1000 });
      const next: State = {
        ...state,
        judge: after,
        counters: tick?.memory ?? state.counters,
        verdict,
        ticks: state.ticks + 1,
      };
      const said = {
        outcome: OUTCOME[verdict.outcome],
        reasonCode: verdict.reasonCode,
        summary: verdict.reason,
      };
      if (verdict.outcome === 'roll-back') return round(next, said, { done: true });
      // A counter has an increment only from its second reading on.
      const over = elapsed >= durationMs && next.ticks >= 2;
      if (!over) return round(next, { ...said, outcome: 'wait' }, { waitMs: judge.everyMs });
      if (verdict.outcome === 'promote') return round(next, said, { done: true });
      return round(
        next,
        {
          outcome: 'hold',
          reasonCode: verdict.reasonCode,
          summary: `not proven in ${Math.round(elapsed / 1000)} s: ${verdict.reason}`,
        },
        { done: true },
      );
    },
  };
}
