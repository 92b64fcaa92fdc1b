import type { DeploymentsReading, Fact, ReviewsReading } from '../core/facts.ts';
import { unavailable } from '../core/facts.ts';
import { shortSha } from '../core/subject.ts';
import { factOf } from './answer.ts';
import { lastSuccess } from './deployments.ts';
import type { GatherWorld } from './world.ts';

/**
 * The pull requests the question is about: the one to merge, or every one that brought commits since the environment's
 * last success.
 * @param deploymentsOf reads an environment's deployments, once a round for all who ask
 */
export async function gatherReviews(
  world: GatherWorld,
  deploymentsOf: (environment: string) => Promise<Fact<DeploymentsReading>>,
): Promise<Fact<ReviewsReading>> {
  const { github, pullRequest, subject } = world;
  if (pullRequest !== undefined) {
    const answer = await github.readPullRequest(pullRequest);
    return factOf(answer, `pull request ${pullRequest}`, (reading) => ({
      pullRequests: [reading],
      direct: [],
    }));
  }
  if (subject.environment === undefined) return reviewsOf(world, undefined);
  const deployments = await deploymentsOf(subject.environment);
  if (deployments.state === 'unavailable') {
    // Without what is there now nobody knows which commits would be new.
    return unavailable(`${deployments.source} could not be read: ${deployments.reason}`, 'the reviews');
  }
  return reviewsOf(world, lastSuccess(deployments.value)?.sha);
}

/** Never deployed, deployed again, or gone back to: then no commit is new, and the candidate's own has to answer. */
async function reviewsOf(world: GatherWorld, base: string | undefined): Promise<Fact<ReviewsReading>> {
  const head = world.subject.sha;
  if (base !== undefined && base !== head) {
    const answer = await world.github.readPullRequestsOf({ base, head });
    const found = answer.ok ? answer.value : undefined;
    if (found === undefined || found.pullRequests.length > 0 || found.direct.length > 0) {
      return factOf(answer, `pull requests of ${shortSha(base)}..${shortSha(head)}`, (reading) => reading);
    }
  }
  const answer = await world.github.readPullRequestsOf({ head });
  return factOf(answer, `pull requests of ${shortSha(head)}`, (reading) => reading);
}
