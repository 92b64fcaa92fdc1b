import { readFile } from 'node:fs/promises';
import { known, unavailable, type Fact } from '../core/facts.ts';
import type { ConfigEntry } from './environment.ts';
import { failureOf, type Git, type GitAnswer } from './git.ts';
import { contains } from './reach.ts';

/** What a shallow clone may be completed from. */
export interface Origin {
  /** Name of a remote, or a URL. */
  readonly remote: string;
  readonly config?: readonly ConfigEntry[];
  readonly timeoutMs?: number;
}

/** What was found of a range: the tag it starts after, and what `git log` has to leave out. */
export interface Reached {
  /** `null`: none of the tags is contained. */
  readonly tag: string | null;
  readonly without: readonly string[];
  /** How the missing commits came here, for people. */
  readonly how: string;
}

export interface Wanted {
  readonly tag: string;
  readonly sha: string;
}

const SOURCE = 'git fetch';
const STEPS = [100, 1000, 10_000];
/** Tags to try before the whole history is cheaper. */
const TRIED = 5;
const TIMEOUT_MS = 600_000;

/**
 * Completes a shallow clone as far as the range from the best contained tag to `head` needs it: first exactly that range
 * (`--shallow-exclude`), then step by step, then everything. Whatever is known afterwards is exact; otherwise it is unavailable.
 */
export async function deepen(
  git: Git,
  head: string,
  tags: readonly Wanted[],
  origin: Origin | null,
): Promise<Fact<Reached>> {
  const here = await rangeHere(git, head, tags[0]);
  if (here !== null) return known(here, 'git rev-list');
  if (origin === null) {
    return unavailable('the clone is shallow and may not fetch; check out with fetch-depth: 0', SOURCE);
  }
  const excluded = await byExclusion(git, head, tags.slice(0, TRIED), origin);
  if (excluded !== null) return known(excluded, SOURCE);
  for (const step of tags.length === 0 ? [] : STEPS) {
    const fetched = await fetch(git, head, [`--deepen=${step}`], origin);
    if (!fetched.ok) break;
    if (!(await isShallow(git))) break;
    const reached = await rangeHere(git, head, tags[0]);
    if (reached !== null) return known({ ...reached, how: 'deepened step by step' }, SOURCE);
  }
  if (await isShallow(git)) {
    const whole = await fetch(git, head, ['--unshallow'], origin);
    if (!whole.ok)
      return unavailable(`the history that is missing could not be fetched: ${failureOf(whole)}`, SOURCE);
    if (await isShallow(git))
      return unavailable('the history is still incomplete after fetching all of it', SOURCE);
  }
  return firstOf(git, head, tags);
}

/** The range, where this clone already shows all of it. */
async function rangeHere(git: Git, head: string, tag: Wanted | undefined): Promise<Reached | null> {
  if (tag === undefined) return null;
  const contained = await contains(git, head, tag.sha);
  if (contained.state === 'unavailable' || !contained.value) return null;
  const [range, ends] = [
    await git.run(['rev-list', '--parents', head, `^${tag.sha}`, '--']),
    await shallowCommits(git),
  ];
  if (!range.ok) return null;
  const commits = range.stdout
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  const inside = new Set(commits.map(([sha]) => sha));
  // Cut parents hide which commits the tag contains. Only where every way out of the range leads to the tag itself, nothing can be missing or too many.
  const exact = commits.every(
    ([sha = '', ...parents]) =>
      !ends.has(sha) && parents.every((parent) => inside.has(parent) || parent === tag.sha),
  );
  return exact ? { tag: tag.tag, without: [tag.sha], how: 'the clone already held it' } : null;
}

async function byExclusion(
  git: Git,
  head: string,
  tags: readonly Wanted[],
  origin: Origin,
): Promise<Reached | null> {
  for (const { tag, sha } of tags) {
    const fetched = await fetch(git, head, [`--shallow-exclude=refs/tags/${tag}`], origin);
    if (!fetched.ok) {
      // The tag contains the head: there is nothing to send, and it is not a version before it.
      if (/no commits selected for shallow requests/u.test(fetched.stderr)) continue;
      return null;
    }
    // What is here now is exactly what the tag does not contain, so the head contains the tag if and only if a cut commit was its child.
    if ((await cutParents(git, head)).has(sha))
      return { tag, without: [], how: `fetched what came after ${tag}` };
  }
  return null;
}

/** Parents of commits at the end of the history shown, which are not here themselves. Read from the commits, where no graft hides them. */
async function cutParents(git: Git, head: string): Promise<ReadonlySet<string>> {
  const ends = await shallowCommits(git);
  const reachable = await git.run(['rev-list', head, '--']);
  if (!reachable.ok) return new Set();
  const shown = reachable.stdout
    .toString('latin1')
    .split('\n')
    .filter((sha) => ends.has(sha));
  const raw = await git.run(['cat-file', '--batch'], { input: `${shown.join('\n')}\n` });
  if (!raw.ok) return new Set();
  return new Set(objectsOf(raw.stdout).flatMap(parentsOf));
}

/** The contents of what `git cat-file --batch` prints: a line with the size, so many bytes, a line feed. */
function objectsOf(bytes: Buffer): Buffer[] {
  const objects: Buffer[] = [];
  let at = 0;
  for (let end = bytes.indexOf(10, at); end >= 0; end = bytes.indexOf(10, at)) {
    const size = Number(bytes.toString('latin1', at, end).split(' ')[2] ?? 0);
    objects.push(bytes.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return objects;
}

/** Only the lines before the first blank one: a message may say `parent …` too. */
function parentsOf(commit: Buffer): string[] {
  const header = commit.toString('latin1').split('\n\n', 1)[0] ?? '';
  return header
    .split('\n')
    .flatMap((line) => /^parent (?<sha>[0-9a-f]{40,64})$/u.exec(line)?.groups?.['sha'] ?? []);
}

async function firstOf(git: Git, head: string, tags: readonly Wanted[]): Promise<Fact<Reached>> {
  for (const { tag, sha } of tags) {
    const contained = await contains(git, head, sha);
    if (contained.state === 'unavailable') return contained;
    if (contained.value) return known({ tag, without: [sha], how: 'fetched the whole history' }, SOURCE);
  }
  return known({ tag: null, without: [], how: 'fetched the whole history' }, SOURCE);
}

async function fetch(git: Git, head: string, how: readonly string[], origin: Origin): Promise<GitAnswer> {
  const quiet = [
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--no-recurse-submodules',
  ];
  const ask = (what: string): Promise<GitAnswer> =>
    git.run(['fetch', ...quiet, ...how, '--end-of-options', origin.remote, what], {
      ...(origin.config === undefined ? {} : { config: origin.config }),
      timeoutMs: origin.timeoutMs ?? TIMEOUT_MS,
    });
  const byCommit = await ask(head);
  // Servers of the older protocol give only what a ref points to.
  const refused = !byCommit.ok && /unadvertised object|not our ref/u.test(byCommit.stderr);
  return refused ? ask('refs/heads/*') : byCommit;
}

async function isShallow(git: Git): Promise<boolean> {
  const answer = await git.run(['rev-parse', '--is-shallow-repository']);
  return !answer.ok || answer.stdout.toString('latin1').trim() !== 'false';
}

/** Commits whose parents this clone does not show. */
async function shallowCommits(git: Git): Promise<ReadonlySet<string>> {
  const path = await git.run(['rev-parse', '--path-format=absolute', '--git-path', 'shallow']);
  if (!path.ok) return new Set();
  // No such file: the clone is complete.
  const text = await readFile(path.stdout.toString('utf8').replace(/\n$/u, ''), 'latin1').catch(() => '');
  return new Set(text.split('\n').filter((sha) => sha !== ''));
}
