import picomatch from 'picomatch';
import type { EnvironmentConfig } from '../../config/config.ts';
import type { Effect } from '../../core/effect.ts';
import type { Finding } from '../../core/finding.ts';
import type { VerifiedVersion } from '../../core/ledger.ts';
import type { Subject } from '../../core/subject.ts';
import { outcomeOf } from '../../core/verdict.ts';
import type { Outcome } from '../../core/verdict.ts';
import { advance } from '../../rollout/machine.ts';
import { migrationsFinding, nameOf } from '../../rollout/returning.ts';
import { showingOf } from '../../rollout/showing.ts';
import type { Move, RolloutPlan, RolloutState } from '../../rollout/state.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, ModeEvent, Round } from '../mode.ts';
import { choiceOf } from './choosing.ts';
import type { Choice } from './choosing.ts';
import { closedAs, notRead, rolloutEvent } from './deployed.ts';
import { ledgerEffect, lockEffect, lockTaken, releaseOf } from './locking.ts';
import type { RunOf } from './locking.ts';
import { returnedAs } from './returned.ts';
import { planBack, recordBack, rolloutBack } from './returning.ts';

const LOCK_MS = 3_600_000;

/** What a rollback is about. */
export interface RollbackQuestion {
  readonly environment: EnvironmentConfig;
  readonly subject: Subject & { readonly environment: string };
  /** Version or commit to return to; absent: the known good. */
  readonly to?: string;
  readonly reason: string;
  readonly run: RunOf;
}

interface State {
  readonly phase: 'locking' | 'choosing' | 'guarding' | 'recording' | 'rolling' | 'closing';
  readonly fence: number;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly choice?: Chosen;
  readonly target?: VerifiedVersion;
  readonly plan?: RolloutPlan;
  readonly rollout?: RolloutState;
  readonly deploymentId?: string;
}

type Chosen = Extract<Choice, { to: 'return' }>;
type Read = Extract<ModeEvent, { kind: 'read' }>;
type Performed = Extract<ModeEvent, { kind: 'performed' }>;

/** Returns to the known good: chosen from the ledger alone, guarded by what lies between, verified, and told on both commits. */
export function rollbackMode(question: RollbackQuestion): Mode<State> {
  const { environment, subject, run, reason } = question;
  const place = subject.environment;

  const round = (
    state: State,
    effects: readonly Effect[],
    more: Partial<Round<State>> = {},
  ): Round<State> => ({
    state,
    decision: {
      schemaVersion: 1,
      question: 'rollback',
      subject: state.target === undefined ? subject : { ...subject, sha: state.target.sha },
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
    outputs: {
      version: state.target === undefined ? '' : nameOf(state.target),
      ...(state.deploymentId === undefined ? {} : { 'deployment-id': state.deploymentId }),
    },
    ...more,
  });
  const done = (state: State): Round<State> => round(state, [], { done: true });
  /** Ends before anything was done: only the lock is given back. */
  const leave = (state: State): Round<State> =>
    round({ ...state, phase: 'closing' }, [
      ledgerEffect(`release ${place}: ${state.reasonCode}`, [releaseOf(place, run, state.fence)]),
    ]);
  const refuse = (state: State, findings: readonly Finding[]): Round<State> => {
    const last = findings.at(-1);
    return leave({
      ...state,
      outcome: outcomeOf(last === undefined ? [] : [last.verdict]),
      reasonCode: last?.reasonCode ?? 'nothing_judged',
      summary: last?.reason ?? 'nothing was judged',
      findings,
    });
  };

  function chosen(state: State, event: Read): Round<State> {
    const choice = choiceOf(question, event);
    if (choice.to === 'refuse') return refuse(state, choice.findings);
    const { target } = choice;
    if (choice.to === 'stay') {
      const summary = `this run has returned ${environment.name} to ${nameOf(target)} already, and it is live`;
      const over = { outcome: 'proceed', reasonCode: 'already_rolled_back', summary } as const;
      return leave({ ...state, ...over, target, deploymentId: String(choice.record.id) });
    }
    const next: State = { ...state, choice, target, findings: choice.findings };
    const { migrations, migrationPaths } = environment.rollback;
    const guards = migrations === 'block' && migrationPaths.length > 0 && choice.begun === undefined;
    if (!guards || choice.leaving === undefined) return record(next, choice, event.at);
    return round({ ...next, phase: 'guarding' }, [], {
      read: { ...NO_READS, between: { base: target.sha, head: choice.leaving.sha } },
    });
  }

  function guarded(state: State, choice: Chosen, event: Read): Round<State> {
    const isMigration = picomatch([...environment.rollback.migrationPaths], { dot: true });
    const paths = event.paths ?? notRead('the paths between the two versions');
    const [target, leaving] = [nameOf(choice.target), choice.leaving?.version ?? ''];
    const finding = migrationsFinding(paths, (path) => isMigration(path), target, leaving);
    const findings = [...state.findings, finding];
    return finding.verdict === 'pass'
      ? record({ ...state, findings }, choice, event.at)
      : refuse(state, findings);
  }

  function record(state: State, choice: Chosen, at: number): Round<State> {
    const plan = planBack(question, choice, state.fence);
    const summary = `${environment.name} returns to ${nameOf(choice.target)}: ${reason}`;
    const going = { outcome: 'wait', reasonCode: 'rolling_back', summary } as const;
    const rollout = rolloutBack(plan, choice, run, at);
    return round({ ...state, ...going, phase: 'recording', plan, rollout }, [
      recordBack(question, plan, choice),
    ]);
  }

  function moved(state: State, choice: Chosen, plan: RolloutPlan, move: Move): Round<State> {
    const { ending } = move.state;
    const next: State = { ...state, phase: 'rolling', rollout: move.state };
    if (move.state.phase !== 'ended' || ending === undefined) {
      const read = { ...NO_READS, health: move.read.health };
      return round(next, move.effects, { waitMs: move.waitMs, read });
    }
    const { effects, ...said } = returnedAs(question, choice, plan, ending);
    return round({ ...next, ...said, phase: 'closing' }, effects);
  }

  function locked(state: State, event: Performed): Round<State> {
    const taken = lockTaken(event);
    if (!('fence' in taken)) return done({ ...state, ...taken });
    return round({ ...state, phase: 'choosing', fence: taken.fence }, [], {
      read: { ...NO_READS, facts: ['now', 'deployments'], deploymentsOf: [place], ledger: true },
    });
  }

  return {
    start() {
      const summary = `taking the lock on ${environment.name}`;
      const begun = { phase: 'locking', outcome: 'wait', reasonCode: 'locking', summary } as const;
      const about = { sha: subject.sha, reason: `rolls back: ${reason}`, why: `lock ${place} to roll back` };
      return round({ ...begun, fence: 0, findings: [] }, [
        lockEffect(place, run, { ...about, ttlMs: LOCK_MS }),
      ]);
    },

    step(state, event) {
      const { plan, rollout, phase, choice } = state;
      if (phase === 'locking') return event.kind === 'performed' ? locked(state, event) : round(state, []);
      if (phase === 'closing')
        return done(event.kind === 'performed' ? closedAs(state, event.receipts) : state);
      if (event.kind === 'cancelled' && (phase === 'choosing' || phase === 'guarding')) {
        const summary = 'cancelled before anything was done';
        return leave({ ...state, outcome: 'stop', reasonCode: 'cancelled', summary });
      }
      if (phase === 'choosing' && event.kind === 'read') return chosen(state, event);
      if (choice === undefined) return done(state);
      if (phase === 'guarding' && event.kind === 'read') return guarded(state, choice, event);
      if (plan === undefined || rollout === undefined) return done(state);
      if (phase === 'rolling') return moved(state, choice, plan, advance(plan, rollout, ongoing(event)));
      // Users first: a rollback that GitHub cannot record is done all the same, and said.
      const id = event.kind === 'performed' ? event.receipts[0]?.output : undefined;
      const recorded = id === undefined ? state : { ...state, deploymentId: id };
      return moved(recorded, choice, plan, advance(plan, rollout));
    },
  };
}

/** A cancelled rollback goes on: stopping half-way would leave neither version. */
function ongoing(event: ModeEvent): ReturnType<typeof rolloutEvent> | undefined {
  const { cancelled: _, ...performed } = { cancelled: undefined, ...rolloutEvent(event) };
  return event.kind === 'cancelled' ? undefined : performed;
}
