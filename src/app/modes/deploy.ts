import { startJudge } from '../../canary/judge.ts';
import type { Effect } from '../../core/effect.ts';
import type { Finding } from '../../core/finding.ts';
import type { Outcome } from '../../core/verdict.ts';
import { closingOf } from '../../rollout/closing.ts';
import { advance, startRollout } from '../../rollout/machine.ts';
import { showingOf } from '../../rollout/showing.ts';
import type { Move, RolloutEvent, RolloutPlan, RolloutState } from '../../rollout/state.ts';
import { deployVariables } from '../../rollout/variables.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, ModeEvent, Round } from '../mode.ts';
import { admissionOf, admissionReads } from './admission.ts';
import { closedAs, rolloutEvent, savedRollout } from './deployed.ts';
import { planOf, recordEffect, rolloutOf, tellingOf, versionsOf } from './deployment.ts';
import type { Deployment } from './deployment.ts';
import { ledgerEffect, lockEffect, lockTaken, releaseOf } from './locking.ts';

/** How long a lock counts without its run ending: a hosted job's limit. */
const LOCK_MS = 6 * 3_600_000;

interface State {
  readonly phase: 'locking' | 'admitting' | 'recording' | 'learning' | 'rolling' | 'closing';
  readonly startedAt: number;
  readonly fence: number;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly plan?: RolloutPlan;
  readonly rollout?: RolloutState;
  readonly deploymentId?: string;
}

type Performed = Extract<ModeEvent, { kind: 'performed' }>;
type Read = Extract<ModeEvent, { kind: 'read' }>;

/** Lock, gates again, approval evidence, record, rollout, and one terminal word, whatever happens. */
export function deployMode(deployment: Deployment): Mode<State> {
  const { environment, subject, run, version } = deployment;
  const place = subject.environment;

  const round = (
    state: State,
    effects: readonly Effect[],
    more: Partial<Round<State>> = {},
  ): Round<State> => ({
    state,
    decision: {
      schemaVersion: 1,
      question: 'deploy',
      subject,
      outcome: state.outcome,
      reasonCode: state.reasonCode,
      summary: state.summary,
      findings: state.findings,
      effects,
    },
    read: NO_READS,
    waitMs: 0,
    done: false,
    extra:
      state.plan === undefined || state.rollout === undefined ? {} : showingOf(state.plan, state.rollout),
    ...(state.rollout === undefined ? {} : { snapshot: state.rollout }),
    outputs: {
      version,
      ...(state.deploymentId === undefined ? {} : { 'deployment-id': state.deploymentId }),
    },
    ...more,
  });
  const done = (state: State): Round<State> => round(state, [], { done: true });
  const close = (state: State, effects: readonly Effect[]): Round<State> =>
    round({ ...state, phase: 'closing' }, effects);
  /** Ends before anything was done: only the lock is given back. */
  const leave = (state: State): Round<State> =>
    close(state, [
      ledgerEffect(`release ${place}: ${state.reasonCode}`, [releaseOf(place, run, state.fence)]),
    ]);

  function locked(state: State, event: Performed): Round<State> {
    const taken = lockTaken(event);
    if (!('fence' in taken)) return done({ ...state, ...taken });
    return round({ ...state, phase: 'admitting', fence: taken.fence }, [], {
      read: {
        ...admissionReads(deployment),
        share: environment.rollout.traffic === undefined ? false : deployVariables(tellingOf(deployment)),
      },
    });
  }

  function admitted(state: State, event: Read): Round<State> {
    const admission = admissionOf(deployment, state.startedAt, event);
    const { outcome, reasonCode, summary, findings, resumed, over } = admission;
    const judged: State = { ...state, outcome, reasonCode, summary, findings };
    const plan = planOf(deployment, admission, state.fence);
    if (over !== undefined) {
      const rollout = savedRollout(event.snapshot, plan.telling.key);
      const shown = rollout === undefined ? {} : { plan, rollout };
      return leave({ ...judged, ...shown, deploymentId: String(over.id) });
    }
    if (outcome !== 'proceed') return leave(judged);
    const next: State = {
      ...judged,
      phase: 'recording',
      outcome: 'wait',
      reasonCode: 'deploying',
      summary: `${version} is being deployed to ${environment.name}`,
      plan,
      rollout: rolloutOf(plan, deployment, event, resumed),
    };
    return round(next, [recordEffect(deployment, admission, plan)]);
  }

  function recorded(state: State, plan: RolloutPlan, event: Performed): Round<State> {
    const [receipt] = event.receipts;
    if (receipt === undefined || receipt.state === 'failed') {
      const why = receipt?.detail ?? 'no answer';
      return leave({
        ...state,
        outcome: 'stop',
        reasonCode: 'deployment_not_recorded',
        summary: `the deployment could not be recorded: ${why}`,
      });
    }
    const next = { ...state, ...(receipt.output === undefined ? {} : { deploymentId: receipt.output }) };
    if (event.cancelled !== undefined)
      return rolled(next, plan, { kind: 'cancelled', at: event.at, why: event.cancelled });
    const needsPast = environment.rollout.judge !== undefined && state.rollout?.judge === undefined;
    if (!needsPast) return rolled(next, plan);
    // A judge begins with what the baseline's past says about how errors come.
    return round({ ...next, phase: 'learning' }, [], { read: { ...NO_READS, history: versionsOf(plan) } });
  }

  function learned(state: State, plan: RolloutPlan, event: ModeEvent): Round<State> {
    const { judge } = environment.rollout;
    const { rollout } = state;
    if (judge === undefined || rollout === undefined) return done(state);
    const start = startJudge(judge.options, {
      ...(event.kind === 'read' && event.history !== undefined ? { history: event.history } : {}),
      baseline: plan.telling.baseline === undefined ? 'none' : 'concurrent',
      weight: 0,
    });
    const next = { ...state, rollout: { ...rollout, judge: start } };
    return rolled(next, plan, event.kind === 'cancelled' ? event : undefined);
  }

  function rolled(before: State, plan: RolloutPlan, event?: RolloutEvent): Round<State> {
    const state: State = { ...before, phase: 'rolling' };
    return moved(state, plan, advance(plan, state.rollout ?? startRollout(plan, state.startedAt), event));
  }

  function moved(state: State, plan: RolloutPlan, move: Move): Round<State> {
    const { ending } = move.state;
    if (move.state.phase === 'ended' && ending !== undefined) {
      const { effects, ...said } = closingOf(plan, move.state, ending, run.url);
      return close({ ...state, rollout: move.state, ...said }, effects);
    }
    const summary = showingOf(plan, move.state).progress?.text ?? state.summary;
    const told: Pick<State, 'outcome' | 'reasonCode' | 'summary'> =
      ending === undefined
        ? { outcome: 'wait', reasonCode: 'deploying', summary }
        : { outcome: ending.outcome, reasonCode: ending.reasonCode, summary: ending.reason };
    return round({ ...state, rollout: move.state, ...told }, move.effects, {
      waitMs: move.waitMs,
      read: {
        ...NO_READS,
        health: move.read.health,
        counts: move.read.counts ? versionsOf(plan) : false,
      },
    });
  }

  return {
    start(at) {
      const state: State = {
        phase: 'locking',
        startedAt: at,
        fence: 0,
        outcome: 'wait',
        reasonCode: 'locking',
        summary: `taking the lock on ${environment.name}`,
        findings: [],
      };
      const reason = `deploys ${version}`;
      const why = `lock ${place} for ${version}`;
      return round(state, [lockEffect(place, run, { sha: subject.sha, reason, why, ttlMs: LOCK_MS })]);
    },

    step(state, event) {
      const { plan } = state;
      switch (state.phase) {
        case 'locking':
          return event.kind === 'performed' ? locked(state, event) : round(state, []);
        case 'admitting':
          if (event.kind === 'read') return admitted(state, event);
          return leave({
            ...state,
            outcome: 'stop',
            reasonCode: 'cancelled',
            summary: 'cancelled before anything was done',
          });
        case 'recording':
          return event.kind === 'performed' && plan !== undefined
            ? recorded(state, plan, event)
            : done(state);
        case 'learning':
          return plan === undefined ? done(state) : learned(state, plan, event);
        case 'rolling':
          return plan === undefined ? done(state) : rolled(state, plan, rolloutEvent(event));
        case 'closing':
          return done(event.kind === 'performed' ? closedAs(state, event.receipts) : state);
      }
    },
  };
}
