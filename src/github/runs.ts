import { timeOf } from './actors.ts';
import type { Client } from './client.ts';
import { mapAnswer } from './failure.ts';
import type { GitHub } from './port.ts';

const RUN = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const APPROVALS = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals';

export function runs(client: Client): Pick<GitHub, 'readRun' | 'readRunStatus'> {
  return {
    async readRun(runId) {
      const [run, approvals] = await Promise.all([
        client.read(RUN, { run_id: runId }),
        client.read(APPROVALS, { run_id: runId }),
      ]);
      if (!run.ok) return run;
      return mapAnswer(approvals, (reviews) => ({
        createdAt: timeOf(run.value.created_at),
        actor: run.value.actor?.login ?? null,
        triggeringActor: run.value.triggering_actor?.login ?? null,
        status: run.value.status ?? 'unknown',
        attempt: run.value.run_attempt ?? 1,
        approvals: reviews.map((review) => ({
          state: review.state,
          // The account may be gone, whatever the description says.
          by: (review.user as { login?: string } | null)?.login ?? null,
          comment: review.comment,
          environments: review.environments.flatMap(({ name }) => (name === undefined ? [] : [name])),
        })),
      }));
    },

    async readRunStatus(runId) {
      const run = await client.read(RUN, { run_id: runId });
      return mapAnswer(run, ({ status, run_attempt: attempt }) => ({
        status: status ?? 'unknown',
        attempt: attempt ?? 1,
      }));
    },
  };
}
