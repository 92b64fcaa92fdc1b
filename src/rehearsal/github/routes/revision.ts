import { refuse } from '../answer.ts';
import type { Core } from '../core.ts';

/** The commit a path parameter names, or GitHub's 422 for one it does not know. */
export async function commitNamed(core: Core, ref: string): Promise<string> {
  const sha = await core.git.resolve(ref);
  if (sha === undefined) throw refuse(422, `No commit found for SHA: ${ref}`);
  return sha;
}
