import type { EnvironmentReading, Fact } from '../core/facts.ts';
import { unavailable } from '../core/facts.ts';
import { factOf } from './answer.ts';
import { writtenName } from './world.ts';
import type { GatherWorld } from './world.ts';

/** The subject's environment and what protects it. */
export async function gatherEnvironment(world: GatherWorld): Promise<Fact<EnvironmentReading>> {
  const key = world.subject.environment;
  if (key === undefined) return unavailable('the question names no environment', 'the environment');
  const name = writtenName(world, key);
  return factOf(await world.github.readEnvironment(name), `environment ${name}`, (reading) => reading);
}
