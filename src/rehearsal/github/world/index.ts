import type { Core } from '../core.ts';
import { createChecks, type CheckWorld } from './checks.ts';
import { createCommits, type CommitWorld } from './commits.ts';
import { createDeployments, type DeploymentWorld } from './deployments.ts';
import { createPeople, type PeopleWorld } from './people.ts';
import { createPulls, type PullWorld } from './pulls.ts';
import { createRuns, type RunWorld } from './runs.ts';

/** Builds and reads the world behind the API: what people, pushes and other jobs would have done. */
export type World = PeopleWorld & CommitWorld & PullWorld & CheckWorld & RunWorld & DeploymentWorld;

export const createWorld = (core: Core): World => ({
  ...createPeople(core),
  ...createCommits(core),
  ...createPulls(core),
  ...createChecks(core),
  ...createRuns(core),
  ...createDeployments(core),
});
