import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Spot } from './source.ts';
import { problemAt, sourceOf } from './source.ts';
import type { Workflow } from './workflow.ts';
import { workflowOf } from './workflow.ts';

/** A repository whose workflows and actions are played from a directory. */
export interface Origin {
  /** Root of its files. */
  readonly directory: string;
  /** `owner/name` */
  readonly repository: string;
  /** As it is used: full ref for the repository that is played, what stands behind `@` for another. */
  readonly ref: string;
  readonly sha: string;
}

/** Other repositories that `uses:` may name, by `owner/name`; whatever stands behind `@` is played from the same directory. */
export type Origins = Readonly<Record<string, { readonly directory: string; readonly sha: string }>>;

export type Uses =
  | { readonly kind: 'local'; readonly path: string }
  /** `$/path`: of the repository the workflow file itself is from, at the same commit. */
  | { readonly kind: 'self'; readonly path: string }
  | { readonly kind: 'remote'; readonly repository: string; readonly path: string; readonly ref: string };

/** What a `uses:` names. Throws a WorkflowProblem for images and what is none of `./path`, `$/path`, `owner/name/path@ref`. */
export function usesOf(at: Spot, text: string): Uses {
  if (text.startsWith('./') || text.startsWith('$/')) {
    if (text.split('/').includes('..')) throw problemAt(at, `'${text}' leaves the repository`);
    if (text === '$/') throw problemAt(at, "GitHub wants a path behind '$/', such as $/.github/action");
    return { kind: text.startsWith('.') ? 'local' : 'self', path: text.slice(2) };
  }
  const match = /^(?<repository>[\w.-]+\/[\w.-]+)(?:\/(?<path>[^@]+))?@(?<ref>.+)$/.exec(text);
  const { repository, path = '', ref } = match?.groups ?? {};
  if (repository === undefined || ref === undefined)
    throw problemAt(at, `the runner knows ./path, $/path and owner/name/path@ref, not '${text}'`);
  return { kind: 'remote', repository, path, ref };
}

/** The origin of what a remote `uses:` names. Throws a WorkflowProblem when it is not among those given. */
export function originOf(at: Spot, uses: Uses & { kind: 'remote' }, origins: Origins): Origin {
  const found = Object.entries(origins).find(
    ([name]) => name.toLowerCase() === uses.repository.toLowerCase(),
  );
  if (found === undefined) throw problemAt(at, `the runner does not know ${uses.repository}`);
  return { ...found[1], repository: uses.repository, ref: uses.ref };
}

/** Reads a workflow file of an origin; `asked` is the place that names it, if a file does. */
export async function workflowAt(origin: Origin, path: string, asked?: Spot): Promise<Workflow> {
  const text = await readFile(join(origin.directory, path), 'utf8').catch(() => undefined);
  if (text !== undefined) return workflowOf(sourceOf(path, text));
  const message = `there is no ${path} in ${origin.repository}`;
  throw asked === undefined ? new Error(message) : problemAt(asked, message);
}
