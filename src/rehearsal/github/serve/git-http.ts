import type { IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Refusal, type Answer } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Core } from '../core.ts';
import { ZERO } from '../git/ref-writer.ts';
import { noteRefChanges, protectionAgainst } from '../rules/refs.ts';
import { authenticate, tokenIn } from './authenticate.ts';
import { runBackend } from './git-backend.ts';
import { declinedPush, pushCommandsOf } from './push-commands.ts';
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

/** What GitHub prints for a push that a rule refuses. */
async function declined(core: Core, caller: Caller, body: Buffer): Promise<Answer | undefined> {
  const commands = pushCommandsOf(body);
  for (const change of commands.changes) {
    const protection = await protectionAgainst(core, change, caller.user);
    if (protection === undefined) continue;
    const [first, why] =
      protection.code === 'GH006'
        ? [
            `error: GH006: Protected branch update failed for ${change.name}.`,
            'protected branch hook declined',
          ]
        : [
            `error: GH013: Repository rule violations found for ${change.name}.`,
            'push declined due to repository rule violations',
          ];
    const lines = [first, `error: ${protection.reason}`];
    return {
      status: 200,
      body: declinedPush(commands, lines, why),
      headers: { 'content-type': 'application/x-git-receive-pack-result', 'cache-control': 'no-cache' },
    };
  }
  return undefined;
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
  const pushes = request.path === '/git-receive-pack' && caller !== null;
  const refusal = pushes ? await declined(core, caller, body) : undefined;
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
  if (pushes) {
    // Git may have refused some; what stands now is what was done.
    const done = pushCommandsOf(body).changes.filter(
      ({ name, after }) => (core.git.refs.get(name) ?? ZERO) === after,
    );
    await noteRefChanges(core, done, caller.user);
  }
  return answer;
}
