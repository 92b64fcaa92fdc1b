import type { MessageReading } from './commit.ts';
import type { CommitFact } from './facts.ts';
import { withoutPullRequest } from './header.ts';
import type { Reference } from './references.ts';
import { sameTitle, type RevertClaim } from './revertClaim.ts';

/** A commit with its message read. */
export interface MessageOf {
  readonly fact: CommitFact;
  readonly message: MessageReading;
}

export interface Cancellations {
  /** By the sha of what was undone: the sha of what undid it. */
  readonly undone: ReadonlyMap<string, string>;
  /** By the sha of a revert whose targets are all among the commits: those targets. Together they come to nothing. */
  readonly settled: ReadonlyMap<string, readonly string[]>;
}

interface Range {
  /** Newest first. */
  readonly commits: readonly MessageOf[];
  readonly broughtBy: (sha: string) => readonly MessageOf[];
  /** `owner/name` of the repository, for pull requests named in full. */
  readonly repository?: string;
}

const MERGED_PULL_REQUEST = /^Merge pull request #(?<number>\d{1,9})\b/u;

/**
 * Which commits cancel each other. Read newest first, so that an undone revert undoes nothing and what it was about is there again.
 */
export function cancellations(range: Range): Cancellations {
  if (range.commits.every(({ message }) => message.revert === null))
    return { undone: new Map(), settled: new Map() };
  const undone = new Map<string, string>();
  const settled = new Map<string, readonly string[]>();
  const index = indexed(range.commits);
  for (const [position, { fact, message }] of range.commits.entries()) {
    if (message.revert === null || undone.has(fact.sha)) continue;
    const free = (at: number, commit: MessageOf): boolean => at > position && !undone.has(commit.fact.sha);
    const { targets, complete } = targetsOf(message.revert, index, free, range.repository);
    for (const target of targets.flatMap((one) => [one, ...range.broughtBy(one.fact.sha)])) {
      if (target.fact.sha !== fact.sha) undone.set(target.fact.sha, fact.sha);
    }
    if (complete) {
      settled.set(
        fact.sha,
        targets.map((target) => target.fact.sha),
      );
    }
  }
  return { undone, settled };
}

interface Targets {
  readonly targets: readonly MessageOf[];
  /** Everything it undoes is among the commits. */
  readonly complete: boolean;
}

/** A SHA is the surest word, then a pull request, then the title; a surer word that leads nowhere means: already released. */
function targetsOf(
  claim: RevertClaim,
  index: Index,
  free: (position: number, commit: MessageOf) => boolean,
  repository: string | undefined,
): Targets {
  const found = claim.shas.map((sha) => index.bySha(sha)).filter((commit) => commit !== undefined);
  if (found.length > 0) return { targets: found, complete: found.length === claim.shas.length };
  const numbers = [
    ...new Set(claim.pullRequests.filter((one) => isOurs(one, repository)).map((one) => one.number)),
  ];
  const merged = numbers.map((number) => index.byRequest(number).filter(([at, commit]) => free(at, commit)));
  if (merged.some((commits) => commits.length > 0)) {
    const targets = merged.flat().map(([, commit]) => commit);
    return { targets, complete: merged.every((commits) => commits.length > 0) };
  }
  const { title } = claim;
  if (claim.shas.length > 0 || title === null) return { targets: [], complete: false };
  const named = index
    .byTitle(title)
    .find(
      ([at, { message, fact }]) =>
        free(at, { message, fact }) &&
        sameTitle(message.title, title) &&
        (numbers.length === 0 || message.pullRequest === null),
    );
  return named === undefined ? { targets: [], complete: false } : { targets: [named[1]], complete: true };
}

function isOurs({ owner, repository }: Reference, ours: string | undefined): boolean {
  return (
    owner === undefined || ours === undefined || `${owner}/${repository}`.toLowerCase() === ours.toLowerCase()
  );
}

function requestOf(message: MessageReading): number | null {
  const merged = MERGED_PULL_REQUEST.exec(message.title)?.groups?.['number'];
  return message.pullRequest ?? (merged === undefined ? null : Number(merged));
}

/** A commit and its place in the order, newest first. */
type Placed = readonly [number, MessageOf];

interface Index {
  /** By the SHA, or 7 and more digits of it that no other commit shares. */
  readonly bySha: (sha: string) => MessageOf | undefined;
  readonly byRequest: (number: number) => readonly Placed[];
  /** Candidates, to be compared with the whole title. */
  readonly byTitle: (title: string) => readonly Placed[];
}

function indexed(commits: readonly MessageOf[]): Index {
  const placed = commits.map((commit, position): Placed => [position, commit]);
  const byPrefix = grouped(placed, ({ fact }) => fact.sha.slice(0, 7));
  const byRequest = grouped(placed, ({ message }) => requestOf(message));
  const byTitle = grouped(placed, ({ message }) => withoutPullRequest(message.title));
  return {
    bySha: (sha) => {
      const matching = (byPrefix.get(sha.slice(0, 7)) ?? []).filter(([, { fact }]) =>
        fact.sha.startsWith(sha),
      );
      return matching.length === 1 ? matching[0]?.[1] : undefined;
    },
    byRequest: (number) => byRequest.get(number) ?? [],
    byTitle: (title) => byTitle.get(withoutPullRequest(title)) ?? [],
  };
}

function grouped<K>(placed: readonly Placed[], keyOf: (commit: MessageOf) => K): Map<K, Placed[]> {
  const groups = new Map<K, Placed[]>();
  for (const one of placed) {
    const key = keyOf(one[1]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
