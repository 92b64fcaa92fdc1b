import type { Bump } from './bump.ts';
import { readMessage, type MessageReading, type ReadingRules } from './commit.ts';
import { copiesAmong, type Copies } from './copies.ts';
import type { Entry } from './entry.ts';
import type { CommitFact } from './facts.ts';
import type { NearMiss } from './nearMiss.ts';
import { newestFirst } from './order.ts';
import { sameTitle } from './revertClaim.ts';
import { cancellations, type Cancellations, type MessageOf } from './reverts.ts';

/**
 * counted: it moves the version. hidden: read, and it moves nothing. cancelled: undone before it was released, or the revert that did so.
 * near-miss: it moves nothing, and nearly did.
 */
export type Reading = 'counted' | 'hidden' | 'cancelled' | 'near-miss';

/** One commit among the others. */
export interface CommitReading {
  readonly fact: CommitFact;
  readonly message: MessageReading;
  readonly reading: Reading;
  /** One plain sentence. */
  readonly reason: string;
  readonly bump: Bump;
  /** What goes into the notes, as far as its section is listed. */
  readonly entries: readonly Entry[];
  /** Other commits that are the same change, picked or merged twice. */
  readonly copies: readonly string[];
  readonly nearMisses: readonly NearMiss[];
}

/**
 * Reads the commits of a range, newest first by topology. Every commit comes back, with how it was read and why.
 * `repository` is `owner/name`. Throws when a commit is not reachable from `head`.
 */
export function readRange(
  commits: readonly CommitFact[],
  head: string,
  rules: ReadingRules,
  repository?: string,
): CommitReading[] {
  const ordered = newestFirst(commits, head);
  const messages = ordered.commits.map((fact) => ({ fact, message: readMessage(fact.message, rules) }));
  const bySha = new Map(messages.map((commit) => [commit.fact.sha, commit]));
  const broughtBy = (sha: string): MessageOf[] =>
    ordered.broughtBy(sha).flatMap((fact) => bySha.get(fact.sha) ?? []);
  const cancelled = cancellations({
    commits: messages,
    broughtBy,
    ...(repository === undefined ? {} : { repository }),
  });
  const copies = copiesAmong(messages, cancelled);
  return messages.map((commit) => settle(commit, cancelled, copies, broughtBy));
}

function settle(
  commit: MessageOf,
  cancelled: Cancellations,
  copies: Copies,
  broughtBy: (sha: string) => readonly MessageOf[],
): CommitReading {
  const { fact, message } = commit;
  const nothing = { fact, message, bump: 'none', entries: [], copies: [], nearMisses: [] } as const;
  const undoneBy = cancelled.undone.get(fact.sha);
  if (undoneBy !== undefined)
    return { ...nothing, reading: 'cancelled', reason: `it was undone by ${short(undoneBy)}` };
  const targets = cancelled.settled.get(fact.sha);
  if (targets !== undefined) {
    const what = targets.map(short).join(', ');
    return { ...nothing, reading: 'cancelled', reason: `it undoes ${what}, which was not released either` };
  }
  const original = copies.originalOf.get(fact.sha);
  if (original !== undefined)
    return { ...nothing, reading: 'hidden', reason: `it is a copy of ${short(original)}` };
  const brought = fact.parents.length > 1 ? broughtBy(fact.sha) : [];
  const same = brought.find((other) => sameTitle(other.message.title, message.title));
  if (same !== undefined) {
    return {
      ...nothing,
      reading: 'hidden',
      reason: `it merges ${short(same.fact.sha)}, which is read itself`,
    };
  }
  return {
    fact,
    message,
    bump: message.bump,
    entries: message.entries,
    copies: copies.copiesOf.get(fact.sha) ?? [],
    ...wordOf(message, brought),
  };
}

function wordOf(
  message: MessageReading,
  brought: readonly MessageOf[],
): Pick<CommitReading, 'reading' | 'reason' | 'nearMisses'> {
  // A merge's body tells the pull request's title, which its commits tell themselves.
  const nearMisses = brought.length > 0 && message.kind === 'plain' ? [] : message.nearMisses;
  if (message.bump !== 'none') return { reading: 'counted', reason: countedBecause(message), nearMisses };
  const miss = nearMisses.find((one) => one.bump !== 'none');
  if (miss !== undefined) {
    return {
      reading: 'near-miss',
      reason: `line ${miss.line} would move the ${miss.bump} number, but ${miss.reason}`,
      nearMisses,
    };
  }
  return { reading: 'hidden', reason: hiddenBecause(message, brought.length > 0), nearMisses };
}

function countedBecause(message: MessageReading): string {
  const deciding = message.entries.find((entry) => entry.bump === message.bump);
  if (deciding === undefined) return '';
  if (message.kind === 'revert') {
    return message.revert?.restores == null
      ? 'it undoes something already released'
      : 'it brings back what a released commit undid';
  }
  if (deciding.breaking.length > 0) return `line ${deciding.line} says that it breaks`;
  return `type ${deciding.type} moves the ${deciding.bump} number`;
}

function hiddenBecause(message: MessageReading, isMerge: boolean): string {
  if (isMerge) return 'it is a merge; the commits it brought are read themselves';
  const type = message.entries[0]?.type ?? null;
  if (type === null) return 'its first line is not of the form type: description';
  return `type ${type} moves no version`;
}

function short(sha: string): string {
  return sha.slice(0, 7);
}
