import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedGitHub, WorkflowRun } from '../../../src/rehearsal/github/index.ts';
import { startEmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import { ended, part, ROOT } from '../parts.ts';
import { lowered } from './lowered.ts';

const EVERYTHING = {
  actions: 'read',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  'pull-requests': 'read',
  statuses: 'read',
} as const;

/** A hook that says on which commit it ran, and for what. */
const HOOK =
  '#!/bin/sh\necho "$0 $DEPLOY_ENVIRONMENT $DEPLOY_VERSION $(git rev-parse HEAD)" >> "$HOOK_LOG"\n';

export interface Played {
  readonly code: number;
  /** What was said, line by line, with the job in front. */
  readonly log: readonly string[];
  /** Names and results of the jobs act ran, e.g. `Gate: success`. */
  readonly jobs: Readonly<Record<string, string>>;
}

/** A repository that took the starter: a reviewed pull request is merged, CI has passed on it. */
export interface ActWorld {
  readonly github: EmbeddedGitHub;
  /** Tip of main: the commit that ships. */
  readonly sha: string;
  readonly pullRequest: { readonly number: number; readonly headSha: string };
  /** What the hooks said, line by line. */
  hooks(): Promise<readonly string[]>;
  /** Plays the starter by act, in a run that `approvedBy` has approved for production. */
  play(event: 'push' | 'pull_request', options?: { readonly approvedBy?: string }): Promise<Played>;
  close(): Promise<void>;
}

async function git(folder: string, ...args: readonly string[]): Promise<void> {
  const identity = [
    '-c',
    'user.name=act',
    '-c',
    'user.email=act@example.com',
    '-c',
    'advice.detachedHead=false',
  ];
  const { code, output } = await ended('git', [...identity, ...args], { cwd: folder });
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
}

/** The action as a repository with a tag, which is what act serves `uses: org/deploy-action@v1` from. */
async function actionRepository(folder: string): Promise<string> {
  const repository = join(folder, 'deploy-action');
  await mkdir(join(repository, '.github/workflows'), { recursive: true });
  await Promise.all([
    cp(join(ROOT, 'dist'), join(repository, 'dist'), { recursive: true }),
    cp(join(ROOT, 'action.yml'), join(repository, 'action.yml')),
    writeFile(join(repository, '.github/workflows/pipeline.yml'), lowered('.github/workflows/pipeline.yml')),
  ]);
  return tagged(repository, 'v1');
}

/** Stands for actions/checkout, which act would fetch from the network: fetches the commit asked for as that one does. */
const CHECKOUT_STEPS = `
set -eu
git init -q -b main .
git remote add origin "$SERVER/$REPOSITORY.git"
basic=$(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)
fetch() { git -c "http.extraheader=AUTHORIZATION: basic $basic" fetch -q "$@"; }
if [ "$DEPTH" = 0 ]; then fetch --tags origin '+refs/heads/*:refs/remotes/origin/*'; else fetch --no-tags "--depth=$DEPTH" origin "$REF"; fi
git checkout -q --detach "$REF"
`;

async function checkoutRepository(folder: string): Promise<string> {
  const repository = join(folder, 'checkout');
  await mkdir(repository);
  const env = {
    SERVER: '${{ github.server_url }}',
    REPOSITORY: '${{ github.repository }}',
    TOKEN: '${{ github.token }}',
    REF: '${{ inputs.ref || github.sha }}',
    DEPTH: '${{ inputs.fetch-depth }}',
  };
  const action = {
    name: 'checkout',
    description: 'Fetches and checks out one commit',
    inputs: {
      ref: { description: 'The commit', required: false },
      'fetch-depth': { description: 'How much history', required: false, default: '1' },
      'persist-credentials': { description: 'None are kept', required: false },
    },
    runs: { using: 'composite', steps: [{ run: CHECKOUT_STEPS, shell: 'bash', env }] },
  };
  // JSON is YAML.
  await writeFile(join(repository, 'action.yml'), JSON.stringify(action));
  return tagged(repository, 'pinned');
}

async function tagged(repository: string, tag?: string): Promise<string> {
  await git(repository, 'init', '-q', '-b', 'main');
  await git(repository, 'add', '-A');
  await git(repository, 'commit', '-q', '-m', 'as committed');
  if (tag !== undefined) await git(repository, 'tag', tag);
  return repository;
}

const STARTER = 'workflows-templates/pipeline.yml';

/** What a team has once it copied the starters, hooks of its own included. */
async function originalRepository(folder: string): Promise<string> {
  const repository = join(folder, 'original');
  await mkdir(join(repository, '.github/workflows'), { recursive: true });
  await mkdir(join(repository, 'ops'));
  const hooks = ['deploy', 'smoke', 'rollback'].map((name) => join(repository, `ops/${name}.sh`));
  await Promise.all([
    cp(join(ROOT, STARTER), join(repository, '.github/workflows/pipeline.yml')),
    cp(join(ROOT, 'workflows-templates/deploy.yml'), join(repository, '.github/deploy.yml')),
    ...hooks.map((hook) => writeFile(hook, HOOK, { mode: 0o755 })),
  ]);
  return tagged(repository);
}

const CHECKOUT = /actions\/checkout@([0-9a-f]{40})/;

/** @param ci what CI says about the commit that ships */
export async function actWorld({ ci }: { readonly ci: 'success' | 'failure' }): Promise<ActWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-action-act-'));
  const starter = await readFile(join(ROOT, STARTER), 'utf8');
  const original = await originalRepository(folder);
  const github = await startEmbeddedGitHub({
    repository: 'acme/app',
    source: { kind: 'clone', path: original },
  });
  const { world } = github;
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((login) => world.addUser(login));
  if (alice === undefined || bob === undefined || carol === undefined) throw new Error('nobody is there');
  world.createEnvironment('staging');
  world.createEnvironment('production', { reviewers: [bob, carol] });
  const message = 'feat: charge in the customer’s currency';
  const headSha = await world.commit({
    branch: 'currency',
    message,
    files: { 'src/charge.txt': 'EUR\n' },
    author: alice,
  });
  const { number } = await world.createPullRequest({ title: message, head: 'currency', by: alice });
  world.addReview(number, { by: bob, state: 'APPROVED' });
  const sha = await world.mergePullRequest(number, bob, 'squash');
  for (const on of [headSha, sha]) {
    const run = world.createWorkflowRun({
      path: '.github/workflows/ci.yml',
      sha: on,
      name: 'CI',
      event: 'push',
    });
    const job = world.addJob(run, { name: 'test' });
    world.startJob(job);
    world.completeJob(job, ci);
    world.completeRun(run, ci);
  }

  const action = await actionRepository(folder);
  const checkout = await checkoutRepository(folder);
  const pinned = CHECKOUT.exec(starter)?.[1] ?? '';
  const log = join(folder, 'hooks.log');
  await writeFile(log, '');

  return {
    github,
    sha,
    pullRequest: { number, headSha },
    hooks: async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''),
    async play(event, { approvedBy } = {}) {
      const on = event === 'push' ? sha : headSha;
      const workspace = await mkdtemp(join(folder, 'workspace-'));
      await git(folder, 'clone', '-q', github.gitDir, workspace);
      await git(workspace, 'checkout', '-q', ...(event === 'push' ? ['main'] : ['currency']));
      await git(workspace, 'remote', 'set-url', 'origin', 'https://github.com/acme/app.git');
      const payload = join(folder, `${event}.json`);
      await writeFile(payload, JSON.stringify(payloadOf(event, { number, headSha, sha })));

      const run = world.createWorkflowRun({
        path: '.github/workflows/pipeline.yml',
        sha: on,
        name: 'Pipeline',
        event,
        actor: alice,
      });
      if (approvedBy !== undefined) approve(github, run, approvedBy);
      const token = github.tokens.issue({ actor: 'alice', permissions: EVERYTHING, runId: run.id });
      const env = {
        GITHUB_API_URL: github.apiUrl,
        GITHUB_GRAPHQL_URL: github.graphqlUrl,
        GITHUB_SERVER_URL: github.url,
        GITHUB_RUN_ID: String(run.id),
        GITHUB_RUN_ATTEMPT: '1',
        HOOK_LOG: log,
      };
      const options = {
        '-e': [payload],
        '-a': ['alice'],
        '-W': ['.github/workflows/pipeline.yml'],
        '-P': ['ubuntu-latest=-self-hosted'],
        '-s': [`GITHUB_TOKEN=${token}`],
        '--local-repository': [`org/deploy-action@v1=${action}`, `actions/checkout@${pinned}=${checkout}`],
        '--env': Object.entries(env).map(([name, value]) => `${name}=${value}`),
      };
      const args = Object.entries(options).flatMap(([name, values]) =>
        values.flatMap((value) => [name, value]),
      );
      const { code, output } = await ended(part('act'), [event, '--json', ...args], {
        cwd: workspace,
        env: machine(folder),
      });
      return playedOf(code, output);
    },
    async close() {
      await github.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What act and, in host mode, every step inherit: nothing of the machine but where programs are. */
function machine(folder: string): Readonly<Record<string, string>> {
  const node24 = join(ROOT, 'node_modules/.bin');
  return {
    PATH: `${node24}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
  };
}

function approve(github: EmbeddedGitHub, run: WorkflowRun, login: string): void {
  const { world } = github;
  const job = world.addJob(run, { name: 'Approve production', environment: 'production', deployment: false });
  world.approve(run, 'production', world.user(login), 'looks right');
  world.startJob(job);
  world.completeJob(job, 'success');
}

function payloadOf(event: string, of: { number: number; headSha: string; sha: string }): unknown {
  const repository = { full_name: 'acme/app', name: 'app', owner: { login: 'acme' }, default_branch: 'main' };
  if (event === 'push')
    return { ref: 'refs/heads/main', after: of.sha, head_commit: { id: of.sha }, repository };
  return {
    action: 'opened',
    number: of.number,
    pull_request: {
      number: of.number,
      head: { ref: 'currency', sha: of.headSha, repo: repository },
      base: { ref: 'main', repo: repository },
    },
    repository,
  };
}

/** act's `--json` lines for people, and what it says when a job is over. */
function playedOf(code: number, output: string): Played {
  const said = output.split('\n').map((line) => (line.startsWith('{') ? linesOf(line) : { msg: line }));
  return {
    code,
    log: said.flatMap(({ job, msg }) =>
      msg === undefined || msg.trim() === '' ? [] : [`${job ?? ''} | ${msg.trimEnd()}`],
    ),
    jobs: Object.fromEntries(
      said.flatMap(({ job, jobResult }) =>
        job === undefined || jobResult === undefined ? [] : [[job.split('/').at(-1) ?? '', jobResult]],
      ),
    ),
  };
}

// act's own words; a line that lacks them says nothing here.
const linesOf = (line: string): { job?: string; msg?: string; jobResult?: string } =>
  JSON.parse(line) as { job?: string; msg?: string; jobResult?: string };
