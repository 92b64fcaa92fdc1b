import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedGitHub } from '../../src/rehearsal/github/index.ts';
import type { EmbeddedGitHub, EmbeddedGitHubOptions, WorkflowRun } from '../../src/rehearsal/github/index.ts';

/** The bundle that ships. */
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Permissions each mode's job asks for in the reusable workflows. */
export const PERMISSIONS = {
  gate: {
    contents: 'read',
    checks: 'write',
    statuses: 'read',
    'pull-requests': 'read',
    actions: 'read',
    deployments: 'read',
  },
  release: { contents: 'write', checks: 'write' },
  deploy: {
    contents: 'write',
    checks: 'write',
    deployments: 'write',
    statuses: 'read',
    'pull-requests': 'read',
    actions: 'read',
  },
  canary: { contents: 'read', checks: 'write' },
  rollback: { contents: 'write', checks: 'write', deployments: 'write', actions: 'read' },
} as const;

export interface Stage {
  readonly github: EmbeddedGitHub;
  /** A clone of the repository at the default branch's tip, as actions/checkout leaves it. */
  readonly workspace: string;
  /** Commit that is checked out. */
  readonly sha: string;
  /** Where the sample application's commands write what they did. */
  readonly log: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A repository with these files on its default branch, and a clone of it. Files ending in `.sh` can be run. */
export async function setStage(
  files: Readonly<Record<string, string>>,
  options: Pick<EmbeddedGitHubOptions, 'clock'> = {},
): Promise<Stage> {
  const github = await startEmbeddedGitHub({
    ...options,
    source: { kind: 'empty', files: { 'README.md': '# A sample\n', ...files } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
  const workspace = join(folder, 'workspace');
  git(folder, 'clone', '--quiet', github.gitDir, workspace);
  for (const path of Object.keys(files)) if (path.endsWith('.sh')) chmodSync(join(workspace, path), 0o755);
  return {
    github,
    workspace,
    sha: git(workspace, 'rev-parse', 'HEAD'),
    log: () => readLog(workspace),
    async close() {
      rmSync(folder, { recursive: true, force: true });
      await github.close();
    },
  };
}

export function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
}

function readLog(workspace: string): readonly string[] {
  try {
    return readFileSync(join(workspace, 'commands.log'), 'utf8').trim().split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

export interface StepOptions {
  readonly mode: keyof typeof PERMISSIONS;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  /** The workflow run this step belongs to; a new one unless given. */
  readonly run?: WorkflowRun;
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly env?: Readonly<Record<string, string>>;
  readonly actor?: string;
  readonly fork?: boolean;
  readonly timeoutMs?: number;
  /** Called with the process once it runs. */
  readonly started?: (child: ChildProcess) => void;
  readonly entry?: 'main.js' | 'post.js';
  readonly node?: string;
}

/** What a user sees of a step. */
export interface StepEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** GITHUB_STATE, as the post step gets it. */
  readonly state: Readonly<Record<string, string>>;
  readonly result:
    | {
        readonly outcome: string;
        readonly findings: readonly { gate: string; verdict: string; reasonCode: string }[];
      }
    | undefined;
  readonly run: WorkflowRun;
}

/** Runs one step of a job as the runner would: the shipped bundle as a child process, its variables and files. */
export async function runStep(stage: Stage, options: StepOptions): Promise<StepEnd> {
  const { github } = stage;
  const actor = options.actor ?? 'acme';
  const run =
    options.run ??
    github.world.createWorkflowRun({
      path: '.github/workflows/pipeline.yml',
      sha: stage.sha,
      event: options.event?.name ?? 'push',
    });
  const job = github.world.addJob(run, { name: options.mode });
  github.world.startJob(job);
  const token = github.tokens.issue({
    permissions: options.permissions ?? PERMISSIONS[options.mode],
    actor,
    runId: run.id,
    job: options.mode,
    ...(options.fork === undefined ? {} : { fork: options.fork }),
  });
  const folder = mkdtempSync(join(tmpdir(), 'step-'));
  const file = (name: string, text = ''): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const paths = { output: file('output'), summary: file('summary'), state: file('state') };
  const inputs = { mode: options.mode, token, 'self-check-run-id': String(job.id), ...options.inputs };
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: github.repository,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_EVENT_NAME: options.event?.name ?? 'push',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(options.event?.payload ?? {})),
    GITHUB_SHA: stage.sha,
    GITHUB_REF: `refs/heads/${github.defaultBranch}`,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_ACTOR: actor,
    GITHUB_JOB: options.mode,
    GITHUB_WORKSPACE: stage.workspace,
    GITHUB_OUTPUT: paths.output,
    GITHUB_STEP_SUMMARY: paths.summary,
    GITHUB_STATE: paths.state,
    RUNNER_TEMP: folder,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...options.env,
  };
  const end = await new Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>(
    (resolve, reject) => {
      const child = spawn(options.node ?? process.execPath, [join(DIST, options.entry ?? 'main.js')], {
        env,
        cwd: stage.workspace,
      });
      writeFileSync(join(stage.workspace, 'step.pid'), String(child.pid));
      options.started?.(child);
      let output = '';
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`the step did not end in time:\n${output}`));
      }, options.timeoutMs ?? 60_000);
      child.stdout.on('data', (text: Buffer) => (output += text.toString()));
      child.stderr.on('data', (text: Buffer) => (output += text.toString()));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        resolve({ code, signal, output });
      });
    },
  );
  github.world.completeJob(job, end.code === 0 ? 'success' : 'failure');
  const outputs = fileCommands(readFileSync(paths.output, 'utf8'));
  const seen: StepEnd = {
    ...end,
    outputs,
    summary: readFileSync(paths.summary, 'utf8'),
    state: fileCommands(readFileSync(paths.state, 'utf8')),
    result: outputs['result'] === undefined ? undefined : JSON.parse(outputs['result']),
    run,
  };
  rmSync(folder, { recursive: true, force: true });
  return seen;
}

/** `name=value` and `name<<delimiter` lines, as the runner reads them. */
function fileCommands(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line);
    if (heredoc !== null) {
      const end = lines.indexOf(heredoc[2] ?? '', index + 1);
      found[heredoc[1] ?? ''] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (line.includes('=')) {
      found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return found;
}
