import type { DeploymentPayload } from '../../src/core/facts.ts';
import { connectGitHub } from '../../src/github/index.ts';
import type { Answer, GitHub, GitHubAccess } from '../../src/github/port.ts';
import { startEmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import type { EmbeddedGitHub, TokenOptions } from '../../src/rehearsal/github/index.ts';

export interface Embedded {
  /** The other side. */
  readonly host: EmbeddedGitHub;
  readonly world: EmbeddedGitHub['world'];
  /** The product's client with a job's token that may do everything. */
  readonly github: GitHub;
  /** The same with other permissions. */
  readonly connect: (token: Partial<TokenOptions>, access?: Partial<GitHubAccess>) => GitHub;
  /** Tip of the default branch. */
  readonly sha: string;
}

const EVERYTHING = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
  statuses: 'write',
} as const;

/**
 * Runs `play` against a strict embedded GitHub: it fails when any request or answer was against GitHub's description.
 */
export async function withEmbedded(play: (embedded: Embedded) => Promise<void>): Promise<void> {
  const host = await startEmbeddedGitHub({ repository: 'acme/shop' });
  const connect: Embedded['connect'] = (token, access = {}) =>
    connectGitHub({
      repository: host.repository,
      token: host.tokens.issue({ actor: 'acme', permissions: EVERYTHING, ...token }),
      apiUrl: host.apiUrl,
      graphqlUrl: host.graphqlUrl,
      userAgent: 'deploy-action-test',
      timeoutMs: 10_000,
      env: {},
      ...access,
    });
  try {
    const sha = host.world.ref(`refs/heads/${host.defaultBranch}`);
    if (sha === undefined) throw new Error('it has no commit');
    await play({ host, world: host.world, github: connect({}), connect, sha });
  } catch (problem) {
    // The first thing that went wrong is the one to tell.
    const violations = host.takeViolations();
    await host.close();
    if (violations.length > 0) throw new Error(JSON.stringify(violations, null, 2), { cause: problem });
    throw problem;
  }
  await host.close();
}

/** The value of an answer that must have one. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.failure.kind}: ${answer.failure.message}`);
  return answer.value;
}

export const payload = (more: Partial<DeploymentPayload> = {}): DeploymentPayload => ({
  by: 'deploy-action',
  schemaVersion: 1,
  key: 'production-abc-1',
  runId: 7,
  approvals: [{ by: 'alice', comment: 'go' }],
  approvalsSeen: 1,
  decision: { outcome: 'proceed', summary: 'all gates passed' },
  ...more,
});

/** Requests the product made while `act` ran. */
export async function requestsOf(github: GitHub, act: () => Promise<unknown>): Promise<number> {
  const total = () => Object.values(github.requests).reduce((sum, count) => sum + count, 0);
  const before = total();
  await act();
  return total() - before;
}
