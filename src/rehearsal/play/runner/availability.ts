/** A kind of place where expressions stand. */
export type Place = keyof typeof TABLE;

interface Available {
  readonly contexts: readonly string[];
  /** Whether `success()`, `failure()`, `cancelled()` and `always()` can be asked. */
  readonly hasStatus?: boolean;
}

const WORKFLOW = ['github', 'inputs', 'vars'];
const JOB = ['github', 'needs', 'strategy', 'matrix', 'inputs', 'vars'];
const STEP = [...JOB, 'job', 'runner', 'env', 'steps', 'secrets'];

const TABLE = {
  'run-name': { contexts: WORKFLOW },
  concurrency: { contexts: WORKFLOW },
  env: { contexts: [...WORKFLOW, 'secrets'] },
  'call.default': { contexts: WORKFLOW },
  'call.output': { contexts: [...WORKFLOW, 'jobs'] },
  'job.if': { contexts: ['github', 'needs', 'vars', 'inputs'], hasStatus: true },
  'job.name': { contexts: JOB },
  'job.strategy': { contexts: ['github', 'needs', 'vars', 'inputs'] },
  'job.concurrency': { contexts: JOB },
  'job.environment': { contexts: JOB },
  'job.environment.url': { contexts: STEP.filter((name) => name !== 'secrets') },
  'job.env': { contexts: [...JOB, 'secrets'] },
  'job.continue-on-error': { contexts: JOB },
  'job.timeout-minutes': { contexts: JOB },
  'job.runs-on': { contexts: JOB },
  'job.defaults': { contexts: [...JOB, 'env'] },
  'job.outputs': { contexts: STEP },
  'job.with': { contexts: JOB },
  'job.secrets': { contexts: [...JOB, 'secrets'] },
  step: { contexts: STEP },
  'step.if': { contexts: STEP.filter((name) => name !== 'secrets'), hasStatus: true },
  'action.default': { contexts: ['github', 'strategy', 'matrix', 'job', 'runner'] },
  'action.post-if': {
    contexts: ['github', 'strategy', 'matrix', 'job', 'runner', 'env', 'steps'],
    hasStatus: true,
  },
} as const satisfies Readonly<Record<string, Available>>;

/** Which contexts can be named where: GitHub's table of context availability. Elsewhere they are an error, as there. */
export const AVAILABLE: Readonly<Record<Place, Available>> = TABLE;
