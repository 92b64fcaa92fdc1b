import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { timestamp } from '../state/clock.ts';
import type { App, Team, User } from '../state/records.ts';
import { nodeId } from './urls.ts';

export function userShape(core: Core, user: User): JsonObject {
  const url = `${core.urls.api}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId('U', user.id),
    avatar_url: `${core.urls.html}/avatars/u/${user.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${core.urls.html}/${user.type === 'Bot' ? `apps/${user.login.replace('[bot]', '')}` : user.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export const userOrNull = (core: Core, user: User | null | undefined): JsonObject | null =>
  user ? userShape(core, user) : null;

export function teamShape(core: Core, team: Team): JsonObject {
  const url = `${core.urls.api}/organizations/${core.owner.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: team.slug,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    permission: 'push',
    url,
    html_url: `${core.urls.html}/orgs/${core.owner.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}

export function appShape(core: Core, app: App): JsonObject {
  return {
    id: app.id,
    client_id: `Iv1.${app.id}`,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: userShape(core, core.owner),
    name: app.name,
    description: '',
    external_url: `${core.urls.html}/apps/${app.slug}`,
    html_url: `${core.urls.html}/apps/${app.slug}`,
    created_at: timestamp(core.createdAt),
    updated_at: timestamp(core.createdAt),
    permissions: {
      checks: 'write',
      contents: 'write',
      deployments: 'write',
      issues: 'write',
      metadata: 'read',
    },
    events: [],
  };
}

/** A profile as `GET /user` and `GET /users/{username}` show it. */
export function profileShape(core: Core, user: User): JsonObject {
  return {
    ...userShape(core, user),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: user.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timestamp(core.createdAt),
    updated_at: timestamp(core.createdAt),
  };
}

/** What someone is to the repository. */
export const associationOf = (core: Core, user: User | null): string => {
  if (user === null) return 'NONE';
  if (user.login === core.owner.login) return 'OWNER';
  if (user.permission === 'none' || user.permission === 'read') return 'CONTRIBUTOR';
  return core.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
};
