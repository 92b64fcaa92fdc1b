import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

type Texts = Readonly<Record<string, unknown>>;

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Texts;
}

export interface Job {
  readonly uses?: string;
  readonly with?: Texts;
  readonly secrets?: Texts;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Texts;
  readonly environment?: Texts;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<
    Record<string, { readonly inputs?: Texts; readonly secrets?: Texts; readonly outputs?: Texts }>
  >;
  readonly permissions?: Texts;
  readonly jobs: Readonly<Record<string, Job>>;
}

const below = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`);

/** Every workflow people run or copy: files, and the blocks of README and docs that hold one. */
export const WORKFLOWS: readonly (readonly [file: string, workflow: Workflow])[] = [
  ...below('.github/workflows'),
  ...below('workflows-templates'),
  'README.md',
  ...below('docs'),
].flatMap((file) =>
  textsIn(file).flatMap((text): readonly (readonly [string, Workflow])[] => {
    const value: unknown = load(text);
    return isWorkflow(value) ? [[file, value]] : [];
  }),
);

function textsIn(file: string): readonly string[] {
  if (/\.ya?ml$/.test(file)) return [textOf(file)];
  if (!file.endsWith('.md')) return [];
  return [...textOf(file).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
}

// More of its shape is what the workflow checkers insist on.
function isWorkflow(value: unknown): value is Workflow {
  return typeof value === 'object' && value !== null && 'jobs' in value;
}

/** A workflow by its file. Throws where there is none. */
export function workflowIn(file: string): Workflow {
  const found = WORKFLOWS.find(([name]) => name === file);
  if (found === undefined) throw new Error(`there is no workflow in ${file}`);
  return found[1];
}

/** Ours, however it is named: by its release, or as the file's own repository. */
export const isOurAction = (uses: string | undefined): boolean =>
  uses === '$/.github/self' || (uses?.startsWith('org/deploy-action@') ?? false);

export const isOurPipeline = (uses: string | undefined): boolean =>
  uses?.startsWith('org/deploy-action/.github/workflows/pipeline.yml@') ?? false;

export const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps }) => steps ?? []);
