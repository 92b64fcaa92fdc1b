/** GitHub's clock, learnt from the `date` headers of its answers. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** An answer with this `date` header was asked for at `sent` and arrived at `received`, both by the local clock. */
  readonly saw: (date: string | undefined, sent: number, received: number) => void;
}

/**
 * The header has whole seconds and was written somewhere between sending and receiving, so it only bounds how far the
 * two clocks are apart. While the bounds allow that they agree, the local clock is used as it is.
 * @param local the runner's clock
 */
export function clockOf(local: () => number): Clock {
  let ahead = 0;
  return {
    now: () => local() + ahead,
    saw(date, sent, received) {
      const second = Date.parse(date ?? '');
      if (Number.isNaN(second)) return;
      const least = second - received;
      const most = second + 1000 - sent;
      ahead = Math.max(least, Math.min(0, most));
    },
  };
}

/** Milliseconds by a clock that nobody sets. Start-up time: `performance` would load all of node's measuring for it. */
export const monotonic = (): number => process.uptime() * 1000;
