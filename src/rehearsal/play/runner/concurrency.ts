/** How a group takes another member, from `concurrency:`. */
export interface Joining {
  readonly group: string;
  readonly cancelInProgress: boolean;
  readonly queue: 'single' | 'max';
}

export interface Place {
  /** True when it is this member's turn, false when it was cancelled while waiting. */
  readonly turn: Promise<boolean>;
  /** Gives the place up, waiting or not. */
  leave(): void;
}

/** Groups in which one member runs at a time. They last as long as this object: share it between runs to have them wait for each other. */
export interface ConcurrencyGroups {
  /** @param cancel called when a newer member wants this one, running or waiting, out of the way */
  join(joining: Joining, cancel: () => void): Place;
}

interface Member {
  readonly cancel: () => void;
  readonly decide: (isTurn: boolean) => void;
}

const LONGEST_QUEUE = 100;

/**
 * One member of a group runs. With `queue: single` one more waits, and a newer one takes its place; with `max` up to
 * 100 wait in the order they came. Names of groups do not regard case.
 */
export function createConcurrencyGroups(): ConcurrencyGroups {
  const groups = new Map<string, { running: Member; waiting: Member[] }>();

  return {
    join({ group, cancelInProgress, queue }, cancel) {
      const key = group.toLowerCase();
      const decision: { make?: (isTurn: boolean) => void } = {};
      const turn = new Promise<boolean>((resolve) => {
        decision.make = resolve;
      });
      const member: Member = { cancel, decide: (isTurn) => decision.make?.(isTurn) };
      const refuse = (one: Member): void => {
        one.decide(false);
        one.cancel();
      };
      const known = groups.get(key);
      if (known === undefined) {
        groups.set(key, { running: member, waiting: [] });
        member.decide(true);
      } else {
        if (cancelInProgress || queue === 'single') known.waiting.splice(0).forEach(refuse);
        if (cancelInProgress) known.running.cancel();
        if (known.waiting.length < LONGEST_QUEUE) known.waiting.push(member);
        else refuse(member);
      }
      return {
        turn,
        leave() {
          member.decide(false); // nothing after a turn was given; else it never will be
          const now = groups.get(key);
          if (now === undefined) return;
          const at = now.waiting.indexOf(member);
          if (at >= 0) now.waiting.splice(at, 1);
          if (now.running !== member) return;
          const next = now.waiting.shift();
          if (next === undefined) groups.delete(key);
          else {
            now.running = next;
            next.decide(true);
          }
        },
      };
    },
  };
}
