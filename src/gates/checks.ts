import type { ChecksReading, ReportedCheck } from '../core/facts.ts';
import { shortSha } from '../core/subject.ts';
import type { Verdict } from '../core/verdict.ts';
import { VERDICTS, worst } from '../core/verdict.ts';
import type { Conclusion, GateContext } from './gate.ts';
import { defineGate } from './gate.ts';
import { isNamed, newestOf, withoutOwn } from './checks/identity.ts';
import type { ChecksOptions } from './checks/options.ts';
import { checksOptions } from './checks/options.ts';
import { isUnfinished } from './checks/result.ts';
import type { Remark, Scene } from './checks/selection.ts';
import { selectionOf } from './checks/selection.ts';

/** GitHub's clock tells whole seconds; a check may also seem to end a little after now. */
function lastFinished(checks: readonly ReportedCheck[], now: number): number {
  return Math.min(now, Math.max(0, ...checks.map(({ completedAt }) => completedAt ?? 0)));
}

/**
 * What the commit shows. A check that needs another job appears only after that one, so as long as anything runs all
 * may still appear; once nothing runs they have the grace, counted from when we began to wait or the last one ended.
 */
function sceneOf(
  sha: string,
  newest: readonly ReportedCheck[],
  now: number,
  { wait, grace }: ChecksOptions,
  { waitingSince }: GateContext,
): Scene {
  const deadline = waitingSince + wait;
  const appears = newest.some(isUnfinished)
    ? deadline
    : Math.min(deadline, Math.max(waitingSince, lastFinished(newest, now)) + grace);
  return {
    sha,
    newest,
    ...(now < appears ? { appearsWithin: appears - now } : {}),
    ...(now < deadline ? {} : { waited: now - waitingSince }),
  };
}

const MOST_SENTENCES = 5;

function sentencesOf(remarks: readonly Remark[]): string {
  const sentences = [...new Set(remarks.map(({ sentence }) => sentence))];
  const more = sentences.length - MOST_SENTENCES;
  return sentences.slice(0, MOST_SENTENCES).join('; ') + (more > 0 ? `; and ${String(more)} more` : '');
}

/** What all selectors together come to. */
function conclusionOf(remarks: readonly Remark[], verdict: Verdict): Omit<Conclusion, 'evidence'> {
  const decisive = remarks.filter((remark) => remark.verdict === verdict);
  const [first] = decisive;
  if (verdict === 'pass') {
    const rest = remarks.filter((remark) => remark.verdict !== 'pass');
    const count = `${String(decisive.length)} ${decisive.length === 1 ? 'check' : 'checks'} passed`;
    return {
      verdict,
      reasonCode: 'checks_passed',
      reason: rest.length === 0 ? count : `${count}; ${sentencesOf(rest)}`,
    };
  }
  const remedies = [...new Set(decisive.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy])))];
  return {
    verdict,
    reasonCode: first?.reasonCode ?? 'checks_missing',
    reason: sentencesOf(decisive),
    ...(remedies.length === 0 ? {} : { remedy: remedies.slice(0, 2).join(' ') }),
  };
}

function evaluate(
  options: ChecksOptions,
  { checks, now }: { readonly checks: ChecksReading; readonly now: number },
  context: GateContext,
): Conclusion {
  const { sha } = context.subject;
  if (checks.sha !== sha) {
    return {
      verdict: 'unknown',
      reasonCode: 'checks_of_another_commit',
      reason: `the checks read are those of ${shortSha(checks.sha)}, not of ${shortSha(sha)}`,
    };
  }
  const { newest, ambiguous } = newestOf(withoutOwn(checks.checks, context.own));
  const scene = sceneOf(sha, newest, now, options, context);
  const selections = options.checks.map((selector) => selectionOf(selector, options.accept, scene));

  const remarks: Remark[] = selections.flatMap((selection) => selection.remarks);
  for (const check of ambiguous) {
    if (!options.checks.some((selector) => isNamed(check, selector))) continue;
    remarks.push({
      verdict: 'unknown',
      reasonCode: 'checks_ambiguous',
      sentence: `two results of ${check.name} claim to be the newest and differ`,
      remedy: 'Re-run it.',
    });
  }
  const verdict = worst(remarks.map((remark) => remark.verdict)) ?? 'fail';
  const shown = selections.flatMap((selection) => selection.evidence);
  return {
    ...conclusionOf(remarks, verdict),
    evidence: shown
      .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
      .map((piece) => piece.shown),
  };
}

/** Did the checks of this commit (check runs and commit statuses alike) pass? */
export const checks = defineGate({
  kind: 'checks',
  title: 'Checks',
  needs: ['checks', 'now'],
  options: checksOptions,
  waits: ({ wait }) => wait,
  evaluate,
});
