import type { Verdict } from './verdict.ts';

/** One thing a finding rests on: shown as `label: value`, linked where there is a link. Plain text, never Markdown. */
export interface Evidence {
  readonly label: string;
  readonly value: string;
  readonly url?: string;
}

/** A named person's recorded permission to go past a finding. */
export interface Waiver {
  readonly by: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** What one gate concluded. `reason` tells the number seen and the number wanted; `remedy` tells what to do. */
export interface Finding {
  /** The name the gate has in the config, e.g. `ci`. */
  readonly gate: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Stable snake_case name of why; people script against it. */
  readonly reasonCode: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly remedy?: string;
  readonly waiver?: Waiver;
  /** Advisory findings are shown and never decide. */
  readonly advisory?: boolean;
  /** The `any` or `not` this finding is a part of: that one's own finding decides in its place. */
  readonly partOf?: string;
  /** The earliest moment at which judging again could say something else (ms since the epoch): a window opens, a soak ends. */
  readonly again?: number;
}
