import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { gitText, runGit } from '../../github/git/process.ts';
import type { Source } from '../../github/index.ts';
import { wholeCopyOf } from './shallow.ts';

/** The repository that is played with: a copy of what is there, never that itself. */
export interface Origin {
  readonly source: Source;
  /** For people. */
  readonly said: string;
  /** `owner/name` in the embedded GitHub. */
  readonly name: string;
  /** The copy's default branch, where the original stands on none. */
  readonly branch?: string;
}

const SAMPLE = {
  'README.md': '# A sample service\n',
  'src/service.js': "export const answer = () => 'hello';\n",
};

const sample = (why: string): Origin => ({
  source: { kind: 'empty', files: SAMPLE },
  said: `a sample repository (${why})`,
  name: 'rehearsal/sample',
});

/**
 * The git repository `directory` stands in, or a sample one where none is named and there is none. Reads only.
 * @param room an empty folder of the rehearsal's own, for copies that must be made before they can be played with
 * @throws where what is named is no folder, no repository, or one that cannot be copied, saying why
 */
export async function originOf(directory: string | undefined, room: string): Promise<Origin> {
  const where = resolve(directory ?? process.cwd());
  if (!(await isFolder(where))) throw new Error(`there is no folder ${where}`);
  const found = await runGit(where, ['rev-parse', '--absolute-git-dir']).catch(() => undefined);
  if (found === undefined) throw new Error('git is not there: the rehearsal needs it on the PATH');
  if (found.code !== 0) {
    if (directory === undefined) return sample('there is none here');
    throw new Error(`${where} is no git repository`);
  }
  const gitDir = found.stdout.toString().trim();
  const head = await answerOf(where, 'rev-parse', '-q', '--verify', 'HEAD^{commit}');
  if (head === undefined) {
    if (directory === undefined) return sample('the one here has no commit yet');
    throw new Error(`${where} has no commit yet, so there is nothing to play with`);
  }
  await refuseUnplayable(where);
  const root = (await answerOf(where, 'rev-parse', '--show-toplevel')) ?? gitDir;
  const branch = await answerOf(where, 'symbolic-ref', '-q', '--short', 'HEAD');
  const own = branch === undefined ? await freeBranch(where) : undefined;
  const short = head.slice(0, 7);
  const at = branch === undefined ? `the detached commit ${short}` : `${branch} at ${short}`;
  const isShallow = (await answerOf(where, 'rev-parse', '--is-shallow-repository')) === 'true';
  return {
    source: { kind: 'clone', path: isShallow ? await wholeCopyOf(root, room, own) : root },
    said: `a copy of ${root} (${at}${isShallow ? '; a shallow clone, played as if its history began there' : ''})`,
    name: `rehearsal/${nameOf(root)}`,
    ...(own === undefined ? {} : { branch: own }),
  };
}

/** What git says, on one line; `undefined` where it says no. */
async function answerOf(where: string, ...args: string[]): Promise<string | undefined> {
  const { code, stdout } = await runGit(where, args);
  const text = stdout.toString().trim();
  return code === 0 && text !== '' ? text : undefined;
}

/** A partial clone would ask its own remote for what it lacks, and SHA-256 is nothing GitHub takes. */
async function refuseUnplayable(where: string): Promise<void> {
  const format = await answerOf(where, 'rev-parse', '--show-object-format');
  if (format === 'sha256')
    throw new Error(
      `${where} names its objects by SHA-256, which GitHub does not take; --repo names another`,
    );
  const partial = await answerOf(where, 'config', '--get-regexp', '^remote\\..*\\.promisor$', 'true');
  if (partial !== undefined)
    throw new Error(
      `${where} is a partial clone: files of its history are not there; --repo names another, cloned without --filter`,
    );
}

/** `main`, or another name where a branch of that name stands elsewhere. */
async function freeBranch(where: string): Promise<string> {
  const branches = await gitText(where, ['for-each-ref', '--format=%(refname:short)', 'refs/heads']);
  const taken = new Set(branches.split('\n'));
  const names = ['main', 'rehearsal', ...Array.from(taken, (_, index) => `rehearsal-${String(index + 2)}`)];
  return names.find((name) => !taken.has(name)) ?? 'main';
}

function nameOf(root: string): string {
  const folder = basename(root) === '.git' ? basename(dirname(root)) : basename(root).replace(/\.git$/, '');
  const name = folder.replaceAll(/[^\w.-]/g, '-');
  // As GitHub has it: a name is neither empty nor made of dots.
  return /^\.*$/.test(name) ? 'app' : name;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
