import type { RunContext } from '../action/context.ts';
import type { Inputs } from '../action/inputs.ts';
import { failureText } from '../app/ledgerStore.ts';
import { connectGitHub } from '../github/index.ts';
import { isOpen } from '../rollout/record.ts';
import { interruptedText } from '../rollout/statusText.ts';

const LOOK_BACK = 20;

/**
 * Tells GitHub that a deployment's step was ended before the deployment was: status `error`, which the next attempt of the
 * same run goes on from. Its lock stays, so that nobody deploys over what is half done. Returns what was found, in words.
 */
export async function markInterrupted(
  inputs: Inputs,
  context: RunContext,
  environment: string,
  runId: number,
): Promise<string> {
  const github = connectGitHub({
    repository: context.repository,
    token: inputs.token,
    apiUrl: context.apiUrl,
    graphqlUrl: context.graphqlUrl,
    userAgent: 'deploy-action',
    timeoutMs: 20_000,
  });
  const found = await github.readDeployments(environment, LOOK_BACK);
  if (!found.ok)
    return `the interrupted deployment to ${environment} could not be looked up: ${failureText(found)}`;
  const open = found.value.find((deployment) => deployment.payload?.runId === runId && isOpen(deployment));
  if (open === undefined) return `the step was ended before it began to deploy to ${environment}`;
  const told = await github.createDeploymentStatus({
    deploymentId: open.id,
    state: 'error',
    description: interruptedText(open.statuses.at(-1)?.description),
    ...(context.runUrl === '' ? {} : { logUrl: context.runUrl }),
  });
  return told.ok
    ? `the deployment to ${environment} was interrupted; run this job again and it goes on where it was`
    : `the deployment to ${environment} was interrupted, and GitHub could not be told: ${failureText(told)}`;
}
