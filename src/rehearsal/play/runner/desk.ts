import type { Place } from './availability.ts';
import type { Body } from './bodies.ts';
import { killGroup, PATIENCE } from './child.ts';
import type { LogLine } from './commands.ts';
import type { StepReport } from './events.ts';
import type { Contexts } from './expressions.ts';
import { holds } from './expressions.ts';
import { githubVariables, jobOrigin } from './github-context.ts';
import type { Leg } from './leg.ts';
import type { Masks } from './masks.ts';
import { createMasks } from './masks.ts';
import type { Performance } from './performance.ts';
import { perform } from './performance.ts';
import type { Conclusion } from './server.ts';
import type { Scope, Session } from './session.ts';
import { scopeContexts } from './session.ts';
import type { Spot } from './source.ts';
import type { Step } from './workflow-schema.ts';
import type { Workplace } from './workplace.ts';
import { createWorkplace } from './workplace.ts';

type Texts = Readonly<Record<string, string>>;

/** A step, or the post part of one, that is to be played. */
export interface Due {
  readonly name: string;
  /** What GITHUB_ACTION says. */
  readonly action: string;
  /** Where its condition stands. */
  readonly at: Spot;
  readonly condition: Step['if'];
  readonly place: Place;
  /** Of the step's `env`. */
  readonly env: Texts;
  /** Looked into only when the step is due. Rejects with a WorkflowProblem. */
  readonly body: () => Promise<Body>;
  readonly state: ReadonlyMap<string, string>;
  readonly timeoutMs: number | undefined;
  readonly continuesOnError: boolean;
}

/** What came of a step. */
export interface Done {
  /** Both are there when it was due. */
  readonly body?: Body;
  readonly performance?: Performance;
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
}

/** The runner's side of a job while it runs: its directories, its variables, and how things stand. */
export interface Desk {
  readonly workplace: Workplace;
  readonly masks: Masks;
  readonly reports: readonly StepReport[];
  readonly summaries: readonly string[];
  readonly annotations: readonly LogLine[];
  standing(): Conclusion;
  /** What expressions see now; `env` is the step's own. */
  contexts(env?: Texts, action?: string): Contexts;
  /** Variables for all later steps. */
  addEnv(env: Texts): void;
  /** What `steps.ID` says from now on. */
  setStep(id: string, value: unknown): void;
  /** Runs it if its condition holds, and takes in what it wrote. */
  play(due: Due): Promise<Done>;
  /** Ends what steps left running. */
  close(): void;
}

const KEPT: ReadonlySet<string> = new Set(['error', 'warning', 'notice']);

export async function openDesk(session: Session, scope: Scope, leg: Leg): Promise<Desk> {
  const { options } = session;
  const { server, event } = options;
  const workplace = await createWorkplace(leg.directory, server.repository.fullName, event.payload);
  const masks = createMasks();
  for (const secret of [leg.token, ...Object.values(leg.secrets)]) masks.add(secret);

  let standing: 'success' | 'failure' = 'success';
  const now = (): Conclusion => (leg.cancelled.aborted ? 'cancelled' : standing);
  let jobEnv: Texts = {};
  let path = options.path ?? process.env['PATH'] ?? '';
  const steps: Record<string, unknown> = {};
  const reports: StepReport[] = [];
  const summaries: string[] = [];
  const annotations: LogLine[] = [];
  const groups: number[] = [];

  const { workspace, temp, toolCache, eventPath } = workplace;
  const runner = { ...MACHINE, temp, tool_cache: toolCache, workspace };
  const own = { token: leg.token, job: leg.job.id, workspace, event_path: eventPath };
  const github = (action: string): Contexts => ({ ...session.github, ...own, action });
  const contexts = (env: Texts = {}, action = ''): Contexts => ({
    ...scopeContexts(session, scope),
    ...leg.contexts,
    vars: leg.vars,
    secrets: leg.secrets,
    github: github(action),
    job: {
      status: now(),
      check_run_id: leg.checkRunId,
      ...jobOrigin(scope.loaded.origin, scope.loaded.workflow),
    },
    runner,
    steps,
    env: { ...jobEnv, ...env },
  });
  const variables = (due: Due, body: Body): Texts => ({
    ...options.machine,
    ...jobEnv,
    ...due.env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    HOME: workplace.home,
    ...githubVariables(github(due.action)),
    RUNNER_NAME: MACHINE.name,
    RUNNER_OS: MACHINE.os,
    RUNNER_ARCH: MACHINE.arch,
    RUNNER_ENVIRONMENT: MACHINE.environment,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: toolCache,
    RUNNER_WORKSPACE: workspace,
    ...body.env,
  });
  const isDue = ({ at, condition, place, env, action }: Due): boolean =>
    holds(at, condition, place, contexts(env, action), now());

  const performed = async (due: Due, body: Body): Promise<Performance> => {
    const stop = new AbortController();
    const onCancel = (): void => {
      if (!isDue(due)) stop.abort();
    };
    leg.cancelled.addEventListener('abort', onCancel);
    try {
      return await perform({
        run: body.main,
        env: variables(due, body),
        path,
        files: await workplace.commandFiles(),
        state: due.state,
        masks,
        patience: options.patience ?? PATIENCE,
        timeoutMs: due.timeoutMs,
        show: (line) => {
          session.tell({ kind: 'line', job: leg.name, step: due.name, line });
          if (KEPT.has(line.level)) annotations.push(line);
        },
        started: (pid) => groups.push(pid),
        stopped: stop.signal,
        killed: leg.killed,
      });
    } finally {
      leg.cancelled.removeEventListener('abort', onCancel);
    }
  };

  return {
    workplace,
    masks,
    reports,
    summaries,
    annotations,
    standing: now,
    contexts,
    addEnv(env) {
      jobEnv = { ...jobEnv, ...env };
    },
    setStep(id, value) {
      steps[id] = value;
    },
    async play(due) {
      const tell = (state: Conclusion | 'in-progress'): void =>
        session.tell({ kind: 'step', job: leg.name, step: due.name, state });
      const ended = (outcome: Conclusion): Done => {
        const conclusion = outcome === 'failure' && due.continuesOnError ? 'success' : outcome;
        if (conclusion === 'failure') standing = 'failure';
        reports.push({ name: due.name, outcome, conclusion });
        tell(outcome);
        return { outcome, conclusion };
      };
      if (!isDue(due)) return ended('skipped');
      tell('in-progress');
      const body = await due.body();
      const performance = await performed(due, body);
      jobEnv = { ...jobEnv, ...Object.fromEntries(performance.env) };
      path = [...performance.paths, path].join(':');
      if (performance.summary !== '') summaries.push(performance.summary);
      return { ...ended(performance.outcome), body, performance };
    },
    close() {
      for (const pid of groups) killGroup(pid);
    },
  };
}

/** What the `runner` context says of the machine, whichever it is. */
const MACHINE = {
  name: 'rehearsal',
  os: process.platform === 'darwin' ? 'macOS' : 'Linux',
  arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
  environment: 'self-hosted',
  debug: '',
};
