import { gitText } from '../../github/git/process.ts';
import type { EmbeddedGitHub } from '../../github/index.ts';

/** What was released last, and what is there to release. */
export interface Past {
  /** Tag pattern of the repository's version tags. */
  readonly tag: string;
  /** The version in production when the rehearsal begins, and its commit. */
  readonly live: { readonly version: string; readonly sha: string };
  /** Commits since whose subject says that they release something. */
  readonly unreleased: number;
}

const VERSION_TAG = /^(?<prefix>v?)(?<version>(?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+))$/;
const RELEASES = /^(?:feat|fix|perf)(?:\([^)]*\))?!?: |^\w+(?:\([^)]*\))?!: /;
const MOST_SUBJECTS = 1000;

interface Version {
  readonly tag: string;
  readonly prefix: string;
  readonly version: string;
  readonly order: readonly number[];
}

/** The version tags among some, highest first. */
export function versionsIn(tags: readonly string[]): readonly Version[] {
  return tags
    .flatMap((tag) => {
      const found = VERSION_TAG.exec(tag)?.groups;
      if (found === undefined) return [];
      const { prefix = '', version = '', major, minor, patch } = found;
      return [{ tag, prefix, version, order: [Number(major), Number(minor), Number(patch)] }];
    })
    .toSorted((a, b) => a.order.reduce((found, at, i) => found || (b.order[i] ?? 0) - at, 0));
}

/** How many of these subjects of commits say that they release something. */
export function releasing(subjects: readonly string[]): number {
  return subjects.filter((subject) => RELEASES.test(subject)).length;
}

/**
 * Reads the copy: the highest version its default branch contains, and what came since. Tags of commits that are elsewhere
 * (a branch ahead of this one) leave the copy: they are not in this history's past, and the next version may be theirs.
 */
export async function pastOf(github: EmbeddedGitHub): Promise<Past> {
  const run = async (...args: string[]): Promise<string[]> =>
    (await gitText(github.gitDir, args)).split('\n').filter((line) => line !== '');
  const branch = `refs/heads/${github.defaultBranch}`;
  const [contained, elsewhere] = await Promise.all([
    run('tag', '--merged', branch),
    run('tag', '--no-merged', branch),
  ]);
  if (elsewhere.length > 0)
    await gitText(
      github.gitDir,
      ['update-ref', '--stdin'],
      elsewhere.map((tag) => `delete refs/tags/${tag}\n`).join(''),
    );
  const [newest] = versionsIn(contained);
  const since = newest === undefined ? branch : `refs/tags/${newest.tag}..${branch}`;
  const [subjects, [sha = '']] = await Promise.all([
    run('log', '--format=%s', `--max-count=${String(MOST_SUBJECTS)}`, since),
    run('rev-list', '--max-count=1', newest === undefined ? branch : `refs/tags/${newest.tag}`),
  ]);
  return {
    tag: `${newest?.prefix ?? 'v'}{version}`,
    live: { version: newest?.version ?? `before-${sha.slice(0, 7)}`, sha },
    unreleased: releasing(subjects),
  };
}
