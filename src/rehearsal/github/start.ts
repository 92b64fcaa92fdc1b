import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSignal, type Core } from './core.ts';
import { createBareRepository, type Source } from './git/create.ts';
import { openRepository } from './git/repository.ts';
import type { EmbeddedGitHub, EmbeddedGitHubOptions } from './options.ts';
import { randomFrom } from './random.ts';
import { createFaults } from './serve/faults.ts';
import { createRateLimits } from './serve/rate-limits.ts';
import { createHttpServer, type ServerParts } from './serve/server.ts';
import { createStrictness } from './serve/strictness.ts';
import { createTokens } from './serve/tokens.ts';
import { createWatch } from './serve/watch.ts';
import { urlsOf } from './shape/urls.ts';
import type { User } from './state/records.ts';
import { emptyState } from './state/state.ts';
import { createWorld } from './world/index.ts';

const README = { 'README.md': '# A sample\n' };

/** Resolves with the address of the server once it listens on loopback. */
async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

interface Ground {
  readonly url: string;
  readonly gitDir: string;
  readonly defaultBranch: string;
}

/** The repository and its owner, and nothing else yet. */
function coreOn(
  { url, gitDir, defaultBranch }: Ground,
  options: EmbeddedGitHubOptions,
  fullName: string,
): Core {
  const [login = '', name = ''] = fullName.split('/');
  const now = options.clock ?? Date.now;
  let lastId = 1000;
  let lastIssue = 0;
  const nextId = (): number => (lastId += 1);
  const owner: User = {
    id: nextId(),
    login,
    type: options.ownerType ?? 'User',
    name: login,
    email: `${login.toLowerCase()}@users.noreply.github.com`,
    permission: 'admin',
  };
  const state = emptyState();
  state.users.set(login.toLowerCase(), owner);
  return {
    id: nextId(),
    owner,
    name,
    fullName,
    private: options.private ?? false,
    defaultBranch,
    createdAt: now(),
    git: openRepository(gitDir),
    state,
    urls: urlsOf(url, fullName),
    now,
    nextId,
    nextIssueNumber: () => (lastIssue += 1),
    changed: createSignal(),
  };
}

function partsOn(core: Core, { seed = 1, strict = true, rateLimits }: EmbeddedGitHubOptions): ServerParts {
  const random = randomFrom(seed);
  return {
    core,
    tokens: createTokens(core, random),
    limits: createRateLimits(core.now, rateLimits),
    strictness: createStrictness(),
    strict,
    faults: createFaults(),
    watch: createWatch(core.now),
    random,
  };
}

/** Starts one on loopback. Throws when git is missing, the source is no repository, or the port is taken. */
export async function startEmbeddedGitHub(options: EmbeddedGitHubOptions = {}): Promise<EmbeddedGitHub> {
  const { port = 0, repository = 'acme/app' } = options;
  if (!/^[^/]+\/[^/]+$/u.test(repository)) throw new Error(`'${repository}' is not owner/name`);
  const source: Source = options.source ?? { kind: 'empty' };
  const folder = await mkdtemp(join(tmpdir(), 'embedded-github-'));
  const gitDir = join(folder, 'repository.git');

  // Set below, before anyone can know the address.
  let parts: ServerParts | undefined;
  const server = createHttpServer(() => {
    if (parts === undefined) throw new Error('asked before it was ready');
    return parts;
  });
  let core: Core | undefined;
  const end = async (): Promise<void> => {
    if (server.listening) await stop(server);
    core?.git.close();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    const url = await listen(server, port);
    const defaultBranch = await createBareRepository(gitDir, source, options.defaultBranch);
    core = coreOn({ url, gitDir, defaultBranch }, options, repository);
    const world = createWorld(core);
    const files = source.kind === 'empty' ? (source.files ?? README) : {};
    if (Object.keys(files).length > 0)
      await world.commit({ branch: defaultBranch, message: 'Initial commit', files });
    parts = partsOn(core, options);
    const { tokens, strictness, faults, watch } = parts;
    return {
      url,
      apiUrl: core.urls.api,
      graphqlUrl: core.urls.graphql,
      gitDir,
      repository,
      defaultBranch,
      tokens,
      world,
      faults,
      requests: watch.requests,
      onRequest: (hooks) => watch.onRequest(hooks),
      get violations() {
        return strictness.violations;
      },
      takeViolations: () => strictness.take(),
      assertClean: () => strictness.assertClean(),
      close: async () => {
        await end();
        strictness.assertClean();
      },
    };
  } catch (problem) {
    await end();
    throw problem;
  }
}
