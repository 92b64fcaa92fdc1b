type Job = (...args: never[]) => Promise<unknown>;
type OnFailed = (
  error: unknown,
  info: { args: unknown[]; retryCount: number },
) => Promise<number | undefined>;

// What the throttling plugin asks of a Bottleneck, without its timers: each pass through one costs 5 ms, three of them
// a request, before anything is wrong. How long to wait is decided in patience.ts, by GitHub's word.

/** A limiter that starts a job at once, and again as long as its listener for `failed` answers with a number. */
export function repeating() {
  let onFailed: OnFailed | undefined;
  return {
    on(_event: 'failed', listener: OnFailed) {
      onFailed = listener;
    },
    async schedule<J extends Job>(job: J, ...args: Parameters<J>): Promise<unknown> {
      for (let retryCount = 0; ; retryCount += 1) {
        try {
          return await job(...args);
        } catch (error) {
          // The plugin's listener trips over errors that hold no response; Bottleneck takes that for a no.
          const again = await onFailed?.(error, { args, retryCount }).catch(() => undefined);
          if (again === undefined) throw error;
        }
      }
    },
  };
}

const AT_ONCE = {
  schedule: <J extends Job>(_options: unknown, job: J, ...args: Parameters<J>) => job(...args),
};

/** A group of limiters that start every job at once. */
export const UNPACED = { key: () => AT_ONCE };

/** Runs jobs at most `limit` at a time, the others in the order they came. */
export function atMost(limit: number): <T>(job: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (running >= limit) await new Promise<void>((start) => waiting.push(start));
    else running += 1;
    try {
      return await job();
    } finally {
      // The place is handed over, not given up and taken again: nobody can step in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
