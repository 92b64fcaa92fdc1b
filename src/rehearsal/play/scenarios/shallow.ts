import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gitText, runGit } from '../../github/git/process.ts';

const READ_ANYONES = "--upload-pack=git -c safe.directory='*' upload-pack";

/**
 * A bare copy of a shallow clone in which the history begins where the clone's does: GitHub is never shallow, so the copy
 * must not be. Commits get new ids from there on; files and messages stay. Returns its path.
 * @param branch what HEAD's commit is called where it is on no branch
 */
export async function wholeCopyOf(from: string, room: string, branch: string | undefined): Promise<string> {
  const copy = join(room, 'whole.git');
  await gitText(room, ['clone', '-q', '--bare', '--no-local', '--template=', READ_ANYONES, from, copy]);
  if (branch !== undefined) {
    await gitText(copy, ['update-ref', `refs/heads/${branch}`, 'HEAD']);
    await gitText(copy, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  }
  const history = await runGit(copy, [
    'fast-export',
    '--all',
    '--no-data',
    '--reencode=no',
    '--signed-tags=strip',
    '--tag-of-filtered-object=drop',
  ]);
  if (history.code !== 0)
    throw new Error(`the shallow clone ${from} cannot be read: ${history.stderr.trim()}`);
  await gitText(copy, ['fast-import', '--quiet', '--force'], history.stdout);
  await rm(join(copy, 'shallow'), { force: true });
  return copy;
}
