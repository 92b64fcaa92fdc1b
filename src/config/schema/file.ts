import * as z from 'zod';
import { GATE_KINDS } from '../../gates/index.ts';
import { line } from '../../gates/options/scalars.ts';
import { environment, warn } from './environment.ts';
import { freeze } from './freeze.ts';
import { release } from './release.ts';
import { requirement } from './requirement.ts';
import { environmentName, gateName } from './scalars.ts';

export const merge = z.strictObject({
  require: requirement.describe('What must hold before merging'),
  warn,
});

export const artifact = z.strictObject({
  name: line('the name of the artifact, such as ghcr.io/org/app').describe(
    'What is promoted from environment to environment',
  ),
  'digest-from': line('where its digest comes from').optional(),
});

/** The whole file. Parsing goes through its parts one by one, so that one fault hides no other. */
export const file = z.strictObject({
  version: z.literal(1, { error: '1, the version of this format' }).describe('The version of this format'),
  release: release.optional().describe('Commits to versions'),
  gates: z
    .record(gateName, z.union(GATE_KINDS.map(({ options }) => options)))
    .optional()
    .describe('Named questions about a change'),
  merge: merge.optional().describe('The check run "deploy-action / merge"'),
  artifact: artifact.optional(),
  environments: z.record(environmentName, environment).optional(),
  freezes: z.array(freeze).optional().describe('Times in which nothing ships'),
});

export type SectionName = keyof typeof file.shape;
