import type { ConcurrencyGroups } from './concurrency.ts';
import type { PlayEvent } from './events.ts';
import type { Contexts } from './expressions.ts';
import type { Loaded } from './loaded.ts';
import type { PlayOptions } from './options.ts';
import type { ServerRun } from './server.ts';
import type { Permissions } from './workflow-schema.ts';

/** What all jobs of one play share. */
export interface Session {
  readonly options: PlayOptions;
  readonly run: ServerRun;
  readonly groups: ConcurrencyGroups;
  readonly tell: (event: PlayEvent) => void;
  /** Aborts when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** The runners at work now, to be killed by the name of their job. */
  readonly runners: Set<{ readonly name: string; kill(): void }>;
  /** The `github` context as far as it is the same in every job. */
  readonly github: Readonly<Record<string, unknown>>;
}

/** One workflow file being played: the one the event started, or one that a job calls. */
export interface Scope {
  readonly loaded: Loaded;
  /** Before the names of its jobs: `caller / `. */
  readonly namePrefix: string;
  /** Before the ids of its jobs in the report: `caller/`. */
  readonly idPrefix: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether environments add secrets that were not passed by name. */
  readonly inheritsSecrets: boolean;
  /** What the calling job has. */
  readonly permissions: Permissions | undefined;
  /** Concurrency groups that are held around it. */
  readonly held: readonly string[];
  /** Jobs are run again whatever came of them before, because something they depend on is. */
  readonly isRerun: boolean;
}

/** The contexts that are known before a job starts. */
export function scopeContexts({ options, github }: Session, scope: Scope): Contexts {
  return { github, inputs: scope.inputs, vars: options.vars ?? {} };
}
