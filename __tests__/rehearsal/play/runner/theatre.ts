import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EmbeddedGitHub } from '../../../../src/rehearsal/github/index.ts';
import { startEmbeddedGitHub } from '../../../../src/rehearsal/github/index.ts';
import type {
  Play,
  PlayEvent,
  PlayOptions,
  PlayReport,
} from '../../../../src/rehearsal/play/runner/index.ts';
import { playWorkflow, runnerServer } from '../../../../src/rehearsal/play/runner/index.ts';

/** An embedded GitHub, a directory with workflow files, and what was seen of the plays. */
export interface Theatre {
  readonly github: EmbeddedGitHub;
  readonly directory: string;
  readonly sha: string;
  readonly events: readonly PlayEvent[];
  /** The plain lines of all steps, in order. */
  readonly lines: () => readonly string[];
  readonly start: (more?: Partial<PlayOptions>) => Promise<Play>;
  readonly play: (more?: Partial<PlayOptions>) => Promise<PlayReport>;
  readonly until: (condition: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const ECHO_ACTION = join(import.meta.dirname, 'echo-action');

/** @param files by path; `w.yml` is the workflow that is played, on a push to main by alice */
export async function openTheatre(files: Readonly<Record<string, string>>): Promise<Theatre> {
  const github = await startEmbeddedGitHub({
    repository: 'acme/app',
    source: { kind: 'empty', files: { 'README.md': 'hello\n' } },
  });
  const alice = github.world.addUser('alice');
  const root = await mkdtemp(join(tmpdir(), 'theatre-'));
  const directory = join(root, 'files');
  const workRoot = join(root, 'work');
  await mkdir(workRoot);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const server = await runnerServer(github);
  const sha = github.world.ref('refs/heads/main') ?? '';
  const events: PlayEvent[] = [];
  const start: Theatre['start'] = (more = {}) =>
    playWorkflow({
      server,
      workflow: { path: 'w.yml', directory },
      event: { name: 'push', payload: { ref: 'refs/heads/main' }, sha, ref: 'refs/heads/main', actor: alice },
      origins: { 'acme/echo': { directory: ECHO_ACTION, sha: 'e'.repeat(40) } },
      secrets: {},
      workRoot,
      patience: { afterInterrupt: 300, afterTerminate: 300 },
      tell: (event) => events.push(event),
      ...more,
    });
  return {
    github,
    directory,
    sha,
    events,
    lines: () => events.flatMap((event) => (event.kind === 'line' ? [event.line.text] : [])),
    start,
    play: async (more) => (await start(more)).done,
    async until(condition) {
      for (let tries = 0; !condition(); tries += 1) {
        if (tries > 1500) throw new Error(`waited in vain; seen: ${JSON.stringify(events.slice(-5))}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async close() {
      await rm(root, { recursive: true, force: true });
      await github.close();
    },
  };
}
