import { execFile, spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Answer } from '../answer.ts';
import { gitEnvironment } from '../git/process.ts';

export interface BackendRequest {
  readonly method: string;
  /** Below the repository, e.g. `/info/refs`. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly contentType: string;
  /** The header `git-protocol`, e.g. `version=2`. */
  readonly protocol: string | undefined;
  readonly user: string;
  readonly body: Buffer;
}

let execPath: Promise<string> | undefined;

const backendProgram = async (): Promise<string> => {
  execPath ??= promisify(execFile)('git', ['--exec-path']).then(({ stdout }) => stdout.trim());
  return join(await execPath, 'git-http-backend');
};

/** Splits what a CGI program prints into status, headers and body. */
function answerOf(output: Buffer): Answer {
  const end = output.indexOf('\r\n\r\n');
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of output.subarray(0, Math.max(0, end)).toString().split('\r\n')) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    if (name === 'status') status = Number.parseInt(value, 10);
    else if (colon > 0) headers[name] = value;
  }
  return { status, headers, body: output.subarray(end + 4) };
}

/** Runs git's own smart HTTP server for one request. */
export async function runBackend(gitDir: string, request: BackendRequest): Promise<Answer> {
  const program = await backendProgram();
  return new Promise((resolve, reject) => {
    const child = spawn(program, [], {
      env: {
        ...gitEnvironment(),
        GIT_PROJECT_ROOT: dirname(gitDir),
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: `/${basename(gitDir)}${request.path}`,
        QUERY_STRING: request.query,
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.contentType,
        CONTENT_LENGTH: String(request.body.length),
        REMOTE_USER: request.user,
        REMOTE_ADDR: '127.0.0.1',
        ...(request.protocol === undefined ? {} : { GIT_PROTOCOL: request.protocol }),
      },
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.resume();
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', () => resolve(answerOf(Buffer.concat(output))));
    child.stdin.end(request.body);
  });
}
