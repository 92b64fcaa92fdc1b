import type { Effect } from './effect.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';
import type { Outcome } from './verdict.ts';

/** The questions a run can ask. */
export type Question = 'merge' | 'deploy' | 'release' | 'canary' | 'rollback' | 'release-hold' | 'preview';

/** What a run concludes from all findings, and what is to be done about it. Plain data: it is saved, shown and replayed. */
export interface Decision {
  readonly schemaVersion: 1;
  readonly question: Question;
  readonly subject: Subject;
  readonly outcome: Outcome;
  readonly reasonCode: string;
  /** One plain sentence. */
  readonly summary: string;
  readonly findings: readonly Finding[];
  readonly effects: readonly Effect[];
}

/** What came of one effect. */
export interface Receipt {
  readonly effect: Effect;
  readonly state: 'done' | 'already-done' | 'failed' | 'skipped';
  /** One plain sentence: what was found or done, or why it failed. */
  readonly detail: string;
  readonly url?: string;
  /** Facts that only performing reveals: a hook's last lines, the weight read back. */
  readonly output?: string;
}
