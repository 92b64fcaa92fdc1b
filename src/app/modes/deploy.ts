import { startJudge } from '../../canary/judge.ts';
import type { Config, EnvironmentConfig } from '../../config/config.ts';
import type { Effect } from '../../core/effect.ts';
import type { DeploymentPayload, DeploymentReading, Fact } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { LedgerOperation } from '../../core/ledger.ts';
import type { Subject } from '../../core/subject.ts';
import type { Outcome } from '../../core/verdict.ts';
import { closingOf } from '../../rollout/closing.ts';
import { advance, startRollout } from '../../rollout/machine.ts';
import { stepsOf } from '../../rollout/plan.ts';
import { baselineOf, deploymentKey } from '../../rollout/record.ts';
import { resumedRollout } from '../../rollout/resume.ts';
import { showingOf } from '../../rollout/showing.ts';
import type { Move, RolloutEvent, RolloutPlan, RolloutState } from '../../rollout/state.ts';
import { deployVariables } from '../../rollout/variables.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, ModeEvent, Round, Versions } from '../mode.ts';
import { admissionOf, admissionReads } from './admission.ts';
import { refusal, rolloutEvent, savedRollout } from './deployed.ts';

/** How long a lock counts without its run ending: a hosted job's limit. */
const LOCK_MS = 6 * 3_600_000;

/** What a deployment is about, settled before it begins. */
export interface Deployment {
  readonly config: Config;
  readonly environment: EnvironmentConfig;
  readonly subject: Subject & { readonly environment: string };
  readonly version: string;
  /** Version to compare with, where the caller names one. */
  readonly baselineVersion?: string;
  readonly run: {
    readonly id: number;
    readonly attempt: number;
    readonly actor: string;
    readonly url: string;
  };
  readonly checkRunId?: number;
  /** The commit that is checked out. */
  readonly head: Fact<string>;
}

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
  const owner = `run-${run.id}`;

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
  const ledger = (why: string, operations: readonly LedgerOperation[]): Effect => ({
    kind: 'update-ledger',
    why,
    operations,
  });
  const release = (state: State): LedgerOperation => ({
    op: 'release-lock',
    environment: place,
    owner,
    fence: state.fence,
  });

  function tellingOf(key: string, fence: number, baseline?: DeploymentPayload['baseline']) {
    return {
      key,
      subject,
      environmentName: environment.name,
      strategy: environment.rollout.strategy,
      candidate: { sha: subject.sha, version },
      ...(baseline === undefined ? {} : { baseline }),
      ...(environment.url === undefined ? {} : { url: environment.url }),
      fence,
    };
  }

  function admitted(state: State, event: Read): Round<State> {
    const admission = admissionOf(deployment, state.startedAt, event);
    const { outcome, reasonCode, summary, findings, resumed } = admission;
    const judged: State = { ...state, outcome, reasonCode, summary, findings };
    if (outcome !== 'proceed') {
      return close(judged, [ledger(`release ${place}: ${reasonCode}`, [release(state)])]);
    }
    const found =
      resumed?.payload?.baseline ??
      (admission.ledger === undefined ? undefined : baselineOf(admission.ledger, place, subject.sha));
    const baseline =
      deployment.baselineVersion === undefined
        ? found
        : { sha: found?.sha ?? '', version: deployment.baselineVersion };
    const key = resumed?.payload?.key ?? deploymentKey(subject, run.id, admission.ended);
    const plan: RolloutPlan = {
      steps: stepsOf(environment.rollout),
      environment,
      telling: tellingOf(key, state.fence, baseline),
      lock: { environment: place, owner, fence: state.fence },
      task: 'deploy',
    };
    const rollout = rolloutFrom(plan, event, resumed);
    const payload: DeploymentPayload = {
      by: 'deploy-action',
      schemaVersion: 1,
      key,
      runId: run.id,
      version,
      ...(subject.artifact === undefined ? {} : { artifact: subject.artifact }),
      ...(baseline === undefined ? {} : { baseline }),
      approvals: admission.approved.by,
      approvalsSeen: admission.approved.seen,
      decision: { outcome, summary },
    };
    const next: State = {
      ...judged,
      phase: 'recording',
      outcome: 'wait',
      reasonCode: 'deploying',
      summary: `${version} is being deployed to ${environment.name}`,
      plan,
      rollout,
    };
    return round(next, [
      {
        kind: 'create-deployment',
        key,
        sha: subject.sha,
        environment: environment.name,
        task: 'deploy',
        production: environment.production,
        description: `${version} to ${environment.name}`,
        payload,
      },
    ]);
  }

  function rolloutFrom(plan: RolloutPlan, event: Read, resumed: DeploymentReading | undefined): RolloutState {
    const fresh = startRollout(plan, event.at);
    if (resumed === undefined) return fresh;
    return resumedRollout(fresh, {
      saved: savedRollout(event.snapshot, plan.telling.key),
      lastStatus: resumed.statuses.at(-1)?.description,
      ledger: event.ledger?.state === 'known' ? event.ledger.value : undefined,
      environment: place,
      sha: subject.sha,
      share: event.share?.ok === true ? event.share.share : undefined,
      attempt: run.attempt,
      at: event.at,
    });
  }

  /** A judge begins with what the baseline's past says about how errors come. */
  function recorded(state: State, plan: RolloutPlan): Round<State> {
    if (environment.rollout.judge === undefined || state.rollout?.judge !== undefined) {
      return rolled({ ...state, phase: 'rolling' }, plan);
    }
    return round({ ...state, phase: 'learning' }, [], { read: { ...NO_READS, history: versionsOf(plan) } });
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
    return rolled(
      { ...state, phase: 'rolling', rollout: { ...rollout, judge: start } },
      plan,
      event.kind === 'cancelled' ? event : undefined,
    );
  }

  function rolled(state: State, plan: RolloutPlan, event?: RolloutEvent): Round<State> {
    return moved(state, plan, advance(plan, state.rollout ?? startRollout(plan, state.startedAt), event));
  }

  function moved(state: State, plan: RolloutPlan, move: Move): Round<State> {
    const next: State = { ...state, rollout: move.state };
    const { ending } = move.state;
    if (move.state.phase === 'ended' && ending !== undefined) return closing({ ...next }, plan, move.state);
    const summary = showingOf(plan, move.state).progress?.text ?? state.summary;
    const told: State =
      ending === undefined
        ? { ...next, outcome: 'wait', reasonCode: 'deploying', summary }
        : { ...next, outcome: ending.outcome, reasonCode: ending.reasonCode, summary: ending.reason };
    return round(told, move.effects, {
      waitMs: move.waitMs,
      read: {
        ...NO_READS,
        health: move.read.health,
        counts: move.read.counts ? versionsOf(plan) : false,
      },
    });
  }

  function closing(state: State, plan: RolloutPlan, rollout: RolloutState): Round<State> {
    if (rollout.ending === undefined) return done(state);
    const { effects, ...said } = closingOf(plan, rollout, rollout.ending, run.url);
    return close({ ...state, ...said }, effects);
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
      const lock = {
        owner,
        attempt: run.attempt,
        by: run.actor,
        reason: `deploys ${version}`,
        sha: subject.sha,
        url: run.url,
      };
      return round(state, [
        ledger(`lock ${place} for ${version}`, [
          { op: 'take-lock', environment: place, lock, ttlMs: LOCK_MS },
        ]),
      ]);
    },

    step(state, event) {
      const { plan } = state;
      switch (state.phase) {
        case 'locking':
          return event.kind === 'performed' ? locked(state, event) : round(state, []);
        case 'admitting':
          if (event.kind === 'read') return admitted(state, event);
          return close(
            {
              ...state,
              outcome: 'stop',
              reasonCode: 'cancelled',
              summary: 'cancelled before anything was done',
            },
            [ledger(`release ${place}: cancelled`, [release(state)])],
          );
        case 'recording': {
          if (event.kind !== 'performed' || plan === undefined) return done(state);
          const [receipt] = event.receipts;
          if (receipt === undefined || receipt.state === 'failed') {
            return close(
              {
                ...state,
                outcome: 'stop',
                reasonCode: 'deployment_not_recorded',
                summary: `the deployment could not be recorded: ${receipt?.detail ?? 'no answer'}`,
              },
              [ledger(`release ${place}: not recorded`, [release(state)])],
            );
          }
          return recorded(
            { ...state, ...(receipt.output === undefined ? {} : { deploymentId: receipt.output }) },
            plan,
          );
        }
        case 'learning':
          return plan === undefined ? done(state) : learned(state, plan, event);
        case 'rolling':
          return plan === undefined ? done(state) : rolled(state, plan, rolloutEvent(event));
        case 'closing':
          return event.kind === 'performed' ? done(closed(state, event)) : done(state);
      }
    },
  };

  function locked(state: State, event: Performed): Round<State> {
    const [receipt] = event.receipts;
    if (receipt === undefined || receipt.state === 'failed') {
      const { code, reason, remedy } = refusal(receipt?.detail);
      return done({
        ...state,
        outcome: 'hold',
        reasonCode: code,
        summary: reason,
        findings: [
          { gate: 'lock', title: 'Lock', verdict: 'fail', reasonCode: code, reason, evidence: [], remedy },
        ],
      });
    }
    return round({ ...state, phase: 'admitting', fence: Number(receipt.output ?? 0) }, [], {
      read: {
        ...admissionReads(deployment),
        share: environment.rollout.traffic === undefined ? false : deployVariables(tellingOf('', 0)),
      },
    });
  }

  /** What could not be recorded at the end is said: a success that GitHub does not know of is no success. */
  function closed(state: State, event: Performed): State {
    const failed = event.receipts.find((receipt) => receipt.state === 'failed');
    if (failed === undefined) return state;
    const summary = `${state.summary}; but it could not be recorded: ${failed.detail}; run this job again`;
    return state.outcome === 'proceed'
      ? { ...state, outcome: 'hold', reasonCode: 'not_recorded', summary }
      : { ...state, summary };
  }
}

function versionsOf({ telling }: RolloutPlan): Versions {
  const baseline = telling.baseline?.version ?? telling.baseline?.sha;
  return { candidate: telling.candidate.version, ...(baseline === undefined ? {} : { baseline }) };
}
