import type { Decision, Receipt } from '../core/decision.ts';
import type { Subject } from '../core/subject.ts';
import type { Report } from './report.ts';

/** What a report shows beyond decision and receipts. */
export type ReportExtra = Pick<Report, 'startedAt'> &
  Partial<Pick<Report, 'timeline' | 'evidence' | 'series' | 'notes' | 'progress' | 'links'>>;

/**
 * The name under which a run shows itself, on GitHub the check run's name: `deploy-action / production`,
 * `deploy-action / merge`; component and target follow where there are any.
 */
export function titleOf(question: Decision['question'], subject: Subject): string {
  // About merging we are asked before an environment matters, even where a subject names one.
  const about = question === 'merge' ? question : (subject.environment ?? question);
  // Who only watches must not write over the verdict of who deployed.
  const watching = question === 'canary' && about !== question ? question : undefined;
  return ['deploy-action', about, watching, subject.component, subject.target]
    .filter((part) => part !== undefined && part !== '')
    .join(' / ');
}

/** Everything any surface shows of a run. */
export function reportOf(decision: Decision, receipts: readonly Receipt[], extra: ReportExtra): Report {
  return {
    schemaVersion: 1,
    title: titleOf(decision.question, decision.subject),
    decision,
    receipts,
    ...extra,
    timeline: extra.timeline ?? [],
    links: extra.links ?? [],
  };
}
