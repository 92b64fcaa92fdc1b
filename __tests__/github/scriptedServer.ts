import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connectGitHub } from '../../src/github/index.ts';
import type { GitHub, GitHubAccess } from '../../src/github/port.ts';

/** One request as it arrived. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; a GraphQL request is `{ query, variables }`. */
  readonly body: Body;
}

type Body = { readonly query?: string; readonly variables?: Readonly<Record<string, unknown>> } & Readonly<
  Record<string, unknown>
>;

/** An answer, or what happens instead: nothing at all, or a connection that breaks after the request was read. */
export type Reply =
  | 'silence'
  | 'broken'
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

/** What is answered, given the request and how many came before it. */
export type Script = (asked: Asked, before: number) => Reply | undefined;

export interface Scripted {
  readonly github: GitHub;
  readonly asked: readonly Asked[];
  readonly url: string;
}

export const TOKEN = 'ghs_averysecrettoken0123456789';

/** A GitHub that answers by script, for as long as `use` runs. What the script does not answer is a 501. */
export async function withScript(
  script: Script,
  use: (scripted: Scripted) => Promise<void>,
  access: Partial<GitHubAccess> = {},
  signal?: AbortSignal,
): Promise<void> {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    const text = await textOf(request);
    const body: Body = text === '' ? {} : JSON.parse(text);
    const one = { method, path, headers, body };
    reply(response, script(one, asked.push(one) - 1));
  };
  const server = createServer((request, response) => void answer(request, response));
  const url = await listening(server);
  const whole: GitHubAccess = {
    repository: 'acme/shop',
    token: TOKEN,
    apiUrl: url,
    graphqlUrl: `${url}/graphql`,
    userAgent: 'deploy-action-test',
    timeoutMs: 10_000,
    env: {},
    ...access,
  };
  try {
    await use({ github: connectGitHub(whole, signal), asked, url });
  } finally {
    await closed(server);
  }
}

/** Starts the server on loopback and gives its address. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

export async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function reply(response: ServerResponse, given: Reply | undefined): void {
  if (given === 'silence') return;
  if (given === 'broken') {
    response.destroy();
    return;
  }
  const {
    status = 200,
    headers = {},
    body = {},
  } = given ?? { status: 501, body: { message: 'not in the script' } };
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A GraphQL answer whose `repository` is this. */
export const repository = (fields: object): Reply => ({ body: { data: { repository: fields } } });

/** A GraphQL connection of these nodes, whole. */
export const connection = (nodes: readonly unknown[], more: object = {}) => ({
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, endCursor: null },
  nodes,
  ...more,
});

/** Answers in order; the last one again and again. */
export const inOrder =
  (...replies: readonly Reply[]): Script =>
  (_asked, before) =>
    replies[Math.min(before, replies.length - 1)];
