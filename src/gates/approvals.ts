import * as z from 'zod';
import type { PullRequestReading } from '../core/facts.ts';
import type { Evidence } from '../core/finding.ts';
import { shortSha } from '../core/subject.ts';
import { worst } from '../core/verdict.ts';
import type { Conclusion } from './gate.ts';
import { defineGate } from './gate.ts';
import type { Opinion } from './approvals/opinion.ts';
import { opinionsOf } from './approvals/opinion.ts';

const A_COUNT = 'a whole number from 1 on';

const options = z.strictObject({
  approvals: z.strictObject({
    min: z
      .int({ error: A_COUNT })
      .min(1, { error: A_COUNT })
      .default(1)
      .describe('How many approvals each pull request needs'),
    scope: z
      .enum(['every-pull-request-in-range'])
      .default('every-pull-request-in-range')
      .describe('Each pull request since the last deployment is judged, not only the newest'),
    exclude: z
      .array(z.enum(['author', 'committers', 'bots']))
      .default(['author', 'committers', 'bots'])
      .describe('Whose approvals do not count'),
    stale: z
      .enum(['reject', 'reject-if-diff-changed', 'accept'])
      .default('reject-if-diff-changed')
      .describe('What an approval of an earlier commit is worth'),
    'changes-requested': z
      .enum(['block', 'ignore'])
      .default('block')
      .describe('Whether a reviewer who wants changes blocks'),
  }),
});

type Options = z.output<typeof options>['approvals'];

const plural = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

function showOpinion(opinion: Opinion): string {
  if (opinion.kind === 'approves') return `${opinion.by} approved`;
  if (opinion.kind === 'blocks') return `${opinion.by} requested changes`;
  return `${opinion.by} does not count: ${opinion.by} ${opinion.why}`;
}

type PullRequestConclusion = Omit<Conclusion, 'evidence'> & { readonly evidence: Evidence };

function judgePullRequest(pullRequest: PullRequestReading, asked: Options): PullRequestConclusion {
  const { number, url, title, reviewDecision } = pullRequest;
  const name = `#${String(number)}`;
  const opinions = opinionsOf(pullRequest, asked);
  const approvers = opinions.filter(({ kind }) => kind === 'approves');
  const blockers = opinions.filter(({ kind }) => kind === 'blocks').map(({ by }) => by);
  const strange = opinions.filter((opinion) => opinion.kind === 'unknown');
  const told = opinions.map(showOpinion);
  const evidence = {
    label: `${name} ${title}`,
    value: [
      ...(told.length === 0 ? ['no reviews'] : told),
      ...(reviewDecision === null ? [] : [`GitHub says ${reviewDecision.replaceAll('_', ' ')}`]),
    ].join('; '),
    url,
  };
  const blocks = asked['changes-requested'] === 'block';

  if (blocks && blockers.length > 0) {
    return {
      verdict: 'fail',
      reasonCode: 'changes_requested',
      reason: `${name}: ${blockers.join(', ')} requested changes`,
      remedy: `Make the changes ${name} was asked for, and ask for another review.`,
      evidence,
    };
  }
  if (approvers.length < asked.min) {
    const ignored = opinions.flatMap((opinion) =>
      opinion.kind === 'not-counted' ? [`${opinion.by} ${opinion.why}`] : [],
    );
    return {
      verdict: 'fail',
      reasonCode: 'not_approved',
      reason: `${name} has ${String(approvers.length)} of ${plural(asked.min, 'approval')} needed${
        ignored.length === 0 ? '' : ` (${ignored.join('; ')})`
      }`,
      remedy: `Ask somebody who did not write ${name} to review it.`,
      evidence,
    };
  }
  if (strange.length > 0) {
    return {
      verdict: 'unknown',
      reasonCode: 'review_unknown',
      reason: `${name}: ${strange.map((opinion) => `${opinion.by} ${opinion.why}`).join('; ')}`,
      evidence,
    };
  }
  // GitHub's own answer may know more, e.g. a request for changes past what was read: the stricter one wins.
  if (blocks && reviewDecision === 'changes_requested') {
    return {
      verdict: 'fail',
      reasonCode: 'changes_requested',
      reason: `${name} has ${plural(approvers.length, 'approval')}, but GitHub says that changes are requested`,
      remedy: `Make the changes ${name} was asked for, and ask for another review.`,
      evidence,
    };
  }
  return {
    verdict: 'pass',
    reasonCode: 'approved',
    reason: `${name} was approved by ${approvers.map(({ by }) => by).join(', ')}`,
    evidence,
  };
}

const MOST_SENTENCES = 5;

function listed(sentences: readonly string[]): string {
  const more = sentences.length - MOST_SENTENCES;
  return sentences.slice(0, MOST_SENTENCES).join('; ') + (more > 0 ? `; and ${String(more)} more` : '');
}

/** Commits nobody reviewed because no pull request brought them. */
function judgeDirect(direct: readonly string[]): readonly Conclusion[] {
  if (direct.length === 0) return [];
  const commits = listed(direct.map(shortSha)).replaceAll(';', ',');
  return [
    {
      verdict: 'fail',
      reasonCode: 'commits_without_review',
      reason: `${plural(direct.length, 'commit')} came without a pull request: ${commits}`,
      remedy: 'Bring changes through pull requests, so that somebody reviews them.',
    },
  ];
}

/** Did people approve every change that ships? */
export const approvals = defineGate({
  kind: 'approvals',
  title: 'Approvals',
  needs: ['reviews'],
  options,
  evaluate({ approvals: asked }, { reviews: { pullRequests, direct } }) {
    const judged = pullRequests.map((pullRequest) => judgePullRequest(pullRequest, asked));
    const conclusions: readonly Omit<Conclusion, 'evidence'>[] = [...judged, ...judgeDirect(direct)];
    const evidence = judged.map((conclusion) => conclusion.evidence);
    const verdict = worst(conclusions.map((conclusion) => conclusion.verdict));
    if (verdict === undefined) {
      return {
        verdict: 'unknown',
        reasonCode: 'nothing_to_review',
        reason: 'no pull request and no commit was found to judge',
        remedy: 'See that the commit differs from the one deployed, and that its pull requests can be read.',
      };
    }
    if (verdict === 'pass') {
      const reason =
        conclusions.length === 1
          ? (conclusions[0]?.reason ?? '')
          : `all ${String(conclusions.length)} pull requests were approved`;
      return { verdict, reasonCode: 'approved', reason, evidence };
    }
    const decisive = conclusions.filter((conclusion) => conclusion.verdict === verdict);
    const [first] = decisive;
    return {
      verdict,
      reasonCode: first?.reasonCode ?? 'not_approved',
      reason: listed(decisive.map(({ reason }) => reason)),
      ...(first?.remedy === undefined ? {} : { remedy: first.remedy }),
      evidence,
    };
  },
});
