import type { ChecksReading, Fact } from '../core/facts.ts';
import { shortSha } from '../core/subject.ts';
import { factOf } from './answer.ts';
import type { GatherWorld } from './world.ts';

/** What was reported on the candidate, by this run and by others. */
export async function gatherChecks({ github, subject }: GatherWorld): Promise<Fact<ChecksReading>> {
  const answer = await github.readChecks(subject.sha);
  const without = answer.ok && answer.value.without !== undefined ? ` (${answer.value.without})` : '';
  const source = `checks of ${shortSha(subject.sha)}${without}`;
  return factOf(answer, source, ({ checks }) => ({ sha: subject.sha, checks }));
}
