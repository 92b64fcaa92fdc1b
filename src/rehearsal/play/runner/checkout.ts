import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { CheckoutInputs } from './checkout-inputs.ts';
import type { StepBody, StepTools } from './step-body.ts';

export interface CheckoutOf {
  readonly repository: string;
  /** Of the site: the repository's git is below it. */
  readonly serverUrl: string;
  /** What the run is about. */
  readonly sha: string;
  readonly ref: string;
  readonly token: string;
  readonly workspace: string;
  readonly temp: string;
}

/** `actions/checkout` as it is played: the same fetch, the same refs, the same credentials left behind for later steps. */
export function checkout(inputs: CheckoutInputs, of: CheckoutOf): StepBody {
  const token = inputs.token === '' ? of.token : inputs.token;
  const directory = resolve(of.workspace, inputs.path);
  const credentials = join(of.temp, `git-credentials-${randomUUID()}.config`);
  const include = `includeIf.gitdir:${join(directory, '.git')}.path`;

  return {
    main: async (tools) => {
      if (inputs.repository !== '' && inputs.repository !== of.repository)
        return refused(tools, `checkout of ${inputs.repository} is not played, only of ${of.repository}`);
      if (directory !== of.workspace && !directory.startsWith(of.workspace + sep))
        return refused(tools, `${inputs.path} is not inside the workspace`);
      if (token === '') return refused(tools, 'Input required and not supplied: token');
      await mkdir(directory, { recursive: true });
      const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
      tools.mask(basic);
      // The newer checkouts keep the token in a file beside the repository, which the repository's config includes.
      const section = `[http "${of.serverUrl}/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`;
      await writeFile(credentials, section, { mode: 0o600 });

      const git = async (...args: string[]): Promise<boolean> =>
        (await tools.spawn('git', args, { cwd: directory, env: { GIT_TERMINAL_PROMPT: '0' } })) === 0;
      const { refspecs, candidates } = aimOf(inputs, of);
      const depth = Number(inputs['fetch-depth']);
      const tags = inputs['fetch-tags'] === 'true' || depth === 0 ? '--tags' : '--no-tags';
      const shallow = depth > 0 ? [`--depth=${depth}`] : [];
      const fetch = (...wanted: string[]): Promise<boolean> =>
        git('fetch', tags, '--no-recurse-submodules', ...shallow, 'origin', ...wanted);
      const choose = async (): Promise<boolean> => {
        for (const { commit, args } of candidates)
          if (await git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`))
            return git('checkout', '--quiet', '--force', ...args, commit);
        return false;
      };
      const isDone =
        (await git('init', '--quiet', '--initial-branch=main', '.')) &&
        (await git('remote', 'add', 'origin', `${of.serverUrl}/${of.repository}`)) &&
        (await git('config', '--local', include, credentials)) &&
        // The whole history comes with all branches; the commit itself may be on none of them any more.
        (depth > 0 || (await fetch('+refs/heads/*:refs/remotes/origin/*'))) &&
        (await fetch(...refspecs)) &&
        (await choose());
      if (inputs['persist-credentials'] !== 'true') await forget(git);
      return isDone ? 0 : 1;
    },
    post: {
      condition: undefined,
      run: async (tools) => {
        const git = async (...args: string[]): Promise<boolean> =>
          (await tools.spawn('git', args, { cwd: directory, env: {} })) === 0;
        if (inputs['persist-credentials'] === 'true') await forget(git);
        return 0;
      },
    },
  };

  async function forget(git: (...args: string[]) => Promise<boolean>): Promise<void> {
    await git('config', '--local', '--unset-all', include);
    await rm(credentials, { force: true });
  }
}

interface Candidate {
  readonly commit: string;
  readonly args: readonly string[];
}

interface Aim {
  readonly refspecs: readonly string[];
  /** The first of these that is there is checked out. */
  readonly candidates: readonly Candidate[];
}

function branch(name: string): Candidate {
  return { commit: `refs/remotes/origin/${name}`, args: ['-B', name] };
}

function detached(commit: string): Candidate {
  return { commit, args: ['--detach'] };
}

/** What is fetched and checked out: a branch under its name, everything else as a detached commit. */
function aimOf(inputs: CheckoutInputs, of: CheckoutOf): Aim {
  const isOwn = inputs.ref === '' || inputs.ref === of.ref;
  const ref = isOwn ? of.ref : inputs.ref;
  const from = (theirs: string): string => (isOwn ? of.sha : theirs);
  if (/^[0-9a-f]{40}$/.test(ref)) return { refspecs: [ref], candidates: [detached(ref)] };
  const name = ref.replace(/^refs\/heads\//, '');
  if (ref.startsWith('refs/heads/'))
    return { refspecs: [`+${from(ref)}:refs/remotes/origin/${name}`], candidates: [branch(name)] };
  if (ref.startsWith('refs/tags/'))
    return { refspecs: [`+${from(ref)}:${ref}`], candidates: [detached(ref)] };
  if (ref.startsWith('refs/')) {
    const local = ref.replace('refs/', 'refs/remotes/');
    return { refspecs: [`+${from(ref)}:${local}`], candidates: [detached(local)] };
  }
  // A short name is a branch, or else a tag; a pattern fetches whichever there is.
  return {
    refspecs: [`+refs/heads/${ref}*:refs/remotes/origin/${ref}*`, `+refs/tags/${ref}*:refs/tags/${ref}*`],
    candidates: [branch(ref), detached(`refs/tags/${ref}`)],
  };
}

function refused(tools: StepTools, reason: string): number {
  tools.say({ level: 'error', text: reason, properties: {} });
  return 1;
}
