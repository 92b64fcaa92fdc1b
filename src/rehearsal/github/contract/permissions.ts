import { errorAnswer } from './answers.ts';
import { dataText } from './data.ts';
import type { Access, Caller, ErrorAnswer, Need, Operation, Permission } from './types.ts';

// GitHub says these in prose only. A job's token belongs to the GitHub Actions App, so it counts as an App.
const APPS_ONLY: ReadonlySet<string> = new Set(['checks/create', 'checks/update']);
const PEOPLE_ONLY: ReadonlySet<string> = new Set([
  'users/get-authenticated',
  'actions/review-pending-deployments-for-run',
]);

/** Reads `contents=read,pull_requests=read` into a need. Throws on anything else: the table is ours. */
export function needOf(text: string): Need {
  return Object.fromEntries(
    text.split(',').map((one): [string, Access] => {
      const [name, level] = one.split('=');
      if (!name || (level !== 'read' && level !== 'write')) throw new Error(`'${text}' is not a permission`);
      return [name, level];
    }),
  );
}

const textOfNeed = (need: Need): string =>
  Object.entries(need)
    .map(([name, level]) => `${name}=${level}`)
    .join(',');

/** A permission from alternatives as `x-accepted-github-permissions` spells them. */
export const permissionOf = (...alternatives: readonly string[]): Permission => ({
  anyOf: alternatives.map(needOf),
});

let table: ReadonlyMap<string, Permission> | undefined;

function readTable(): ReadonlyMap<string, Permission> {
  // Written by `npm run update:openapi`; `needOf` refuses what is no permission.
  const written: Readonly<Record<string, readonly string[]>> = JSON.parse(dataText('permissions.json'));
  return new Map(Object.entries(written).map(([key, alternatives]) => [key, permissionOf(...alternatives)]));
}

/** What an operation needs. Throws for one that is not in the table: unknown is never allowed. */
export function permissionFor(operation: Operation): Permission {
  table ??= readTable();
  const permission = table.get(operation.key);
  if (!permission) throw new Error(`no permission is known for ${operation.key}`);
  const touchesWorkflows =
    operation.id === 'repos/create-or-update-file-contents' &&
    operation.params['path']?.startsWith('.github/workflows/') === true;
  // A file that GitHub would run needs a permission that no job's token can be given.
  return touchesWorkflows
    ? { anyOf: permission.anyOf.map((need) => ({ ...need, workflows: 'write' as const })) }
    : permission;
}

const hyphened = (name: string): string => name.replaceAll('_', '-');

function holds(caller: Caller, name: string, wanted: Access): boolean {
  // Every token may read a repository's metadata; it cannot be taken away.
  if (name === 'metadata' && wanted === 'read') return true;
  const level = caller.grants[name] ?? caller.grants[hyphened(name)] ?? 'none';
  return level === 'write' || (level === 'read' && wanted === 'read');
}

/** Whether a caller has every permission of at least one alternative. */
export const allows = (caller: Caller, permission: Permission): boolean =>
  permission.anyOf.length === 0 ||
  permission.anyOf.some((need) => Object.entries(need).every(([name, level]) => holds(caller, name, level)));

/** Value of `x-accepted-github-permissions`: `contents=read,pull_requests=read; issues=read`. */
export const acceptedPermissions = (permission: Permission): string =>
  permission.anyOf.length === 0
    ? 'allows_permissionless_access=true'
    : permission.anyOf.map(textOfNeed).join('; ');

/** The 403 that GitHub gives a token without the permission. */
export function forbidden(caller: Caller, permission: Permission, docs?: string): ErrorAnswer {
  const token = caller.kind === 'user' ? 'personal access token' : 'integration';
  return errorAnswer(403, `Resource not accessible by ${token}`, docs, {
    'x-accepted-github-permissions': acceptedPermissions(permission),
  });
}

/** Why a caller may not do this, as GitHub would answer; undefined when it may. */
export function refusal(caller: Caller, operation: Operation): ErrorAnswer | undefined {
  const permission = permissionFor(operation);
  if (caller.kind === 'user' && APPS_ONLY.has(operation.id))
    return errorAnswer(403, 'You must authenticate via a GitHub App.', operation.docs);
  if (caller.kind !== 'user' && PEOPLE_ONLY.has(operation.id))
    return forbidden(caller, permission, operation.docs);
  return allows(caller, permission) ? undefined : forbidden(caller, permission, operation.docs);
}
