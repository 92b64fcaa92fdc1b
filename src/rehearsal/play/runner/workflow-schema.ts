import * as z from 'zod';

/** A scalar or an expression. */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const scalars = z.record(z.string(), scalar);
const flag = z.union([z.boolean(), z.string()]);
const amount = z.union([z.number(), z.string()]);
const condition = z.union([z.string(), z.boolean(), z.number()]);
const name = z
  .string()
  .regex(/^[A-Za-z_][\w-]*$/, 'a name begins with a letter or _ and goes on with letters, digits, - and _');

const permissions = z.union([
  z.enum(['read-all', 'write-all']),
  z.record(z.string(), z.enum(['read', 'write', 'none'])),
]);

const concurrency = z.union([
  z.string(),
  z.strictObject({
    group: z.string(),
    'cancel-in-progress': flag.optional(),
    queue: z.enum(['single', 'max']).optional(),
  }),
]);

const defaults = z.strictObject({
  run: z.strictObject({ shell: z.string().optional(), 'working-directory': z.string().optional() }),
});

const environment = z.union([
  z.string(),
  z.strictObject({ name: z.string(), url: z.string().optional(), deployment: flag.optional() }),
]);

const strategy = z.strictObject({
  matrix: z.union([z.string(), z.record(z.string(), z.union([z.string(), z.array(z.unknown())]))]).optional(),
  'fail-fast': flag.optional(),
  'max-parallel': amount.optional(),
});

const stepSchema = z
  .strictObject({
    id: name.optional(),
    name: z.string().optional(),
    if: condition.optional(),
    uses: z.string().optional(),
    with: scalars.optional(),
    run: z.string().optional(),
    shell: z.string().optional(),
    'working-directory': z.string().optional(),
    env: scalars.optional(),
    'continue-on-error': flag.optional(),
    'timeout-minutes': amount.optional(),
  })
  .refine((step) => (step.uses === undefined) !== (step.run === undefined), 'a step has either uses or run')
  .refine((step) => step.run === undefined || step.with === undefined, 'with belongs to uses, not to run');

const common = {
  name: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: condition.optional(),
  permissions: permissions.optional(),
  concurrency: concurrency.optional(),
  strategy: strategy.optional(),
};

export const stepsJobSchema = z.strictObject({
  ...common,
  'runs-on': z.unknown().refine((value) => value !== undefined, 'a job with steps says what it runs on'),
  environment: environment.optional(),
  outputs: scalars.optional(),
  env: scalars.optional(),
  defaults: defaults.optional(),
  'timeout-minutes': amount.optional(),
  'continue-on-error': flag.optional(),
  steps: z.array(stepSchema).min(1),
});

export const callJobSchema = z.strictObject({
  ...common,
  uses: z.string(),
  with: scalars.optional(),
  secrets: z.union([z.literal('inherit'), scalars]).optional(),
});

export const workflowSchema = z.strictObject({
  name: z.string().optional(),
  'run-name': z.string().optional(),
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: permissions.optional(),
  env: scalars.optional(),
  defaults: defaults.optional(),
  concurrency: concurrency.optional(),
  jobs: z.record(name, z.record(z.string(), z.unknown())),
});

export const callSchema = z
  .strictObject({
    inputs: z
      .record(
        name,
        z.strictObject({
          description: z.string().optional(),
          required: z.boolean().optional(),
          default: scalar.optional(),
          type: z.enum(['boolean', 'number', 'string']),
        }),
      )
      .optional(),
    secrets: z
      .record(
        name,
        z.strictObject({ description: z.string().optional(), required: z.boolean().optional() }).nullable(),
      )
      .optional(),
    outputs: z
      .record(name, z.strictObject({ description: z.string().optional(), value: z.string() }))
      .optional(),
  })
  .nullable();

export const dispatchSchema = z
  .strictObject({
    inputs: z
      .record(
        name,
        z.strictObject({
          description: z.string().optional(),
          required: z.boolean().optional(),
          default: scalar.optional(),
          deprecationMessage: z.string().optional(),
          type: z.enum(['boolean', 'number', 'string', 'choice', 'environment']).optional(),
          options: z.array(z.string()).optional(),
        }),
      )
      .optional(),
  })
  .nullable();

export type Scalars = Readonly<Record<string, string | number | boolean | null>>;
export type Permissions = z.infer<typeof permissions>;
export type Concurrency = z.infer<typeof concurrency>;
export type Environment = z.infer<typeof environment>;
export type Step = z.infer<typeof stepSchema>;
export type StepsJob = z.infer<typeof stepsJobSchema>;
export type CallJob = z.infer<typeof callJobSchema>;
export type WorkflowFile = z.infer<typeof workflowSchema>;
export type Call = NonNullable<z.infer<typeof callSchema>>;
export type DispatchInputs = NonNullable<NonNullable<z.infer<typeof dispatchSchema>>['inputs']>;
