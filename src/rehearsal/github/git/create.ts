import { appendFile } from 'node:fs/promises';
import { gitText, runGit } from './process.ts';

/**
 * Where the bare repository comes from. `path` is a repository or any folder in one; its branches and tags are copied,
 * and it stays untouched.
 */
export type Source =
  | { readonly kind: 'clone'; readonly path: string }
  | { readonly kind: 'empty'; readonly files?: Readonly<Record<string, string>> };

// Served over HTTP as GitHub does: pushes, shallow and partial fetches, any commit by its SHA; no one may write refs/pull.
const CONFIG = `[http]
	receivepack = true
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[transfer]
	hideRefs = refs/forks
[receive]
	hideRefs = refs/pull
	advertisePushOptions = true
[gc]
	auto = 0
`;

// In a container the folder often belongs to somebody else. Cloning reads it in a process of its own, which gets no
// settings of ours but by its command line.
const READ_ANYONES = "--upload-pack=git -c safe.directory='*' upload-pack";

/** Makes the bare repository at `gitDir` and returns the name of its default branch. */
export async function createBareRepository(
  gitDir: string,
  source: Source,
  defaultBranch?: string,
): Promise<string> {
  if (source.kind === 'empty') {
    const branch = defaultBranch ?? 'main';
    await gitText('/', ['init', '-q', '--bare', '--template=', `--initial-branch=${branch}`, gitDir]);
    await appendFile(`${gitDir}/config`, CONFIG);
    return branch;
  }
  const top = await runGit(source.path, ['rev-parse', '--show-toplevel']);
  const from = top.code === 0 ? top.stdout.toString().trim() : source.path;
  await gitText('/', ['clone', '-q', '--bare', '--template=', READ_ANYONES, from, gitDir]);
  await appendFile(`${gitDir}/config`, CONFIG);
  const head = (await runGit(gitDir, ['symbolic-ref', '--short', 'HEAD'])).stdout.toString().trim();
  const branch = defaultBranch ?? (head === '' ? 'main' : head);
  if (branch === head) return branch;
  // The original stood on no branch, or on another than was asked for.
  const exists = (await runGit(gitDir, ['rev-parse', '-q', '--verify', `refs/heads/${branch}`])).code === 0;
  if (!exists) await gitText(gitDir, ['update-ref', `refs/heads/${branch}`, 'HEAD']);
  await gitText(gitDir, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  return branch;
}
