import { describe, expect, it } from '@jest/globals';
import { known, unavailable } from '../../src/core/facts.ts';
import type { DeploymentReading, DeploymentsReading } from '../../src/core/facts.ts';
import { lastSuccess } from '../../src/gather/deployments.ts';
import { gatherReviews } from '../../src/gather/reviews.ts';
import { answered, BASE, deployment, gitHubOf, pullRequest, refused, SHA, worldOf } from './world.ts';

const OLDER = 'c'.repeat(40);
const production = { repository: 'acme/shop', sha: SHA, environment: 'production' };
const nobody = () => Promise.reject(new Error('nobody should ask for deployments'));
const deployed =
  (...deployments: DeploymentReading[]) =>
  async () =>
    known<DeploymentsReading>({ environment: 'production', deployments }, 'deployments to production');

describe('the reviews in question', () => {
  it('are those of the pull request to merge', async () => {
    const { github, calls } = gitHubOf({ readPullRequest: async (number) => answered(pullRequest(number)) });
    const fact = await gatherReviews(worldOf(github, { pullRequest: 12, subject: production }), nobody);
    expect(fact).toEqual(known({ pullRequests: [pullRequest(12)], direct: [] }, 'pull request 12'));
    expect(calls).toEqual(['readPullRequest [12]']);
  });

  it('are those of every pull request since the last success', async () => {
    const found = {
      pullRequests: [pullRequest(1), pullRequest(2)],
      direct: [OLDER],
      directAuthors: ['alice'],
    };
    const { github, calls } = gitHubOf({ readPullRequestsOf: async () => answered(found) });
    const fact = await gatherReviews(
      worldOf(github, { subject: production }),
      deployed(deployment(1, BASE, 0, ['success'])),
    );
    expect(fact).toEqual(known(found, 'pull requests of bbbbbbb..aaaaaaa'));
    expect(calls).toEqual([`readPullRequestsOf [{"base":"${BASE}","head":"${SHA}"}]`]);
  });

  it.each([
    ['nothing was deployed before', deployed()],
    ['nothing that was deployed was good', deployed(deployment(1, BASE, 0, ['failure']))],
    ['it is deployed again', deployed(deployment(1, SHA, 0, ['success']))],
  ])('are the candidate’s own where %s', async (_when, deployments) => {
    const found = { pullRequests: [pullRequest(1)], direct: [], directAuthors: ['alice'] };
    const { github, calls } = gitHubOf({ readPullRequestsOf: async () => answered(found) });
    const fact = await gatherReviews(worldOf(github, { subject: production }), deployments);
    expect(fact).toEqual(known(found, 'pull requests of aaaaaaa'));
    expect(calls).toEqual([`readPullRequestsOf [{"head":"${SHA}"}]`]);
  });

  it('are the candidate’s own where it goes back: no commit is new, and none asked about would be permission', async () => {
    const found = { pullRequests: [pullRequest(1)], direct: [], directAuthors: ['alice'] };
    const { github, calls } = gitHubOf({
      readPullRequestsOf: async ({ base }) =>
        answered(base === undefined ? found : { pullRequests: [], direct: [], directAuthors: ['alice'] }),
    });
    const fact = await gatherReviews(
      worldOf(github, { subject: production }),
      deployed(deployment(1, BASE, 0, ['success'])),
    );
    expect(fact).toEqual(known(found, 'pull requests of aaaaaaa'));
    expect(calls).toHaveLength(2);
  });

  it('are the candidate’s own where the question names no environment', async () => {
    const found = { pullRequests: [], direct: [SHA], directAuthors: ['alice'] };
    const { github } = gitHubOf({ readPullRequestsOf: async () => answered(found) });
    expect(await gatherReviews(worldOf(github), nobody)).toMatchObject({ state: 'known', value: found });
  });

  it('are unknown when what is there now cannot be read', async () => {
    const { github, calls } = gitHubOf({});
    const unread = async () => unavailable('socket hang up', 'deployments to production');
    const fact = await gatherReviews(worldOf(github, { subject: production }), unread);
    expect(fact).toEqual(
      unavailable('deployments to production could not be read: socket hang up', 'the reviews'),
    );
    expect(calls).toEqual([]);
  });

  it('are unknown when they cannot be read, and the smaller question is not asked instead', async () => {
    const { github, calls } = gitHubOf({ readPullRequestsOf: async () => refused() });
    const fact = await gatherReviews(
      worldOf(github, { subject: production }),
      deployed(deployment(1, BASE, 0, ['success'])),
    );
    expect(fact).toMatchObject({ state: 'unavailable', source: 'pull requests of bbbbbbb..aaaaaaa' });
    expect(calls).toHaveLength(1);
  });
});

describe('the last success', () => {
  it.each<[string, readonly DeploymentReading[], number | undefined]>([
    ['none of none', [], undefined],
    ['none that only began', [deployment(1, BASE, 0, ['queued', 'in_progress'])], undefined],
    ['the one that was superseded since', [deployment(1, BASE, 0, ['success', 'inactive'])], 1],
    [
      'the one that was rolled back counts: it was there',
      [deployment(1, BASE, 0, ['success', 'failure'])],
      1,
    ],
    [
      'the newest of several',
      [deployment(2, BASE, 10, ['success']), deployment(1, OLDER, 0, ['success'])],
      2,
    ],
    [
      'the one that ended last, not the one that began last',
      [deployment(2, BASE, 1, ['success']), deployment(1, OLDER, 0, ['queued', 'in_progress', 'success'])],
      1,
    ],
  ])('is %s', (_what, deployments, id) => {
    expect(lastSuccess({ environment: 'production', deployments })?.id).toBe(id);
  });
});
