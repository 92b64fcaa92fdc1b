import type { Answer } from '../answer.ts';
import type { Core } from '../core.ts';
import { ZERO } from '../git/ref-writer.ts';
import { isForced, noteRefChanges, protectionsOf } from '../rules/refs.ts';
import type { User } from '../state/records.ts';
import type { Protection } from '../state/state.ts';
import { declinedPush, type PushCommands } from './push-commands.ts';

const TOLD = {
  GH006: { line: 'Protected branch update failed for', why: 'protected branch hook declined' },
  GH013: {
    line: 'Repository rule violations found for',
    why: 'push declined due to repository rule violations',
  },
} as const;

/** What GitHub prints for a push that a rule refuses: all refs of it are. */
function declined(push: PushCommands, name: string, { code, reason }: Protection): Answer {
  const { line, why } = TOLD[code];
  return {
    status: 200,
    body: declinedPush(push, [`error: ${code}: ${line} ${name}.`, `error: ${reason}`], why),
    headers: { 'content-type': 'application/x-git-receive-pack-result', 'cache-control': 'no-cache' },
  };
}

/** What a rule refuses without looking into the pack: any write, or a deletion. */
export function declinedAtOnce(core: Core, push: PushCommands, by: User): Answer | undefined {
  for (const { name, after } of push.changes) {
    const protection = protectionsOf(core, name, by).find(
      ({ refuses }) => refuses === 'everything' || after === ZERO,
    );
    if (protection) return declined(push, name, protection);
  }
  return undefined;
}

/**
 * What remains once git has taken the pack and can tell whether a push was forced: a forbidden one is undone and
 * declined, any other noted as the activity it is.
 */
export async function settledPush(core: Core, push: PushCommands, by: User, answer: Answer): Promise<Answer> {
  // Git may have refused some; what stands now is what was done.
  const done = push.changes.filter(({ name, after }) => (core.git.refs.get(name) ?? ZERO) === after);
  for (const { name, before, after } of done) {
    const protection = protectionsOf(core, name, by).find(({ refuses }) => refuses === 'force-pushes');
    if (protection === undefined || !(await isForced(core, before, after))) continue;
    await core.git.updateRefs(done.map((one) => ({ name: one.name, after: one.before, before: one.after })));
    return declined(push, name, protection);
  }
  await noteRefChanges(core, done, by);
  return answer;
}
