/** Pull requests on a stage, and the gate asked about them as a workflow of theirs would. */
import { git, runStep } from './stage.ts';
import type { Stage, StepEnd, StepOptions } from './stage.ts';

export interface Proposed {
  readonly number: number;
  readonly head: string;
  /** Whose repository it comes from. */
  readonly from: string;
}

/** A pull request by alice, whose branch is checked out in the workspace. */
export async function propose(
  stage: Stage,
  files: Readonly<Record<string, string>>,
  more: { readonly labels?: readonly string[]; readonly fork?: boolean; readonly branch?: string } = {},
): Promise<Proposed> {
  const { world } = stage.github;
  const alice = world.addUser('alice');
  const { branch = 'topic', fork = false, labels = [] } = more;
  const head = await world.commit({
    message: 'feat: propose it',
    files,
    author: alice,
    ...(fork ? {} : { branch }),
  });
  if (fork) await world.setRef(`refs/forks/alice/${branch}`, head);
  const { number } = await world.createPullRequest({
    title: 'feat: propose it',
    head: fork ? `alice:${branch}` : branch,
    by: alice,
    labels,
  });
  git(stage.workspace, 'fetch', '--quiet', 'origin', `refs/pull/${number}/head`);
  git(stage.workspace, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
  return { number, head, from: fork ? 'alice/app' : stage.github.repository };
}

/** Asks whether it may merge, as a job of a workflow on `pull_request`. */
export function askMerge(
  stage: Stage,
  { number, head, from }: Proposed,
  more: Partial<StepOptions> = {},
): Promise<StepEnd> {
  const payload = {
    number,
    pull_request: {
      number,
      head: { sha: head, ref: 'topic', repo: { full_name: from } },
      base: { ref: stage.github.defaultBranch, sha: stage.sha, repo: { full_name: stage.github.repository } },
    },
  };
  return runStep(stage, {
    mode: 'gate',
    run: runOf(stage, head, 'pull_request'),
    event: { name: 'pull_request', payload },
    ...more,
    env: { GITHUB_REF: `refs/pull/${number}/merge`, ...more.env },
  });
}

/** Asks whether it may merge, as a job of a merge queue's workflow for the group that has this commit at its head. */
export function askQueue(stage: Stage, { number }: Proposed, group: string): Promise<StepEnd> {
  const name = `gh-readonly-queue/${stage.github.defaultBranch}/pr-${number}-${stage.sha}`;
  const payload = {
    action: 'checks_requested',
    merge_group: {
      head_sha: group,
      head_ref: `refs/heads/${name}`,
      base_sha: stage.sha,
      base_ref: `refs/heads/${stage.github.defaultBranch}`,
    },
  };
  return runStep(stage, {
    mode: 'gate',
    run: runOf(stage, group, 'merge_group'),
    event: { name: 'merge_group', payload },
    env: { GITHUB_REF: `refs/heads/${name}`, GITHUB_SHA: group },
  });
}

export function runOf({ github }: Stage, sha: string, event: string) {
  return github.world.createWorkflowRun({ path: '.github/workflows/gate.yml', sha, event });
}

/** Check runs on a commit that the gate published under this name. */
export function published({ github }: Stage, sha: string, name = 'deploy-action / merge') {
  return github.world.checkRuns(sha).filter((run) => run.name === name);
}

/** `[gate, verdict, reason code]` of each finding. */
export function verdicts({ result }: StepEnd): readonly (readonly [string, string, string])[] {
  return (result?.findings ?? []).map(({ gate, verdict, reasonCode }) => [gate, verdict, reasonCode]);
}
