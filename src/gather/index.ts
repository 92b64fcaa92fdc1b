import type { DeploymentsReading, Fact, FactName, Facts, Needs } from '../core/facts.ts';
import { known } from '../core/facts.ts';
import { gatherChecks } from './checks.ts';
import { gatherDeployments } from './deployments.ts';
import { gatherEnvironment } from './environment.ts';
import { gatherFiles } from './files.ts';
import { gatherLineage } from './lineage.ts';
import { gatherReviews } from './reviews.ts';
import { gatherRun } from './run.ts';
import type { GatherWorld } from './world.ts';

/** One round of reading: what several facts rest on is read once. */
interface Round {
  readonly world: GatherWorld;
  readonly needs: Needs;
  readonly deploymentsOf: (environment: string) => Promise<Fact<DeploymentsReading>>;
}

const READERS: Readonly<Record<Exclude<FactName, 'now'>, (round: Round) => Promise<Facts>>> = {
  checks: async ({ world }) => ({ checks: await gatherChecks(world) }),
  reviews: async ({ world, deploymentsOf }) => ({ reviews: await gatherReviews(world, deploymentsOf) }),
  files: async ({ world, needs }) => ({ files: await gatherFiles(world.workspace, needs.files) }),
  deployments: async ({ needs, deploymentsOf }) => {
    const read = needs.deploymentsOf.map(async (name) => [name, await deploymentsOf(name)] as const);
    return { deployments: known(Object.fromEntries(await Promise.all(read)), 'deployments') };
  },
  environment: async ({ world }) => ({ environment: await gatherEnvironment(world) }),
  lineage: async ({ world, deploymentsOf }) => ({ lineage: await gatherLineage(world, deploymentsOf) }),
  run: async ({ world }) => ({ run: await gatherRun(world) }),
};

/**
 * The facts of one round, each read at the same time as the others and none twice. What cannot be read is an
 * unavailable fact; nothing is thrown for the world's failures. The client bounds how many requests are open at once.
 */
export async function gather(needs: Needs, world: GatherWorld): Promise<Facts> {
  const reading = new Map<string, Promise<Fact<DeploymentsReading>>>();
  const deploymentsOf = (environment: string) => {
    const read = reading.get(environment) ?? gatherDeployments(world, environment);
    reading.set(environment, read);
    return read;
  };
  const round = { world, needs, deploymentsOf };
  const names = new Set(needs.facts);
  const read = [...names].flatMap((name) => (name === 'now' ? [] : [READERS[name](round)]));
  const facts: Facts = Object.assign({}, ...(await Promise.all(read)));
  // Last, because each answer tells GitHub's clock.
  return names.has('now') ? { ...facts, now: known(world.github.now(), "GitHub's clock") } : facts;
}

export type { GatherWorld } from './world.ts';
