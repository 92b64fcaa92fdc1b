import { found, ok } from '../answer.ts';
import { param, type Routes } from '../call.ts';
import type { JsonObject } from '../json.ts';
import { fullRepository } from '../shape/repository.ts';
import { profileShape, userShape } from '../shape/users.ts';
import type { RepositoryPermission, User } from '../state/records.ts';

const LADDER: readonly RepositoryPermission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
// The older field knows four words only.
const OLD_WORD: Readonly<Record<RepositoryPermission, string>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

const atLeast = (user: User, level: RepositoryPermission): boolean =>
  LADDER.indexOf(user.permission) >= LADDER.indexOf(level);

const permissionsShape = (user: User): JsonObject => ({
  pull: atLeast(user, 'read'),
  triage: atLeast(user, 'triage'),
  push: atLeast(user, 'write'),
  maintain: atLeast(user, 'maintain'),
  admin: atLeast(user, 'admin'),
});

export const repositoryRoutes: Routes = {
  'GET /repos/{owner}/{repo}': (call) => {
    const shape = fullRepository(call.core);
    const whose = call.caller.kind === 'user' ? { permissions: permissionsShape(call.caller.user) } : {};
    return ok({ ...shape, ...whose });
  },

  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': (call) => {
    const { core } = call;
    const user = found(core.state.users.get(param(call, 'username').toLowerCase()));
    const permissions = permissionsShape(user);
    return ok({
      permission: OLD_WORD[user.permission],
      role_name: user.permission,
      user: { ...userShape(core, user), permissions, role_name: user.permission },
    });
  },

  'GET /user': (call) => ok(profileShape(call.core, call.caller.user)),

  'GET /users/{username}': (call) =>
    ok(profileShape(call.core, found(call.core.state.users.get(param(call, 'username').toLowerCase())))),

  'GET /meta': () => ok({ verifiable_password_authentication: false }),
};
