import type { Core } from '../core.ts';
import type { App, RepositoryPermission, Team, User } from '../state/records.ts';

export interface NewUser {
  readonly login: string;
  readonly type?: 'User' | 'Organization';
  readonly permission?: RepositoryPermission;
  readonly name?: string;
  readonly email?: string;
}

export interface PeopleWorld {
  /** Adds a person (they may write, unless told otherwise), or gives a known one what is named. */
  addUser(user: NewUser | string): User;
  /** Throws when there is none. */
  user(login: string): User;
  addTeam(team: { readonly slug: string; readonly members: readonly string[] }): Team;
  /** Another GitHub App that is installed here; its tokens come from `tokens.issue({ app: slug, … })`. */
  addApp(app: { readonly slug: string; readonly name?: string }): App;
}

// The ids GitHub's own App and bot have.
const ACTIONS = { app: 15_368, bot: 41_898_282 };

export function createPeople(core: Core): PeopleWorld {
  const { users, teams, apps } = core.state;

  const addUser: PeopleWorld['addUser'] = (wanted) => {
    const asked = typeof wanted === 'string' ? { login: wanted } : wanted;
    const key = asked.login.toLowerCase();
    const known = users.get(key);
    const user: User = {
      id: known?.id ?? core.nextId(),
      login: asked.login,
      type: asked.type ?? known?.type ?? 'User',
      name: asked.name ?? known?.name ?? asked.login,
      email: asked.email ?? known?.email ?? `${key}@users.noreply.github.com`,
      permission: asked.permission ?? known?.permission ?? 'write',
    };
    // Whoever holds the known one goes on holding the same person.
    const kept = known ? Object.assign(known, user) : user;
    users.set(key, kept);
    return kept;
  };

  const addApp = (slug: string, name: string, id: number, botId: number): App => {
    const login = `${slug}[bot]`;
    const bot: User = {
      id: botId,
      login,
      type: 'Bot',
      name: login,
      email: `${botId}+${login}@users.noreply.github.com`,
      permission: 'write',
    };
    users.set(login.toLowerCase(), bot);
    const app = { id, slug, name, bot };
    apps.set(slug, app);
    return app;
  };
  addApp('github-actions', 'GitHub Actions', ACTIONS.app, ACTIONS.bot);

  return {
    addUser,
    user: (login) => {
      const user = users.get(login.toLowerCase());
      if (user === undefined) throw new Error(`there is no user '${login}'`);
      return user;
    },
    addTeam: ({ slug, members }) => {
      const team = { id: core.nextId(), slug, members };
      teams.set(slug, team);
      return team;
    },
    addApp: ({ slug, name = slug }) => addApp(slug, name, core.nextId(), core.nextId()),
  };
}
