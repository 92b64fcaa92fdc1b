import { describe, expect, it } from '@jest/globals';
import type { EmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import { clientFor, git, jobClient, REPO, withGitHub } from './started.ts';

const ZERO = '0'.repeat(40);
const UPDATE = 'mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }';

interface RefUpdate {
  readonly name: string;
  readonly beforeOid?: string;
  readonly afterOid: string;
  readonly force?: boolean;
}

async function updateRefs(
  github: EmbeddedGitHub,
  token: string,
  ...refUpdates: readonly RefUpdate[]
): Promise<void> {
  const octokit = clientFor(github, token);
  const { repository } = await octokit.graphql<{ repository: { id: string } }>(
    '{ repository(owner: "acme", name: "app") { id } }',
  );
  await octokit.graphql(UPDATE, { input: { repositoryId: repository.id, refUpdates } });
}

const writer = (github: EmbeddedGitHub): string =>
  github.tokens.issue({ actor: 'acme', permissions: { contents: 'write' } });

describe('updateRefs', () => {
  it('changes all refs or none', async () => {
    await withGitHub(async (github) => {
      const token = writer(github);
      const first = github.world.ref('refs/heads/main') ?? '';
      const next = await github.world.commit({ message: 'next', files: { a: '1' } });
      const [one, two] = ['refs/deploy-action/one', 'refs/deploy-action/two'];
      await updateRefs(
        github,
        token,
        { name: one, beforeOid: ZERO, afterOid: first },
        { name: two, beforeOid: ZERO, afterOid: first },
      );
      const half = updateRefs(
        github,
        token,
        { name: one, beforeOid: first, afterOid: next },
        { name: two, beforeOid: next, afterOid: first },
      );
      await expect(half).rejects.toMatchObject({ errors: [{ type: 'STALE_DATA', path: ['updateRefs'] }] });
      expect([github.world.ref(one), github.world.ref(two)]).toEqual([first, first]);
      await updateRefs(
        github,
        token,
        { name: one, beforeOid: first, afterOid: next },
        { name: two, beforeOid: first, afterOid: ZERO },
      );
      expect([github.world.ref(one), github.world.ref(two)]).toEqual([next, undefined]);
      expect(await git(github.gitDir, 'rev-parse', one)).toBe(next);
    });
  });

  it('lets exactly one of many win, again and again', async () => {
    await withGitHub(async (github) => {
      const token = writer(github);
      const name = 'refs/deploy-action/ledger';
      let before = ZERO;
      for (let round = 0; round < 3; round += 1) {
        const parents = before === ZERO ? [] : [before];
        const candidates = await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            github.world.commit({ message: `${round}.${n}`, parents, files: { a: `${round}.${n}` } }),
          ),
        );
        const outcomes = await Promise.allSettled(
          candidates.map((afterOid) => updateRefs(github, token, { name, beforeOid: before, afterOid })),
        );
        const won = candidates.filter((_, n) => outcomes[n]?.status === 'fulfilled');
        expect(won).toEqual([github.world.ref(name)]);
        before = won[0] ?? ZERO;
      }
    });
  });

  it.each([
    [
      'a ref that must not exist and does',
      (first: string) => ({ name: 'refs/heads/main', beforeOid: ZERO, afterOid: first }),
      'STALE_DATA',
    ],
    [
      'a ref that must exist and does not',
      (first: string) => ({ name: 'refs/heads/x', beforeOid: first, afterOid: first }),
      'STALE_DATA',
    ],
    ['an object nobody has', () => ({ name: 'refs/heads/x', afterOid: 'f'.repeat(40) }), 'NOT_FOUND'],
    ['no ref name', (first: string) => ({ name: 'main', afterOid: first }), 'UNPROCESSABLE'],
    ['no fast forward', (first: string) => ({ name: 'refs/heads/aside', afterOid: first }), 'UNPROCESSABLE'],
  ])('is refused for %s', async (_, update, type) => {
    await withGitHub(async (github) => {
      const first = github.world.ref('refs/heads/main') ?? '';
      await github.world.setRef(
        'refs/heads/aside',
        await github.world.commit({ message: 'aside', parents: [], files: { b: '1' } }),
      );
      await expect(updateRefs(github, writer(github), update(first))).rejects.toMatchObject({
        errors: [{ type }],
      });
    });
  });

  it('is not for those who may only read', async () => {
    await withGitHub(async (github) => {
      const first = github.world.ref('refs/heads/main') ?? '';
      const reader = github.tokens.issue({ actor: 'acme', permissions: { contents: 'read' } });
      const update = updateRefs(github, reader, { name: 'refs/heads/x', afterOid: first });
      await expect(update).rejects.toMatchObject({ errors: [{ type: 'FORBIDDEN' }] });
    });
  });
});

describe('createCommitOnBranch', () => {
  const COMMIT =
    'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid message } ref { name } } }';

  it('commits on the head it was shown, and on no other', async () => {
    await withGitHub(async (github) => {
      const octokit = clientFor(github, writer(github));
      const head = github.world.ref('refs/heads/main') ?? '';
      const input = {
        branch: { repositoryNameWithOwner: 'acme/app', branchName: 'main' },
        expectedHeadOid: head,
        message: { headline: 'chore: release', body: 'why' },
        fileChanges: {
          additions: [{ path: 'docs/a.md', contents: Buffer.from('hi\n').toString('base64') }],
          deletions: [{ path: 'README.md' }],
        },
      };
      interface Made {
        createCommitOnBranch: { commit: { oid: string; message: string } };
      }
      const { createCommitOnBranch: made } = await octokit.graphql<Made>(COMMIT, { input });
      expect(made).toMatchObject({ commit: { message: 'chore: release\n\nwhy' }, ref: { name: 'main' } });
      expect(await git(github.gitDir, 'ls-tree', '-r', '--name-only', 'main')).toBe('docs/a.md');
      expect(await git(github.gitDir, 'rev-parse', 'main^')).toBe(head);
      await expect(octokit.graphql(COMMIT, { input })).rejects.toMatchObject({
        errors: [{ type: 'STALE_DATA' }],
      });
      expect(github.world.ref('refs/heads/main')).toBe(made.commit.oid);
    });
  });
});

describe('approveDeployments', () => {
  it('lets a waiting job on, by a reviewer only', async () => {
    await withGitHub(async (github) => {
      const { world } = github;
      const bob = world.addUser('bob');
      const environment = world.createEnvironment('production', { reviewers: [bob] });
      const run = world.createWorkflowRun({ path: 'p.yml', sha: world.ref('refs/heads/main') ?? '' });
      const job = world.addJob(run, { name: 'approve', environment: 'production' });
      const { data } = await jobClient(github).rest.actions.getWorkflowRun({ ...REPO, run_id: run.id });
      const pending = await jobClient(github).rest.repos.getEnvironment({
        ...REPO,
        environment_name: environment.name,
      });
      const approve = (login: string): Promise<unknown> =>
        clientFor(github, github.tokens.person(login)).graphql(
          'mutation($input: ApproveDeploymentsInput!) { approveDeployments(input: $input) { deployments { databaseId } } }',
          { input: { workflowRunId: data.node_id, environmentIds: [pending.data.node_id] } },
        );
      await expect(approve('acme')).rejects.toMatchObject({ errors: [{ type: 'FORBIDDEN' }] });
      expect(await approve('bob')).toEqual({
        approveDeployments: { deployments: [{ databaseId: job.deployment?.id }] },
      });
      expect(job.clearance).toBe('cleared');
    });
  });
});
