import { known, unavailable, type Fact } from '../core/facts.ts';
import { failureOf, type Git, type GitRequest } from './git.ts';

/** A tag and the commit it stands for, annotated ones peeled. */
export interface TagRecord {
  readonly name: string;
  readonly sha: string;
}

const FORMAT = '%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)';
const PREFIX = 'refs/tags/';

/** The tags of this clone that stand for commits. Tags are read from refs, never from the text of a log. */
export async function readTags(git: Git): Promise<Fact<readonly TagRecord[]>> {
  const source = 'git for-each-ref';
  const answer = await git.run(['for-each-ref', `--format=${FORMAT}`, PREFIX]);
  if (!answer.ok) return unavailable(failureOf(answer), source);
  const tags: TagRecord[] = [];
  for (const line of linesOf(answer.stdout)) {
    const [ref = '', type, sha = '', peeledType, peeled = ''] = line.split('\0');
    const name = ref.slice(PREFIX.length);
    if (type === 'commit') tags.push({ name, sha });
    else if (peeledType === 'commit') tags.push({ name, sha: peeled });
    else if (peeledType === 'tag') {
      // A tag of a tag: this format peels once.
      const deep = await git.run(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
      if (deep.ok) tags.push({ name, sha: deep.stdout.toString('latin1').trim() });
    }
  }
  return known(tags, source);
}

/** The tags of a remote, which a shallow clone has not. `request` may carry authorisation. */
export async function readRemoteTags(
  git: Git,
  remote: string,
  request: GitRequest = {},
): Promise<Fact<readonly TagRecord[]>> {
  const source = `git ls-remote ${remote}`;
  const answer = await git.run(['ls-remote', '--tags', '--end-of-options', remote], request);
  if (!answer.ok) return unavailable(failureOf(answer), source);
  const tags = new Map<string, string>();
  for (const line of linesOf(answer.stdout)) {
    const [sha = '', ref = ''] = line.split('\t');
    // The peeled line of an annotated tag comes after the tag's own, and is the commit.
    if (ref.startsWith(PREFIX)) tags.set(ref.slice(PREFIX.length).replace(/\^\{\}$/u, ''), sha);
  }
  return known(
    [...tags].map(([name, sha]) => ({ name, sha })),
    source,
  );
}

function linesOf(bytes: Buffer): string[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}
