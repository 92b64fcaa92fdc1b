import { latestRelease } from '../rules/releases.ts';
import { releaseShape } from '../shape/releases.ts';
import { nodeId } from '../shape/urls.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { Release } from '../state/records.ts';
import { commitOrNull } from './git.ts';
import type { Node, Scope } from './node.ts';
import { actorNode } from './people.ts';

export const releaseNode = (scope: Scope, release: Release): Node => ({
  __typename: 'Release',
  id: nodeId('RE', release.id),
  databaseId: release.id,
  name: release.name,
  tagName: release.tagName,
  description: release.body,
  url: releaseShape(scope.core, release)['html_url'],
  isDraft: release.draft,
  isPrerelease: release.prerelease,
  isLatest: latestRelease(scope.core) === release,
  createdAt: timestamp(release.createdAt),
  publishedAt: timestampOrNull(release.publishedAt),
  tagCommit: async () => {
    const sha = await scope.core.git.resolve(`refs/tags/${release.tagName}`);
    return sha === undefined ? null : commitOrNull(scope, sha);
  },
  // The schema has a User here, so GitHub gives bots as such.
  author: { ...actorNode(scope, release.author), __typename: 'User' },
});
