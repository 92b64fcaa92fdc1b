import { noContent, ok, refuse } from '../answer.ts';
import type { Call, Routes } from '../call.ts';
import { isObject, objectOf, textOf, flagOf } from '../json.ts';
import { addRun, workflowFile } from '../rules/runs.ts';
import { workflowOf } from './runs.ts';

/** What the workflow's `workflow_dispatch` declares; undefined when it has no such trigger. */
function declaredInputs(
  file: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const on = file['on'];
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? on : isObject(on) ? Object.keys(on) : [];
  if (!events.includes('workflow_dispatch')) return undefined;
  const trigger = isObject(on) ? on['workflow_dispatch'] : undefined;
  const inputs = isObject(trigger) ? trigger['inputs'] : undefined;
  return isObject(inputs) ? inputs : {};
}

async function checkedInputs(
  call: Call,
  sha: string,
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  const declared = declaredInputs((await workflowFile(call.core, sha, path)) ?? {});
  if (declared === undefined) throw refuse(422, "Workflow does not have 'workflow_dispatch' trigger");
  const given = objectOf(call.body, 'inputs') ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw refuse(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  for (const [name, input] of Object.entries(declared)) {
    const required = isObject(input) && input['required'] === true && input['default'] === undefined;
    if (required && given[name] === undefined) throw refuse(422, `Required input '${name}' not provided`);
  }
  return given;
}

export const dispatchRoutes: Routes = {
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': async (call) => {
    const { core, body, caller } = call;
    const workflow = await workflowOf(call);
    const ref = textOf(body, 'ref') ?? '';
    const name = [ref, `refs/heads/${ref}`, `refs/tags/${ref}`].find(
      (one) => core.git.refs.get(one) !== undefined,
    );
    const sha = name === undefined ? undefined : await core.git.resolve(name);
    if (name === undefined || sha === undefined) throw refuse(422, `No ref found for: ${ref}`);
    const inputs = await checkedInputs(call, sha, workflow.path);
    const run = addRun(core, {
      path: workflow.path,
      event: 'workflow_dispatch',
      sha,
      ref: name,
      actor: caller.user,
      inputs,
    });
    core.state.dispatches.push({
      kind: 'workflow',
      name: workflow.path,
      ref: name,
      inputs,
      by: caller.user,
      runId: run.id,
      at: core.now(),
    });
    if (flagOf(body, 'return_run_details') !== true) return noContent;
    const path = `/actions/runs/${run.id}`;
    return ok({ workflow_run_id: run.id, run_url: core.urls.repo(path), html_url: core.urls.page(path) });
  },

  'POST /repos/{owner}/{repo}/dispatches': (call) => {
    const { core, body, caller } = call;
    core.state.dispatches.push({
      kind: 'repository',
      name: textOf(body, 'event_type') ?? '',
      ref: `refs/heads/${core.defaultBranch}`,
      inputs: objectOf(body, 'client_payload') ?? {},
      by: caller.user,
      runId: null,
      at: core.now(),
    });
    return noContent;
  },
};
