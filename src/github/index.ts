import { checkRuns } from './checkRuns.ts';
import { checks } from './checks.ts';
import { clientOf } from './client.ts';
import { commits } from './commits.ts';
import { deploying } from './deploying.ts';
import { deployments } from './deployments.ts';
import { environments } from './environments.ts';
import { policy } from './policy.ts';
import type { GitHub, GitHubAccess } from './port.ts';
import { pulls } from './pulls.ts';
import { pullsOfRange } from './pullsOfRange.ts';
import { refs } from './refs.ts';
import { releases } from './releases.ts';
import { runs } from './runs.ts';

/**
 * GitHub through its API. Sends nothing until it is asked.
 * @param signal ends what is under way and refuses what comes after, as a failure `lost`; not for a cancelled run, which
 * still has statuses to write
 * Throws when `access.repository` is not `owner/name`.
 */
export function connectGitHub(access: GitHubAccess, signal?: AbortSignal): GitHub {
  const client = clientOf(access, signal);
  return {
    now: client.now,
    requests: client.requests,
    ...policy(client),
    ...checks(client),
    ...pulls(client),
    ...pullsOfRange(client),
    ...deployments(client),
    ...deploying(client),
    ...environments(client),
    ...runs(client),
    ...commits(client),
    ...refs(client),
    ...releases(client),
    ...checkRuns(client),
  };
}
