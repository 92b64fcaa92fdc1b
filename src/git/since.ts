import { known, unavailable, type Fact } from '../core/facts.ts';
import { deepen, type Origin, type Reached } from './deepen.ts';
import { failureOf, type Git } from './git.ts';
import { readHistory } from './history.ts';
import { firstContained } from './reach.ts';
import type { CommitRecord } from './records.ts';

export interface SinceRequest {
  /** Full SHA of the commit to release. */
  readonly head: string;
  /** Version tags, the best baseline first, with their commits. */
  readonly candidates: readonly { readonly tag: string; readonly sha: string }[];
  readonly files: boolean;
  /** As `readCheckout` told it; absent: it is asked here. */
  readonly shallow?: boolean;
  /** From where a shallow clone may be completed; `null`: it may not. */
  readonly origin: Origin | null;
}

/** What came since the last release. */
export interface Since {
  /** The first candidate that `head` contains; `null`: none, and `commits` is the whole history. */
  readonly baseline: string | null;
  readonly commits: readonly CommitRecord[];
  /** How missing history came here; `null`: nothing was missing. */
  readonly completed: string | null;
}

/** The commits that `head` has and the best contained candidate has not, whatever depth the clone has. */
export async function commitsSince(git: Git, request: SinceRequest): Promise<Fact<Since>> {
  const { head, candidates, files, origin } = request;
  const shallow = request.shallow ?? (await isShallow(git));
  if (typeof shallow !== 'boolean') return shallow;
  const complete = !shallow;
  const reached = complete ? await reachedHere(git, request) : await deepen(git, head, candidates, origin);
  if (reached.state === 'unavailable') return reached;
  const { tag, without, how } = reached.value;
  const commits = await readHistory(git, { head, without, files });
  if (commits.state === 'unavailable') return commits;
  return known({ baseline: tag, commits: commits.value, completed: complete ? null : how }, commits.source);
}

async function reachedHere(git: Git, { head, candidates }: SinceRequest): Promise<Fact<Reached>> {
  const first = await firstContained(git, head, candidates);
  if (first.state === 'unavailable') return first;
  const { value } = first;
  return known(
    { tag: value?.tag ?? null, without: value === null ? [] : [value.sha], how: '' },
    first.source,
  );
}

async function isShallow(git: Git): Promise<boolean | Fact<never>> {
  const answer = await git.run(['rev-parse', '--is-shallow-repository']);
  if (!answer.ok) return unavailable(failureOf(answer), 'git rev-parse');
  return answer.stdout.toString('latin1').trim() !== 'false';
}
