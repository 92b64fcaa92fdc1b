/** Where the rehearsal is shown while it goes on. */
export interface Screen {
  readonly print: (text: string) => void;
  /** A picture can be drawn over; otherwise there are lines only. */
  readonly terminal: boolean;
  readonly colour: boolean;
  readonly size: () => { readonly columns: number; readonly rows: number };
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** Lines where it is no terminal, where nobody looks (CI), or where it cannot move its cursor. */
export function screenOf(output: Output, env: Readonly<Record<string, string | undefined>>): Screen {
  const isTerminal = output.isTTY === true;
  return {
    print: (text) => void output.write(text),
    terminal: isTerminal && env['CI'] === undefined && env['TERM'] !== 'dumb',
    // https://no-color.org: set and not empty.
    colour: isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    // A log has no width of its own.
    size: () => ({ columns: output.columns ?? 110, rows: output.rows ?? 24 }),
  };
}
