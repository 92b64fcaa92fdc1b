import type { Conclusion } from '../runner/index.ts';
import type { Weight } from './application.ts';
import type { Scenario } from './scenario.ts';
import type { Trouble } from './trouble.ts';

/** What GitHub and the application say of a scenario that is over; nothing of it is what the action said. */
export interface Seen {
  /** Of the workflow run's last attempt. */
  readonly conclusion: Conclusion;
  /** Environments whose lock is held. */
  readonly locked: readonly string[];
  readonly verified: boolean;
  readonly quarantined: boolean;
  readonly onHold: boolean;
  /** How the check run of production ended; null where there is none or it is not over. */
  readonly check: string | null;
  /** The commit's deployments with the newest status of each. */
  readonly deployments: readonly { readonly environment: string; readonly state: string | undefined }[];
  /** Tags that were not there before. */
  readonly tags: readonly string[];
  /** What the proxy was set to since the scenario began. */
  readonly weights: readonly Weight[];
  /** The candidate's share now, in percent. */
  readonly weight: number;
  /** How often the application was told to deploy it to production. */
  readonly deployed: number;
  readonly lostRunners: number;
  readonly trouble: Trouble | undefined;
}

type Rule = readonly [holds: boolean, otherwise: string];

const percent = (value: number): string => `${String(value)}%`;

/** Everything that did not end as the scenario says it must; empty when all did. */
export function wrongOf(scenario: Scenario, seen: Seen): readonly string[] {
  const production = seen.deployments.filter(({ environment }) => environment === 'production');
  const states = production.map(({ state }) => state ?? 'none').join(', ');
  const one = production.length === 1;
  const ENDS: Readonly<Record<Scenario['ends'], readonly Rule[]>> = {
    promoted: [
      [seen.conclusion === 'success', `the workflow ended with ${seen.conclusion}`],
      [seen.verified, 'the version is not verified in production'],
      [
        seen.weight === 100,
        `${percent(seen.weight)} of the users are on the candidate, all of them should be`,
      ],
      [seen.check === 'success', `the check run of production says ${seen.check ?? 'nothing'}`],
      [one && states === 'success', `the deployments to production say ${states}, one success is wanted`],
      [!seen.quarantined && !seen.onHold, 'a good version is in quarantine, or production on hold'],
      [neverTakenBack(seen.weights), 'a good version lost users on its way'],
    ],
    'rolled-back': [
      [seen.conclusion === 'failure', `the workflow ended with ${seen.conclusion}`],
      [!seen.verified, 'the bad version is verified in production'],
      [seen.weights.some((weight) => weight.percent > 0), 'the bad version never met a user'],
      [seen.weight === 0, `${percent(seen.weight)} of the users are still on the bad version`],
      [seen.check === 'failure', `the check run of production says ${seen.check ?? 'nothing'}`],
      [one && states === 'failure', `the deployments to production say ${states}, one failure is wanted`],
      [seen.quarantined, 'the bad version is not in quarantine'],
      [seen.onHold, 'production is not on hold'],
    ],
    refused: [
      [seen.conclusion === 'failure', `the workflow ended with ${seen.conclusion}`],
      [seen.deployments.length === 0, 'it was deployed all the same'],
      [seen.tags.length === 0, `it was released all the same, as ${seen.tags.join(', ')}`],
      [seen.weights.length === 0, 'users were sent to a version that was refused'],
    ],
  };
  const rules = [
    [seen.locked.length === 0, `the lock of ${seen.locked.join(' and ')} is still held`] as const,
    ...ENDS[scenario.ends],
    ...eventRules(scenario, seen),
  ];
  return rules.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}

function eventRules({ event }: Scenario, { trouble, weights, lostRunners, deployed }: Seen): readonly Rule[] {
  if (event === undefined) return [];
  if (trouble === undefined) return [[false, 'the rollout was over before the trouble began']];
  if (event === 'killed-runner')
    return [
      [lostRunners === 1, `${String(lostRunners)} runners were lost, one should have been`],
      [deployed === 1, `it was deployed ${String(deployed)} times, once is enough`],
    ];
  // What is decided before the incident shows may still be carried out when it has begun.
  const within = ({ at }: Weight): boolean => at > trouble.from + 1500 && at < (trouble.to ?? Infinity);
  return [[!weights.some(within), 'the candidate’s share was changed in the middle of the incident']];
}

/** Whether each share was at least the one before it. */
function neverTakenBack(weights: readonly Weight[]): boolean {
  return weights.every(({ percent: now }, index) => now >= (weights[index - 1]?.percent ?? 0));
}
