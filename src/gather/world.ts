import type { Subject } from '../core/subject.ts';
import type { GitHub } from '../github/port.ts';

/** Where facts are read, and about what. */
export interface GatherWorld {
  readonly github: GitHub;
  /** Directory of the candidate's checkout. */
  readonly workspace: string;
  readonly subject: Subject;
  /** The pull request the question is about; without one it is about the commits being deployed. */
  readonly pullRequest?: number;
  /** The workflow run we are part of. */
  readonly runId?: number;
  /** An environment's name as it is written, given its key; deployments are filed under it. Default: the key. */
  readonly environmentName?: (key: string) => string;
}

/** The environment's name as it is written. */
export function writtenName(world: GatherWorld, key: string): string {
  return world.environmentName?.(key) ?? key;
}
