import type { EmbeddedGitHub, User } from '../../github/index.ts';
import { CALLER, COMMANDS, COVERAGE, rehearsalConfig, WORKFLOW } from './files.ts';
import type { Addresses } from './files.ts';
import type { Past } from './past.ts';

/** Who releases and who reviews. */
export interface People {
  readonly author: User;
  readonly reviewer: User;
}

/** The copy gets the rehearsal's files, the environments their reviewers, and the ledger the version that is live. */
export async function dress(
  github: EmbeddedGitHub,
  past: Past,
  people: People,
  addresses: Addresses,
): Promise<void> {
  const { world, defaultBranch } = github;
  await world.commit({
    branch: defaultBranch,
    message: 'chore: set the stage of the rehearsal',
    author: people.author,
    files: {
      '.github/deploy.yml': rehearsalConfig(defaultBranch, past.tag, addresses),
      [WORKFLOW]: CALLER,
      'rehearsal/stage.mjs': COMMANDS,
      'rehearsal/lcov.info': COVERAGE,
    },
  });
  world.createEnvironment('staging');
  world.createEnvironment('production', { reviewers: [people.reviewer] });
  const { sha, version } = past.live;
  const verified = [{ sha, version, key: 'before-the-rehearsal', at: Date.now() }];
  const ledger = {
    schemaVersion: 1,
    fence: 0,
    locks: {},
    holds: {},
    quarantine: [],
    verified: { production: verified, staging: verified },
  };
  const commit = await world.commit({
    message: `${version} was live before the rehearsal`,
    parents: [],
    files: { 'ledger.json': `${JSON.stringify(ledger, null, 2)}\n` },
  });
  await world.setRef('refs/deploy-action/ledger', commit);
}
