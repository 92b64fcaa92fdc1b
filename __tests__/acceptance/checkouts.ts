/** A private repository and fresh checkouts of it, as actions/checkout leaves them: one commit deep, without credentials. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import type { EmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import { git, runStep } from './stage.ts';
import type { Stage, StepEnd, StepOptions } from './stage.ts';

export interface Place {
  readonly github: EmbeddedGitHub;
  /** Commits on the default branch; the last one's id. */
  readonly commit: (...messages: readonly string[]) => Promise<string>;
  /** A fresh checkout of a commit, or of the default branch's tip. */
  readonly checkout: (sha?: string) => Promise<Stage>;
  readonly close: () => Promise<void>;
}

export async function setPlace(config: string): Promise<Place> {
  const github = await startEmbeddedGitHub({
    private: true,
    source: { kind: 'empty', files: { 'README.md': '# A sample\n', '.github/deploy.yml': config } },
  });
  const folders: string[] = [];
  let commits = 0;
  const tip = (): string => github.world.ref(`refs/heads/${github.defaultBranch}`) ?? '';
  return {
    github,
    async commit(...messages) {
      for (const message of messages) {
        commits += 1;
        await github.world.commit({
          branch: github.defaultBranch,
          message,
          files: { [`src/${commits}.txt`]: `${commits}\n` },
        });
      }
      return tip();
    },
    async checkout(sha = tip()) {
      const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
      folders.push(folder);
      const url = `${github.url}/${github.repository}.git`;
      const token = github.tokens.issue({ permissions: { contents: 'read' }, actor: 'acme' });
      const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
      git(folder, 'init', '--quiet', '--initial-branch', github.defaultBranch);
      git(folder, 'remote', 'add', 'origin', url);
      // Not waiting for it with a call that blocks: the server is in this process.
      const args = ['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', sha];
      await promisify(execFile)('git', ['-c', `http.extraheader=AUTHORIZATION: basic ${basic}`, ...args], {
        cwd: folder,
      });
      git(folder, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
      return { github, workspace: folder, sha, log: () => [], close: () => Promise.resolve() };
    },
    async close() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      await github.close();
    },
  };
}

/** A release job at a commit (the default branch's tip unless given), in a checkout of its own. */
export async function release(
  place: Pick<Place, 'checkout' | 'github'>,
  { at, ...more }: Partial<StepOptions> & { readonly at?: string } = {},
): Promise<StepEnd> {
  const stage = await place.checkout(at);
  const run = place.github.world.createWorkflowRun({
    path: '.github/workflows/release.yml',
    sha: stage.sha,
    event: 'push',
  });
  return runStep(stage, { mode: 'release', run, ...more });
}

/** Tags by name, annotated ones with the commit they stand for. */
export function tagsOf({ github }: Place): Readonly<Record<string, string>> {
  return Object.fromEntries(
    github.world
      .refs('refs/tags/')
      .map(({ name }) => [
        name.replace('refs/tags/', ''),
        git(github.gitDir, 'rev-parse', `${name}^{commit}`),
      ]),
  );
}
