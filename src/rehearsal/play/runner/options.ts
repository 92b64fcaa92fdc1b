import type { Patience } from './child.ts';
import type { ConcurrencyGroups } from './concurrency.ts';
import type { PlayEvent, PlayReport } from './events.ts';
import type { Origins } from './origins.ts';
import type { RunnerServer } from './server.ts';

type Texts = Readonly<Record<string, string>>;

/** The event that starts a run. */
export interface StartingEvent {
  readonly name: string;
  /** The payload, as a webhook would bring it. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sha: string;
  /** Full ref. */
  readonly ref: string;
  readonly actor: { readonly login: string; readonly id: number };
  /** Of a pull request: short names. */
  readonly baseRef?: string;
  readonly headRef?: string;
  /** The event comes from a fork: tokens can only read, and there are no secrets. */
  readonly fork?: boolean;
  /** What a run by hand is given. */
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export interface PlayOptions {
  readonly server: RunnerServer;
  /** Path of the workflow file, and the root of the repository's files to read it from. */
  readonly workflow: { readonly path: string; readonly directory: string };
  readonly event: StartingEvent;
  /** Other repositories that workflows may use. */
  readonly origins: Origins;
  readonly secrets: Texts;
  /** Secrets and variables of environments, by the environment's name; only jobs that name it see them. */
  readonly environmentSecrets?: Readonly<Record<string, Texts>>;
  readonly environmentVars?: Readonly<Record<string, Texts>>;
  readonly vars?: Texts;
  /** What the machine's own environment gives every step, beside PATH and HOME. */
  readonly machine?: Texts;
  /** Directory for workspaces and temporary files; it must exist, and is left as it is at the end. */
  readonly workRoot: string;
  /** Runs JavaScript actions. Default: the node that runs this. */
  readonly node?: string;
  /** PATH of the steps. Default: ours. */
  readonly path?: string;
  readonly tell?: (event: PlayEvent) => void;
  /** Shared between plays that are to wait for each other. */
  readonly concurrency?: ConcurrencyGroups;
  readonly patience?: Patience;
  /** The attempt that is run again, and what of it: all jobs, or those that did not succeed and what depends on them. */
  readonly rerun?: { readonly of: PlayReport; readonly jobs: 'all' | 'failed' };
}
