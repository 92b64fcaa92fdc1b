import { known, unavailable, type Fact } from '../core/facts.ts';
import { failureOf, type Git } from './git.ts';

const SOURCE = 'git merge-base --is-ancestor';

/**
 * Whether `commit` contains `ancestor` (both full SHAs; a commit contains itself). In a complete clone a commit that is not here is not
 * contained; a shallow one cannot tell, and says so.
 */
export async function contains(git: Git, commit: string, ancestor: string): Promise<Fact<boolean>> {
  const answer = await git.run(['merge-base', '--is-ancestor', '--end-of-options', ancestor, commit]);
  if (answer.ok) return known(true, SOURCE);
  const [shallow, here] = await Promise.all([
    git.run(['rev-parse', '--is-shallow-repository']),
    git.run(['cat-file', '-e', `${ancestor}^{commit}`]),
  ]);
  if (!shallow.ok || shallow.stdout.toString('latin1').trim() !== 'false') {
    return unavailable('the clone is shallow: what it does not show may still be contained', SOURCE);
  }
  if (answer.cause === 'exit' && (answer.code === 1 || (!here.ok && here.cause === 'exit'))) {
    return known(false, SOURCE);
  }
  return unavailable(failureOf(answer), SOURCE);
}

interface Named {
  readonly tag: string;
  readonly sha: string;
}

// One by one as long as it is likely to be the next; then all at once, which walks the whole history.
const ONE_BY_ONE = 4;

/** The first of the tags, best first, that `commit` contains; `null`: none. For complete clones. */
export async function firstContained<T extends Named>(
  git: Git,
  commit: string,
  tags: readonly T[],
): Promise<Fact<T | null>> {
  for (const tag of tags.slice(0, ONE_BY_ONE)) {
    const contained = await contains(git, commit, tag.sha);
    if (contained.state === 'unavailable') return contained;
    if (contained.value) return known(tag, SOURCE);
  }
  if (tags.length <= ONE_BY_ONE) return known(null, SOURCE);
  const wanted = new Set(tags.map((tag) => tag.sha));
  const found = new Set<string>();
  let rest = '';
  const answer = await git.stream(['rev-list', '--end-of-options', commit, '--'], (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const sha of lines) if (wanted.has(sha)) found.add(sha);
  });
  if (!answer.ok) return unavailable(failureOf(answer), 'git rev-list');
  return known(tags.find((tag) => found.has(tag.sha)) ?? null, 'git rev-list');
}
