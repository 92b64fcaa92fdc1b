/** A command of the user's, as it is to be run. */
export interface Command {
  /** For people and logs: `deploy hook`, `traffic set`. */
  readonly title: string;
  /** Bash source from the config; facts reach it only through `env`, never spliced into it. */
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Show its output in the log while it runs. */
  readonly live: boolean;
}

export interface CommandEnd {
  readonly state: 'exited' | 'timed-out' | 'cancelled' | 'not-started';
  /** Exit code; `null` unless it exited by itself. */
  readonly code: number | null;
  /** Standard output, at most 1 MB, secrets masked. */
  readonly stdout: string;
  /** The last lines of both streams in the order they came, secrets masked. */
  readonly lastLines: readonly string[];
  readonly seconds: number;
}

export type RunCommand = (command: Command, signal?: AbortSignal) => Promise<CommandEnd>;
