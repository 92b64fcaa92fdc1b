import { created, invalid, noContent, notFound, ok, refuse } from '../answer.ts';
import { param, type Call, type Routes } from '../call.ts';
import { ZERO } from '../git/ref-writer.ts';
import { isRefName, type Ref } from '../git/refs.ts';
import { flagOf, textOf, type JsonObject } from '../json.ts';
import { changeRefs, isFastForward } from '../rules/refs.ts';
import { refShape } from '../shape/git.ts';

async function shapeOf(call: Call, ref: Ref): Promise<JsonObject> {
  const object = await call.core.git.read(ref.sha);
  return refShape(call.core, ref, object?.type ?? 'commit');
}

/** The object must be there, and on a branch it must be a commit. */
async function checkedObject(call: Call, name: string): Promise<string> {
  const sha = textOf(call.body, 'sha') ?? '';
  const object = await call.core.git.read(sha);
  if (object === undefined) throw refuse(422, 'Object does not exist');
  if (name.startsWith('refs/heads/') && object.type !== 'commit') throw refuse(422, 'Object is not a commit');
  return sha;
}

export const refRoutes: Routes = {
  'GET /repos/{owner}/{repo}/git/ref/{ref}': async (call) => {
    const name = `refs/${param(call, 'ref')}`;
    const sha = call.core.git.refs.get(name);
    if (sha === undefined) throw notFound();
    return ok(await shapeOf(call, { name, sha }));
  },

  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': async (call) => {
    const refs = call.core.git.refs.list(`refs/${param(call, 'ref')}`);
    return ok(await Promise.all(refs.map((ref) => shapeOf(call, ref))));
  },

  'POST /repos/{owner}/{repo}/git/refs': async (call) => {
    const { core, body } = call;
    const name = textOf(body, 'ref') ?? '';
    if (!isRefName(name)) throw refuse(422, `${name} is not a valid ref name.`);
    const sha = await checkedObject(call, name);
    if (core.git.refs.get(name) !== undefined) throw refuse(422, 'Reference already exists');
    const problem = await changeRefs(core, [{ name, after: sha, before: ZERO }], call.caller.user);
    if (problem !== undefined)
      throw refuse(
        422,
        core.git.refs.get(name) === undefined ? 'Reference update failed' : 'Reference already exists',
      );
    return created(await shapeOf(call, { name, sha }));
  },

  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': async (call) => {
    const { core, body } = call;
    const name = `refs/${param(call, 'ref')}`;
    const before = core.git.refs.get(name);
    if (before === undefined) throw refuse(422, 'Reference does not exist');
    const sha = await checkedObject(call, name);
    if (flagOf(body, 'force') !== true && before !== sha && !(await isFastForward(core, before, sha)))
      throw refuse(422, 'Update is not a fast forward');
    const problem = await changeRefs(core, [{ name, after: sha, before }], call.caller.user);
    if (problem !== undefined) throw refuse(422, 'Reference update failed');
    return ok(await shapeOf(call, { name, sha }));
  },

  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': async (call) => {
    const { core } = call;
    const name = `refs/${param(call, 'ref')}`;
    const before = core.git.refs.get(name);
    if (before === undefined) throw refuse(422, 'Reference does not exist');
    if (name === `refs/heads/${core.defaultBranch}`)
      throw invalid('Reference', 'ref', 'invalid', 'Cannot delete the default branch');
    const problem = await changeRefs(core, [{ name, after: ZERO, before }], call.caller.user);
    if (problem !== undefined) throw refuse(422, 'Reference update failed');
    return noContent;
  },
};
