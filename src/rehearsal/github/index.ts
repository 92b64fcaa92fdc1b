// The embedded GitHub: REST, GraphQL and git over HTTP on loopback, over a real bare repository. It is an independent
// other side: it imports nothing of the product.
export { startEmbeddedGitHub } from './start.ts';
export type { EmbeddedGitHub, EmbeddedGitHubOptions } from './options.ts';
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
