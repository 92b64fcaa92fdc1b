import { addEntry, commandLine } from './commands.ts';
import { INPUTS } from './contract.ts';
import type { InputSpec, OutputName } from './contract.ts';
import { fs } from './fs.ts';
import { variable } from './inputs.ts';
import { print } from './log.ts';

/** The runner as the rest of the program sees it: lines, annotations, outputs, the job summary. */
export interface Runner {
  print(text: string): void;
  annotate(
    level: 'error' | 'warning' | 'notice',
    message: string,
    at?: { file: string; line: number; column?: number },
  ): void;
  output(values: Partial<Record<OutputName, string>>): void;
  /** Replaces what this step has written to the job summary before. */
  summarise(markdown: string): Promise<void>;
  /** Keeps a report as JSON in the runner's temporary folder, or in the folder DEPLOY_ACTION_REPORTS names. */
  saveReport(name: string, json: string): void;
  /** Kept for the post step. */
  remember(name: string, value: string): void;
  /** The step ends red with this message. */
  fail(message: string): void;
}

/** The secret inputs' values as they are used: without the line end that is often copied along with one. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const specs: [string, InputSpec][] = Object.entries(INPUTS);
  return specs.flatMap(([name, { secret }]) => {
    const value = env[variable(name)]?.trim() ?? '';
    return secret === true && value !== '' ? [value] : [];
  });
}

/** Masks every secret input before anything is printed. */
export function maskSecrets(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const secrets = secretsIn(env);
  for (const value of secrets) print(commandLine('add-mask', {}, value));
  return secrets;
}

export const runner: Runner = {
  print,
  annotate(level, message, at) {
    print(commandLine(level, { file: at?.file, line: at?.line, col: at?.column }, message));
  },
  output(values) {
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) addEntry(process.env['GITHUB_OUTPUT'], name, value);
    }
  },
  async summarise(markdown) {
    if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
    const { replaceSummary } = await import('./summary.ts');
    await replaceSummary(markdown).catch((error: unknown) => notKept('the job summary', error));
  },
  saveReport(name, json) {
    const folder = process.env['DEPLOY_ACTION_REPORTS'] ?? process.env['RUNNER_TEMP'];
    if (folder === undefined) return;
    try {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(`${folder}/${name}.json`, json);
    } catch (error) {
      notKept('the report', error);
    }
  },
  remember: (name, value) => addEntry(process.env['GITHUB_STATE'], name, value),
  fail(message) {
    process.exitCode = 1;
    runner.annotate('error', message);
  },
};

/** A full or read-only folder must not change what the run came to. */
function notKept(what: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  runner.annotate('warning', `${what} could not be kept: ${why}`);
}
