import type { GitRepository } from './git/repository.ts';
import type { State } from './state/state.ts';
import type { User } from './state/records.ts';
import type { Urls } from './shape/urls.ts';

/** What every route, resolver and builder works on. */
export interface Core {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  /** `owner/name`. */
  readonly fullName: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly createdAt: number;
  readonly git: GitRepository;
  readonly state: State;
  readonly urls: Urls;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number no other thing here has; later things have higher ones. */
  readonly nextId: () => number;
  /** Numbers of issues and pull requests count on their own. */
  readonly nextIssueNumber: () => number;
  /** Called whenever a job may have been allowed on or refused. */
  readonly changed: Signal;
}

/** Wakes whoever waits for the next change. */
export interface Signal {
  fire(): void;
  next(): Promise<void>;
}

export function createSignal(): Signal {
  let waiting: (() => void)[] = [];
  return {
    fire: () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
