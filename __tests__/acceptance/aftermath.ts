import { LEDGER_FILE, LEDGER_REF } from '../../src/ledger/document.ts';
import type { LedgerDocument } from '../../src/core/ledger.ts';
import { EMPTY_LEDGER } from '../../src/ledger/document.ts';
import type { Stage } from './stage.ts';

export async function ledgerOf({ github }: Stage): Promise<LedgerDocument> {
  // Written by the bundle under test; a shape that differs shows in what is expected of it.
  return JSON.parse((await github.world.file(LEDGER_REF, LEDGER_FILE)) ?? JSON.stringify(EMPTY_LEDGER));
}

/** Names of the commands that ran, in order; traffic with its weight. */
export const commandsOf = (stage: Stage): string[] => stage.log().map((line) => line.replace(/ key=.*/u, ''));

/** The keys commands were given. */
export const keysOf = (stage: Stage): string[] => [
  ...new Set(stage.log().map((line) => /key=(\S*)/u.exec(line)?.[1] ?? '')),
];

/** Words of every status of the environment's deployments, newest deployment first, statuses oldest first. */
export const statusesOf = (stage: Stage, environment: string): string[][] =>
  stage.github.world
    .deployments(environment)
    .map(({ statuses }) => statuses.map(({ state }): string => state));

/** How often each check run of ours is on a commit, and what it says. */
export const verdictsOf = (stage: Stage, sha = stage.sha): string[] =>
  stage.github.world
    .checkRuns(sha)
    .filter(({ name }) => name.startsWith('deploy-action'))
    .map(({ name, status, conclusion }) => `${name}: ${conclusion ?? status}`);
