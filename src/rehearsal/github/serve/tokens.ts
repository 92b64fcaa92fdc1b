import type { Caller } from '../call.ts';
import { jobGrants, type Grants } from '../contract/index.ts';
import type { Core } from '../core.ts';
import { randomWord } from '../random.ts';
import type { App, RepositoryPermission } from '../state/records.ts';

export interface TokenOptions {
  /** As a job's `permissions:`; naming any sets all others to none. Undefined: what GitHub gives a workflow that says nothing. */
  readonly permissions?: Grants | 'read-all' | 'write-all' | undefined;
  /** Login of the person who set it off. */
  readonly actor: string;
  /** Slug; github-actions unless another App's installation token is wanted. */
  readonly app?: string;
  readonly runId?: number;
  readonly job?: string;
  /** The event comes from a fork: nothing may be written. */
  readonly fork?: boolean;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}

export interface Tokens {
  /** A job's GITHUB_TOKEN, or the installation token of another App. Throws for unknown permissions, people and apps. */
  issue(options: TokenOptions): string;
  /** A person's own token: it may do what they may do in the repository. */
  person(login: string): string;
  /** Whom a token stands for; undefined when it is unknown or has expired. */
  caller(token: string): Caller | undefined;
  revoke(token: string): void;
}

const NAMES = [
  'actions',
  'administration',
  'checks',
  'contents',
  'deployments',
  'environments',
  'issues',
  'metadata',
  'pull_requests',
  'statuses',
  'workflows',
] as const;

const LEVEL: Readonly<Record<RepositoryPermission, 'none' | 'read' | 'write'>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'write',
};

function grantsOfPerson(permission: RepositoryPermission): Grants {
  const level = LEVEL[permission];
  const admin = permission === 'admin' ? 'write' : 'none';
  return {
    ...Object.fromEntries(NAMES.map((name) => [name, level] as const)),
    administration: admin,
    environments: admin,
    // Anyone who can read may open issues, comment and review.
    ...(level === 'none' ? {} : { issues: 'write', pull_requests: 'write' }),
  };
}

interface Kept {
  readonly caller: () => Caller;
  readonly expiresAt: number;
}

const mostlyRead = (grants: Grants): Grants =>
  Object.fromEntries(
    Object.entries(grants).map(([name, level]) => [name, level === 'write' ? 'read' : level] as const),
  );

function grantsOfApp({ slug }: App, { permissions, fork = false }: TokenOptions): Grants {
  if (slug === 'github-actions') return jobGrants(permissions, { fork });
  if (typeof permissions === 'string') throw new Error(`the App ${slug} needs its permissions by name`);
  return fork ? mostlyRead(permissions ?? {}) : (permissions ?? {});
}

export function createTokens(core: Core, random: () => number): Tokens {
  const kept = new Map<string, Kept>();

  const keep = (prefix: string, caller: (token: string) => Caller, expiresAt = Infinity): string => {
    const token = `${prefix}_${randomWord(random, 36)}`;
    kept.set(token, { caller: () => caller(token), expiresAt });
    return token;
  };
  const personOf = (login: string): Caller['user'] => {
    const user = core.state.users.get(login.toLowerCase());
    if (user === undefined) throw new Error(`there is no user '${login}'; add one first`);
    return user;
  };

  return {
    issue: (options) => {
      const app = core.state.apps.get(options.app ?? 'github-actions');
      if (app === undefined) throw new Error(`there is no App '${options.app}'; add one first`);
      const actor = personOf(options.actor);
      const grants = grantsOfApp(app, options);
      const kind = app.slug === 'github-actions' ? 'job' : 'app';
      const { runId = null, job = null } = options;
      return keep(
        'ghs',
        (token) => ({ token, kind, user: app.bot, actor, app, grants, runId, job }),
        options.expiresAt,
      );
    },
    person: (login) => {
      const user = personOf(login);
      return keep('ghp', (token) => ({
        token,
        kind: 'user',
        user,
        actor: user,
        app: null,
        grants: grantsOfPerson(user.permission),
        runId: null,
        job: null,
      }));
    },
    caller: (token) => {
      const entry = kept.get(token);
      return entry === undefined || entry.expiresAt <= core.now() ? undefined : entry.caller();
    },
    revoke: (token) => {
      kept.delete(token);
    },
  };
}
