import type { Facts, PullRequestReading, ReviewsReading } from '../core/facts.ts';
import { NO_NEEDS } from '../core/facts.ts';
import type { Freeze } from '../schedule/freeze.ts';
import { activeFreezes } from '../schedule/freeze.ts';
import { showInstant } from '../schedule/localTime.ts';
import type { Conclusion, ConfiguredGate, GateContext } from './gate.ts';

/** The label that makes a pull request a hotfix. */
const HOTFIX = 'hotfix';

/** Whoever wants to ship cannot also say that it is urgent: the label counts from somebody else. */
function isHotfix({ labels, labelledBy, author, committers }: PullRequestReading): boolean {
  const label = labels.find((name) => name.toLowerCase() === HOTFIX);
  if (label === undefined || labelledBy === undefined || !Object.hasOwn(labelledBy, label)) return false;
  const by = labelledBy[label]?.toLowerCase();
  return by !== undefined && ![author, ...committers].some((login) => login?.toLowerCase() === by);
}

/** A range is a hotfix if all of it is: a freeze is not for shipping the rest along with it. */
function allHotfixes({ pullRequests, direct }: ReviewsReading): boolean {
  return pullRequests.length > 0 && direct.length === 0 && pullRequests.every(isHotfix);
}

function isExempt(freeze: Freeze, facts: Facts, { task }: GateContext): boolean {
  if (freeze.except.includes('rollback') && task === 'rollback') return true;
  if (!freeze.except.includes('hotfix') || facts.reviews?.state !== 'known') return false;
  return allHotfixes(facts.reviews.value);
}

function wayOut({ except }: Freeze): string {
  return except.includes('hotfix')
    ? `Wait for its end, or have somebody who wrote none of it label every pull request '${HOTFIX}'.`
    : 'Wait for its end.';
}

function conclude(
  freezes: readonly Freeze[],
  environment: string,
  facts: Facts,
  context: GateContext,
): Conclusion {
  if (facts.now?.state !== 'known') {
    const { source, reason } = facts.now ?? { source: 'the clock', reason: 'it was not read' };
    return {
      verdict: 'unknown',
      reasonCode: 'now_unreadable',
      reason: `${source} could not be read: ${reason}`,
    };
  }
  const now = facts.now.value;
  const active = activeFreezes(freezes, environment, now);
  const evidence = active.map(({ freeze, ends }) => ({
    label: freeze.name,
    value: `until ${showInstant(ends, freeze.tz)}${freeze.reason === undefined ? '' : `: ${freeze.reason}`}`,
  }));
  const frozen = active.find(({ freeze }) => !isExempt(freeze, facts, context));
  if (frozen !== undefined) {
    const { freeze, ends } = frozen;
    return {
      verdict: 'pending',
      reasonCode: 'frozen',
      reason: `the freeze '${freeze.name}' lasts until ${showInstant(ends, freeze.tz)}`,
      remedy: wayOut(freeze),
      evidence,
      again: ends,
    };
  }
  if (active.length > 0) {
    const names = active.map(({ freeze }) => freeze.name).join(', ');
    const what = context.task === 'rollback' ? 'a rollback' : 'a hotfix';
    return {
      verdict: 'pass',
      reasonCode: 'freeze_exempt',
      reason: `the freeze ${names} lasts, and ${what} may pass it`,
      evidence,
    };
  }
  return { verdict: 'pass', reasonCode: 'not_frozen', reason: 'no freeze lasts now' };
}

/**
 * The gate that every environment with freezes has without asking for it, or `undefined` where no freeze concerns it.
 * Pull requests are read only where a freeze lets hotfixes through; unread, nothing is a hotfix.
 */
export function freezeGate(freezes: readonly Freeze[], environment: string): ConfiguredGate | undefined {
  const ours = freezes.filter(
    ({ environments }) => environments.length === 0 || environments.includes(environment),
  );
  if (ours.length === 0) return undefined;
  const asksReviews = ours.some(({ except }) => except.includes('hotfix'));
  const gate: ConfiguredGate = {
    name: 'freeze',
    kind: 'freeze',
    title: 'Freeze',
    options: ours,
    needs: { ...NO_NEEDS, facts: asksReviews ? ['now', 'reviews'] : ['now'] },
    evaluate(facts, context) {
      const conclusion = conclude(ours, environment, facts, context);
      return { gate: 'freeze', title: 'Freeze', ...conclusion, evidence: conclusion.evidence ?? [] };
    },
    withPathsOf: () => gate,
  };
  return gate;
}
