import type { IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Refusal, type Answer } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Core } from '../core.ts';
import { authenticate, tokenIn } from './authenticate.ts';
import { runBackend } from './git-backend.ts';
import { pushCommandsOf } from './push-commands.ts';
import { declinedAtOnce, settledPush } from './push-rules.ts';
import type { Tokens } from './tokens.ts';

export interface GitRequest {
  readonly owner: string;
  readonly name: string;
  /** `/info/refs`, `/git-upload-pack` or `/git-receive-pack`. */
  readonly path: string;
  readonly service: 'upload-pack' | 'receive-pack';
}

/** Whether a request speaks git: `/owner/name.git/info/refs?service=…` and the two services, with or without `.git`. */
export function gitRequestOf(url: URL): GitRequest | undefined {
  const match = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/u.exec(
    url.pathname,
  );
  if (match === null) return undefined;
  const [, owner = '', name = '', path = ''] = match;
  const word = path === '/info/refs' ? (url.searchParams.get('service') ?? '') : path.slice(1);
  return { owner, name, path, service: word === 'git-receive-pack' ? 'receive-pack' : 'upload-pack' };
}

const text = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  body: Buffer.from(`${message}\n`),
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
});

/** The caller; null for nobody, which suffices to read a public repository; an answer for who is turned away. */
function admitted(
  core: Core,
  tokens: Tokens,
  request: GitRequest,
  header: string | undefined,
): Caller | null | Answer {
  const writes = request.service === 'receive-pack';
  if (tokenIn(header) === undefined && !writes && !core.private) return null;
  try {
    const caller = authenticate(tokens, header);
    const level = caller.grants['contents'] ?? 'none';
    if (level === 'write' || (level === 'read' && !writes)) return caller;
    return writes
      ? text(403, `Permission to ${core.fullName}.git denied to ${caller.user.login}.`)
      : text(403, 'The requested URL returned error: 403');
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return text(401, 'Invalid username or token.', { 'www-authenticate': 'Basic realm="GitHub"' });
  }
}

/** Fetches and pushes through git itself; a push shows in the API at once, as both read the same refs. */
export async function answerGit(
  core: Core,
  tokens: Tokens,
  request: GitRequest,
  http: {
    readonly method: string;
    readonly url: URL;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
  },
): Promise<Answer> {
  if (`${request.owner}/${request.name}`.toLowerCase() !== core.fullName.toLowerCase())
    return text(404, 'Repository not found.');
  const caller = admitted(core, tokens, request, http.headers.authorization);
  if (caller !== null && 'status' in caller) return caller;
  const body = http.headers['content-encoding'] === 'gzip' ? gunzipSync(http.body) : http.body;
  const push = request.path === '/git-receive-pack' && caller ? pushCommandsOf(body) : undefined;
  const refusal = push && caller && declinedAtOnce(core, push, caller.user);
  if (refusal) return refusal;
  const answer = await runBackend(core.git.dir, {
    method: http.method,
    path: request.path,
    query: http.url.search.slice(1),
    contentType: http.headers['content-type'] ?? '',
    protocol: http.headers['git-protocol']?.toString(),
    user: caller?.user.login ?? 'anonymous',
    body,
  });
  return push && caller ? settledPush(core, push, caller.user, answer) : answer;
}
