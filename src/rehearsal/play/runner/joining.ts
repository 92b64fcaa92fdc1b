import type { Joining } from './concurrency.ts';
import type { Contexts } from './expressions.ts';
import { filled, filledAsText } from './expressions.ts';
import type { Spot } from './source.ts';
import { below, problemAt } from './source.ts';
import type { Concurrency } from './workflow-schema.ts';

/**
 * How a workflow or job joins its group, if it has one. Throws a WorkflowProblem when it could only wait for itself.
 * @param held groups that are held around it, in lower case
 */
export function joiningOf(
  at: Spot,
  concurrency: Concurrency | undefined,
  place: 'concurrency' | 'job.concurrency',
  contexts: Contexts,
  held: readonly string[],
): Joining | undefined {
  if (concurrency === undefined) return undefined;
  const asked = typeof concurrency === 'string' ? { group: concurrency } : concurrency;
  const group = filledAsText(at, asked.group, place, contexts);
  if (group === '') return undefined;
  if (held.includes(group.toLowerCase()))
    throw problemAt(at, `the group '${group}' is held around this already: it would wait for itself`);
  const cancelAt = below(at, 'cancel-in-progress');
  const cancelInProgress = filled(cancelAt, asked['cancel-in-progress'], place, contexts) === true;
  const queue = asked.queue ?? 'single';
  if (queue === 'max' && cancelInProgress)
    throw problemAt(cancelAt, 'queue: max and cancel-in-progress: true contradict each other');
  return { group, cancelInProgress, queue };
}
