import { created, found, needed, noContent, ok, refuse, type Answer } from '../answer.ts';
import { idParam, type Call, type Routes } from '../call.ts';
import { flagOf, textOf, textsOf, wordOf } from '../json.ts';
import {
  addDeployment,
  addDeploymentStatus,
  deploymentsOf,
  lastStatus,
  requireContexts,
} from '../rules/deployments.ts';
import { treeOfMerge } from '../rules/pulls.ts';
import { changeRefs } from '../rules/refs.ts';
import { listAnswer } from '../serve/paging.ts';
import { deploymentShape, deploymentStatusShape } from '../shape/deployments.ts';
import { DEPLOYMENT_STATES, type Deployment } from '../state/records.ts';
import { signatureFrom } from './git-objects.ts';

const deploymentOf = (call: Call): Deployment =>
  found(call.core.state.deployments.find((one) => one.id === idParam(call, 'deployment_id')));

/**
 * `auto_merge`, on unless it is switched off: a branch that is behind the default branch gets that merged into it,
 * and no deployment is made. undefined: nothing to merge.
 */
async function autoMerged(call: Call, ref: string): Promise<Answer | undefined> {
  const { core } = call;
  const name = `refs/heads/${ref}`;
  const [tip, base] = [core.git.refs.get(name), core.git.refs.get(`refs/heads/${core.defaultBranch}`)];
  if (tip === undefined || base === undefined || (await core.git.history.isAncestor(base, tip)))
    return undefined;
  const tree = await treeOfMerge(core, tip, base);
  if (tree === undefined) throw refuse(409, `Conflict merging ${core.defaultBranch} into ${ref}.`);
  const author = signatureFrom(call, undefined);
  const message = `Merge ${core.defaultBranch} into ${ref}`;
  const merge = core.git.writeCommit({ tree, parents: [tip, base], author, committer: author, message });
  const problem = await changeRefs(core, [{ name, after: merge.sha, before: tip }], call.caller.user);
  if (problem !== undefined) throw refuse(409, `Conflict merging ${core.defaultBranch} into ${ref}.`);
  return { status: 202, body: { message: `Auto-merged ${core.defaultBranch} into ${ref} on deployment.` } };
}

export const deploymentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/deployments': (call) => {
    const { query, core } = call;
    const [sha, ref, task] = [query.get('sha'), query.get('ref'), query.get('task')];
    const list = deploymentsOf(core, query.get('environment') ?? undefined)
      .filter((one) => sha === null || one.sha === sha)
      .filter((one) => ref === null || one.ref === ref)
      .filter((one) => task === null || one.task === task);
    return listAnswer(call, list, (one) => deploymentShape(core, one));
  },

  'POST /repos/{owner}/{repo}/deployments': async (call) => {
    const { core, body, caller } = call;
    const ref = textOf(body, 'ref') ?? '';
    const sha = await core.git.resolve(ref);
    if (sha === undefined) throw refuse(422, `No ref found for: ${ref}`);
    const merged = flagOf(body, 'auto_merge') === false ? undefined : await autoMerged(call, ref);
    if (merged) return merged;
    requireContexts(core, sha, ref, textsOf(body, 'required_contexts'));
    const deployment = addDeployment(core, {
      sha,
      ref,
      environment: textOf(body, 'environment') ?? 'production',
      task: textOf(body, 'task'),
      payload: body['payload'],
      description: textOf(body, 'description'),
      transient: flagOf(body, 'transient_environment'),
      production: flagOf(body, 'production_environment'),
      by: caller.user,
      app: caller.app,
    });
    return created(deploymentShape(core, deployment));
  },

  'GET /repos/{owner}/{repo}/deployments/{deployment_id}': (call) =>
    ok(deploymentShape(call.core, deploymentOf(call))),

  'DELETE /repos/{owner}/{repo}/deployments/{deployment_id}': (call) => {
    const deployment = deploymentOf(call);
    const all = call.core.state.deployments;
    if (all.length > 1 && lastStatus(deployment)?.state !== 'inactive')
      throw refuse(
        422,
        'We cannot delete an active deployment unless it is the only deployment in a given environment.',
      );
    all.splice(all.indexOf(deployment), 1);
    return noContent;
  },

  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': (call) => {
    const deployment = deploymentOf(call);
    return listAnswer(call, deployment.statuses.toReversed(), (status) =>
      deploymentStatusShape(call.core, deployment, status),
    );
  },

  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': (call) => {
    const { core, body, caller } = call;
    const deployment = deploymentOf(call);
    const status = addDeploymentStatus(core, deployment, {
      state: needed(wordOf(body, 'state', DEPLOYMENT_STATES), 'DeploymentStatus', 'state'),
      description: textOf(body, 'description'),
      environment: textOf(body, 'environment'),
      environmentUrl: textOf(body, 'environment_url'),
      // log_url is the newer name of target_url and wins over it.
      logUrl: textOf(body, 'log_url') ?? textOf(body, 'target_url'),
      autoInactive: flagOf(body, 'auto_inactive'),
      by: caller.user,
      app: caller.app,
    });
    return created(deploymentStatusShape(core, deployment, status));
  },

  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}': (call) => {
    const deployment = deploymentOf(call);
    const status = found(deployment.statuses.find((one) => one.id === idParam(call, 'status_id')));
    return ok(deploymentStatusShape(call.core, deployment, status));
  },
};
