import { atMost, each, notBlank, onlyBytes, onlyCharacters, onlyItems, valueAt } from './limits.ts';
import type { Rule } from './limits.ts';

/** A conclusion completes a run, whatever `status` says beside it. */
export const isCompleted = (body: unknown): boolean =>
  valueAt(body, 'conclusion') !== undefined || valueAt(body, 'status') === 'completed';

const completedHasConclusion: Rule = (body) =>
  valueAt(body, 'status') === 'completed' && valueAt(body, 'conclusion') == null
    ? { request: `"conclusion" wasn't supplied for a completed check run.` }
    : undefined;

// The description lists `stale`, its prose says that only GitHub sets it.
const staleIsGitHubs: Rule = (body) =>
  valueAt(body, 'conclusion') === 'stale'
    ? { request: 'Only GitHub can change a check run conclusion to stale.' }
    : undefined;

const linesInOrder: Rule = (annotation) => {
  const start = valueAt(annotation, 'start_line');
  const end = valueAt(annotation, 'end_line');
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  if (end < start)
    return { request: `An annotation ends on line ${end}, before its start on line ${start}.` };
  const hasColumns =
    valueAt(annotation, 'start_column') !== undefined || valueAt(annotation, 'end_column') !== undefined;
  return start !== end && hasColumns
    ? { request: `An annotation from line ${start} to ${end} cannot have columns.` }
    : undefined;
};

/** What a check run has to keep, created or updated. */
export const CHECK_RUN: readonly Rule[] = [
  notBlank('CheckRun', 'name'),
  completedHasConclusion,
  staleIsGitHubs,
  onlyCharacters('output.summary', 65_535),
  onlyCharacters('output.text', 65_535),
  onlyItems('output.annotations', 50),
  each(
    'output.annotations',
    linesInOrder,
    atMost('Annotation', 'title', 255),
    onlyBytes('message', 65_536),
    onlyBytes('raw_details', 65_536),
  ),
  onlyItems('actions', 3),
  each(
    'actions',
    notBlank('CheckRunAction', 'label'),
    onlyCharacters('label', 20),
    onlyCharacters('description', 40),
    onlyCharacters('identifier', 20),
  ),
];
