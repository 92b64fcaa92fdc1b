import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../answer.ts';
import type { Operation } from '../contract/index.ts';
import { answerGraphql, topFields } from '../graphql/endpoint.ts';
import { randomWord } from '../random.ts';
import { tokenIn } from './authenticate.ts';
import { faultAnswer } from './fault-answers.ts';
import type { Fault, Faults } from './faults.ts';
import { answerGit, gitRequestOf } from './git-http.ts';
import { answerRest, type Serving } from './rest.ts';
import type { LoggedRequest, Watch } from './watch.ts';

export interface ServerParts extends Serving {
  readonly faults: Faults;
  readonly watch: Watch;
  readonly random: () => number;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** As on an Enterprise Server the API may also be asked below /api/v3, uploads below /api/uploads. */
const withoutPrefix = (pathname: string): string =>
  pathname.replace(/^\/api\/v3(?=\/|$)/u, '').replace(/^\/(?:api\/)?uploads(?=\/)/u, '');

const isGraphql = (pathname: string): boolean => pathname === '/graphql' || pathname === '/api/graphql';

interface Planned {
  readonly operation: string;
  /** GitHub's own description of it; git and GraphQL have none. */
  readonly described?: Operation | undefined;
  answer(log: LoggedRequest, pageShift: number): Promise<Answer>;
}

/** Which of the three a request is for, and what will answer it. */
function planned(parts: ServerParts, incoming: IncomingMessage, url: URL, body: Buffer): Planned {
  const method = incoming.method ?? 'GET';
  const { headers } = incoming;
  const git = gitRequestOf(url);
  if (git)
    return {
      operation: `git ${git.service}${git.path === '/info/refs' ? ' refs' : ''}`,
      answer: () => answerGit(parts.core, parts.tokens, git, { method, url, headers, body }),
    };
  if (isGraphql(url.pathname))
    return {
      operation: `graphql ${topFields(body)}`.trim(),
      answer: (log) => answerGraphql(parts, { n: log.n, headers, body }),
    };
  const pathname = withoutPrefix(url.pathname);
  const operation = parts.strictness.contract.find(method, pathname);
  return {
    operation: operation?.key ?? `${method} ${pathname}`,
    described: operation,
    answer: ({ n }, pageShift) =>
      answerRest(parts, {
        n,
        method,
        pathname,
        query: url.searchParams,
        headers,
        body,
        operation,
        pageShift,
      }),
  };
}

function send(parts: ServerParts, outgoing: ServerResponse, answer: Answer): void {
  const { body, status } = answer;
  const bytes =
    body === undefined ? undefined : body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const word = randomWord(parts.random, 16).toUpperCase();
  outgoing.writeHead(status, {
    server: 'github.com',
    date: new Date(parts.core.now()).toUTCString(),
    'x-github-request-id': `${word.slice(0, 4)}:${word.slice(4, 10)}:${word.slice(10)}`,
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    ...(bytes === undefined
      ? {}
      : { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }),
    ...answer.headers,
  });
  outgoing.end(bytes);
}

/** What a fault does instead of, or around, the answer; null: nothing goes out and the connection breaks. */
async function under(
  fault: Fault | undefined,
  parts: ServerParts,
  plan: Planned,
  log: LoggedRequest,
  gone: Promise<void>,
): Promise<Answer | null> {
  switch (fault?.kind) {
    case undefined:
      return plan.answer(log, 0);
    case 'slow':
      await delay(fault.delayMs ?? 1000);
      return plan.answer(log, 0);
    case 'page-shift':
      return plan.answer(log, fault.shift ?? 1);
    case 'lost-response':
      await plan.answer(log, 0);
      return null;
    case 'timeout':
      await (fault.delayMs === undefined ? gone : Promise.race([gone, delay(fault.delayMs)]));
      return null;
    case '5xx':
    case 'primary-rate-limit':
    case 'secondary-rate-limit':
      break;
  }
  const answer = faultAnswer(fault, parts.core.now(), log.operation.startsWith('graphql'));
  if (parts.strict && plan.described) parts.strictness.judge(log.n, plan.described, answer);
  return answer;
}

async function handle(
  parts: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new Promise<void>((resolve) => outgoing.on('close', resolve));
  const body = await bodyOf(incoming);
  const url = new URL(incoming.url ?? '/', parts.core.urls.api);
  const plan = planned(parts, incoming, url, body);
  const caller = parts.tokens.caller(tokenIn(incoming.headers.authorization) ?? '');
  const log = parts.watch.begin({
    method: incoming.method ?? 'GET',
    path: `${url.pathname}${url.search}`,
    operation: plan.operation,
    job: caller?.job ?? null,
    body: plan.operation.startsWith('git ') ? '' : body.toString(),
  });
  if (!(await parts.watch.before(log))) {
    incoming.socket.destroy();
    return;
  }
  const fault = parts.faults.strike(log);
  log.fault = fault?.kind ?? null;
  const answer = await under(fault, parts, plan, log, gone);
  await parts.watch.after(log);
  if (answer === null) {
    incoming.socket.destroy();
    return;
  }
  log.status = answer.status;
  send(parts, outgoing, answer);
}

export function createHttpServer(parts: () => ServerParts): Server {
  return createServer((incoming, outgoing) => {
    handle(parts(), incoming, outgoing).catch((problem: unknown) => {
      const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
      // A client that hung up while it was sending is no one's violation.
      if (!incoming.destroyed || incoming.complete)
        parts().strictness.record(parts().watch.requests.length, 'answer', [text]);
      outgoing.destroy();
    });
  });
}
