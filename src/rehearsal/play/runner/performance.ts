import type { Child, Patience } from './child.ts';
import { startChild } from './child.ts';
import type { LogLine } from './commands.ts';
import { commandReader } from './commands.ts';
import { pairsIn, pathsIn } from './env-files.ts';
import type { Masks } from './masks.ts';
import type { Conclusion } from './server.ts';
import type { StepRun, StepTools } from './step-body.ts';
import type { CommandFiles } from './workplace.ts';

/** One step (or post part of one) to be run now. */
export interface Part {
  readonly run: StepRun;
  /** The environment of its processes, all of it but PATH and the files it may write. */
  readonly env: Readonly<Record<string, string>>;
  readonly path: string;
  readonly files: CommandFiles;
  readonly state: ReadonlyMap<string, string>;
  readonly masks: Masks;
  readonly patience: Patience;
  readonly timeoutMs: number | undefined;
  readonly show: (line: LogLine) => void;
  /** Told of every process group started, so that what is left can be ended with the job. */
  readonly started: (pid: number) => void;
  /** Aborts when the job is cancelled and the step's condition does not hold for that. */
  readonly stopped: AbortSignal;
  /** Aborts when the runner is killed. */
  readonly killed: AbortSignal;
}

/** What came of it, and what it wrote. */
export interface Performance {
  readonly outcome: Conclusion;
  readonly outputs: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly env: ReadonlyMap<string, string>;
  /** The last one first. */
  readonly paths: readonly string[];
  readonly summary: string;
}

const LONGEST_SUMMARY = 1024 * 1024;

/** Runs a step's body to its end, the end of its time, or the job's. Whatever goes wrong in it is a failure of the step. */
export async function perform(part: Part): Promise<Performance> {
  const outputs = new Map<string, string>();
  const state = new Map<string, string>();
  const reader = commandReader(part.masks, (kind, name, value) =>
    (kind === 'output' ? outputs : state).set(name, value),
  );
  const fail = (text: string): void =>
    part.show({ level: 'error', text: part.masks.apply(text), properties: {} });
  let child: Child | undefined;
  let ending: 'cancelled' | 'timed-out' | 'killed' | undefined;

  const tools: StepTools = {
    async spawn(command, args, { cwd, env }) {
      if (ending !== undefined) return undefined;
      child = startChild({
        command,
        args,
        cwd,
        env: { ...part.env, ...env, ...part.files.variables, PATH: part.path },
        onLine: (line) => {
          const shown = reader.read(line);
          if (shown !== undefined) part.show(shown);
        },
        patience: part.patience,
      });
      if (child.pid !== undefined) part.started(child.pid);
      return child.ended;
    },
    say: (line) => part.show({ ...line, text: part.masks.apply(line.text) }),
    mask: (secret) => part.masks.add(secret),
    state: part.state,
  };
  const end = (how: 'cancelled' | 'timed-out' | 'killed'): void => {
    ending = how;
    if (how === 'killed') child?.kill();
    else child?.stop();
  };
  const stop = (): void => end('cancelled');
  const kill = (): void => end('killed');
  part.stopped.addEventListener('abort', stop);
  part.killed.addEventListener('abort', kill);
  if (part.stopped.aborted) stop();
  if (part.killed.aborted) kill();
  const timer = part.timeoutMs === undefined ? undefined : setTimeout(() => end('timed-out'), part.timeoutMs);

  let outcome: Conclusion = 'failure';
  try {
    const code = await part.run(tools);
    if (ending === 'timed-out')
      fail(`The step has timed out after ${(part.timeoutMs ?? 0) / 60_000} minutes.`);
    else if (ending === 'cancelled') outcome = 'cancelled';
    else if (code === 0) outcome = 'success';
    else if (ending === undefined) fail(`Process completed with exit code ${code ?? 'of a signal'}.`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    part.stopped.removeEventListener('abort', stop);
    part.killed.removeEventListener('abort', kill);
  }

  try {
    const env = pairsIn(await part.files.read('env'));
    if (env.has('NODE_OPTIONS'))
      throw new Error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    for (const [name, value] of pairsIn(await part.files.read('output'))) outputs.set(name, value);
    for (const [name, value] of pairsIn(await part.files.read('state'))) state.set(name, value);
    const paths = pathsIn(await part.files.read('path'));
    const summary = await part.files.read('step_summary');
    const isTooLong = Buffer.byteLength(summary) > LONGEST_SUMMARY;
    if (isTooLong) fail('$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k');
    return { outcome, outputs, state, env, paths, summary: isTooLong ? '' : part.masks.apply(summary) };
  } catch (error) {
    fail(`Unable to process file command: ${error instanceof Error ? error.message : String(error)}`);
    const failed = outcome === 'success' ? 'failure' : outcome;
    return { outcome: failed, outputs, state, env: new Map(), paths: [], summary: '' };
  }
}
