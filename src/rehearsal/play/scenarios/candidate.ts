import type { Moment } from '../../../report/report.ts';
import type { EmbeddedGitHub } from '../../github/index.ts';
import type { People } from './dressing.ts';
import type { Past } from './past.ts';

/** The commit a scenario deploys, and where it comes from, in words. */
export interface Candidate {
  readonly sha: string;
  readonly told: Omit<Moment, 'at'>;
}

/**
 * The repository's own head where it has something to release, otherwise a sample commit on top of it.
 * @param isFirst only the first scenario can release what the repository had
 */
export async function candidateOf(
  github: EmbeddedGitHub,
  past: Past,
  people: People,
  name: string,
  isFirst: boolean,
): Promise<Candidate> {
  const branch = github.defaultBranch;
  const head = github.world.ref(`refs/heads/${branch}`);
  if (head === undefined) throw new Error(`there is no branch ${branch}`);
  const { unreleased, live } = past;
  if (isFirst && unreleased > 0) {
    const commits = `${unreleased === 1 ? 'one commit' : `${String(unreleased)} commits`} of yours`;
    return { sha: head, told: { kind: 'info', text: `${commits} to release since ${live.version}` } };
  }
  const message = `feat: a sample change for the scenario ${name}`;
  const sha = await github.world.commit({
    branch,
    message,
    author: people.author,
    files: { 'rehearsal/sample.txt': `${name} ${String(Date.now())}\n` },
  });
  const text = `nothing of yours is left to release: a sample commit in the copy (${sha.slice(0, 7)}, "${message}")`;
  return { sha, told: { kind: 'info', text } };
}
