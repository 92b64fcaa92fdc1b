/** What a run is about. It is part of every key, check name, payload and ledger entry. */
export interface Subject {
  /** `owner/name` */
  readonly repository: string;
  /** Full commit id of the candidate. */
  readonly sha: string;
  /** Canonical (lower-case) environment name; absent where the question is about merging or releasing. */
  readonly environment?: string;
  readonly component?: string;
  readonly target?: string;
  readonly artifact?: { readonly name: string; readonly digest: string };
}

/** GitHub treats environment names without regard to case, and our keys must too. */
export function environmentKey(name: string): string {
  return name.trim().toLowerCase();
}

/** First seven digits of a commit id, for people. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}
