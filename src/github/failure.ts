import type { RequestError } from '@octokit/request-error';
import type { Answer, Failure } from './port.ts';

export const answered = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const failed = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure,
});

/** The answer with its value turned into another; a failure stays what it is. */
export function mapAnswer<T, U>(answer: Answer<T>, turn: (value: T) => U): Answer<U> {
  return answer.ok ? answered(turn(answer.value)) : answer;
}

/** The answer, with `null` for what is not there. */
export function orNull<T>(answer: Answer<T>): Answer<T | null> {
  return !answer.ok && answer.failure.kind === 'not-found' ? answered(null) : answer;
}

/** An entry of `errors` in a GraphQL answer. */
export interface GraphQLError {
  readonly type?: string;
  readonly message?: string;
  readonly path?: readonly (string | number)[];
}

const KIND_OF_STATUS: Readonly<Record<number, Failure['kind']>> = {
  400: 'invalid',
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  422: 'invalid',
  429: 'rate-limited',
};

const KIND_OF_TYPE: Readonly<Record<string, Failure['kind']>> = {
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  NOT_FOUND: 'not-found',
  RATE_LIMITED: 'rate-limited',
  STALE_DATA: 'conflict',
};

// 422 also says that a name is taken or that a branch moved: the world came first, the request was right.
const WORLD_CAME_FIRST =
  /already.?exists|not a fast.?forward|reference does not exist|expected branch to point to/iu;
const LIMITED = /\brate limit|\bsecondary rate\b|abuse detection/iu;
const UNFINISHED = /something went wrong|timed? ?out/iu;

/**
 * What came of a request that octokit threw for.
 * @param now ms since the epoch by GitHub's clock
 */
export function failureOf(error: RequestError, now: number): Failure {
  if (error.response === undefined) return { kind: 'lost', message: oneLine(error.message) };
  const { status } = error;
  const headers: Headers = error.response.headers;
  const message = oneLine(wordsOf(error.response.data) || error.message);
  const waitMs = askedWait(headers, now);
  if (isLimit(status, headers, message)) {
    return { kind: 'rate-limited', status, message, ...(waitMs === undefined ? {} : { waitMs }) };
  }
  const kind = status >= 500 ? 'lost' : (KIND_OF_STATUS[status] ?? 'invalid');
  const permission =
    kind === 'forbidden' ? permissionLine(headers['x-accepted-github-permissions']) : undefined;
  return {
    kind: kind === 'invalid' && WORLD_CAME_FIRST.test(message) ? 'conflict' : kind,
    status,
    message,
    ...(permission === undefined ? {} : { permission }),
  };
}

/**
 * What came of a GraphQL request that was answered with errors, whatever data came with them.
 * @param permission what the query needs, because GitHub does not say it here
 */
export function graphqlFailure(errors: readonly GraphQLError[], permission: string): Failure {
  const known = (error: GraphQLError) => error.type !== undefined && error.type in KIND_OF_TYPE;
  const first = errors.find(known) ?? errors[0];
  const message = oneLine(first?.message ?? 'GraphQL errors without a message');
  const unnamed = UNFINISHED.test(message) ? 'lost' : WORLD_CAME_FIRST.test(message) ? 'conflict' : 'invalid';
  const kind = KIND_OF_TYPE[first?.type ?? ''] ?? unnamed;
  const field = first?.path?.filter((step) => typeof step === 'string').join('.');
  return {
    kind,
    message,
    ...(kind === 'forbidden' ? { permission } : {}),
    ...(field ? { field } : {}),
  };
}

type Headers = Readonly<Record<string, string | number | undefined>>;

/** GitHub refuses for the rate with 403 or 429, and says so in a header or in words. */
export function isLimit(status: number, headers: Headers, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    String(headers['x-ratelimit-remaining']) === '0' ||
    LIMITED.test(message)
  );
}

/**
 * Milliseconds that GitHub asks to wait: `retry-after`, or until the quota is reset where nothing of it is left.
 * @param now ms since the epoch by GitHub's clock
 */
export function askedWait(headers: Headers, now: number): number | undefined {
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return Math.max(0, after * 1000);
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) !== '0' || !Number.isFinite(reset)) return undefined;
  // A second more: the quota is whole after the second it names.
  return Math.max(0, reset * 1000 - now) + 1000;
}

/**
 * `pull_requests=write,contents=read; issues=write` as people write it below `permissions:`. Alternatives are parted
 * by semicolons; `metadata` every token has.
 */
export function permissionLine(header: unknown): string | undefined {
  if (typeof header !== 'string') return undefined;
  const alternatives = header.split(';').map((alternative) =>
    alternative
      .split(',')
      .map((one) => one.trim().replaceAll('_', '-').replace('=', ': '))
      .filter((one) => one !== '' && !one.startsWith('metadata:'))
      .join(', '),
  );
  return alternatives.filter((line) => line !== '').join(' or ') || undefined;
}

function wordsOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  const { message, errors }: Record<string, unknown> = { ...data };
  const details = Array.isArray(errors)
    ? errors.map((entry: unknown) => detailOf(entry)).filter(Boolean)
    : [];
  return [message, details.join('; ')].filter((part) => typeof part === 'string' && part !== '').join(': ');
}

function detailOf(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return '';
  const { message, resource, field, code }: Record<string, unknown> = { ...entry };
  if (typeof message === 'string') return message;
  return [resource, field, code].filter((part) => typeof part === 'string').join(' ');
}

const MOST_WORDS = 300;

/** Whitespace and control characters become single spaces, and what is long is cut. */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is being removed
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f]+/gu, ' ').trim();
  return line.length <= MOST_WORDS ? line : `${line.slice(0, MOST_WORDS)}…`;
}
