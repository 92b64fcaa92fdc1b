import type { Core } from '../core.ts';
import type { Json } from '../json.ts';
import {
  addDeployment,
  addDeploymentStatus,
  derivedState,
  deploymentsOf,
  type DerivedState,
} from '../rules/deployments.ts';
import { environmentNamed, setEnvironment, type EnvironmentRules } from '../rules/environments.ts';
import { releasesOf } from '../rules/releases.ts';
import type {
  Deployment,
  DeploymentStatus,
  DeploymentStatusState,
  Environment,
  Release,
  User,
} from '../state/records.ts';

export interface DeploymentWorld {
  /** Makes an environment, or changes the rules of a known one. Reviewers are people or teams already added. */
  createEnvironment(name: string, rules?: EnvironmentRules): Environment;
  environment(name: string): Environment | undefined;
  /** As if made through the API earlier. `payload` is kept as it is. */
  addDeployment(deployment: {
    readonly sha: string;
    readonly environment: string;
    readonly ref?: string;
    readonly task?: string;
    readonly payload?: Json;
    readonly transient?: boolean;
    readonly production?: boolean;
    readonly by?: User;
  }): Deployment;
  /** With all of its consequences; `autoInactive` is on unless switched off. */
  addDeploymentStatus(
    deployment: Deployment,
    state: DeploymentStatusState,
    more?: { readonly description?: string; readonly autoInactive?: boolean; readonly by?: User },
  ): DeploymentStatus;
  /** Newest first. */
  deployments(environment?: string): readonly Deployment[];
  /** The state GraphQL tells, e.g. ACTIVE or ABANDONED. */
  deploymentState(deployment: Deployment): DerivedState;
  /** Newest first, drafts too. */
  releases(): readonly Release[];
}

export function createDeployments(core: Core): DeploymentWorld {
  return {
    createEnvironment: (name, rules) => setEnvironment(core, name, rules),
    environment: (name) => environmentNamed(core, name),
    addDeployment: ({ by = core.owner, ref, ...wanted }) =>
      addDeployment(core, { ...wanted, ref: ref ?? wanted.sha, by, app: null }),
    addDeploymentStatus: (deployment, state, { by = core.owner, ...more } = {}) =>
      addDeploymentStatus(core, deployment, { state, by, app: null, ...more }),
    deployments: (environment) => deploymentsOf(core, environment),
    deploymentState: (deployment) => derivedState(core, deployment),
    releases: () => releasesOf(core),
  };
}
