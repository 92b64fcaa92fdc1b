import type { ReportedCheck } from '../../core/facts.ts';
import type { Verdict } from '../../core/verdict.ts';
import { showDuration } from '../../schedule/duration.ts';
import type { CheckSelector, ChecksOptions } from './options.ts';

/** What one check's newest result comes to. `says` follows the check's name. */
export interface CheckResult {
  readonly verdict: Verdict;
  readonly reasonCode: string;
  readonly says: string;
  readonly remedy?: string;
}

/** GitHub's words for what is not finished, and how to say them. */
const UNFINISHED: Readonly<Record<string, string>> = {
  queued: 'is queued',
  in_progress: 'is running',
  waiting: 'waits for the approval of an environment',
  requested: 'was requested and has not begun',
  pending: 'is pending',
  expected: 'is expected',
};

/** Whether a check is on its way, by a word that we know to say so. */
export function isUnfinished({ status }: ReportedCheck): boolean {
  return Object.hasOwn(UNFINISHED, status);
}

interface Failure {
  readonly reasonCode: string;
  readonly says: string;
  readonly remedy: string;
}

/** Every conclusion that does not pass by itself. What is in neither table is a word we do not know, and never a pass. */
const FAILURES: Readonly<Record<string, Failure>> = {
  failure: { reasonCode: 'check_failed', says: 'failed', remedy: 'Mend what it found, or re-run it.' },
  error: {
    reasonCode: 'check_failed',
    says: 'ended with an error',
    remedy: 'Look at its log, or re-run it.',
  },
  timed_out: { reasonCode: 'check_timed_out', says: 'timed out', remedy: 'Re-run it, or give it more time.' },
  cancelled: { reasonCode: 'check_cancelled', says: 'was cancelled', remedy: 'Re-run it.' },
  action_required: {
    reasonCode: 'check_action_required',
    says: 'asks for somebody to act',
    remedy: 'Do what its page asks for.',
  },
  stale: {
    reasonCode: 'check_stale',
    says: 'was incomplete for 14 days and given up by GitHub',
    remedy: 'Re-run it.',
  },
  startup_failure: {
    reasonCode: 'check_not_started',
    says: 'could not start: its workflow file is invalid',
    remedy: 'Mend the workflow file.',
  },
  skipped: {
    reasonCode: 'check_skipped',
    says: 'was skipped, and skipped is no proof',
    remedy: 'If a skipped check is enough, say so: accept: [success, skipped].',
  },
  neutral: {
    reasonCode: 'check_neutral',
    says: 'ended neutral, and neutral is no proof',
    remedy: 'If neutral is enough, say so: accept: [success, neutral].',
  },
};

/** Conclusions that explain why other jobs of their run were skipped. */
const SKIPS_OTHERS: ReadonlySet<string | null> = new Set([
  'failure',
  'cancelled',
  'timed_out',
  'startup_failure',
  'action_required',
  'stale',
]);

/** A job of the same run that went wrong: jobs that need it are shown as skipped, and theirs is not a choice of anybody's. */
function skippedAfter(check: ReportedCheck, all: readonly ReportedCheck[]): ReportedCheck | undefined {
  if (check.runId === undefined) return undefined;
  return all.find(({ runId, conclusion }) => runId === check.runId && SKIPS_OTHERS.has(conclusion));
}

/** A limit that stops a job is reported as a cancellation; how long it ran lets people tell. */
function afterHowLong({ conclusion, startedAt, completedAt }: ReportedCheck): string {
  if (conclusion !== 'cancelled' || startedAt === undefined || completedAt === undefined) return '';
  return ` after ${showDuration(completedAt - startedAt)} (a job that exceeds timeout-minutes is reported like this)`;
}

/**
 * Judges a check's newest result.
 * @param all every newest result on the commit, to tell why one was skipped
 * @param waited how long was waited, where the deadline has passed
 */
export function resultOf(
  check: ReportedCheck,
  { when }: Pick<CheckSelector, 'when'>,
  accept: ChecksOptions['accept'],
  all: readonly ReportedCheck[],
  waited: number | undefined,
): CheckResult {
  const { status, conclusion } = check;
  // A status that is not completed outweighs whatever conclusion came with it: a re-run is not its old result.
  const unfinished = Object.hasOwn(UNFINISHED, status) ? UNFINISHED[status] : undefined;
  if (unfinished !== undefined) return unfinishedResult(unfinished, waited);
  if (conclusion === null || (check.kind === 'check-run' && status !== 'completed')) {
    return {
      verdict: 'unknown',
      reasonCode: 'check_unknown',
      says: `has the status '${status}' and the conclusion '${String(conclusion)}', which together say nothing known`,
    };
  }
  if (conclusion === 'skipped') {
    const cause = skippedAfter(check, all);
    if (cause !== undefined) {
      return {
        verdict: 'fail',
        reasonCode: 'check_skipped_after_failure',
        says: `was skipped after ${cause.name} went wrong in the same run`,
        remedy: `Mend ${cause.name}.`,
      };
    }
    const accepted = accept.some((word) => word === conclusion);
    if (when === 'if-present' && !accepted) {
      return { verdict: 'skipped', reasonCode: 'check_skipped', says: 'was skipped' };
    }
  }
  if (accept.some((word) => word === conclusion)) {
    return { verdict: 'pass', reasonCode: 'check_passed', says: `ended with ${conclusion}` };
  }
  const failure = Object.hasOwn(FAILURES, conclusion) ? FAILURES[conclusion] : undefined;
  if (failure !== undefined) {
    return { ...failure, verdict: 'fail', says: `${failure.says}${afterHowLong(check)}` };
  }
  return {
    verdict: 'unknown',
    reasonCode: 'check_unknown',
    says: `ended with '${conclusion}', which is not accepted and not known to be a failure`,
  };
}

function unfinishedResult(says: string, waited: number | undefined): CheckResult {
  if (waited === undefined) return { verdict: 'pending', reasonCode: 'checks_pending', says };
  return {
    verdict: 'fail',
    reasonCode: 'checks_late',
    says: `${says}, after ${showDuration(waited)} of waiting`,
    remedy: 'Find out why it does not finish, or give it more time: wait.',
  };
}
