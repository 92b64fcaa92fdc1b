import { known, unavailable, type Fact } from '../core/facts.ts';
import { failureOf, type Git } from './git.ts';
import { recordReader, type CommitRecord } from './records.ts';

export interface HistoryRequest {
  /** Full SHA of the newest commit. */
  readonly head: string;
  /** Full SHAs; they and what they contain are left out. */
  readonly without: readonly string[];
  /** Also the paths each commit changed, against its first parent, renames as both paths. */
  readonly files: boolean;
}

const SOURCE = 'git log';
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
const FILES = [
  '--no-renames',
  '--name-only',
  '--diff-merges=first-parent',
  '--no-relative',
  '--ignore-submodules=none',
];

/**
 * Reads a range in one pass and hands the commits over as they come, children before their parents or not. The fact is their number: it is
 * only known when it is the number `git rev-list --count` tells, so that no commit is ever lost in silence.
 */
export async function streamHistory(
  git: Git,
  request: HistoryRequest,
  take: (commits: readonly CommitRecord[]) => void,
): Promise<Fact<number>> {
  const wrong = [request.head, ...request.without].find((sha) => !SHA.test(sha));
  if (wrong !== undefined) return unavailable(`'${wrong}' is not a full commit SHA`, SOURCE);
  const range = [request.head, ...request.without.map((sha) => `^${sha}`), '--'];
  const reader = recordReader(request.files);
  let read = 0;
  const hand = (commits: readonly CommitRecord[]): void => {
    read += commits.length;
    if (commits.length > 0) take(commits);
  };
  const log = ['log', '-z', '--encoding=UTF-8', `--format=${reader.format}`, ...(request.files ? FILES : [])];
  const [logged, counted] = await Promise.all([
    git.stream([...log, ...range], (chunk) => hand(reader.take(chunk))),
    git.run(['rev-list', '--count', ...range]),
  ]);
  if (!logged.ok) return unavailable(failureOf(logged), SOURCE);
  if (!counted.ok) return unavailable(failureOf(counted), SOURCE);
  const rest = reader.end();
  if (!rest.ok) return unavailable(`the output of git log could not be read: ${rest.reason}`, SOURCE);
  hand(rest.commits);
  const expected = Number(counted.stdout.toString('latin1').trim());
  if (read !== expected) return unavailable(`${read} commits were read, git counts ${expected}`, SOURCE);
  return known(read, SOURCE);
}

/** The commits of a range, all at once. */
export async function readHistory(git: Git, request: HistoryRequest): Promise<Fact<readonly CommitRecord[]>> {
  const commits: CommitRecord[] = [];
  const count = await streamHistory(git, request, (more) => {
    for (const commit of more) commits.push(commit);
  });
  return count.state === 'known' ? known(commits, SOURCE) : count;
}
