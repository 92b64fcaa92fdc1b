import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Command, CommandEnd, RunCommand } from './port.ts';
import { commandEnvironment } from './environment.ts';
import { lastLinesOf, wholeLines } from './lines.ts';
import type { LineSink } from './lines.ts';

const KEPT_OUTPUT = 1_000_000;
const KEPT_LINES = 20;
/** Between asking a command to stop and ending it. The runner itself allows 7.5 s on cancellation. */
const GRACE_MS = 4000;
/** How long output is waited for after a command has ended: what it left running in the background may hold it open for ever. */
const LINGER_MS = 1000;

export interface ShellAccess {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Values that are masked in what is kept and that no command gets by accident. */
  readonly withheld: readonly string[];
  /** Names of environment variables that commands are given although they are withheld. */
  readonly passed: readonly string[];
  readonly print: (text: string) => void;
}

/**
 * Runs users' commands with bash, each in a process group of its own, so that a timeout or a cancellation ends its
 * children too. Live output stands behind `::stop-commands::`, so that nothing a command prints is an order to the runner.
 */
export function shellIn(access: ShellAccess): RunCommand {
  const masks = access.withheld.filter((value) => value.length >= 4);
  const masked = (text: string): string => masks.reduce((kept, mask) => kept.replaceAll(mask, '***'), text);

  return (command, signal) =>
    new Promise<CommandEnd>((resolve) => {
      const started = performance.now();
      const lines = lastLinesOf(KEPT_LINES);
      let stdout = '';
      let state: CommandEnd['state'] = 'exited';
      const fence = randomUUID();
      if (command.live) access.print(`${masked(title(command))}\n::stop-commands::${fence}\n`);

      const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command.command], {
        cwd: access.directory,
        env: commandEnvironment(access.environment, command.env, access),
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      const stop = (why: CommandEnd['state']) => {
        state = why;
        endGroup(child.pid, 'SIGTERM');
        setTimeout(() => endGroup(child.pid, 'SIGKILL'), GRACE_MS).unref();
      };
      const timer = setTimeout(() => stop('timed-out'), command.timeoutMs);
      const cancelled = () => stop('cancelled');
      if (signal?.aborted) cancelled();
      signal?.addEventListener('abort', cancelled, { once: true });

      const show = wholeLines((text) => access.print(masked(text)));
      const showError = wholeLines((text) => access.print(masked(text)));
      const take = (text: string, to: LineSink) => {
        lines.push(text);
        if (command.live) to.push(text);
      };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (stdout.length < KEPT_OUTPUT) stdout += text.slice(0, KEPT_OUTPUT - stdout.length);
        take(text, show);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => take(text, showError));

      const end = (code: number | null) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancelled);
        show.end();
        showError.end();
        if (command.live) access.print(`\n::${fence}::\n`);
        resolve({
          state,
          code: state === 'exited' ? code : null,
          stdout: masked(stdout),
          lastLines: lines.all().map(masked),
          seconds: (performance.now() - started) / 1000,
        });
      };
      child.on('error', (error) => {
        state = 'not-started';
        lines.push(`${error.message}\n`);
        end(null);
      });
      let linger: NodeJS.Timeout | undefined;
      child.on('exit', () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancelled);
        linger = setTimeout(() => {
          child.stdout.destroy();
          child.stderr.destroy();
        }, LINGER_MS);
      });
      child.on('close', (code) => {
        clearTimeout(linger);
        if (state !== 'not-started') end(code);
      });
    });
}

function title(command: Command): string {
  return `\n${command.title}: ${command.command.split('\n')[0] ?? ''}`;
}

function endGroup(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // The group has ended by itself in the meantime, which is what was wanted.
  }
}
