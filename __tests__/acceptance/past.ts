import { EMPTY_LEDGER, LEDGER_FILE, LEDGER_REF, ledgerText } from '../../src/ledger/document.ts';
import { APP_FILES } from './app.ts';
import { git, setStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** A version that was deployed before, and the files its commit brought. */
export interface Before {
  readonly version: string;
  readonly files?: Readonly<Record<string, string>>;
}

export interface PastStage extends Stage {
  /** Commits by version. */
  readonly commits: Readonly<Record<string, string>>;
}

/**
 * A stage where these versions were deployed to an environment one after the other, each from a commit of its own, with
 * everything the bundle leaves of it: records, the ledger, check runs. The last one is live and checked out.
 */
export async function deployedBefore(
  config: string,
  environment: string,
  past: readonly Before[],
): Promise<PastStage> {
  const first = await setStage({ ...APP_FILES, '.github/deploy.yml': config });
  const { world } = first.github;
  world.createEnvironment(environment);
  const commits: Record<string, string> = {};
  const verified: { sha: string; version: string; key: string; at: number }[] = [];
  for (const [index, { version, files = {} }] of past.entries()) {
    const sha = await world.commit({
      branch: 'main',
      message: `feat: ${version}`,
      files: { 'version.txt': `${version}\n`, ...files },
    });
    commits[version] = sha;
    const key = `${environment}-${sha.slice(0, 12)}-${index + 1}`;
    const deployment = world.addDeployment({
      sha,
      environment,
      payload: {
        by: 'deploy-action',
        schemaVersion: 1,
        key,
        runId: index + 1,
        version,
        approvals: [],
        approvalsSeen: 0,
        decision: { outcome: 'proceed', summary: 'every gate passes' },
      },
    });
    world.addDeploymentStatus(deployment, 'success', { description: `${version} is live` });
    if (index < past.length - 1) world.addDeploymentStatus(deployment, 'inactive');
    world.addCheckRun({ sha, name: 'test', conclusion: 'success' });
    world.addCheckRun({
      sha,
      name: `deploy-action / ${environment}`,
      conclusion: 'success',
      externalId: `deploy-action:deploy-action / ${environment}`,
      summary: `${version} is live`,
    });
    verified.unshift({ sha, version, key, at: Date.now() - (past.length - index) * 3_600_000 });
  }
  const ledger = { ...EMPTY_LEDGER, fence: past.length, verified: { [environment]: verified } };
  const entry = await world.commit({
    message: 'the past',
    files: { [LEDGER_FILE]: ledgerText(ledger) },
    parents: [],
  });
  await world.setRef(LEDGER_REF, entry);
  git(first.workspace, 'pull', '--quiet', '--ff-only');
  return { ...first, sha: git(first.workspace, 'rev-parse', 'HEAD'), commits };
}
