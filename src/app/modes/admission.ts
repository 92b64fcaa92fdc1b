import type { DeploymentReading, Fact } from '../../core/facts.ts';
import { known, needsOf, NO_NEEDS } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { LedgerDocument } from '../../core/ledger.ts';
import { outcomeOf, worst } from '../../core/verdict.ts';
import type { Outcome } from '../../core/verdict.ts';
import { checkoutFinding, ledgerFindings } from '../../rollout/admission.ts';
import { approvalFinding } from '../../rollout/approval.ts';
import type { Approved } from '../../rollout/approval.ts';
import { ofRun } from '../../rollout/record.ts';
import { wasUndone } from '../../rollout/resume.ts';
import { NO_READS } from '../mode.ts';
import type { ModeEvent, Reads } from '../mode.ts';
import type { Deployment } from './deploy.ts';
import { deploymentsOf, notRead } from './deployed.ts';
import { requirementOf } from './requirement.ts';

type Read = Extract<ModeEvent, { kind: 'read' }>;

/** Whether a deployment may begin, or go on. */
export interface Admission {
  readonly outcome: Outcome;
  readonly reasonCode: string;
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly approved: Approved;
  readonly ledger: LedgerDocument | undefined;
  /** This run's open deployment of the same commit, to go on with. */
  readonly resumed: DeploymentReading | undefined;
  /** How many deployments of this run to this environment have ended. */
  readonly ended: number;
}

/** Everything admission rests on, read at once and after the lock was taken. */
export function admissionReads(deployment: Deployment): Reads {
  const { environment, config, subject } = deployment;
  const { approval } = environment;
  return {
    ...NO_READS,
    ...needsOf([
      requirementOf(environment, config).needs,
      {
        ...NO_NEEDS,
        facts: [
          'now',
          'environment',
          'deployments',
          ...(approval.required ? (['run'] as const) : []),
          ...(approval.required && approval.fourEyes ? (['reviews'] as const) : []),
        ],
        deploymentsOf: [subject.environment],
      },
    ]),
    ledger: true,
    snapshot: true,
  };
}

/** The gates again, the approval's evidence, holds and quarantine: judged at the last moment, while the lock is ours. */
export function admissionOf(deployment: Deployment, startedAt: number, event: Read): Admission {
  const { environment, subject, run, config } = deployment;
  const place = subject.environment;
  const here = deploymentsOf(event, place);
  const { open, ended } =
    here.state === 'known' ? ofRun(here.value, run.id, 'deploy') : { open: undefined, ended: [] };
  const resumed = open?.sha === subject.sha ? open : undefined;
  const ledger = event.ledger?.state === 'known' ? event.ledger.value : undefined;
  // A version being taken back is in quarantine by our own hand: that must not keep us from finishing.
  const undone = resumed !== undefined && wasUndone(resumed, ledger, place);

  const { finding, approved } = approvalFinding(environment.name, environment.approval, {
    environment: event.facts.environment ?? notRead('the environment'),
    run: event.facts.run ?? notRead('the workflow run'),
    authors: authorsOf(event, run.actor),
    used: ended.reduce((most, { payload }) => Math.max(most, payload?.approvalsSeen ?? 0), 0),
    now: event.at,
  });
  const standing: readonly Finding[] = [
    ...(undone ? [] : ledgerFindings(event.ledger ?? notRead('the ledger'), place, subject.sha)),
    checkoutFinding(deployment.head, subject.sha),
    ...unreadable(here),
  ];
  const common = { ledger, resumed, ended: ended.length, approved };
  // What was admitted is gone on with: its approval and gates were judged when it began, and are in its payload.
  if (resumed !== undefined) return { ...common, ...concluded(standing, undefined) };

  const gates = requirementOf(environment, config).evaluate(event.facts, {
    subject,
    own: {
      runId: run.id,
      ...(deployment.checkRunId === undefined ? {} : { checkRunId: deployment.checkRunId }),
    },
    waitingSince: startedAt,
    task: 'deploy',
  });
  return { ...common, ...concluded([...standing, finding], gates) };
}

function concluded(
  own: readonly Finding[],
  gates:
    | {
        readonly outcome: Outcome;
        readonly reasonCode: string;
        readonly summary: string;
        readonly findings: readonly Finding[];
      }
    | undefined,
): Pick<Admission, 'outcome' | 'reasonCode' | 'summary' | 'findings'> {
  const verdict = worst(own.map((each) => each.verdict));
  const outcome = outcomeOf(own.map((each) => each.verdict));
  const findings = [...own, ...(gates?.findings ?? [])];
  if (outcome !== 'proceed') {
    const blocking = own.find((each) => each.verdict === verdict);
    return {
      outcome,
      reasonCode: blocking?.reasonCode ?? 'nothing_judged',
      summary: blocking?.reason ?? 'nothing was judged',
      findings,
    };
  }
  if (gates === undefined)
    return {
      outcome,
      reasonCode: 'resumed',
      summary: 'the deployment goes on where it was interrupted',
      findings,
    };
  return { outcome: gates.outcome, reasonCode: gates.reasonCode, summary: gates.summary, findings };
}

function unreadable(here: Fact<readonly DeploymentReading[]>): readonly Finding[] {
  if (here.state === 'known') return [];
  return [
    {
      gate: 'deployments',
      title: 'Deployments',
      verdict: 'unknown',
      reasonCode: 'deployments_unreadable',
      reason: `${here.source} could not be read: ${here.reason}`,
      evidence: [],
    },
  ];
}

/** Everybody who wrote what ships, and whoever started the run. */
function authorsOf(event: Read, actor: string): Fact<readonly string[]> {
  const { reviews } = event.facts;
  if (reviews === undefined) return notRead('the pull requests of the range');
  if (reviews.state !== 'known') return reviews;
  const authors = reviews.value.pullRequests.flatMap(({ author, committers }) => [
    ...(author === null ? [] : [author]),
    ...committers,
  ]);
  return known([...new Set([...authors, actor])], reviews.source);
}
