import { once } from 'node:events';
import type { EmbeddedGitHub, WorkflowRun } from '../../github/index.ts';
import type { RunnerServer, ServerRun } from './server.ts';

/** The embedded GitHub as the runner's server. Every actor of a run must be known there. */
export async function runnerServer(github: EmbeddedGitHub): Promise<RunnerServer> {
  const { world, tokens } = github;
  const [owner = ''] = github.repository.split('/');

  const attemptOf = (run: WorkflowRun): ServerRun => ({
    id: run.id,
    number: run.runNumber,
    attempt: run.attempt,
    addJob({ name, environment, deployment }) {
      const job = world.addJob(run, { name, environment, deployment });
      return Promise.resolve({
        id: job.id,
        checkRunId: job.check.id,
        async clearance(signal) {
          const aborted = async (): Promise<never> => {
            if (!signal.aborted) await once(signal, 'abort');
            throw new Error('cancelled while waiting');
          };
          const word = await Promise.race([world.jobCleared(job), aborted()]);
          return word === 'go' ? 'cleared' : 'refused';
        },
        started: () => Promise.resolve(world.startJob(job)),
        // A refused job has been concluded by whoever refused it.
        completed: (conclusion) =>
          Promise.resolve(job.check.status === 'completed' ? undefined : world.completeJob(job, conclusion)),
      });
    },
    completed: (conclusion) => Promise.resolve(world.completeRun(run, conclusion)),
  });

  return {
    repository: {
      fullName: github.repository,
      id: await repositoryId(github, owner),
      ownerId: world.user(owner).id,
    },
    url: github.url,
    apiUrl: github.apiUrl,
    graphqlUrl: github.graphqlUrl,
    startRun: ({ path, name, title, event, sha, ref, actor }) =>
      Promise.resolve(
        attemptOf(world.createWorkflowRun({ path, name, title, event, sha, ref, actor: world.user(actor) })),
      ),
    restartRun(runId, actor) {
      const run = world.run(runId);
      world.rerun(run, world.user(actor));
      return Promise.resolve(attemptOf(run));
    },
    issueToken: ({ permissions, actor, runId, job, fork }) =>
      tokens.issue({ permissions, actor, runId, job, fork }),
    revokeToken: (token) => tokens.revoke(token),
  };
}

async function repositoryId(github: EmbeddedGitHub, owner: string): Promise<number> {
  const token = github.tokens.person(owner);
  const answer = await fetch(`${github.apiUrl}/repos/${github.repository}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
  });
  const body: unknown = await answer.json();
  github.tokens.revoke(token);
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'number')
    return body.id;
  throw new Error(`the repository has no id: ${answer.status}`);
}
