import { context as toolkit } from '@actions/github';

/** What the runner says about this run. */
export interface RunContext {
  readonly repository: string;
  readonly eventName: string;
  readonly ref: string;
  /** The candidate: a pull request's head and not GitHub's test merge, a merge group's head, else the event's commit. */
  readonly sha: string;
  readonly pullRequest?: number;
  readonly baseBranch?: string;
  /** The event is a fork's pull request, whose token can only read unless the owners allow more. */
  readonly fork: boolean;
  readonly runId?: number;
  readonly attempt: number;
  readonly actor: string;
  readonly runUrl: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly workspace: string;
  readonly job: string;
}

/** The part of the toolkit's context that is read here. */
export type ToolkitContext = Pick<
  typeof toolkit,
  | 'payload'
  | 'eventName'
  | 'ref'
  | 'sha'
  | 'actor'
  | 'job'
  | 'runId'
  | 'runAttempt'
  | 'serverUrl'
  | 'apiUrl'
  | 'graphqlUrl'
>;

/** The run's context from the runner's variables and the event's payload. Throws nothing: what is missing is empty. */
export function runContext(
  env: Readonly<Record<string, string | undefined>>,
  context: ToolkitContext = toolkit,
): RunContext {
  const payload: Readonly<Record<string, unknown>> = context.payload;
  const pull = record(payload['pull_request']);
  const head = record(pull['head']);
  const base = record(pull['base']);
  const group = record(payload['merge_group']);
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  // A fork that was deleted has no repository left.
  const headRepository = text(record(head['repo'])['full_name'])?.toLowerCase();
  const fromFork = text(head['sha']) !== undefined && headRepository !== repository.toLowerCase();
  // A merge group's branch names the pull request at its head: gh-readonly-queue/main/pr-12-<sha>.
  const queued = Number(/\/pr-(\d+)-/.exec(text(group['head_ref']) ?? '')?.[1]);
  const number =
    typeof pull['number'] === 'number' ? pull['number'] : Number.isSafeInteger(queued) ? queued : undefined;
  const runId = Number.isSafeInteger(context.runId) ? context.runId : undefined;
  const baseRef = text(base['ref']) ?? text(group['base_ref'])?.replace('refs/heads/', '');
  return {
    repository,
    eventName: context.eventName ?? '',
    ref: context.ref ?? '',
    sha: text(head['sha']) ?? text(group['head_sha']) ?? context.sha ?? '',
    ...(number === undefined ? {} : { pullRequest: number }),
    ...(baseRef === undefined ? {} : { baseBranch: baseRef }),
    // pull_request_target runs with the base's token, whoever asks.
    fork: fromFork && context.eventName !== 'pull_request_target',
    ...(runId === undefined ? {} : { runId }),
    attempt: Number.isSafeInteger(context.runAttempt) ? context.runAttempt : 1,
    actor: context.actor ?? '',
    runUrl: runId === undefined ? '' : `${context.serverUrl}/${repository}/actions/runs/${runId}`,
    serverUrl: context.serverUrl,
    apiUrl: context.apiUrl,
    graphqlUrl: context.graphqlUrl,
    workspace: env['GITHUB_WORKSPACE'] ?? '.',
    job: context.job ?? '',
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // Checked to be an object; its values stay unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
