import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EmbeddedGitHub, Source } from '../../github/index.ts';

const git = promisify(execFile);

/** The repository that is played with: a copy of what is there, never that itself. */
export interface Origin {
  readonly source: Source;
  /** For people. */
  readonly said: string;
  readonly name: string;
}

const SAMPLE = {
  'README.md': '# A sample service\n',
  'src/service.js': "export const answer = () => 'hello';\n",
};

/** The git repository `directory` stands in, or a sample one. Throws where a directory is named that is none. */
export async function originOf(directory: string | undefined): Promise<Origin> {
  const where = directory ?? process.cwd();
  try {
    const { stdout } = await git('git', ['-C', where, 'rev-parse', '--show-toplevel']);
    const root = stdout.trim();
    // A repository without a commit has nothing to release.
    await git('git', ['-C', root, 'rev-parse', '--verify', 'HEAD^{commit}']);
    const name =
      root
        .split(/[\\/]/)
        .at(-1)
        ?.replaceAll(/[^\w.-]/g, '-') ?? 'app';
    return { source: { kind: 'clone', path: root }, said: `a copy of ${root}`, name: `rehearsal/${name}` };
  } catch {
    if (directory !== undefined) throw new Error(`${directory} is no git repository with a commit`);
    return {
      source: { kind: 'empty', files: SAMPLE },
      said: 'a sample repository (there is none here)',
      name: 'rehearsal/sample',
    };
  }
}

/** What was released last, and what is there to release. */
export interface Past {
  /** Tag pattern of the repository's version tags. */
  readonly tag: string;
  /** The version in production when the rehearsal begins, and its commit. */
  readonly live: { readonly version: string; readonly sha: string };
  readonly unreleased: number;
}

const VERSION_TAG = /^(?<prefix>v?)(?<version>\d+\.\d+\.\d+)$/;
const RELEASES = /^(?:feat|fix|perf)(?:\([^)]*\))?!?: |^\w+(?:\([^)]*\))?!: /;

/** Reads the copy: the highest version tag its default branch contains, and the commits since. */
export async function pastOf(github: EmbeddedGitHub): Promise<Past> {
  const run = async (...args: string[]): Promise<string> =>
    (await git('git', ['--git-dir', github.gitDir, ...args], { maxBuffer: 256 * 1024 * 1024 })).stdout.trim();
  const branch = `refs/heads/${github.defaultBranch}`;
  const tags = (await run('tag', '--merged', branch, '--sort=-version:refname')).split('\n');
  const newest = tags.find((tag) => VERSION_TAG.test(tag));
  const found = newest === undefined ? undefined : VERSION_TAG.exec(newest)?.groups;
  const range = newest === undefined ? branch : `${newest}..${branch}`;
  const subjects = (await run('log', '--format=%s', '--max-count=1000', range)).split('\n');
  const [first = ''] = (await run('rev-list', '--max-count=1', newest ?? branch)).split('\n');
  return {
    tag: `${found?.['prefix'] ?? 'v'}{version}`,
    live: { version: found?.['version'] ?? `before-${first.slice(0, 7)}`, sha: first },
    unreleased: subjects.filter((subject) => RELEASES.test(subject)).length,
  };
}
