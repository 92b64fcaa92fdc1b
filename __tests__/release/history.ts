import type { CommitFact } from '../../src/release/facts.ts';

/** The SHA of the n-th commit of a made-up history: distinct in its first seven digits. */
export function shaOf(index: number): string {
  return (index + 1).toString(16).padStart(7, '0').padEnd(40, 'a');
}

export const BASE_SHA = 'b'.repeat(40);

/** A line of commits, oldest first in `messages`, newest first in what comes back, as git gives them. */
export function line(messages: readonly string[], over: Partial<CommitFact> = {}): CommitFact[] {
  return messages
    .map((message, index) => commit(index, message, [index === 0 ? BASE_SHA : shaOf(index - 1)], over))
    .toReversed();
}

export function commit(
  index: number,
  message: string,
  parents: readonly string[],
  over: Partial<CommitFact> = {},
): CommitFact {
  const at = Date.UTC(2026, 0, 2) / 1000 + index * 60;
  return {
    sha: shaOf(index),
    parents,
    authorName: 'Ada',
    authorEmail: 'ada@example.com',
    authoredAt: at,
    committedAt: at,
    message,
    ...over,
  };
}
