import type { Client } from './client.ts';
import { answered, failed, mapAnswer } from './failure.ts';
import type { GitHub } from './port.ts';

type Group = 'createDeployment' | 'createDeploymentStatus';

const MOST_DESCRIPTION = 140;

/** Recording deployments. */
export function deploying(client: Client): Pick<GitHub, Group> {
  const group: Pick<GitHub, Group> = {
    async createDeployment({ sha, environment, task, production, description, payload }) {
      const answer = await client.write('POST /repos/{owner}/{repo}/deployments', {
        ref: sha,
        task,
        environment,
        description: cut(description),
        production_environment: production,
        transient_environment: false,
        // Merging the default branch in would deploy a commit nobody judged; contexts were judged by our own gates.
        auto_merge: false,
        required_contexts: [],
        payload: { ...payload },
      });
      if (!answer.ok) return answer;
      // 202 merged something instead of deploying, and has no id.
      if (!('id' in answer.value))
        return failed({ kind: 'conflict', message: 'GitHub merged instead of deploying' });
      const { id, sha: recorded } = answer.value;
      if (recorded === sha) return answered({ id: Number(id) });
      await group.createDeploymentStatus({
        deploymentId: Number(id),
        state: 'error',
        description: 'recorded for another commit than the one that was judged',
      });
      return failed({
        kind: 'conflict',
        message: `GitHub recorded a deployment of ${recorded}, not of ${sha}`,
      });
    },

    async createDeploymentStatus({ deploymentId, state, description, environmentUrl, logUrl }) {
      const answer = await client.write('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        deployment_id: deploymentId,
        state,
        description: cut(description),
        ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
      });
      return mapAnswer(answer, () => undefined);
    },
  };
  return group;
}

function cut(text: string): string {
  const points = Array.from(text);
  return points.length <= MOST_DESCRIPTION ? text : `${points.slice(0, MOST_DESCRIPTION - 1).join('')}…`;
}
