import { join } from 'node:path';
import type { LegOutcome, Planned } from './admission.ts';
import { filled } from './expressions.ts';
import { playSteps } from './leg.ts';
import { grantedTo } from './permissions.ts';
import type { Scope, Session } from './session.ts';
import { below } from './source.ts';

type Texts = Readonly<Record<string, string>>;

/** GitHub's own limit where a job sets none. */
const LONGEST_MINUTES = 360;

/** Runs a leg on a runner of its own: a token with exactly its permissions, the secrets it may see, a directory, a time limit. */
export async function onRunner(
  session: Session,
  scope: Scope,
  planned: Planned,
  checkRunId: number,
  environment: string | undefined,
): Promise<LegOutcome> {
  const { job, name, contexts, cancel } = planned;
  const { options, run } = session;
  const fork = options.event.fork === true;
  const limit = below(job.at, 'timeout-minutes');
  const minutes = Number(
    filled(limit, job.is['timeout-minutes'], 'job.timeout-minutes', contexts) ?? LONGEST_MINUTES,
  );
  const permissions = grantedTo(job.is.permissions, scope.loaded.workflow.is.permissions, scope.permissions);
  const actor = options.event.actor.login;
  const token = options.server.issueToken({ permissions, actor, runId: run.id, job: job.id, fork });

  const killed = new AbortController();
  const runner = { name, kill: () => killed.abort() };
  const timer = setTimeout(() => cancel.abort(), Math.min(minutes, LONGEST_MINUTES) * 60_000);
  session.runners.add(runner);
  try {
    const end = await playSteps(session, scope, {
      job,
      name,
      checkRunId,
      token,
      secrets: { ...(fork ? {} : secretsOf(session, scope, environment)), GITHUB_TOKEN: token },
      vars: { ...options.vars, ...ofEnvironment(options.environmentVars, environment) },
      contexts,
      directory: join(options.workRoot, `${run.id}-${run.attempt}`, String(checkRunId)),
      cancelled: cancel.signal,
      killed: killed.signal,
    });
    return { ...end, lost: killed.signal.aborted };
  } finally {
    clearTimeout(timer);
    session.runners.delete(runner);
    options.server.revokeToken(token);
  }
}

/** In a called workflow, an environment's secrets are seen under the names that were passed, or all of them with `inherit`. */
function secretsOf({ options }: Session, scope: Scope, environment: string | undefined): Texts {
  const own = Object.entries(ofEnvironment(options.environmentSecrets, environment));
  const seen = own.filter(([name]) => scope.inheritsSecrets || Object.hasOwn(scope.secrets, name));
  return { ...scope.secrets, ...Object.fromEntries(seen) };
}

function ofEnvironment(
  values: Readonly<Record<string, Texts>> | undefined,
  environment: string | undefined,
): Texts {
  const found = Object.entries(values ?? {}).find(
    ([name]) => name.toLowerCase() === environment?.toLowerCase(),
  );
  return found?.[1] ?? {};
}
