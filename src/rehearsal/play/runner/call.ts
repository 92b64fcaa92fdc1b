import type { Contexts } from './expressions.ts';
import { filled, filledAsText } from './expressions.ts';
import { callInputs, callSecrets } from './inputs.ts';
import type { JobsEnd } from './jobs.ts';
import { playJobs } from './jobs.ts';
import { grantedTo } from './permissions.ts';
import type { Scope, Session } from './session.ts';
import { below, spot } from './source.ts';
import type { Job } from './workflow.ts';

/** Plays the workflow that a job calls, with the inputs, secrets and permissions that the job passes on. */
export async function playCall(
  session: Session,
  scope: Scope,
  job: Job & { readonly kind: 'call' },
  contexts: Contexts,
  name: string,
): Promise<JobsEnd> {
  const loaded = scope.loaded.calls.get(job.id);
  if (loaded?.workflow.call === undefined)
    throw new Error(`the workflow that ${job.id} calls was not loaded`);
  const { call, source } = loaded.workflow;
  const withAt = below(job.at, 'with');
  const inputs = Object.entries(job.is.with ?? {}).map(([key, value]) => [
    key,
    filled(below(withAt, key), value, 'job.with', contexts),
  ]);
  const secretsAt = below(job.at, 'secrets');
  const inherits = job.is.secrets === 'inherit';
  const named = typeof job.is.secrets === 'object' ? Object.entries(job.is.secrets) : [];
  const seen = { ...contexts, secrets: scope.secrets };
  const secrets = named.map(([key, value]) => [
    key,
    filledAsText(below(secretsAt, key), value, 'job.secrets', seen),
  ]);
  return playJobs(session, {
    loaded,
    namePrefix: `${name} / `,
    idPrefix: `${scope.idPrefix}${job.id}/`,
    inputs: callInputs(
      withAt,
      call,
      Object.fromEntries(inputs),
      spot(source, 'on', 'workflow_call'),
      session.github,
    ),
    secrets: inherits ? scope.secrets : callSecrets(secretsAt, call, Object.fromEntries(secrets)),
    inheritsSecrets: inherits && scope.inheritsSecrets,
    permissions: grantedTo(job.is.permissions, scope.loaded.workflow.is.permissions, scope.permissions),
    held: scope.held,
    isRerun: scope.isRerun,
  });
}
