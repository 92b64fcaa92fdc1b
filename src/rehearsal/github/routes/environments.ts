import { found, ok } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import { environmentNamed } from '../rules/environments.ts';
import { listAnswer } from '../serve/paging.ts';
import { environmentShape } from '../shape/deployments.ts';
import { nodeId } from '../shape/urls.ts';
import type { Environment } from '../state/records.ts';

const environmentOf = (call: Call): Environment =>
  found(environmentNamed(call.core, param(call, 'environment_name')));

export const environmentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/environments': (call) =>
    listAnswer(call, call.core.state.environments, (one) => environmentShape(call.core, one), 'environments'),

  'GET /repos/{owner}/{repo}/environments/{environment_name}': (call) =>
    ok(environmentShape(call.core, environmentOf(call))),

  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': (call) => {
    const { branchPolicy } = environmentOf(call);
    const policies = branchPolicy === null || branchPolicy === 'protected' ? [] : branchPolicy;
    return listAnswer(
      call,
      policies,
      ({ id, name, type }) => ({ id, node_id: nodeId('GABP', id), name, type }),
      'branch_policies',
    );
  },
};
