import type { LogLine } from './commands.ts';

export interface SpawnOptions {
  readonly cwd: string;
  /** Beside the step's own environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** What the body of a step works with. */
export interface StepTools {
  /** Runs a command in the step's environment, its output in the log. Exit code; `undefined` when a signal ended it. */
  spawn(command: string, args: readonly string[], options: SpawnOptions): Promise<number | undefined>;
  say(line: LogLine): void;
  mask(secret: string): void;
  /** What `main` left in GITHUB_STATE. */
  readonly state: ReadonlyMap<string, string>;
}

/** Resolves to the exit code; `undefined` when a signal ended it. */
export type StepRun = (tools: StepTools) => Promise<number | undefined>;

/** What a step does, whatever kind of step it is. */
export interface StepBody {
  readonly main: StepRun;
  /** What is to be done when the job ends. */
  readonly post?: {
    /** `post-if`; always when undefined. */
    readonly condition: string | undefined;
    readonly run: StepRun;
  };
}
