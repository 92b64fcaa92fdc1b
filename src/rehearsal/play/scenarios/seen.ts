import type { PlayReport } from '../runner/index.ts';
import type { Seen } from './ends.ts';
import type { Stage } from './stage.ts';
import type { Trouble } from './trouble.ts';

interface Ledger {
  readonly verified?: Readonly<
    Record<string, readonly { readonly sha: string; readonly version?: string }[]>
  >;
  readonly quarantine?: readonly { readonly sha: string }[];
  readonly holds?: Readonly<Record<string, unknown>>;
  readonly locks?: Readonly<Record<string, unknown>>;
}

/** How things stood when the scenario began. */
export interface Before {
  /** How often the proxy had been set. */
  readonly weights: number;
  readonly tags: ReadonlySet<string>;
}

/** Looks at GitHub and at the application when a scenario is over. */
export async function seenOf(
  { github: { world }, application }: Stage,
  of: {
    readonly sha: string;
    readonly version: string;
    readonly before: Before;
    readonly runs: readonly PlayReport[];
    readonly trouble: Trouble | undefined;
  },
): Promise<Seen> {
  const { sha, runs, before } = of;
  const text = await world.file('refs/deploy-action/ledger', 'ledger.json');
  // The ledger's document, of which only these parts are looked at.
  const ledger = JSON.parse(text ?? '{}') as Ledger;
  const check = world.checkRun(sha, 'deploy-action / production');
  const legs = runs.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.legs));
  return {
    conclusion: runs.at(-1)?.conclusion ?? 'skipped',
    locked: Object.keys(ledger.locks ?? {}),
    verified: ledger.verified?.['production']?.[0]?.sha === sha,
    quarantined: ledger.quarantine?.some((entry) => entry.sha === sha) ?? false,
    onHold: ledger.holds?.['production'] !== undefined,
    check: check?.conclusion ?? null,
    deployments: world
      .deployments()
      .filter((deployment) => deployment.sha === sha)
      .map((deployment) => ({
        environment: deployment.environment,
        state: deployment.statuses.at(-1)?.state,
      })),
    tags: tagsOf(world).filter((tag) => !before.tags.has(tag)),
    weights: application.weights().slice(before.weights),
    weight: application.production.weight(),
    deployed: application.deployed(of.version),
    lostRunners: legs.filter(({ lost }) => lost).length,
    trouble: of.trouble,
  };
}

/** Names of all tags, without `refs/tags/`. */
export function tagsOf(world: Stage['github']['world']): readonly string[] {
  return world.refs('refs/tags/').map(({ name }) => name.replace('refs/tags/', ''));
}
