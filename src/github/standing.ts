import type { PullRequestReading, Review } from '../core/facts.ts';
import type { Client } from './client.ts';

// Stale approvals are few; beyond this many commits nobody has said that they stand.
const MOST_COMMITS = 5;
const MOST_FILES = 300;

type Standing = (reading: PullRequestReading, base: string) => Promise<PullRequestReading>;

/**
 * Tells of approvals given on an earlier commit whether the pull request still says the same: GitHub too dismisses
 * them only when the diff changed, and a branch that was brought up to date has the same one. One request for the head
 * and one per commit approved earlier, none where there is no such approval. What cannot be compared is not told.
 */
export function standingReviews(client: Client): Standing {
  const diffs = new Map<string, Promise<string | undefined>>();
  const diffOf = (base: string, sha: string) => {
    const key = `${base}...${sha}`;
    // Both are commits, so what was compared once stays as it is.
    const diff = diffs.get(key) ?? readDiff(client, key);
    diffs.set(key, diff);
    return diff;
  };

  return async (reading, base) => {
    const earlier = reading.reviews.filter(
      (review) => review.state === 'approved' && review.sha !== reading.headSha,
    );
    const shas = [...new Set(earlier.map(({ sha }) => sha))]
      .filter((sha) => sha !== null)
      .slice(-MOST_COMMITS);
    if (shas.length === 0) return reading;
    const now = await diffOf(base, reading.headSha);
    const unchanged = new Map<string, boolean>();
    for (const sha of shas) {
      const then = await diffOf(base, sha);
      if (now !== undefined && then !== undefined) unchanged.set(sha, then === now);
    }
    return { ...reading, reviews: reading.reviews.map((review) => told(review, unchanged)) };
  };
}

function told(review: Review, unchanged: ReadonlyMap<string, boolean>): Review {
  const stands = review.sha === null ? undefined : unchanged.get(review.sha);
  return stands === undefined ? review : { ...review, diffUnchanged: stands };
}

/** What `base...sha` changes, as a text that is the same for the same changes; `undefined` where it is not told whole. */
async function readDiff(client: Client, basehead: string): Promise<string | undefined> {
  const answer = await client.read('GET /repos/{owner}/{repo}/compare/{basehead}', { basehead, per_page: 1 });
  const files = answer.ok ? (answer.value.files ?? []) : [];
  // A pull request that changes nothing, or more than is listed, proves nothing about another.
  if (files.length === 0 || files.length >= MOST_FILES) return undefined;
  return JSON.stringify(
    files.map(({ filename, previous_filename: previous, status, patch, sha }) => [
      filename,
      previous,
      status,
      // Of a file without a patch, binary or large, only the whole content can be compared.
      patch === undefined ? sha : withoutPlaces(patch),
    ]),
  );
}

/** Where a change stands moves with what is changed above it, and the words behind a hunk's place are not its own. */
function withoutPlaces(patch: string): string {
  return patch.replaceAll(/^@@ .*$/gmu, '@@');
}
