/** One commit as git has it. Times are seconds since the epoch. */
export interface CommitFact {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  readonly authoredAt: number;
  readonly committedAt: number;
  /** Raw, with whatever line ends it was written with. */
  readonly message: string;
  /** Paths it changed against its first parent, where they were asked for. */
  readonly files?: readonly string[];
  /** The same for the same change, wherever it was picked to. */
  readonly patchId?: string;
}

/** A tag and the commit it stands for (an annotated tag is peeled). */
export interface TagFact {
  readonly name: string;
  readonly sha: string;
}
