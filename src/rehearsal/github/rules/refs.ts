import type { Core } from '../core.ts';
import { refuse } from '../answer.ts';
import { ZERO, type RefChange } from '../git/ref-writer.ts';
import type { Activity, User } from '../state/records.ts';
import type { Protection } from '../state/state.ts';

const expression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`)
      .replaceAll(/\*\*|\*/gu, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`,
    'u',
  );

/** Whether a name matches a pattern in which `*` does not cross a slash. */
export const matchesPattern = (pattern: string, name: string): boolean => expression(pattern).test(name);

/** Rules that cover a ref and that this person or bot may not pass. */
export const protectionsOf = (core: Core, name: string, by: User): readonly Protection[] =>
  core.state.protections.filter(
    ({ pattern, bypass }) => matchesPattern(pattern, name) && !bypass.includes(by.login),
  );

/** Whether a change is more than adding to what the ref has; its new object must be here already. */
export async function isForced(core: Core, before: string | undefined, after: string): Promise<boolean> {
  if (before === undefined || before === ZERO) return false;
  return after === ZERO || !(await core.git.history.isAncestor(before, after));
}

/** Throws GitHub's 422 when a rule keeps a ref from being written through the API. */
export async function refuseProtected(core: Core, changes: readonly RefChange[], by: User): Promise<void> {
  for (const { name, after } of changes) {
    for (const { refuses, code, reason } of protectionsOf(core, name, by)) {
      if (refuses === 'force-pushes' && !(await isForced(core, core.git.refs.get(name), after))) continue;
      throw refuse(422, code === 'GH013' ? `Repository rule violations found\n\n${reason}\n\n` : reason);
    }
  }
}

/** Whether moving a ref from one object to another only adds to it. */
export async function isFastForward(core: Core, before: string, after: string): Promise<boolean> {
  const commit = await core.git.commit(after);
  if (commit?.parents.includes(before)) return true;
  const [from, to] = [await core.git.commit(before), commit];
  return from !== undefined && to !== undefined && core.git.history.isAncestor(before, after);
}

async function kindOf(core: Core, before: string, after: string): Promise<Activity['type']> {
  if (before === ZERO) return 'branch_creation';
  if (after === ZERO) return 'branch_deletion';
  return (await isFastForward(core, before, after)) ? 'push' : 'force_push';
}

async function moveHeads(core: Core, branch: string, sha: string): Promise<void> {
  for (const { number, pull, state } of core.state.issues) {
    if (pull === null || state === 'closed') continue;
    if (pull.head.ref !== branch || pull.head.owner !== core.owner.login) continue;
    pull.head.sha = sha;
    await core.git.updateRefs([{ name: `refs/pull/${number}/head`, after: sha, before: undefined }]);
  }
}

/** Notes what became of branches, as the activity view shows it, and moves the heads of their pull requests along. */
export async function noteRefChanges(
  core: Core,
  changes: readonly { readonly name: string; readonly before: string; readonly after: string }[],
  by: User,
  type?: Activity['type'],
): Promise<void> {
  for (const { name, before, after } of changes) {
    if (!name.startsWith('refs/heads/') || before === after) continue;
    const kind = type ?? (await kindOf(core, before, after));
    const activity = { id: core.nextId(), before, after, ref: name, type: kind, actor: by, at: core.now() };
    core.state.activities.push(activity);
    if (after !== ZERO) await moveHeads(core, name.slice('refs/heads/'.length), after);
  }
}

/**
 * Changes refs on behalf of a caller: rules first, then git, then the notes. undefined when done, otherwise git's
 * reason. Throws GitHub's answer when a rule forbids it.
 */
export async function changeRefs(
  core: Core,
  changes: readonly RefChange[],
  by: User,
  type?: Activity['type'],
): Promise<string | undefined> {
  await refuseProtected(core, changes, by);
  const before = changes.map(({ name }) => core.git.refs.get(name) ?? ZERO);
  const problem = await core.git.updateRefs(changes);
  if (problem !== undefined) return problem;
  const noted = changes.map(({ name, after }, index) => ({ name, after, before: before[index] ?? ZERO }));
  await noteRefChanges(core, noted, by, type);
  return undefined;
}
