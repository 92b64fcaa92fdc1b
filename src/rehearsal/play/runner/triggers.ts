import * as z from 'zod';
import { checked } from './checked.ts';
import { below, problemAt, spot } from './source.ts';
import type { Workflow } from './workflow.ts';

/** What happened, as far as `on:` can ask about it. */
export interface Occurrence {
  readonly name: string;
  /** Full ref, e.g. `refs/heads/main`. */
  readonly ref: string;
  /** Branch a pull request goes to. */
  readonly baseRef?: string;
  /** The payload's `action`, e.g. `opened`. */
  readonly action?: string;
}

const patterns = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());
const filters = z
  .strictObject({
    branches: patterns.optional(),
    'branches-ignore': patterns.optional(),
    tags: patterns.optional(),
    'tags-ignore': patterns.optional(),
    types: patterns.optional(),
    workflows: patterns.optional(),
  })
  .nullable();

/** Events whose filters are not about refs: their body is checked elsewhere or has nothing to filter. */
const UNFILTERED = new Set(['workflow_dispatch', 'workflow_call', 'schedule']);

/**
 * Whether a workflow starts on this event. Throws a WorkflowProblem when it does not listen to the event at all,
 * or filters it by something that is not known here (`paths`).
 */
export function startsOn(workflow: Workflow, event: Occurrence): boolean {
  const at = spot(workflow.source, 'on');
  if (!(event.name in workflow.on)) throw problemAt(at, `this workflow does not listen to ${event.name}`);
  if (UNFILTERED.has(event.name)) return true;
  const filter = checked(filters, below(at, event.name), workflow.on[event.name] ?? null);
  if (filter === null) return true;
  if (filter.types !== undefined && event.action !== undefined && !filter.types.includes(event.action))
    return false;
  const branch = event.baseRef ?? nameOf(event.ref, 'refs/heads/');
  const tag = nameOf(event.ref, 'refs/tags/');
  const asksBranches = filter.branches !== undefined || filter['branches-ignore'] !== undefined;
  const asksTags = filter.tags !== undefined || filter['tags-ignore'] !== undefined;
  if (!asksBranches && !asksTags) return true;
  if (branch !== undefined) return asksBranches && passes(branch, filter.branches, filter['branches-ignore']);
  return tag !== undefined && asksTags && passes(tag, filter.tags, filter['tags-ignore']);
}

function nameOf(ref: string, prefix: string): string | undefined {
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}

function passes(
  name: string,
  wanted: readonly string[] | undefined,
  ignored: readonly string[] | undefined,
): boolean {
  if (wanted !== undefined) return lastMatch(name, wanted);
  return ignored === undefined || !lastMatch(name, ignored);
}

/** The last pattern that matches decides; one that begins with `!` takes back what those before it gave. */
function lastMatch(name: string, list: readonly string[]): boolean {
  return list.reduce((is, pattern) => {
    const isNegative = pattern.startsWith('!');
    return globOf(isNegative ? pattern.slice(1) : pattern).test(name) ? !isNegative : is;
  }, false);
}

/** GitHub's filter patterns: `*` stops at a slash, `**` does not, `?` and `+` are as in a regular expression. */
function globOf(pattern: string): RegExp {
  const expression = pattern.replaceAll(/\*\*|\*|[?+[\]]|[^\w/-]/g, (sign) => {
    if (sign === '**') return '.*';
    if (sign === '*') return '[^/]*';
    return '?+[]'.includes(sign) ? sign : `\\${sign}`;
  });
  return new RegExp(`^${expression}$`);
}
