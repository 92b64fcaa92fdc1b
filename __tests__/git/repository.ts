import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { gitIn, type Git } from '../../src/git/git.ts';

const directories: string[] = [];

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'deploy-action-'));
  directories.push(directory);
  return directory;
}

/** No user's configuration decides a test. */
export const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export interface Repository {
  readonly directory: string;
  readonly git: Git;
  /** Runs git and gives what it prints, trimmed. */
  readonly run: (...args: readonly string[]) => string;
  /** Commits an empty change and gives its SHA. */
  readonly commit: (message: string, ...args: readonly string[]) => string;
  readonly tag: (...names: readonly string[]) => void;
}

/** A new repository; every command runs `step` seconds after the one before. */
export function repository(step = 60): Repository {
  const directory = temporaryDirectory();
  let at = Date.UTC(2026, 0, 2) / 1000;
  const run = (args: readonly string[], input?: string): string => {
    at += step;
    const date = `${at} +0000`;
    return execFileSync(
      'git',
      ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main', ...args],
      {
        cwd: directory,
        encoding: 'utf8',
        input,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...ENVIRONMENT, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      },
    ).trim();
  };
  run(['init', '--quiet']);
  return {
    directory,
    git: gitIn({ directory, environment: ENVIRONMENT }),
    run: (...args) => run(args),
    commit: (message, ...args) => {
      run(
        [
          'commit',
          '--quiet',
          '--allow-empty',
          '--cleanup=verbatim',
          '--allow-empty-message',
          '-F',
          '-',
          ...args,
        ],
        message,
      );
      return run(['rev-parse', 'HEAD']);
    },
    tag: (...names) => {
      for (const name of names) run(['tag', name]);
    },
  };
}

/** A clone of it, as deep as asked, over the same protocol a server speaks. */
export function shallowClone(of: Repository, ...args: readonly string[]): Repository {
  const directory = join(temporaryDirectory(), 'clone');
  execFileSync('git', ['clone', '--quiet', ...args, `file://${of.directory}`, directory], {
    env: ENVIRONMENT,
    stdio: 'pipe',
  });
  const git = gitIn({ directory, environment: ENVIRONMENT });
  const run = (...rest: readonly string[]): string =>
    execFileSync('git', rest, { cwd: directory, encoding: 'utf8', env: ENVIRONMENT, stdio: 'pipe' }).trim();
  return { ...of, directory, git, run };
}
