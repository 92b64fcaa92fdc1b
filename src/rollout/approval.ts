import type { ApprovalConfig } from '../config/config.ts';
import type { EnvironmentReading, Fact, RunReading } from '../core/facts.ts';
import type { Finding } from '../core/finding.ts';
import { environmentKey } from '../core/subject.ts';

export interface ApprovalFacts {
  readonly environment: Fact<EnvironmentReading>;
  readonly run: Fact<RunReading>;
  /** Logins of authors and committers of everything that ships; unread where four eyes are asked for is unknown. */
  readonly authors: Fact<readonly string[]>;
  /** Approvals of this run that earlier, ended deployments have used up. */
  readonly used: number;
  readonly now: number;
}

/** Whose approval counts, and how many approvals there were, counted or not. */
export interface Approved {
  readonly by: readonly { readonly by: string; readonly comment: string }[];
  readonly seen: number;
}

const named = { gate: 'approval', title: 'Approval' };

/**
 * Who approved this run for this environment. GitHub names no time and no attempt for an approval, so its age is taken from
 * the run's beginning, which it cannot precede, and one approval serves one deployment.
 */
export function approvalFinding(
  environment: string,
  config: ApprovalConfig,
  facts: ApprovalFacts,
): { readonly finding: Finding; readonly approved: Approved } {
  const answer = (
    verdict: Finding['verdict'],
    reasonCode: string,
    reason: string,
    more: Partial<Finding> = {},
  ) => ({
    finding: { ...named, verdict, reasonCode, reason, evidence: [], ...more },
    approved: { by: [], seen: 0 },
  });

  const protection = facts.environment;
  if (protection.state !== 'known') {
    return answer(
      'unknown',
      'environment_unreadable',
      `${protection.source} could not be read: ${protection.reason}`,
    );
  }
  if (!protection.value.exists) {
    return answer('fail', 'environment_missing', `the environment ${environment} does not exist`, {
      remedy: `Create it in the repository's settings first: a job that names a missing environment creates it without any protection.`,
    });
  }
  if (!config.required) return answer('pass', 'approval_not_required', 'the config asks for no approval');
  if (!protection.value.reviewersRequired) {
    return answer(
      'fail',
      'protection_missing',
      `the config says approval is required, but the environment ${environment} has no required reviewers`,
      {
        remedy:
          'Add required reviewers to the environment in the repository’s settings, or set approval.required to false.',
      },
    );
  }
  const { run } = facts;
  if (run.state !== 'known')
    return answer('unknown', 'approvals_unreadable', `${run.source} could not be read: ${run.reason}`);

  const given = run.value.approvals.filter(({ environments }) =>
    environments.some((name) => environmentKey(name) === environmentKey(environment)),
  );
  const rejected = given.find(({ state }) => state === 'rejected');
  if (rejected !== undefined) {
    return answer(
      'fail',
      'rejected',
      `${rejected.by ?? 'a deleted account'} rejected this run for ${environment}`,
    );
  }
  const every = given.filter(({ state }) => state === 'approved');
  const approved = every.slice(facts.used);
  if (approved.length === 0) {
    return facts.used > 0
      ? answer(
          'fail',
          'approval_used',
          `the approval of this run was for an earlier deployment, which has ended`,
          {
            remedy: 'Start a new run, so that it is approved for itself.',
          },
        )
      : answer('fail', 'not_approved', `nobody approved this run for ${environment}`, {
          remedy: `Run the approval job (with \`environment: ${environment}\`) before the deployment, in the same workflow run.`,
        });
  }
  const age = facts.now - run.value.createdAt;
  if (age > config.maxAgeMs) {
    return answer(
      'fail',
      'approval_stale',
      `this run began ${hours(age)} ago, an approval counts for ${hours(config.maxAgeMs)}`,
      { remedy: 'Start a new run, so that people approve what they see now.' },
    );
  }
  const counted = approved
    .filter(({ by }) => by !== null)
    .map(({ by, comment }) => ({ by: by ?? '', comment }));
  if (config.fourEyes) {
    if (facts.authors.state !== 'known') {
      return answer(
        'unknown',
        'authors_unreadable',
        `${facts.authors.source} could not be read: ${facts.authors.reason}`,
      );
    }
    const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
    const authors = facts.authors.value;
    const others = counted.filter(({ by }) => !authors.some((author) => same(author, by)));
    if (others.length === 0) {
      return answer(
        'fail',
        'self_approval',
        `${counted.map(({ by }) => by).join(', ') || 'a deleted account'} approved, and wrote part of what ships: four eyes are required`,
        { remedy: 'Ask somebody else among the environment’s reviewers to approve.' },
      );
    }
    return approvedBy(environment, others, every.length);
  }
  if (counted.length === 0)
    return answer('fail', 'not_approved', 'the only approval is by a deleted account');
  return approvedBy(environment, counted, every.length);
}

function approvedBy(environment: string, approvals: Approved['by'], seen: number) {
  const finding: Finding = {
    ...named,
    verdict: 'pass',
    reasonCode: 'approved',
    reason: `approved for ${environment} by ${approvals.map(({ by }) => by).join(', ')}`,
    evidence: approvals.map(({ by, comment }) => ({
      label: by,
      value: comment === '' ? 'approved' : comment,
    })),
  };
  return { finding, approved: { by: approvals, seen } };
}

function hours(ms: number): string {
  return ms < 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 360_000) / 10} h`;
}
