import type { Config, EnvironmentConfig } from '../../config/config.ts';
import type { Effect } from '../../core/effect.ts';
import type { DeploymentPayload, DeploymentReading, Fact } from '../../core/facts.ts';
import type { Subject } from '../../core/subject.ts';
import { startRollout } from '../../rollout/machine.ts';
import { stepsOf } from '../../rollout/plan.ts';
import { baselineOf, deploymentKey } from '../../rollout/record.ts';
import { resumedRollout } from '../../rollout/resume.ts';
import type { RolloutPlan, RolloutState } from '../../rollout/state.ts';
import type { Telling } from '../../rollout/variables.ts';
import type { ModeEvent, Versions } from '../mode.ts';
import type { Admission } from './admission.ts';
import { savedRollout } from './deployed.ts';
import { ownerOf } from './locking.ts';
import type { RunOf } from './locking.ts';

/** What a deployment is about, settled before it begins. */
export interface Deployment {
  readonly config: Config;
  readonly environment: EnvironmentConfig;
  readonly subject: Subject & { readonly environment: string };
  readonly version: string;
  /** Version to compare with, where the caller names one. */
  readonly baselineVersion?: string;
  readonly run: RunOf;
  readonly checkRunId?: number;
  /** The commit that is checked out. */
  readonly head: Fact<string>;
}

type Read = Extract<ModeEvent, { kind: 'read' }>;
type Baseline = DeploymentPayload['baseline'];

/** What commands are told. Before there is a key and a fence, only what reading needs. */
export function tellingOf(
  { subject, environment, version }: Deployment,
  known: { readonly key: string; readonly fence: number; readonly baseline?: Baseline } = {
    key: '',
    fence: 0,
  },
): Telling {
  const { key, fence, baseline } = known;
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

/** The rollout of an admitted deployment. One that was recorded before keeps its key and what it is compared with. */
export function planOf(deployment: Deployment, admission: Admission, fence: number): RolloutPlan {
  const { environment, subject, run, baselineVersion } = deployment;
  const place = subject.environment;
  const recorded = (admission.resumed ?? admission.over)?.payload;
  const found =
    recorded?.baseline ??
    (admission.ledger === undefined ? undefined : baselineOf(admission.ledger, place, subject.sha));
  const baseline =
    baselineVersion === undefined ? found : { sha: found?.sha ?? '', version: baselineVersion };
  const key = recorded?.key ?? deploymentKey(subject, run.id, admission.before);
  return {
    steps: stepsOf(environment.rollout),
    environment,
    telling: tellingOf(deployment, { key, fence, baseline }),
    lock: { environment: place, owner: ownerOf(run), fence },
    task: 'deploy',
  };
}

/** The one record of a deployment, with what it rests on. */
export function recordEffect(
  { subject, environment, version, run }: Deployment,
  { approved, outcome, summary }: Admission,
  { telling }: RolloutPlan,
): Effect {
  const payload: DeploymentPayload = {
    by: 'deploy-action',
    schemaVersion: 1,
    key: telling.key,
    runId: run.id,
    version,
    ...(subject.artifact === undefined ? {} : { artifact: subject.artifact }),
    ...(telling.baseline === undefined ? {} : { baseline: telling.baseline }),
    approvals: approved.by,
    approvalsSeen: approved.seen,
    decision: { outcome, summary },
  };
  return {
    kind: 'create-deployment',
    key: telling.key,
    sha: subject.sha,
    environment: environment.name,
    task: 'deploy',
    production: environment.production,
    description: `${version} to ${environment.name}`,
    payload,
  };
}

/** Where the rollout begins, or goes on. */
export function rolloutOf(
  plan: RolloutPlan,
  { run }: Deployment,
  event: Read,
  resumed: DeploymentReading | undefined,
): RolloutState {
  const fresh = startRollout(plan, event.at);
  if (resumed === undefined) return fresh;
  return resumedRollout(plan, fresh, {
    saved: savedRollout(event.snapshot, plan.telling.key),
    lastStatus: resumed.statuses.at(-1)?.description,
    ledger: event.ledger?.state === 'known' ? event.ledger.value : undefined,
    share: event.share?.ok === true ? event.share.share : undefined,
    attempt: run.attempt,
    at: event.at,
  });
}

/** Whose counts are read. */
export function versionsOf({ telling }: RolloutPlan): Versions {
  const baseline = telling.baseline?.version ?? telling.baseline?.sha;
  return { candidate: telling.candidate.version, ...(baseline === undefined ? {} : { baseline }) };
}
