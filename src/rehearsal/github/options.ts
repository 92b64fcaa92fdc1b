import type { Source } from './git/create.ts';
import type { Faults } from './serve/faults.ts';
import type { RateLimitOptions } from './serve/rate-limits.ts';
import type { Violation } from './serve/strictness.ts';
import type { Tokens } from './serve/tokens.ts';
import type { LoggedRequest, RequestHooks } from './serve/watch.ts';
import type { World } from './world/index.ts';

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
