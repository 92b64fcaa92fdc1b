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
