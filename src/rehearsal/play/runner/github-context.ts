import { textOf } from './expression-data.ts';
import type { Origin } from './origins.ts';
import type { PlayOptions } from './options.ts';
import type { ServerRun } from './server.ts';
import type { Workflow } from './workflow.ts';

type Values = Readonly<Record<string, unknown>>;

/** Of what a step finds in GITHUB_* variables: the fields of the `github` context, without the token and the payload. */
const VARIABLES = [
  'action',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
] as const;

/** The `github` context as far as all jobs of a run share it. Numbers that identify are text in it, as on GitHub. */
export function githubContext(options: PlayOptions, run: ServerRun, workflow: Workflow): Values {
  const { server, event } = options;
  const { fullName, id, ownerId } = server.repository;
  const path = workflow.source.file;
  return {
    actor: event.actor.login,
    actor_id: String(event.actor.id),
    api_url: server.apiUrl,
    base_ref: event.baseRef ?? '',
    event: event.payload,
    event_name: event.name,
    graphql_url: server.graphqlUrl,
    head_ref: event.headRef ?? '',
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_protected: false,
    ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: fullName,
    repository_id: String(id),
    repository_owner: fullName.split('/')[0],
    repository_owner_id: String(ownerId),
    repositoryUrl: `git://${new URL(server.url).host}/${fullName}.git`,
    retention_days: '90',
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.number),
    secret_source: event.fork === true ? 'None' : 'Actions',
    server_url: server.url,
    sha: event.sha,
    triggering_actor: event.actor.login,
    workflow: workflow.is.name ?? path,
    workflow_ref: `${fullName}/${path}@${event.ref}`,
    workflow_sha: event.sha,
  };
}

/** The GITHUB_* variables of a step. */
export function githubVariables(github: Values): Readonly<Record<string, string>> {
  const known = VARIABLES.filter((name) => github[name] !== undefined);
  return Object.fromEntries(known.map((name) => [`GITHUB_${name.toUpperCase()}`, textOf(github[name])]));
}

/** What the `job` context says of the file the job stands in. */
export function jobOrigin(origin: Origin, workflow: Workflow): Values {
  const path = workflow.source.file;
  return {
    workflow_ref: `${origin.repository}/${path}@${origin.ref}`,
    workflow_sha: origin.sha,
    workflow_repository: origin.repository,
    workflow_file_path: path,
  };
}
