import * as z from 'zod';
import { duration, line } from '../options/scalars.ts';

const name = line('the name of a check, in which * stands for any characters');

const selector = z
  .strictObject({
    name,
    workflow: line('the path of a workflow file, such as .github/workflows/ci.yml')
      .transform((path) => (path.includes('/') ? path : `.github/workflows/${path}`))
      .optional()
      .describe('Only checks that this workflow file produced'),
    event: line('the event that started the workflow, such as push')
      .optional()
      .describe('Only checks of workflow runs started by this event'),
    app: line('the slug of the app that reports the check, such as github-actions')
      .optional()
      .describe('Only checks that this app reported'),
    min: z
      .int({ error: 'a whole number from 1 on' })
      .min(1, { error: 'a whole number from 1 on' })
      .optional()
      .describe('How many checks of different names must be there (default 1)'),
    when: z
      .enum(['required', 'if-present'])
      .default('required')
      .describe('if-present: nothing is asked where the check was never triggered or was skipped'),
  })
  .refine(({ min, when }) => min === undefined || when === 'required', {
    error: 'min asks for checks to be there and when: if-present does not; only one of them can hold',
    path: ['min'],
  });

const ALL = { name: '*', when: 'required' } as const;

const A_LIST = "all, or a list of checks such as [{ name: 'test*' }]";

const selectors = z.union(
  [
    z.literal('all').transform((): readonly CheckSelector[] => [ALL]),
    z
      .array(
        z.union([name.transform((text): CheckSelector => ({ name: text, when: 'required' })), selector]),
        {
          error: A_LIST,
        },
      )
      .min(1, { error: A_LIST }),
  ],
  { error: A_LIST },
);

/** Which checks are asked about. */
export type CheckSelector = z.output<typeof selector>;

const MINUTE = 60_000;

export const checksOptions = z.strictObject({
  checks: selectors.describe('Which checks must hold; a name is shorthand for { name: … }'),
  accept: z
    .array(z.enum(['success', 'neutral', 'skipped']))
    .min(1, { error: 'at least one conclusion, such as [success]' })
    .default(['success'])
    .describe('Conclusions that count as passed'),
  wait: duration.default(20 * MINUTE).describe('How long to wait for checks to finish (default 20m)'),
  grace: duration
    .default(MINUTE)
    .describe('How long a check may take to appear once nothing else runs (default 60s)'),
});

export type ChecksOptions = z.output<typeof checksOptions>;
