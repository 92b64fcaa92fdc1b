import type { Effect } from '../../core/effect.ts';
import type { DeploymentPayload } from '../../core/facts.ts';
import { startRollout } from '../../rollout/machine.ts';
import { stepsBack } from '../../rollout/plan.ts';
import { deploymentKey } from '../../rollout/record.ts';
import { resumedRollout } from '../../rollout/resume.ts';
import { nameOf } from '../../rollout/returning.ts';
import type { RolloutPlan, RolloutState } from '../../rollout/state.ts';
import { rollbackVariables } from '../../rollout/variables.ts';
import type { Choice } from './choosing.ts';
import { ownerOf } from './locking.ts';
import type { RunOf } from './locking.ts';
import type { RollbackQuestion } from './rollback.ts';

type Chosen = Extract<Choice, { to: 'return' }>;

/** The rollout that returns an environment to a version: no judge, because nothing new is on trial. */
export function planBack(
  { environment, subject, run }: RollbackQuestion,
  { target, leaving, before, begun }: Chosen,
  fence: number,
): RolloutPlan {
  const place = subject.environment;
  const key = begun?.key ?? deploymentKey({ environment: place, sha: target.sha }, run.id, before);
  const { judge: _, ...rollout } = environment.rollout;
  const candidate = { sha: target.sha, version: nameOf(target) };
  return {
    steps: stepsBack(environment, rollbackVariables(leaving ?? { sha: '', version: '' }, candidate)),
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
      candidate,
      ...(leaving === undefined ? {} : { baseline: { sha: leaving.sha, version: leaving.version } }),
      ...(environment.url === undefined ? {} : { url: environment.url }),
      fence,
    },
    lock: { environment: place, owner: ownerOf(run), fence },
    task: 'rollback',
  };
}

/** Where the way back begins, or goes on: an end that the ledger knows is only told. */
export function rolloutBack(plan: RolloutPlan, { begun }: Chosen, run: RunOf, at: number): RolloutState {
  const fresh = startRollout(plan, at);
  if (begun === undefined) return fresh;
  const unknown = { saved: undefined, lastStatus: undefined, share: undefined };
  return resumedRollout(plan, fresh, { ...unknown, ledger: begun.ledger, attempt: run.attempt, at });
}

/** The one record of a rollback, which names what it leaves. */
export function recordBack(
  { environment, run, reason }: RollbackQuestion,
  { telling }: RolloutPlan,
  { target, leaving }: Chosen,
): Effect {
  const summary = `${environment.name} returns to ${nameOf(target)}: ${reason}`;
  const payload: DeploymentPayload = {
    by: 'deploy-action',
    schemaVersion: 1,
    key: telling.key,
    runId: run.id,
    version: nameOf(target),
    ...(target.artifact === undefined ? {} : { artifact: target.artifact }),
    approvals: [],
    approvalsSeen: 0,
    decision: { outcome: 'proceed', summary },
    ...(leaving === undefined ? {} : { rollbackOf: leaving.key ?? leaving.sha }),
  };
  return {
    kind: 'create-deployment',
    key: telling.key,
    sha: target.sha,
    environment: environment.name,
    task: 'rollback',
    production: environment.production,
    description: `back to ${nameOf(target)}: ${reason}`,
    payload,
  };
}
