import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import { shortSha } from '../../core/subject.ts';
import type { CheckRunFound } from '../../github/port.ts';
import { failureText } from '../ledgerStore.ts';
import { checkRunKey } from '../surfaces.ts';
import type { Performing } from './perform.ts';

/** The last word about a commit in an environment is one check run, found by its key and updated in place. */
export async function markCommit(
  effect: Extract<Effect, { kind: 'mark-commit' }>,
  { world }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const externalId = checkRunKey(effect.name);
  const content = {
    name: effect.name,
    sha: effect.sha,
    externalId,
    status: 'completed' as const,
    conclusion: effect.conclusion,
    title: effect.title,
    summary: effect.summary,
    ...(world.runUrl === '' ? {} : { detailsUrl: world.runUrl }),
  };
  let last = '';
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const found = await world.github.findCheckRun(effect.sha, effect.name, externalId);
    if (!found.ok) return { state: 'failed', detail: failureText(found) };
    const before: CheckRunFound | null = found.value;
    const written =
      before === null
        ? await world.github.createCheckRun(content)
        : await world.github.updateCheckRun(before.id, content);
    if (written.ok) {
      return {
        state: 'done',
        detail: `${effect.name} on ${shortSha(effect.sha)}: ${effect.conclusion}`,
        url: written.value.url,
      };
    }
    last = failureText(written);
    if (written.failure.kind !== 'lost') break;
    await world.pause(1000 * attempt);
  }
  return { state: 'failed', detail: `${effect.name} on ${shortSha(effect.sha)}: ${last}` };
}
