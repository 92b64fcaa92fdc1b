import picomatch from 'picomatch';
import type { EnvironmentConfig } from '../../config/config.ts';
import type { Effect } from '../../core/effect.ts';
import type { DeploymentPayload, DeploymentReading } from '../../core/facts.ts';
import { NO_NEEDS } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { LedgerDocument, LedgerOperation, VerifiedVersion } from '../../core/ledger.ts';
import { shortSha } from '../../core/subject.ts';
import type { Subject } from '../../core/subject.ts';
import type { Outcome } from '../../core/verdict.ts';
import { escapeText } from '../../report/markdown/escape.ts';
import { titleOf } from '../../report/report-of.ts';
import { knownGoodOf } from '../../rollout/knownGood.ts';
import { advance, startRollout } from '../../rollout/machine.ts';
import { stepsBack } from '../../rollout/plan.ts';
import { deploymentKey, isOpen, ofRun } from '../../rollout/record.ts';
import { showingOf } from '../../rollout/showing.ts';
import type { Move, RolloutPlan, RolloutState } from '../../rollout/state.ts';
import { rollbackVariables } from '../../rollout/variables.ts';
import { NO_READS } from '../mode.ts';
import type { Mode, ModeEvent, Round } from '../mode.ts';
import { deploymentsOf, notRead, refusal, rolloutEvent } from './deployed.ts';

const LOCK_MS = 3_600_000;

/** What a rollback is about. */
export interface RollbackQuestion {
  readonly environment: EnvironmentConfig;
  readonly subject: Subject & { readonly environment: string };
  /** Version or commit to return to; absent: the known good. */
  readonly to?: string;
  readonly reason: string;
  readonly run: {
    readonly id: number;
    readonly attempt: number;
    readonly actor: string;
    readonly url: string;
  };
}

interface Version {
  readonly sha: string;
  readonly version: string;
  readonly key?: string;
}

interface State {
  readonly phase: 'locking' | 'choosing' | 'guarding' | 'recording' | 'rolling' | 'closing';
  readonly fence: number;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly ended: number;
  readonly leaving?: Version;
  readonly target?: VerifiedVersion;
  readonly plan?: RolloutPlan;
  readonly rollout?: RolloutState;
  readonly deploymentId?: string;
}

type Read = Extract<ModeEvent, { kind: 'read' }>;

/** Returns to the known good: chosen from the ledger alone, guarded by what lies between, verified, and told on both commits. */
export function rollbackMode(question: RollbackQuestion): Mode<State> {
  const { environment, subject, run, reason } = question;
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
  const stop = (
    state: State,
    outcome: Outcome,
    reasonCode: string,
    summary: string,
    findings: readonly Finding[] = [],
  ): Round<State> =>
    round({ ...state, phase: 'closing', outcome, reasonCode, summary, findings }, [
      ledger(`release ${place}: ${reasonCode}`, [release(state)]),
    ]);

  function chosen(state: State, event: Read): Round<State> {
    const document = event.ledger;
    if (document?.state !== 'known') {
      const why = document ?? notRead('the ledger');
      return stop(
        state,
        'hold',
        'ledger_unreadable',
        why.state === 'known' ? '' : `${why.source}: ${why.reason}`,
      );
    }
    const deployments = deploymentsOf(event, place);
    if (deployments.state !== 'known') {
      return stop(state, 'hold', 'deployments_unreadable', `${deployments.source}: ${deployments.reason}`);
    }
    const { open, ended } = ofRun(deployments.value, run.id, 'rollback');
    const leaving = leavingOf(deployments.value, document.value, place, open);
    const good = knownGoodOf(document.value, place, {
      ...(leaving === undefined ? {} : { leaving: leaving.sha }),
      ...(question.to === undefined ? {} : { to: question.to }),
      now: event.at,
      maxAgeMs: environment.rollback.maxAgeMs,
    });
    const finding = {
      gate: 'known-good',
      title: 'Known good',
      evidence: good.passedOver.map((text) => ({ label: 'passed over', value: text })),
    };
    if (!good.found) {
      const remedy = 'Deploy a version that mends it instead, or name one with `to`.';
      return stop(state, 'stop', good.reasonCode, good.reason, [
        { ...finding, verdict: 'fail', reasonCode: good.reasonCode, reason: good.reason, remedy },
      ]);
    }
    const target = good.version;
    const next: State = {
      ...state,
      target,
      ended: ended.length,
      ...(leaving === undefined ? {} : { leaving }),
      findings: [
        {
          ...finding,
          verdict: 'pass',
          reasonCode: 'known_good',
          reason: `${nameOf(target)} passed verification in ${environment.name} on ${new Date(target.at).toISOString()}`,
        },
      ],
    };
    const guards =
      environment.rollback.migrations === 'block' && environment.rollback.migrationPaths.length > 0;
    if (!guards || leaving === undefined) return record(next, event.at);
    return round({ ...next, phase: 'guarding' }, [], {
      read: { ...NO_READS, between: { base: target.sha, head: leaving.sha } },
    });
  }

  function guarded(state: State, event: Read): Round<State> {
    const named = { gate: 'migrations', title: 'Migrations in between', evidence: [] };
    const paths = event.paths ?? notRead('the paths between the two versions');
    if (paths.state !== 'known') {
      const why = `${paths.source} could not be read: ${paths.reason}`;
      return stop(state, 'hold', 'migrations_unreadable', why, [
        ...state.findings,
        { ...named, verdict: 'unknown', reasonCode: 'migrations_unreadable', reason: why },
      ]);
    }
    const isMigration = picomatch([...environment.rollback.migrationPaths], { dot: true });
    const migrations = paths.value.filter((path) => isMigration(path));
    if (migrations.length > 0) {
      const why = `${migrations.length} migration file${migrations.length === 1 ? '' : 's'} lie between ${nameOf(state.target)} and the version to leave: ${migrations.slice(0, 3).join(', ')}`;
      return stop(state, 'stop', 'migration_guard', why, [
        ...state.findings,
        {
          ...named,
          verdict: 'fail',
          reasonCode: 'migration_guard',
          reason: why,
          remedy: 'Ship a version that mends it, or say in rollback.migrations how the data returns.',
        },
      ]);
    }
    const clear: Finding = {
      ...named,
      verdict: 'pass',
      reasonCode: 'no_migrations',
      reason: 'no migration lies in between',
    };
    return record({ ...state, findings: [...state.findings, clear] }, event.at);
  }

  function record(state: State, at: number): Round<State> {
    const { target, leaving } = state;
    if (target === undefined) return done(state);
    const key = deploymentKey({ environment: place, sha: target.sha }, run.id, state.ended);
    const { judge: _, ...rollout } = environment.rollout;
    const plan: RolloutPlan = {
      steps: stepsBack(
        environment,
        rollbackVariables(leaving ?? { sha: '', version: '' }, { sha: target.sha, version: nameOf(target) }),
      ),
      environment: { ...environment, rollout },
      telling: {
        key,
        subject: {
          ...subject,
          sha: target.sha,
          ...(target.artifact === undefined ? {} : { artifact: target.artifact }),
        },
        environmentName: environment.name,
        strategy: rollout.strategy,
        candidate: { sha: target.sha, version: nameOf(target) },
        ...(leaving === undefined ? {} : { baseline: { sha: leaving.sha, version: leaving.version } }),
        ...(environment.url === undefined ? {} : { url: environment.url }),
        fence: state.fence,
      },
      lock: { environment: place, owner, fence: state.fence },
      task: 'rollback',
    };
    const summary = `${environment.name} returns to ${nameOf(target)}: ${reason}`;
    const payload: DeploymentPayload = {
      by: 'deploy-action',
      schemaVersion: 1,
      key,
      runId: run.id,
      version: nameOf(target),
      ...(target.artifact === undefined ? {} : { artifact: target.artifact }),
      approvals: [],
      approvalsSeen: 0,
      decision: { outcome: 'proceed', summary },
      ...(leaving === undefined ? {} : { rollbackOf: leaving.key ?? leaving.sha }),
    };
    const next: State = {
      ...state,
      phase: 'recording',
      outcome: 'wait',
      reasonCode: 'rolling_back',
      summary,
      plan,
      rollout: startRollout(plan, at),
    };
    return round(next, [
      {
        kind: 'create-deployment',
        key,
        sha: target.sha,
        environment: environment.name,
        task: 'rollback',
        production: environment.production,
        description: `back to ${nameOf(target)}: ${reason}`,
        payload,
      },
    ]);
  }

  function moved(state: State, plan: RolloutPlan, move: Move): Round<State> {
    const next: State = { ...state, rollout: move.state };
    const { ending } = move.state;
    if (move.state.phase !== 'ended' || ending === undefined) {
      return round(next, move.effects, {
        waitMs: move.waitMs,
        read: { ...NO_READS, health: move.read.health },
      });
    }
    return closing(next, plan, ending.outcome === 'proceed', ending.reason);
  }

  function closing(state: State, plan: RolloutPlan, good: boolean, why: string): Round<State> {
    const { target, leaving } = state;
    if (target === undefined) return done(state);
    const key = plan.telling.key;
    const name = titleOf('rollback', subject);
    const told = (to: 'success' | 'failure', description: string): Effect => ({
      kind: 'set-deployment-status',
      key,
      environment: environment.name,
      state: to,
      description,
      ...(environment.url === undefined ? {} : { environmentUrl: environment.url }),
    });
    const hold: LedgerOperation = {
      op: 'hold',
      environment: place,
      hold: {
        reason,
        reasonCode: 'rolled_back',
        by: run.actor,
        sha: leaving?.sha ?? target.sha,
        url: run.url,
      },
    };
    if (!good) {
      const summary = `rolling back to ${nameOf(target)} failed and needs a person: ${why}`;
      return round({ ...state, phase: 'closing', outcome: 'stop', reasonCode: 'rollback_failed', summary }, [
        ledger(`${place} could not be rolled back`, [hold, release(state)]),
        told('failure', why),
      ]);
    }
    const summary = `${environment.name} is back on ${nameOf(target)}${leaving === undefined ? '' : `, ${leaving.version} is in quarantine`}: ${reason}`;
    const bad: readonly Effect[] =
      leaving === undefined
        ? []
        : [
            ...(leaving.key === undefined
              ? []
              : [
                  {
                    kind: 'set-deployment-status' as const,
                    key: leaving.key,
                    environment: environment.name,
                    state: 'failure' as const,
                    description: `rolled back to ${nameOf(target)}: ${reason}`,
                  },
                ]),
            {
              kind: 'mark-commit',
              sha: leaving.sha,
              name,
              conclusion: 'failure',
              title: `Rolled back to ${nameOf(target)}`,
              summary: escapeText(summary),
            },
          ];
    // The ledger first: until it says so nothing is over, and a run that died before goes on from the open deployment.
    return round({ ...state, phase: 'closing', outcome: 'proceed', reasonCode: 'rolled_back', summary }, [
      ledger(`${place} rolled back to ${nameOf(target)}`, [
        {
          op: 'verify',
          environment: place,
          version: {
            sha: target.sha,
            version: nameOf(target),
            key,
            ...(target.artifact === undefined ? {} : { artifact: target.artifact }),
          },
        },
        ...(leaving === undefined
          ? []
          : [
              {
                op: 'quarantine' as const,
                version: {
                  environment: place,
                  sha: leaving.sha,
                  version: leaving.version,
                  reason,
                  url: run.url,
                },
              },
            ]),
        ...(environment.rollback.hold ? [hold] : []),
        release(state),
      ]),
      ...bad,
      {
        kind: 'mark-commit',
        sha: target.sha,
        name,
        conclusion: 'success',
        title: `${nameOf(target)} is live again`,
        summary: escapeText(summary),
      },
      { kind: 'supersede-deployments', environment: environment.name, exceptKey: key },
      told('success', `${nameOf(target)} is live again`),
    ]);
  }

  return {
    start() {
      const lock = {
        owner,
        attempt: run.attempt,
        by: run.actor,
        reason: `rolls back: ${reason}`,
        sha: subject.sha,
        url: run.url,
      };
      return round(
        {
          phase: 'locking',
          fence: 0,
          outcome: 'wait',
          reasonCode: 'locking',
          summary: `taking the lock on ${environment.name}`,
          findings: [],
          ended: 0,
        },
        [
          ledger(`lock ${place} to roll back`, [
            { op: 'take-lock', environment: place, lock, ttlMs: LOCK_MS },
          ]),
        ],
      );
    },

    step(state, event) {
      const { plan, rollout } = state;
      if (state.phase === 'closing') return done(state);
      if (state.phase === 'locking') {
        if (event.kind !== 'performed') return round(state, []);
        const [receipt] = event.receipts;
        if (receipt === undefined || receipt.state === 'failed') {
          const { code, reason: why, remedy } = refusal(receipt?.detail);
          const finding: Finding = {
            gate: 'lock',
            title: 'Lock',
            verdict: 'fail',
            reasonCode: code,
            reason: why,
            evidence: [],
            remedy,
          };
          return done({ ...state, outcome: 'hold', reasonCode: code, summary: why, findings: [finding] });
        }
        return round({ ...state, phase: 'choosing', fence: Number(receipt.output ?? 0) }, [], {
          read: {
            ...NO_READS,
            ...NO_NEEDS,
            facts: ['now', 'deployments'],
            deploymentsOf: [place],
            ledger: true,
          },
        });
      }
      if (event.kind === 'cancelled' && state.phase !== 'rolling') {
        return stop(state, 'stop', 'cancelled', 'cancelled before anything was done');
      }
      if (state.phase === 'choosing' && event.kind === 'read') return chosen(state, event);
      if (state.phase === 'guarding' && event.kind === 'read') return guarded(state, event);
      if (plan === undefined || rollout === undefined) return done(state);
      if (state.phase === 'recording' && event.kind === 'performed') {
        const [receipt] = event.receipts;
        // Users first: a rollback that GitHub cannot record is done all the same, and said.
        const recorded = receipt?.output;
        return moved(
          { ...state, phase: 'rolling', ...(recorded === undefined ? {} : { deploymentId: recorded }) },
          plan,
          advance(plan, rollout),
        );
      }
      // A cancelled rollback goes on: stopping half-way would leave neither version.
      if (event.kind === 'cancelled') return moved(state, plan, advance(plan, rollout));
      return moved(state, plan, advance(plan, rollout, rolloutEvent(event)));
    },
  };
}

/** What is to be left: the newest deployment that is live or on its way; while this very rollback goes on, what it named. */
function leavingOf(
  deployments: readonly DeploymentReading[],
  ledger: LedgerDocument,
  place: string,
  open: DeploymentReading | undefined,
): Version | undefined {
  const named = open?.payload?.rollbackOf;
  const live = deployments.find((deployment) =>
    named === undefined
      ? deployment !== open && (isOpen(deployment) || deployment.statuses.at(-1)?.state === 'success')
      : deployment.payload?.key === named || deployment.sha === named,
  );
  if (live !== undefined) {
    return {
      sha: live.sha,
      version: live.payload?.version ?? shortSha(live.sha),
      ...(live.payload === undefined ? {} : { key: live.payload.key }),
    };
  }
  const newest = ledger.verified[place]?.[0];
  return newest === undefined ? undefined : { sha: newest.sha, version: nameOf(newest), key: newest.key };
}

function nameOf(version: { readonly sha: string; readonly version?: string } | undefined): string {
  return version === undefined ? '' : (version.version ?? shortSha(version.sha));
}
