import type { Fact, RunReading } from '../core/facts.ts';
import { unavailable } from '../core/facts.ts';
import { factOf } from './answer.ts';
import type { GatherWorld } from './world.ts';

/** The workflow run we are part of, and who answered its review requests. */
export async function gatherRun({ github, runId }: GatherWorld): Promise<Fact<RunReading>> {
  if (runId === undefined) return unavailable('this is no workflow run', 'the workflow run');
  const answer = await github.readRun(runId);
  return factOf(
    answer,
    `workflow run ${runId}`,
    ({ attempt, createdAt, actor, triggeringActor, approvals }) => ({
      id: runId,
      attempt,
      createdAt,
      actor,
      triggeringActor,
      approvals,
    }),
  );
}
