import type { DeploymentsReading, Fact, LineageReading } from '../core/facts.ts';
import { known, unavailable } from '../core/facts.ts';
import { shortSha } from '../core/subject.ts';
import { factOf } from './answer.ts';
import { lastSuccess } from './deployments.ts';
import type { GatherWorld } from './world.ts';

/** Whether the candidate is newer than what is live in its environment: one request, none where they are the same. */
export async function gatherLineage(
  { github, subject }: GatherWorld,
  deploymentsOf: (environment: string) => Promise<Fact<DeploymentsReading>>,
): Promise<Fact<LineageReading>> {
  const deployments = await deploymentsOf(subject.environment ?? '');
  if (deployments.state === 'unavailable') return unavailable(deployments.reason, deployments.source);
  const live = lastSuccess(deployments.value)?.sha;
  if (live === undefined) return known({ live: null, relation: 'first' }, deployments.source);
  if (live === subject.sha) return known({ live, relation: 'same' }, deployments.source);
  const compared = await github.compare(live, subject.sha);
  return factOf(compared, `compare ${shortSha(live)}...${shortSha(subject.sha)}`, ({ status }) => ({
    live,
    relation: status === 'identical' ? ('same' as const) : status,
  }));
}
