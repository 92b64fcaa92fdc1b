import { Octokit } from '@octokit/core';
import { RequestError } from '@octokit/request-error';
import type { Endpoints, RequestParameters } from '@octokit/types';
import { clockOf, monotonic } from './clock.ts';
import { connectionOf } from './connection.ts';
import { answered, failed, failureOf, graphqlFailure } from './failure.ts';
import type { GraphQLError } from './failure.ts';
import { atMost } from './pacing.ts';
import { attempts } from './patience.ts';
import type { Sending } from './patience.ts';
import type { Answer, Failure, GitHubAccess } from './port.ts';
import type { Transport } from './transport.ts';

type Route = keyof Endpoints;
type Parameters<R extends Route> = Omit<
  Endpoints[R]['parameters'],
  'owner' | 'repo' | 'baseUrl' | 'headers' | 'mediaType'
>;
type Data<R extends Route> = Endpoints[R]['response']['data'];

/** GitHub's answers to single requests about one repository, and nothing of what they mean. */
export interface Client {
  readonly owner: string;
  readonly repo: string;
  /** Slug of the app whose token is used. */
  readonly app: string;
  /** What one answer taught and others need. */
  readonly learnt: { repositoryId?: string };
  readonly now: () => number;
  readonly requests: Readonly<Record<string, number>>;
  /** A REST request that changes nothing: repeated when no answer came. */
  read<R extends Route>(route: R, parameters: Parameters<R>): Promise<Answer<Data<R>>>;
  /** A REST request that changes something: sent once. */
  write<R extends Route>(route: R, parameters: Parameters<R>): Promise<Answer<Data<R>>>;
  /**
   * A GraphQL query, given `$owner` and `$name`. Data that comes with errors is a failure.
   * @param permission what the query needs, for the failure's message: GitHub does not say it here
   */
  query<T>(document: string, variables: Variables, permission: string): Promise<Answer<T>>;
  mutate<T>(document: string, variables: Variables, permission: string): Promise<Answer<T>>;
}

type Variables = Readonly<Record<string, unknown>>;

interface GraphQLAnswer<T> {
  readonly data: T | null;
  readonly errors: readonly GraphQLError[];
}

// GitHub allows 100 at a time and asks to stay far below.
const AT_ONCE = 8;
const API_VERSION = '2022-11-28';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The only place that knows octokit.
 * @param signal ends every request under way and refuses new ones
 * Throws when `access.repository` is not `owner/name`.
 */
export function clientOf(access: GitHubAccess, signal: AbortSignal = new AbortController().signal): Client {
  const [owner = '', repo = '', ...more] = access.repository.split('/');
  if (owner === '' || repo === '' || more.length > 0) {
    throw new Error(`the repository is '${access.repository}', not owner/name`);
  }
  const clock = clockOf(() => Date.now());
  const requests: Record<string, number> = {};
  const count = (method: string, url: string) => {
    const key = `${method} ${url === access.graphqlUrl ? '/graphql' : url}`;
    requests[key] = (requests[key] ?? 0) + 1;
  };
  const attempt = attempts({ clock, count, random: Math.random });
  const options = {
    auth: access.token,
    baseUrl: access.apiUrl.replace(/\/+$/u, ''),
    userAgent: access.userAgent,
    log: SILENT,
    request: {
      fetch: telling(connectionOf(access.apiUrl, access.env ?? process.env), access.sent),
      log: SILENT,
    },
  };
  const octokit = new (Octokit.plugin(attempt))(options);
  const atOnce = atMost(AT_ONCE);

  const send = async (
    repeatable: boolean,
    route: string,
    parameters: RequestParameters,
  ): Promise<Answer<unknown>> => {
    if (signal.aborted) return failed({ kind: 'lost', message: 'the run was cancelled' });
    const sending: Sending = {
      repeatable,
      deadline: monotonic() + access.timeoutMs,
      attemptMs: repeatable ? access.timeoutMs / 3 : access.timeoutMs,
      signal,
      tries: 0,
      again: false,
    };
    const headers = { 'x-github-api-version': API_VERSION };
    const asked = { ...parameters, headers, request: { sending } };
    try {
      return await atOnce(async () => {
        try {
          return answered((await octokit.request(route, asked)).data);
        } catch (error) {
          if (!sending.again) throw error;
        }
        const { patient } = await import('./patient.ts');
        return answered((await patient(options, attempt, repeatable).request(route, asked)).data);
      });
    } catch (error) {
      // Whatever the world does arrives as one of these; anything else is a mistake of ours.
      if (!(error instanceof RequestError)) throw error;
      return failed(withoutToken(failureOf(error, clock.now()), access.token));
    }
  };

  const rest = (repeatable: boolean) => async (route: string, parameters: object) => {
    const answer = await send(repeatable, route, { ...parameters, owner, repo });
    // What is not JSON did not come from GitHub's API, or was cut: as good as no answer. No content is an answer.
    const garbled = answer.ok && typeof answer.value === 'string' && answer.value !== '';
    return garbled ? failed({ kind: 'lost', message: 'the answer is not JSON' }) : answer;
  };

  const graphql =
    (repeatable: boolean) =>
    async <T>(query: string, variables: Variables, permission: string): Promise<Answer<T>> => {
      const answer = await send(repeatable, `POST ${access.graphqlUrl}`, { query, variables });
      if (!answer.ok) return answer;
      // Every GraphQL answer has this shape, its data that of the query; anything else has no data.
      const { data, errors }: Partial<GraphQLAnswer<T>> = Object(answer.value);
      if (errors !== undefined && errors.length > 0) {
        return failed(withoutToken(graphqlFailure(errors, permission), access.token));
      }
      return data == null ? failed({ kind: 'lost', message: 'the answer holds no data' }) : answered(data);
    };
  const query = graphql(true);

  return {
    owner,
    repo,
    app: access.app ?? 'github-actions',
    learnt: {},
    now: clock.now,
    requests,
    // Typed by GitHub's own description of each route.
    read: rest(true),
    write: rest(false),
    query: (document, variables, permission) =>
      query(document, { owner, name: repo, ...variables }, permission),
    mutate: graphql(false),
  };
}

const telling =
  (transport: Transport, sent: (() => void) | undefined): Transport =>
  (url, outgoing) =>
    transport(url, { ...outgoing, sent });

function withoutToken(failure: Failure, token: string): Failure {
  // A token is never this short; without one there is nothing to hide, and much would be replaced.
  if (token.length < 8) return failure;
  return { ...failure, message: failure.message.replaceAll(token, '***') };
}
