import type { Signature } from '../git/objects.ts';
import { userOfEmail } from '../shape/git.ts';
import { timestamp } from '../state/clock.ts';
import type { Team, User } from '../state/records.ts';
import { nodeId } from '../shape/urls.ts';
import type { Node, Scope } from './node.ts';

/** In the graph a bot goes without the `[bot]` it has in the REST API. */
export const actorNode = ({ core }: Scope, user: User): Node => {
  const login = user.type === 'Bot' ? user.login.replace(/\[bot\]$/u, '') : user.login;
  return {
    __typename: user.type,
    id: nodeId('U', user.id),
    databaseId: user.id,
    login,
    name: user.name,
    email: user.email,
    url: `${core.urls.html}/${user.type === 'Bot' ? `apps/${login}` : login}`,
  };
};

export const actorOrNull = (scope: Scope, user: User | null): Node | null =>
  user === null ? null : actorNode(scope, user);

export const personNode = (scope: Scope, { name, email, at }: Signature): Node => ({
  __typename: 'GitActor',
  name,
  email,
  date: timestamp(at),
  user: () => {
    const user = userOfEmail(scope.core, email);
    return user?.type === 'User' ? actorNode(scope, user) : null;
  },
});

export const teamNode = ({ core }: Scope, team: Team): Node => ({
  __typename: 'Team',
  id: nodeId('T', team.id),
  databaseId: team.id,
  name: team.slug,
  slug: team.slug,
  combinedSlug: `${core.owner.login}/${team.slug}`,
});
