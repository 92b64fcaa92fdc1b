import { candidatesOf } from '../release/baseline.ts';
import { branchRule } from '../release/branch.ts';
import type { TagFact } from '../release/facts.ts';
import type { ReleaseOptions } from '../release/options.ts';
import type { ReleasePlan } from '../release/plan.ts';

export interface ReleaseRequest {
  readonly sha: string;
  readonly branch: string;
  readonly options: ReleaseOptions;
  /** Whether a commit contains another; `false` also where nobody can tell. */
  readonly contains: (commit: string, other: string) => Promise<boolean>;
}

/** Newest versions that are asked about before it is a clash. */
const ASKED = 3;

/**
 * A run that a newer commit's overtook has nothing left to release: neither a clash of versions, nor a lower version after a
 * higher one that contains it. A maintenance branch releases what is in newer versions by its nature.
 */
export async function overtaken(
  plan: ReleasePlan,
  tags: readonly TagFact[],
  { sha, branch, options, contains }: ReleaseRequest,
): Promise<ReleasePlan> {
  const due = plan.released || plan.problem?.reasonCode === 'version_taken';
  if (!due || branchRule(branch, options.branches)?.maintenance === true) return plan;
  const candidates = candidatesOf(tags, sha, options);
  const known = candidates.findIndex(({ tag }) => tag === plan.baseline.tag);
  for (const newer of candidates.slice(0, known < 0 ? ASKED : Math.min(known, ASKED))) {
    if (!(await contains(newer.sha, sha))) continue;
    const reason = `this commit was released with ${newer.tag}, which contains it`;
    const nothing = {
      problem: null,
      released: false,
      version: null,
      tag: null,
      notes: '',
      body: '',
      floating: [],
    };
    return { ...plan, ...nothing, reasonCode: 'released_later', reason };
  }
  return plan;
}
