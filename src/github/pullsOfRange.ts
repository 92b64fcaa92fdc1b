import type { PullRequestReading } from '../core/facts.ts';
import type { Client } from './client.ts';
import { answered, failed } from './failure.ts';
import type { Answer, GitHub } from './port.ts';
import { completed, PULL_REQUEST, PULL_REQUEST_PERMISSION } from './pulls.ts';
import type { PullRequestNode } from './pulls.ts';
import { standingReviews } from './standing.ts';

const MOST_COMMITS = 500;
const COMMITS_PER_PAGE = 250;
const COMMITS_PER_QUERY = 50;
// Each brings up to 100 reviews and 100 commits with 20 authors.
const PULLS_PER_QUERY = 10;

export function pullsOfRange(client: Client): Pick<GitHub, 'readPullRequestsOf'> {
  const standing = standingReviews(client);
  return {
    async readPullRequestsOf({ base, head }) {
      const commits = base === undefined ? answered([head]) : await commitsBetween(client, base, head);
      if (!commits.ok) return commits;
      const numbers = new Set<number>();
      const direct: string[] = [];
      const directAuthors = new Set<string>();
      for (const part of partsOf(commits.value, COMMITS_PER_QUERY)) {
        const found = await pullRequestsByCommit(client, part);
        if (!found.ok) return found;
        for (const { sha, brought, people } of found.value) {
          for (const number of brought) numbers.add(number);
          if (brought.length > 0) continue;
          direct.push(sha);
          for (const login of people) directAuthors.add(login);
        }
      }
      const pullRequests: PullRequestReading[] = [];
      for (const part of partsOf([...numbers], PULLS_PER_QUERY)) {
        const read = await readAll(client, part, standing);
        if (!read.ok) return read;
        pullRequests.push(...read.value);
      }
      return answered({ pullRequests, direct, directAuthors: [...directAuthors] });
    },
  };
}

function partsOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

/** Commits reachable from `head` and not from `base`, oldest first. */
async function commitsBetween(
  client: Client,
  base: string,
  head: string,
): Promise<Answer<readonly string[]>> {
  const shas: string[] = [];
  for (let page = 1; ; page += 1) {
    const parameters = { basehead: `${base}...${head}`, per_page: COMMITS_PER_PAGE, page };
    const answer = await client.read('GET /repos/{owner}/{repo}/compare/{basehead}', parameters);
    if (!answer.ok) return answer;
    const { commits, total_commits: total } = answer.value;
    if (total > MOST_COMMITS) {
      const message = `${base}..${head} holds ${total} commits, and more than ${MOST_COMMITS} are not read`;
      return failed({ kind: 'invalid', message });
    }
    shas.push(...commits.map((commit) => commit.sha));
    if (shas.length >= total) return answered(shas);
    if (commits.length === 0) {
      const message = `of the ${total} commits of ${base}..${head} ${shas.length} could be read`;
      return failed({ kind: 'conflict', message });
    }
  }
}

interface Associated {
  readonly number: number;
  readonly merged: boolean;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly baseRefName: string;
}

interface Person {
  readonly user: { readonly login: string } | null;
}

interface Commit {
  readonly authors?: { readonly nodes: readonly Person[] };
  readonly committer?: Person | null;
  readonly associatedPullRequests?: { readonly totalCount: number; readonly nodes: readonly Associated[] };
}

type Repository<T> = { readonly [alias: string]: T | null | undefined };

interface Origin {
  readonly sha: string;
  /** Numbers of the merged pull requests that brought it. */
  readonly brought: readonly number[];
  /** Logins of who wrote and committed it. */
  readonly people: readonly string[];
}

/** Where each commit came from. */
async function pullRequestsByCommit(
  client: Client,
  shas: readonly string[],
): Promise<Answer<readonly Origin[]>> {
  const asked = shas.map((_, at) => `c${at}: object(oid: $c${at}) { ...Brought }`).join('\n');
  const variables = Object.fromEntries(shas.map((sha, at) => [`c${at}`, sha]));
  const declared = shas.map((_, at) => `$c${at}: GitObjectID!`).join(', ');
  const document = `query PullRequestsOf($owner: String!, $name: String!, ${declared}) {
  repository(owner: $owner, name: $name) { defaultBranchRef { name } ${asked} }
}
fragment Brought on Commit {
  authors(first: 20) { nodes { user { login } } } committer { user { login } }
  associatedPullRequests(first: 20) { totalCount nodes { number merged mergeCommit { oid } baseRefName } }
}`;
  type Answered = {
    readonly repository:
      | (Repository<Commit> & { readonly defaultBranchRef: { readonly name: string } | null })
      | null;
  };
  const answer = await client.query<Answered>(document, variables, PULL_REQUEST_PERMISSION);
  if (!answer.ok) return answer;
  const { repository } = answer.value;
  const found: Origin[] = [];
  for (const [at, sha] of shas.entries()) {
    const commit = repository?.[`c${at}`];
    const pulls = commit?.associatedPullRequests;
    if (pulls === undefined) return failed({ kind: 'not-found', message: `there is no commit ${sha}` });
    if (pulls.nodes.length < pulls.totalCount) {
      return failed({
        kind: 'invalid',
        message: `${sha} is part of ${pulls.totalCount} pull requests, and only 20 are read`,
      });
    }
    const brought = broughtBy(sha, pulls.nodes, repository?.defaultBranchRef?.name);
    const people = [...(commit?.authors?.nodes ?? []), commit?.committer].flatMap(
      (one) => one?.user?.login ?? [],
    );
    found.push({ sha, brought, people });
  }
  return answered(found);
}

/**
 * Which of a commit's pull requests brought it: the one whose merge made it, else those merged into the default
 * branch, else all that were merged. More than one is asked about rather than one guessed.
 */
function broughtBy(
  sha: string,
  pulls: readonly Associated[],
  defaultBranch: string | undefined,
): readonly number[] {
  const merged = pulls.filter((pull) => pull.merged);
  const made = merged.filter((pull) => pull.mergeCommit?.oid === sha);
  const landed = merged.filter((pull) => pull.baseRefName === defaultBranch);
  const chosen = [made, landed, merged].find((some) => some.length > 0) ?? [];
  return chosen.map((pull) => pull.number);
}

async function readAll(
  client: Client,
  numbers: readonly number[],
  standing: ReturnType<typeof standingReviews>,
): Promise<Answer<readonly PullRequestReading[]>> {
  const asked = numbers
    .map((number) => `p${number}: pullRequest(number: ${number}) { ...PullRequest }`)
    .join('\n');
  const document = `query PullRequests($owner: String!, $name: String!, $reviews: String, $commits: String) {
  repository(owner: $owner, name: $name) { ${asked} }
}
${PULL_REQUEST}`;
  type Answered = { readonly repository: Repository<PullRequestNode> | null };
  const answer = await client.query<Answered>(document, {}, PULL_REQUEST_PERMISSION);
  if (!answer.ok) return answer;
  const readings: PullRequestReading[] = [];
  for (const number of numbers) {
    const node = answer.value.repository?.[`p${number}`];
    if (node == null) return failed({ kind: 'not-found', message: `there is no pull request ${number}` });
    const reading = await completed(client, node, standing);
    if (!reading.ok) return reading;
    readings.push(reading.value);
  }
  return answered(readings);
}
