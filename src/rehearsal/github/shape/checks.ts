import type { Core } from '../core.ts';
import type { JsonObject } from '../json.ts';
import { latestRuns, runsOfSuite, suiteProgress } from '../rules/checks.ts';
import { timestamp, timestampOrNull } from '../state/clock.ts';
import type { CheckRun, CheckSuite, CommitStatus, Issue } from '../state/records.ts';
import { simpleCommitShape } from './git.ts';
import { minimalRepository } from './repository.ts';
import { nodeId } from './urls.ts';
import { appShape, userShape } from './users.ts';

/** A pull request where it is only pointed at. */
export const pullPointer = (core: Core, issue: Issue): JsonObject | undefined => {
  const repo = { id: core.id, url: core.urls.repo(), name: core.name };
  return issue.pull
    ? {
        id: issue.pull.id,
        number: issue.number,
        url: core.urls.repo(`/pulls/${issue.number}`),
        head: { ref: issue.pull.head.ref, sha: issue.pull.head.sha, repo },
        base: { ref: issue.pull.base.ref, sha: issue.pull.base.sha, repo },
      }
    : undefined;
};

/** Open pull requests of this repository with that head; those from forks are never listed. */
export const pullPointersAt = (core: Core, sha: string): readonly JsonObject[] =>
  core.state.issues
    .filter(
      (issue) =>
        issue.state === 'open' && issue.pull?.head.sha === sha && issue.pull.head.owner === core.owner.login,
    )
    .map((issue) => pullPointer(core, issue))
    .filter((pointer) => pointer !== undefined);

export function checkRunShape(core: Core, run: CheckRun): JsonObject {
  const url = core.urls.repo(`/check-runs/${run.id}`);
  const { title, summary, text, annotations } = run.output;
  return {
    id: run.id,
    node_id: nodeId('CR', run.id),
    head_sha: run.suite.sha,
    external_id: run.externalId,
    url,
    html_url: core.urls.page(`/runs/${run.id}`),
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: timestampOrNull(run.startedAt),
    completed_at: timestampOrNull(run.completedAt),
    output: {
      title,
      summary,
      text,
      annotations_count: annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suite.id },
    app: appShape(core, run.suite.app),
    pull_requests: pullPointersAt(core, run.suite.sha),
  };
}

export const annotationsShape = (core: Core, run: CheckRun): readonly JsonObject[] =>
  run.output.annotations.map((note) => ({
    path: note.path,
    blob_href: core.urls.page(`/blob/${run.suite.sha}/${note.path}`),
    start_line: note.startLine,
    end_line: note.endLine,
    start_column: note.startColumn,
    end_column: note.endColumn,
    annotation_level: note.level,
    title: note.title,
    message: note.message,
    raw_details: note.rawDetails,
  }));

export async function checkSuiteShape(core: Core, suite: CheckSuite): Promise<JsonObject> {
  const url = core.urls.repo(`/check-suites/${suite.id}`);
  const commit = await core.git.commit(suite.sha);
  if (commit === undefined) throw new Error(`the suite ${suite.id} is of ${suite.sha}, which is no commit`);
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.branch,
    head_sha: suite.sha,
    ...suiteProgress(core, suite),
    url,
    before: commit.parents[0] ?? null,
    after: suite.sha,
    pull_requests: pullPointersAt(core, suite.sha),
    app: appShape(core, suite.app),
    repository: minimalRepository(core),
    created_at: timestamp(suite.createdAt),
    updated_at: timestamp(suite.updatedAt),
    head_commit: simpleCommitShape(commit),
    latest_check_runs_count: latestRuns(runsOfSuite(core, suite)).length,
    check_runs_url: `${url}/check-runs`,
  };
}

const bareStatus = (core: Core, status: CommitStatus): JsonObject => ({
  url: core.urls.repo(`/statuses/${status.sha}`),
  avatar_url: `${core.urls.html}/avatars/u/${status.creator.id}?v=4`,
  id: status.id,
  node_id: nodeId('SC', status.id),
  state: status.state,
  description: status.description,
  target_url: status.targetUrl,
  context: status.context,
  created_at: timestamp(status.createdAt),
  updated_at: timestamp(status.createdAt),
});

/** Inside of the combined status: without its creator. */
export const simpleStatusShape = bareStatus;

export const statusShape = (core: Core, status: CommitStatus): JsonObject => ({
  ...bareStatus(core, status),
  creator: userShape(core, status.creator),
});
