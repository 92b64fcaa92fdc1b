import type { Receipt } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import type { DeploymentReading } from '../../core/facts.ts';
import { environmentKey } from '../../core/subject.ts';
import { isOpen } from '../../rollout/record.ts';
import { failureText } from '../ledgerStore.ts';
import { once } from '../once.ts';
import type { World } from '../world.ts';
import type { Performing } from './perform.ts';

/** Deployments this run has found or made, by key, with the statuses known to be on them. */
export type DeploymentsSeen = Map<string, Seen>;

interface Seen {
  readonly id: number;
  readonly statuses: readonly string[];
}

const DESCRIPTION_LIMIT = 140;
/** How many earlier deployments are looked through for ones to supersede. */
const SUPERSEDE_AMONG = 50;

export async function createDeployment(
  effect: Extract<Effect, { kind: 'create-deployment' }>,
  { world, deployments }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const { kind: _, key, ...deployment } = effect;
  const made = await once<Seen>(
    async () => {
      const found = await world.github.findDeployment(effect.environment, key);
      return found.ok ? { ok: true, value: found.value === null ? null : seenOf(found.value) } : found;
    },
    async () => {
      const created = await world.github.createDeployment(deployment);
      return created.ok ? { ok: true, value: { id: created.value.id, statuses: [] } } : created;
    },
    world.pause,
  );
  if (made.state === 'failed') return { state: 'failed', detail: made.reason };
  deployments.set(key, made.value);
  return {
    state: made.state,
    detail: `deployment ${made.value.id} to ${effect.environment}`,
    output: String(made.value.id),
  };
}

export async function setDeploymentStatus(
  effect: Extract<Effect, { kind: 'set-deployment-status' }>,
  { world, deployments }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const description = cut(effect.description);
  const mark = markOf(effect.state, description);
  let remembered = deployments.get(effect.key);
  const look = async () => {
    // We hold the lock, so what this run has seen is what is there, unless an answer was lost.
    const seen: Awaited<ReturnType<typeof lookUp>> =
      remembered === undefined
        ? await lookUp(world, effect.environment, effect.key)
        : { ok: true, value: remembered };
    remembered = undefined;
    if (!seen.ok) return seen;
    if (seen.value === null) return missing(effect.environment, effect.key);
    deployments.set(effect.key, seen.value);
    return { ok: true as const, value: seen.value.statuses.at(-1) === mark ? seen.value : null };
  };
  const made = await once<Seen>(
    look,
    async () => {
      const seen = deployments.get(effect.key);
      if (seen === undefined) return missing(effect.environment, effect.key);
      const created = await world.github.createDeploymentStatus({
        deploymentId: seen.id,
        state: effect.state,
        description,
        ...(effect.environmentUrl === undefined ? {} : { environmentUrl: effect.environmentUrl }),
        ...(world.runUrl === '' ? {} : { logUrl: world.runUrl }),
      });
      return created.ok ? { ok: true, value: { ...seen, statuses: [...seen.statuses, mark] } } : created;
    },
    world.pause,
  );
  if (made.state === 'failed')
    return { state: 'failed', detail: `deployment status ${effect.state}: ${made.reason}` };
  deployments.set(effect.key, made.value);
  return { state: made.state, detail: `${effect.state}: ${description}` };
}

/**
 * Earlier successes become inactive by our own hand: GitHub's auto_inactive leaves production alone. So do deployments of
 * ours that were left open: whoever took them up again would bring an older version back. Newer ones are not touched.
 */
export async function supersedeDeployments(
  effect: Extract<Effect, { kind: 'supersede-deployments' }>,
  { world }: Performing,
): Promise<Omit<Receipt, 'effect'>> {
  const all = await world.github.readDeployments(effect.environment, SUPERSEDE_AMONG);
  if (!all.ok) return { state: 'failed', detail: failureText(all) };
  const own = all.value.findIndex(({ payload }) => payload?.key === effect.exceptKey);
  // Without a record of its own there is nothing that they would be earlier than.
  if (own === -1) return { state: 'failed', detail: `no deployment ${effect.exceptKey} among the newest` };
  const earlier = all.value
    .slice(own + 1)
    .filter(
      (deployment) =>
        deployment.statuses.at(-1)?.state === 'success' ||
        (deployment.payload !== undefined && isOpen(deployment)),
    );
  for (const { id } of earlier) {
    const set = await world.github.createDeploymentStatus({
      deploymentId: id,
      state: 'inactive',
      description: 'superseded',
    });
    // A lost answer leaves it for the next deployment to look at again: inactive twice is still inactive.
    if (!set.ok && set.failure.kind !== 'lost') return { state: 'failed', detail: failureText(set) };
  }
  return earlier.length === 0
    ? { state: 'already-done', detail: 'no earlier deployment is live' }
    : {
        state: 'done',
        detail: `${earlier.length} earlier deployment${earlier.length === 1 ? '' : 's'} superseded`,
      };
}

async function lookUp(world: World, environment: string, key: string) {
  const found = await world.github.findDeployment(environment, key);
  return found.ok ? { ok: true as const, value: found.value === null ? null : seenOf(found.value) } : found;
}

function seenOf(reading: DeploymentReading): Seen {
  return {
    id: reading.id,
    statuses: reading.statuses.map(({ state, description }) => markOf(state, description)),
  };
}

function markOf(state: string, description: string): string {
  return `${state}: ${description}`;
}

function missing(environment: string, key: string) {
  return {
    ok: false as const,
    failure: {
      kind: 'not-found' as const,
      message: `no deployment ${key} to ${environmentKey(environment)}`,
    },
  };
}

/** GitHub takes 140; a surrogate pair is never cut in two. */
function cut(description: string): string {
  const points = Array.from(description);
  return points.length <= DESCRIPTION_LIMIT
    ? description
    : `${points.slice(0, DESCRIPTION_LIMIT - 1).join('')}…`;
}
