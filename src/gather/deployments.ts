import type { DeploymentReading, DeploymentsReading, Fact } from '../core/facts.ts';
import { factOf } from './answer.ts';
import { writtenName } from './world.ts';
import type { GatherWorld } from './world.ts';

// One request. What lies further back is older than any age a gate should accept.
const NEWEST = 50;

/** Deployments of an environment, newest first. */
export async function gatherDeployments(
  world: GatherWorld,
  environment: string,
): Promise<Fact<DeploymentsReading>> {
  const name = writtenName(world, environment);
  const answer = await world.github.readDeployments(name, NEWEST);
  return factOf(answer, `deployments to ${name}`, (deployments) => ({ environment, deployments }));
}

/** What was brought there last and was good: the newest `success`, not the newest deployment, which may end later. */
export function lastSuccess({ deployments }: DeploymentsReading): DeploymentReading | undefined {
  const endedWell = deployments.flatMap((deployment) => {
    const at = deployment.statuses.findLast(({ state }) => state === 'success')?.createdAt;
    return at === undefined ? [] : [{ deployment, at }];
  });
  return endedWell.toSorted((a, b) => b.at - a.at)[0]?.deployment;
}
