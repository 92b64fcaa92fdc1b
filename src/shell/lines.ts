/** Keeps the last `count` lines of a text that arrives in pieces; a line without an end yet counts as one. */
export function lastLinesOf(count: number): { push: (text: string) => void; all: () => readonly string[] } {
  let kept: string[] = [];
  let open = '';
  return {
    push(text) {
      const lines = (open + text).split('\n');
      // A command that prints megabytes without a line end must not grow us.
      open = (lines.pop() ?? '').slice(-2000);
      kept = [...kept, ...lines].slice(-count);
    },
    all: () => [...kept, ...(open === '' ? [] : [open])].slice(-count),
  };
}

export interface LineSink {
  readonly push: (text: string) => void;
  /** Hands over what has no line end. */
  readonly end: () => void;
}

/** What came without a line end is handed over all the same when there is this much of it. */
const MOST_HELD = 64 * 1024;

/** Hands a text that arrives in pieces over in whole lines, so that no secret is cut in two and no line of one stream in the middle of another's. */
export function wholeLines(take: (text: string) => void): LineSink {
  let held = '';
  const hand = (upTo: number): void => {
    if (upTo > 0) take(held.slice(0, upTo));
    held = held.slice(upTo);
  };
  return {
    push(text) {
      held += text;
      hand(held.length > MOST_HELD ? held.length : held.lastIndexOf('\n') + 1);
    },
    end: () => hand(held.length),
  };
}
