import { known, unavailable, type Fact } from '../core/facts.ts';
import { failureOf, type Git } from './git.ts';

const SOURCE = 'git patch-id';

/** What each of the commits changed, as an id that is the same wherever the change was picked to. Merges and empty commits have none. */
export async function patchIds(
  git: Git,
  shas: readonly string[],
): Promise<Fact<ReadonlyMap<string, string>>> {
  if (shas.length === 0) return known(new Map(), SOURCE);
  const format = ['--no-color', '--no-ext-diff', '--no-textconv', '--full-index', '--no-renames'];
  const patches = await git.run(['diff-tree', '--stdin', '--patch', '--root', ...format], {
    input: `${shas.join('\n')}\n`,
  });
  if (!patches.ok) return unavailable(failureOf(patches), SOURCE);
  const ids = await git.run(['patch-id', '--stable'], { input: patches.stdout });
  if (!ids.ok) return unavailable(failureOf(ids), SOURCE);
  const lines = ids.stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
  return known(
    new Map(
      lines.map((line) => {
        const [id = '', sha = ''] = line.split(' ');
        return [sha, id];
      }),
    ),
    SOURCE,
  );
}
