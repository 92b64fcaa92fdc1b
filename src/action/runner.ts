import { error, notice, saveState, setFailed, setOutput, setSecret, summary, warning } from '@actions/core';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INPUTS } from './contract.ts';
import type { InputSpec, OutputName } from './contract.ts';
import { variable } from './inputs.ts';

/** The runner as the rest of the program sees it: lines, annotations, outputs, the job summary. */
export interface Runner {
  print(text: string): void;
  annotate(
    level: 'error' | 'warning' | 'notice',
    message: string,
    at?: { file: string; line: number; title?: string },
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

/** Masks every secret input before anything is printed. */
export function maskSecrets(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const secrets: string[] = [];
  const specs: [string, InputSpec][] = Object.entries(INPUTS);
  for (const [name, { secret }] of specs) {
    const value = env[variable(name)];
    if (secret !== true || value === undefined || value === '') continue;
    setSecret(value);
    secrets.push(value);
  }
  return secrets;
}

export const runner: Runner = {
  print: (text) => process.stdout.write(text),
  annotate(level, message, at) {
    const place =
      at === undefined
        ? {}
        : { file: at.file, startLine: at.line, ...(at.title === undefined ? {} : { title: at.title }) };
    ({ error, warning, notice })[level](message, place);
  },
  output(values) {
    for (const [name, value] of Object.entries(values)) if (value !== undefined) setOutput(name, value);
  },
  async summarise(markdown) {
    // A cancelled or broken summary file must not change a decision.
    if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
    await summary.emptyBuffer().addRaw(markdown, true).write({ overwrite: true });
  },
  saveReport(name, json) {
    const folder = process.env['DEPLOY_ACTION_REPORTS'] ?? process.env['RUNNER_TEMP'];
    if (folder === undefined) return;
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.json`), json);
    } catch (failed) {
      // A full or read-only folder must not change what the run came to.
      warning(`the report could not be kept: ${failed instanceof Error ? failed.message : String(failed)}`);
    }
  },
  remember: saveState,
  fail: setFailed,
};
