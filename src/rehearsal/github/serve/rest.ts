import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ok, refuse, Refusal, type Answer } from '../answer.ts';
import type { Call, Caller } from '../call.ts';
import { breachOf, refusal, type Operation } from '../contract/index.ts';
import type { Core } from '../core.ts';
import { isObject, parseJson, type Json } from '../json.ts';
import { routes } from '../routes/index.ts';
import { authenticate } from './authenticate.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Strictness } from './strictness.ts';
import type { Tokens } from './tokens.ts';

export interface RestRequest {
  readonly n: number;
  readonly method: string;
  /** Percent-encoded, without prefixes such as `/uploads`. */
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly operation: Operation | undefined;
  readonly pageShift: number;
}

export interface Serving {
  readonly core: Core;
  readonly tokens: Tokens;
  readonly limits: RateLimits;
  readonly strictness: Strictness;
  readonly strict: boolean;
}

/** The header by which a client in a test learns that it, or the embedded GitHub, went against the description. */
export const VIOLATION = 'x-embedded-github-violation';

const violated = (texts: readonly string[]): Refusal =>
  refuse(422, texts.join('; '), {
    [VIOLATION]: (texts[0] ?? '').replaceAll(/[^\x20-\x7e]/gu, '?').slice(0, 300),
  });

function bodyOf(request: RestRequest): Json | undefined {
  // An asset is what it is, a JSON file too.
  if (request.body.length === 0 || request.operation?.id === 'repos/upload-release-asset') return undefined;
  if (!(request.headers['content-type'] ?? 'application/json').includes('json')) return undefined;
  try {
    return parseJson(request.body.toString());
  } catch {
    throw refuse(400, 'Problems parsing JSON');
  }
}

function overLimit(serving: Serving, caller: Caller): Refusal {
  const message = `API rate limit exceeded for ${caller.kind === 'user' ? `user ID ${caller.user.id}` : 'installation'}.`;
  return refuse(403, message, serving.limits.headers(caller, 'core'));
}

/** Everything GitHub looks at before it does what is asked, in its order. */
function admit(
  serving: Serving,
  request: RestRequest,
  caller: Caller,
): { operation: Operation; body: Json | undefined } {
  const { core, strictness, strict, limits } = serving;
  const { operation, n } = request;
  const isOverview = operation?.id === 'rate-limit/get';
  if (!isOverview && !limits.take(caller, 'core')) throw overLimit(serving, caller);
  if (operation === undefined) {
    if (strict)
      strictness.record(n, 'request', [`${request.method} ${request.pathname} is no operation in use`]);
    throw refuse(404, 'Not Found', { [VIOLATION]: 'no operation in use' });
  }
  const { owner, repo } = operation.params;
  if (repo !== undefined && `${owner}/${repo}`.toLowerCase() !== core.fullName.toLowerCase())
    throw refuse(404, 'Not Found');
  const forbidden = refusal(caller, operation);
  if (forbidden) throw new Refusal(forbidden, `not permitted: ${operation.key}`);
  const body = bodyOf(request);
  const texts = strict ? strictness.contract.checkRequest(operation, request.query, body) : [];
  if (texts.length > 0) {
    strictness.record(n, 'request', texts);
    throw violated(texts);
  }
  const breach = breachOf(operation, body);
  if (breach) {
    if (strict) strictness.record(n, 'rule', [breach.rule]);
    const headers = { ...breach.answer.headers, [VIOLATION]: 'rule' };
    throw new Refusal({ ...breach.answer, headers }, breach.rule);
  }
  return { operation, body };
}

async function performed(serving: Serving, request: RestRequest, caller: Caller): Promise<Answer> {
  const { operation, body } = admit(serving, request, caller);
  if (operation.id === 'rate-limit/get') return ok(serving.limits.overview(caller));
  const route = routes[operation.key];
  if (route === undefined) throw new Error(`nothing answers ${operation.key}`);
  const call: Call = {
    core: serving.core,
    operation,
    params: operation.params,
    query: request.query,
    body: isObject(body) ? body : {},
    raw: request.body,
    contentType: request.headers['content-type'] ?? '',
    accept: request.headers.accept ?? '',
    caller,
    pageShift: request.pageShift,
  };
  return route(call);
}

const etagOf = (body: string): string => `W/"${createHash('sha256').update(body).digest('hex')}"`;

/** 304 when the client has just this already; it costs nothing then. */
function conditional(serving: Serving, request: RestRequest, caller: Caller, answer: Answer): Answer {
  if (request.method !== 'GET' || answer.status !== 200 || answer.body instanceof Uint8Array) return answer;
  const etag = etagOf(JSON.stringify(answer.body));
  const headers = { ...answer.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' };
  if (request.headers['if-none-match'] !== etag) return { ...answer, headers };
  serving.limits.giveBack(caller, 'core');
  return { status: 304, headers };
}

/** Answers one request to the REST API; whatever goes wrong is an answer too. */
export async function answerRest(serving: Serving, request: RestRequest): Promise<Answer> {
  const { strictness, strict, tokens, limits } = serving;
  let caller: Caller | undefined;
  let answer: Answer;
  try {
    caller = authenticate(tokens, request.headers.authorization);
    answer = await performed(serving, request, caller);
  } catch (problem) {
    if (problem instanceof Refusal) answer = problem.answer;
    else {
      // Ours: the embedded GitHub could not do what GitHub does.
      const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
      strictness.record(request.n, 'answer', [text]);
      answer = violated([text]).answer;
    }
  }
  const texts = strict && request.operation ? strictness.judge(request.n, request.operation, answer) : [];
  if (texts.length > 0) answer = violated(texts).answer;
  if (caller === undefined) return answer;
  const whole = conditional(serving, request, caller, answer);
  return { ...whole, headers: { ...limits.headers(caller, 'core'), ...whole.headers } };
}
