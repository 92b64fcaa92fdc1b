import type { RunContext } from '../action/context.ts';
import type { Fact } from '../core/facts.ts';
import { known, unavailable } from '../core/facts.ts';
import { readCheckout } from '../git/checkout.ts';
import { authorisation } from '../git/environment.ts';
import { gitIn } from '../git/git.ts';
import type { Git } from '../git/git.ts';
import { patchIds } from '../git/patches.ts';
import { commitsSince } from '../git/since.ts';
import { readRemoteTags } from '../git/tags.ts';
import { candidatesOf } from '../release/baseline.ts';
import { copySuspects } from '../release/copies.ts';
import type { CommitFact } from '../release/facts.ts';
import { planRelease } from '../release/plan.ts';
import type { ReleasePlan } from '../release/plan.ts';
import { overtaken } from './overtaken.ts';
import type { ReleaseRequest } from './overtaken.ts';

/**
 * The release of a commit, planned from the clone in `directory`. Tags are the remote's, because a checkout of one commit has
 * none; what a shallow clone lacks of the range is fetched, and nothing else.
 */
export async function plannedRelease(
  directory: string,
  context: RunContext,
  token: string,
  request: ReleaseRequest,
): Promise<Fact<ReleasePlan>> {
  const git = gitIn({ directory, environment: process.env });
  const remote = `${context.serverUrl}/${context.repository}.git`;
  const config = authorisation(remote, token);
  const [checkout, tags] = await Promise.all([
    readCheckout(git, request.sha),
    readRemoteTags(git, remote, { config }),
  ]);
  if (checkout.state !== 'known') return checkout;
  if (tags.state !== 'known') return tags;
  const { options, sha, branch } = request;
  const since = await commitsSince(git, {
    head: sha,
    candidates: candidatesOf(tags.value, sha, options),
    files: false,
    shallow: checkout.value.shallow,
    origin: { remote, config },
  });
  if (since.state !== 'known') return since;
  const commits = await withPatchIds(git, since.value.commits);
  const [owner = '', name = ''] = context.repository.split('/');
  try {
    const plan = await planRelease({
      head: { sha, committedAt: checkout.value.committedAt },
      branch,
      tags: tags.value,
      baseline: since.value.baseline,
      commits,
      links: { host: context.serverUrl, owner, name },
      options,
    });
    return known(await overtaken(plan, tags.value, request), since.source);
  } catch (error) {
    return unavailable(error instanceof Error ? error.message : String(error), since.source);
  }
}

/** A change that was picked to two branches is one change; only where commits look like it is git asked, which is dear. */
async function withPatchIds(git: Git, commits: readonly CommitFact[]): Promise<readonly CommitFact[]> {
  const suspects = copySuspects(commits);
  if (suspects.length === 0) return commits;
  const ids = await patchIds(git, suspects);
  // Without ids both are told: twice in the notes is better than not at all.
  if (ids.state !== 'known') return commits;
  return commits.map((commit) => {
    const patchId = ids.value.get(commit.sha);
    return patchId === undefined ? commit : { ...commit, patchId };
  });
}
