import type { RunContext } from '../action/context.ts';
import type { Fact } from '../core/facts.ts';
import { known, unavailable } from '../core/facts.ts';
import { readCheckout } from '../git/checkout.ts';
import { authorisation } from '../git/environment.ts';
import { gitIn } from '../git/git.ts';
import { commitsSince } from '../git/since.ts';
import { readRemoteTags } from '../git/tags.ts';
import { candidatesOf } from '../release/baseline.ts';
import type { ReleaseOptions } from '../release/options.ts';
import { planRelease } from '../release/plan.ts';
import type { ReleasePlan } from '../release/plan.ts';

/**
 * The release of a commit, planned from the clone in `directory`. Tags are the remote's, because a checkout of one commit has
 * none; what a shallow clone lacks of the range is fetched, and nothing else.
 */
export async function plannedRelease(
  directory: string,
  context: RunContext,
  token: string,
  request: { readonly sha: string; readonly branch: string; readonly options: ReleaseOptions },
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
    origin: { remote, config },
  });
  if (since.state !== 'known') return since;
  const [owner = '', name = ''] = context.repository.split('/');
  try {
    const plan = await planRelease({
      head: { sha, committedAt: checkout.value.committedAt },
      branch,
      tags: tags.value,
      baseline: since.value.baseline,
      commits: since.value.commits,
      links: { host: context.serverUrl, owner, name },
      options,
    });
    return known(plan, since.source);
  } catch (error) {
    return unavailable(error instanceof Error ? error.message : String(error), since.source);
  }
}
