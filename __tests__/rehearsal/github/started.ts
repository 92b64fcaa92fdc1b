import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RequestError } from '@octokit/request-error';
import { Octokit } from '@octokit/rest';
import { startEmbeddedGitHub } from '../../../src/rehearsal/github/index.ts';
import type {
  EmbeddedGitHub,
  EmbeddedGitHubOptions,
  TokenOptions,
} from '../../../src/rehearsal/github/index.ts';

export const REPO = { owner: 'acme', repo: 'app' } as const;

export const EVERYTHING = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
  statuses: 'write',
} as const;

/** A client without retries or pacing of its own. */
export const clientFor = (github: EmbeddedGitHub, token: string): Octokit =>
  new Octokit({ baseUrl: github.apiUrl, auth: token, log: { debug() {}, info() {}, warn() {}, error() {} } });

/** What a job with these permissions would use. */
export const jobClient = (github: EmbeddedGitHub, options: Partial<TokenOptions> = {}): Octokit =>
  clientFor(github, github.tokens.issue({ actor: 'acme', permissions: EVERYTHING, ...options }));

/** Runs `play` against a fresh one and ends it, which fails when anything was against GitHub's description. */
export async function withGitHub<T>(
  play: (github: EmbeddedGitHub, octokit: Octokit) => Promise<T>,
  options: EmbeddedGitHubOptions = {},
): Promise<T> {
  const github = await startEmbeddedGitHub(options);
  let outcome: T;
  try {
    outcome = await play(github, jobClient(github));
  } catch (problem) {
    github.takeViolations();
    await github.close();
    throw problem;
  }
  await github.close();
  return outcome;
}

/** Status of an answer, whether it is a refusal or not. */
export const statusOf = async (call: Promise<{ readonly status: number }>): Promise<number> =>
  call.then(
    ({ status }) => status,
    async () => (await refusalOf(call)).status,
  );

/** A clock that stands still until it is moved. */
export function settableClock(start = Date.UTC(2026, 10, 21, 12)): {
  now: () => number;
  pass: (ms: number) => void;
} {
  let at = start;
  return {
    now: () => at,
    pass: (ms) => {
      at += ms;
    },
  };
}

/** Status and message of the answer that a call is refused with. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ status: number; message: string; headers: Record<string, unknown> }> {
  try {
    await call;
  } catch (problem) {
    if (!(problem instanceof RequestError)) throw problem;
    const { status, response } = problem;
    // What GitHub's errors have, when an answer came at all.
    const data: unknown = response?.data;
    const message =
      typeof data === 'object' && data !== null && 'message' in data ? String(data.message) : problem.message;
    return { status, message, headers: { ...response?.headers } };
  }
  throw new Error('it was not refused');
}

export async function withFolder<T>(play: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-github-test-'));
  try {
    return await play(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const run = promisify(execFile);

/** Real git, as a person or a runner would use it; its trimmed output. Throws with what it says when it fails. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'alice',
    GIT_AUTHOR_EMAIL: 'alice@example.com',
    GIT_COMMITTER_NAME: 'alice',
    GIT_COMMITTER_EMAIL: 'alice@example.com',
  };
  const { stdout } = await run('git', [...args], { cwd: folder, env });
  return stdout.trim();
}
