import * as z from 'zod';
import type { DeploymentReading, DeploymentsReading } from '../core/facts.ts';
import { environmentKey, shortSha } from '../core/subject.ts';
import { showDuration } from '../schedule/duration.ts';
import type { Conclusion } from './gate.ts';
import { defineGate } from './gate.ts';
import { duration, line } from './options/scalars.ts';

const options = z.strictObject({
  deployed: z.strictObject({
    environment: line('the name of an environment')
      .transform(environmentKey)
      .describe('Where the commit must have been brought before'),
    same: z.enum(['sha']).default('sha').describe('What must be the same there: the commit'),
    soak: duration.default(0).describe('How long it must have been good there'),
    'max-age': duration.optional().describe('How old its success there may be'),
  }),
});

interface Result {
  readonly good: boolean;
  readonly at: number;
  readonly deployment: DeploymentReading;
  readonly url?: string;
}

/** States that say how a deployment ended. `inactive` says only that a newer one took its place. */
const ENDED: Readonly<Record<string, boolean>> = { success: true, failure: false, error: false };
const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'in_progress', 'pending', 'waiting']);

/** How deployments of a commit ended, in the order it happened. A rollback marks the deployment it undoes as failed. */
function resultsOf(deployments: readonly DeploymentReading[]): readonly Result[] {
  return deployments
    .flatMap((deployment) =>
      deployment.statuses.flatMap(({ state, createdAt, url }): readonly Result[] => {
        const good = Object.hasOwn(ENDED, state) ? ENDED[state] : undefined;
        if (good === undefined) return [];
        return [{ good, at: createdAt, deployment, ...(url === undefined ? {} : { url }) }];
      }),
    )
    .toSorted((a, b) => a.at - b.at);
}

function isUnderWay({ statuses }: DeploymentReading): boolean {
  const last = statuses.at(-1);
  return last === undefined || UNDER_WAY.has(last.state);
}

/** What the environment shows instead of the commit. */
function elsewhere({ deployments }: DeploymentsReading): string {
  const [newest] = resultsOf(deployments)
    .filter(({ good }) => good)
    .toReversed();
  return newest === undefined ? 'nothing was ever good there' : `it has ${shortSha(newest.deployment.sha)}`;
}

function conclude(
  reading: DeploymentsReading,
  sha: string,
  now: number,
  { environment, soak, 'max-age': maxAge }: z.output<typeof options>['deployed'],
): Conclusion {
  const ours = reading.deployments.filter((deployment) => deployment.sha === sha);
  const results = resultsOf(ours);
  const last = results.at(-1);
  const brings = `Bring ${shortSha(sha)} to ${environment} first.`;

  if (last === undefined) {
    if (ours.some(isUnderWay)) {
      return {
        verdict: 'pending',
        reasonCode: 'deployment_running',
        reason: `${shortSha(sha)} is on its way to ${environment}`,
      };
    }
    return {
      verdict: 'fail',
      reasonCode: 'not_deployed',
      reason: `${shortSha(sha)} was never good in ${environment}: ${elsewhere(reading)}`,
      remedy: brings,
    };
  }

  // Nothing is older or younger than a time that is no number, so no comparison below would refuse it.
  if (![now, ...results.map(({ at }) => at)].every(Number.isFinite)) {
    return {
      verdict: 'unknown',
      reasonCode: 'deployments_unreadable',
      reason: `the deployments of ${environment} carry times that are none`,
    };
  }

  const evidence = [
    {
      label: `${shortSha(sha)} in ${environment}`,
      value: `${last.good ? 'good' : 'failed'} at ${new Date(last.at).toISOString()}`,
      ...(last.url === undefined ? {} : { url: last.url }),
    },
  ];
  if (!last.good) {
    return {
      verdict: 'fail',
      reasonCode: 'deployment_failed',
      reason: `the newest result of ${shortSha(sha)} in ${environment} is a failure (${new Date(last.at).toISOString()})`,
      remedy: `Mend it, and bring it to ${environment} again.`,
      evidence,
    };
  }
  if (maxAge !== undefined && now - last.at > maxAge) {
    return {
      verdict: 'fail',
      reasonCode: 'deployment_too_old',
      reason: `${shortSha(sha)} was good in ${environment} ${showDuration(now - last.at)} ago, at most ${showDuration(maxAge)} is allowed`,
      remedy: `Bring it to ${environment} again.`,
      evidence,
    };
  }
  // The soak counts from the first success since the last failure: being bad in between starts it anew.
  const since = results.slice(results.findLastIndex(({ good }) => !good) + 1)[0]?.at ?? last.at;
  const soaked = now - since;
  if (soaked < soak) {
    return {
      verdict: 'pending',
      reasonCode: 'soak_pending',
      reason: `${shortSha(sha)} has been good in ${environment} for ${showDuration(soaked)} of ${showDuration(soak)}, ${showDuration(soak - soaked)} left`,
      evidence,
      again: since + soak,
    };
  }
  return {
    verdict: 'pass',
    reasonCode: 'deployed',
    reason: `${shortSha(sha)} has been good in ${environment} for ${showDuration(soaked)}`,
    evidence,
  };
}

/** Was this very commit good in an environment before? */
export const deployed = defineGate({
  kind: 'deployed',
  title: 'Deployed before',
  needs: ['deployments', 'now'],
  options,
  asks: ({ deployed: { environment } }) => ({ deploymentsOf: [environment] }),
  evaluate({ deployed: asked }, { deployments, now }, { subject }) {
    const { environment } = asked;
    const fact = Object.hasOwn(deployments, environment) ? deployments[environment] : undefined;
    if (fact?.state !== 'known') {
      const { source, reason } = fact ?? {
        source: `the deployments of ${environment}`,
        reason: 'they were not read',
      };
      return {
        verdict: 'unknown',
        reasonCode: 'deployments_unreadable',
        reason: `${source} could not be read: ${reason}`,
      };
    }
    return conclude(fact.value, subject.sha, now, asked);
  },
});
