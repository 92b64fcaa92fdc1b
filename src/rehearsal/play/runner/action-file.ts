import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { checked } from './checked.ts';
import type { Source } from './source.ts';
import { sourceOf, spot } from './source.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const actionSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string().optional(),
  branding: z.unknown().optional(),
  inputs: z
    .record(
      z.string(),
      z.strictObject({
        description: z.string(),
        required: z.boolean().optional(),
        default: scalar.optional(),
        deprecationMessage: z.string().optional(),
      }),
    )
    .optional(),
  outputs: z.record(z.string(), z.strictObject({ description: z.string() })).optional(),
  runs: z.strictObject({
    using: z.enum(['node20', 'node24']),
    main: z.string(),
    post: z.string().optional(),
    'post-if': z.string().optional(),
  }),
});

/** A JavaScript action; other kinds are not played. */
export interface ActionFile {
  readonly source: Source;
  readonly directory: string;
  readonly is: z.infer<typeof actionSchema>;
}

/** Reads the action.yml (or .yaml) in a directory. Throws a WorkflowProblem for what is not known, an Error without a file. */
export async function actionIn(directory: string, shownAs: string): Promise<ActionFile> {
  for (const name of ['action.yml', 'action.yaml']) {
    const text = await readFile(join(directory, name), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const source = sourceOf(`${shownAs}/${name}`, text);
    return { source, directory, is: checked(actionSchema, spot(source), source.value) };
  }
  throw new Error(`there is no action.yml in ${shownAs}`);
}

/** The name of the environment variable in which an action finds an input. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
