import type { DeploymentReading, Fact } from '../../core/facts.ts';
import { known, needsOf, NO_NEEDS } from '../../core/facts.ts';
import type { Finding } from '../../core/finding.ts';
import type { LedgerDocument } from '../../core/ledger.ts';
import { outcomeOf, worst } from '../../core/verdict.ts';
import type { Outcome } from '../../core/verdict.ts';
import { isQuarantined } from '../../ledger/transition.ts';
import {
  checkoutFinding,
  ledgerFindings,
  orderFinding,
  overFinding,
  overtakenFindings,
  recordsFindings,
  trafficFindings,
} from '../../rollout/admission.ts';
import { approvalFinding } from '../../rollout/approval.ts';
import type { Approved } from '../../rollout/approval.ts';
import { isOf, isOpen, ofRun, succeeded } from '../../rollout/record.ts';
import { wasDecided } from '../../rollout/resume.ts';
import { NO_READS } from '../mode.ts';
import type { ModeEvent, Reads } from '../mode.ts';
import type { Deployment } from './deployment.ts';
import { deploymentsOf, notRead, savedRollout } from './deployed.ts';
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
  /** This run's open deployment of just this, to go on with. */
  readonly resumed?: DeploymentReading;
  /** This run's deployment of just this, which is over and is not done again. */
  readonly over?: DeploymentReading;
  /** How many other deployments to this environment the run has recorded. */
  readonly before: number;
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
          'lineage',
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
  const { environment, subject, run, version } = deployment;
  const place = subject.environment;
  const here = deploymentsOf(event, place);
  const records = here.state === 'known' ? here.value : [];
  const { own, others, overtakenBy } = ofRun(records, run.id, isOf(subject, version));
  const ledger = event.ledger?.state === 'known' ? event.ledger.value : undefined;

  const resumed = own !== undefined && isOpen(own) ? own : undefined;
  const ended = own !== undefined && resumed === undefined ? [own, ...others] : others;
  const common = { ledger, approved: { by: [], seen: 0 }, before: ended.length };
  if (own !== undefined && resumed === undefined && isOver(own, ledger, place)) {
    const { finding, outcome } = overFinding(own, environment.name);
    const { reasonCode, reason: summary } = finding;
    return { ...common, outcome, reasonCode, summary, findings: [finding], over: own };
  }

  // What is decided is only finished: our own hold and quarantine must not keep us from it.
  const decided =
    resumed !== undefined &&
    wasDecided(resumed, ledger, place, savedRollout(event.snapshot, resumed.payload?.key ?? ''));
  const standing: readonly Finding[] = [
    ...(decided ? [] : ledgerFindings(event.ledger ?? notRead('the ledger'), place, subject.sha)),
    ...overtakenFindings(overtakenBy, environment.name),
    checkoutFinding(deployment.head, subject.sha),
    ...recordsFindings(here),
  ];
  if (resumed !== undefined) {
    // What was admitted is gone on with: its approval and gates were judged when it began, and are in its payload.
    const traffic = decided || environment.rollout.traffic === undefined ? [] : trafficFindings(event.share);
    return { ...common, resumed, ...concluded([...standing, ...traffic], undefined) };
  }

  const order = orderFinding(event.facts.lineage ?? notRead('what is live'), subject.sha);
  const { finding, approved } = approvalFinding(environment.name, environment.approval, {
    environment: event.facts.environment ?? notRead('the environment'),
    run: event.facts.run ?? notRead('the workflow run'),
    authors: authorsOf(event, run.actor),
    used: Math.max(0, ...ended.map(({ payload }) => payload?.approvalsSeen ?? 0)),
    now: event.at,
  });
  const gates = requirementOf(environment, deployment.config).evaluate(event.facts, {
    subject,
    own: {
      runId: run.id,
      ...(deployment.checkRunId === undefined ? {} : { checkRunId: deployment.checkRunId }),
    },
    waitingSince: startedAt,
    task: 'deploy',
  });
  return { ...common, approved, ...concluded([...standing, order, finding], gates) };
}

/** Done and still live, or taken back and still refused: then doing it again is not what was asked for. */
function isOver(own: DeploymentReading, ledger: LedgerDocument | undefined, place: string): boolean {
  if (succeeded(own)) return ledger?.verified[place]?.[0]?.key === own.payload?.key;
  if (ledger === undefined || own.statuses.at(-1)?.state !== 'failure') return false;
  const hold = ledger.holds[place];
  return isQuarantined(ledger, place, own.sha) || (hold?.sha === own.sha && hold.by === 'deploy-action');
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

/** Everybody who wrote what ships, and whoever started the run or started it again. */
function authorsOf(event: Read, actor: string): Fact<readonly string[]> {
  const { reviews, run } = event.facts;
  if (reviews === undefined) return notRead('the pull requests of the range');
  if (reviews.state !== 'known') return reviews;
  const { pullRequests, direct, directAuthors } = reviews.value;
  if (direct.length > 0 && directAuthors === undefined)
    return notRead('authors of commits without a pull request');
  const authors = [
    ...pullRequests.map(({ author }) => author),
    ...pullRequests.flatMap(({ committers }) => committers),
    ...(directAuthors ?? []),
  ];
  const starters = run?.state === 'known' ? [run.value.actor, run.value.triggeringActor] : [];
  const names = [...authors, ...starters, actor].flatMap((name) => (name === null ? [] : [name]));
  return known([...new Set(names)], reviews.source);
}
