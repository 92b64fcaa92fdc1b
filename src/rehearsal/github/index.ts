// The embedded GitHub: REST, GraphQL and git over HTTP on loopback, over a real bare repository. It is an independent
// other side: it imports nothing of the product.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSignal, type Core } from './core.ts';
import { createBareRepository, type Source } from './git/create.ts';
import { openRepository } from './git/repository.ts';
import { randomFrom } from './random.ts';
import { createFaults, type Faults } from './serve/faults.ts';
import { createRateLimits, type RateLimitOptions } from './serve/rate-limits.ts';
import { createHttpServer, type ServerParts } from './serve/server.ts';
import { createStrictness, type Violation } from './serve/strictness.ts';
import { createTokens, type Tokens } from './serve/tokens.ts';
import { createWatch, type LoggedRequest, type RequestHooks } from './serve/watch.ts';
import { urlsOf } from './shape/urls.ts';
import { emptyState } from './state/state.ts';
import type { User } from './state/records.ts';
import { createWorld, type World } from './world/index.ts';

export type { Source } from './git/create.ts';
export type { Ref } from './git/refs.ts';
export type { PullRequest } from './rules/pulls.ts';
export type { Chance, Fault, FaultKind, Faults, Match, SeenRequest } from './serve/faults.ts';
export type { RateLimitOptions } from './serve/rate-limits.ts';
export { VIOLATION } from './serve/rest.ts';
export type { Violation } from './serve/strictness.ts';
export type { TokenOptions, Tokens } from './serve/tokens.ts';
export type { LoggedRequest, RequestHooks } from './serve/watch.ts';
export type * from './state/records.ts';
export type { World } from './world/index.ts';

export interface EmbeddedGitHubOptions {
  /** 0, a free one, unless given. */
  readonly port?: number;
  /** `owner/name`; `acme/app` unless given. */
  readonly repository?: string;
  /** `User` unless given. */
  readonly ownerType?: 'User' | 'Organization';
  readonly private?: boolean;
  /** An empty one with a README unless given; `{ kind: 'empty', files: {} }` for one without any commit. */
  readonly source?: Source;
  /** The original's, or `main`, unless given. */
  readonly defaultBranch?: string;
  /** Milliseconds since 1970; the real clock unless given. */
  readonly clock?: () => number;
  /** Of tokens and request ids. */
  readonly seed?: number;
  /** Check every request and answer against GitHub's description; on unless switched off. */
  readonly strict?: boolean;
  readonly rateLimits?: RateLimitOptions;
}

export interface EmbeddedGitHub {
  /** Of the site: GITHUB_SERVER_URL. Git clones from `${url}/${repository}.git`. */
  readonly url: string;
  /** GITHUB_API_URL. */
  readonly apiUrl: string;
  /** GITHUB_GRAPHQL_URL. */
  readonly graphqlUrl: string;
  /** The bare repository. */
  readonly gitDir: string;
  readonly repository: string;
  readonly defaultBranch: string;
  readonly tokens: Tokens;
  readonly world: World;
  readonly faults: Faults;
  /** Everything the server was asked, in order. */
  readonly requests: readonly LoggedRequest[];
  onRequest(hooks: RequestHooks): () => void;
  readonly violations: readonly Violation[];
  /** Gives the violations so far and forgets them: for a test that means to make some. */
  takeViolations(): readonly Violation[];
  /** Throws with the list when anything went against GitHub's description or rules. */
  assertClean(): void;
  /** Ends it and removes the repository, then throws like `assertClean` where there is something to tell. */
  close(): Promise<void>;
}

const README = { 'README.md': '# A sample\n' };

/** Starts one on loopback. Throws when git is missing, the source is no repository, or the port is taken. */
export async function startEmbeddedGitHub(options: EmbeddedGitHubOptions = {}): Promise<EmbeddedGitHub> {
  const { port = 0, repository = 'acme/app', clock = Date.now, seed = 1, strict = true } = options;
  const [ownerName = '', name = ''] = repository.split('/');
  if (ownerName === '' || name === '' || repository.split('/').length !== 2)
    throw new Error(`'${repository}' is not owner/name`);
  const source: Source = options.source ?? { kind: 'empty', files: README };

  // Set below, before the first request can arrive.
  let parts: ServerParts | undefined;
  const server = createHttpServer(() => {
    if (parts === undefined) throw new Error('asked before it was ready');
    return parts;
  });
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const folder = await mkdtemp(join(tmpdir(), 'embedded-github-'));
  const gitDir = join(folder, `${name}.git`);
  const [defaultBranch] = await Promise.all([
    createBareRepository(gitDir, source, options.defaultBranch),
    listening,
  ]);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  const url = `http://127.0.0.1:${address.port}`;

  let lastId = 1000;
  let lastIssue = 0;
  const nextId = (): number => (lastId += 1);
  const owner: User = {
    id: nextId(),
    login: ownerName,
    type: options.ownerType ?? 'User',
    name: ownerName,
    email: `${ownerName.toLowerCase()}@users.noreply.github.com`,
    permission: 'admin',
  };
  const git = openRepository(gitDir);
  const core: Core = {
    id: nextId(),
    owner,
    name,
    fullName: repository,
    private: options.private ?? false,
    defaultBranch,
    createdAt: clock(),
    git,
    state: emptyState(),
    urls: urlsOf(url, repository),
    now: clock,
    nextId,
    nextIssueNumber: () => (lastIssue += 1),
    changed: createSignal(),
  };
  core.state.users.set(ownerName.toLowerCase(), owner);
  const world = createWorld(core);
  if (source.kind === 'empty' && Object.keys(source.files ?? README).length > 0)
    await world.commit({ branch: defaultBranch, message: 'Initial commit', files: source.files ?? README });

  const random = randomFrom(seed);
  const tokens = createTokens(core, random);
  const strictness = createStrictness();
  const faults = createFaults();
  const watch = createWatch(clock);
  const limits = createRateLimits(clock, options.rateLimits);
  parts = { core, tokens, limits, strictness, strict, faults, watch, random };

  return {
    url,
    apiUrl: url,
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
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      git.close();
      await rm(folder, { recursive: true, force: true });
      strictness.assertClean();
    },
  };
}
