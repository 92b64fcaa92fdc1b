import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '../acceptance/stage.ts';
import type { Job } from './workflows.ts';
import { isOurPipeline, stepsOf, workflowIn, WORKFLOWS } from './workflows.ts';

const pipeline = workflowIn('.github/workflows/pipeline.yml');
const call = pipeline.on['workflow_call'] ?? {};
const jobs = Object.entries(pipeline.jobs);
const FILES = WORKFLOWS.filter(([file]) => file.endsWith('.yml'));

const needs = (job: Job): readonly string[] => [job.needs ?? []].flat();

describe('the pipeline', () => {
  it('goes from the gate over the release and staging to production, each after the one before', () => {
    const after = (id: string): readonly string[] => {
      const direct = needs(pipeline.jobs[id] ?? {});
      return direct.concat(direct.flatMap(after));
    };
    expect([...new Set(after('deploy-production'))].toSorted()).toEqual([
      'approve',
      'deploy-staging',
      'gate',
      'release',
    ]);
    expect([...new Set(after('approve'))].toSorted()).toEqual(['deploy-staging', 'gate', 'release']);
  });

  // The acceptance runs each mode with these and no more, so that more than these would be more than is needed.
  it.each([
    ['gate', PERMISSIONS.gate],
    ['release', PERMISSIONS.release],
    ['deploy-staging', PERMISSIONS.deploy],
    ['deploy-production', PERMISSIONS.deploy],
  ])('gives %s what its mode is known to do with', (id, known) => {
    expect(pipeline.jobs[id]?.permissions).toEqual(known);
  });

  it('asks for approval in a job that holds nothing, may do nothing and records nothing', () => {
    const { permissions, concurrency, environment, steps } = pipeline.jobs['approve'] ?? {};
    expect({ permissions, concurrency, deployment: environment?.['deployment'] }).toEqual({
      permissions: {},
      concurrency: undefined,
      deployment: false,
    });
    expect(steps?.filter(({ uses }) => uses !== undefined)).toEqual([]);
  });

  it('asks an environment’s reviewers once: no other job names an environment', () => {
    expect(jobs.filter(([, { environment }]) => environment !== undefined).map(([id]) => id)).toEqual([
      'approve',
    ]);
  });

  it.each(jobs.filter(([id]) => id.startsWith('deploy-')))(
    '%s waits for its turn and is never cancelled by a newer one',
    (_id, job) => {
      expect(job.concurrency).toMatchObject({ 'cancel-in-progress': false, queue: 'max' });
    },
  );

  it('checks out and deploys one and the same commit everywhere', () => {
    const refs = stepsOf(pipeline).flatMap((step) =>
      [step.with?.['ref'], step.with?.['sha']].filter((ref) => ref !== undefined),
    );
    expect(new Set(refs)).toEqual(new Set(['${{ inputs.sha || github.sha }}']));
    expect(refs.length).toBeGreaterThanOrEqual(8);
  });
});

describe('workflows', () => {
  it.each(FILES)('%s permits nothing on top and says for each job what it may', (_file, workflow) => {
    expect(workflow.permissions).toEqual({});
    const silent = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions === undefined);
    expect(silent.map(([id]) => id)).toEqual([]);
  });

  it.each(FILES)('%s ends every job in time', (_file, workflow) => {
    const endless = Object.entries(workflow.jobs).filter(
      ([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined,
    );
    expect(endless.map(([id]) => id)).toEqual([]);
  });

  it.each(FILES)('%s leaves no credentials in a checkout', (_file, workflow) => {
    const leaving = stepsOf(workflow).filter(
      ({ uses, with: given }) =>
        uses?.startsWith('actions/checkout@') === true && given?.['persist-credentials'] !== false,
    );
    expect(leaving).toEqual([]);
  });
});

const CALLERS = WORKFLOWS.flatMap(([file, workflow]) =>
  Object.values(workflow.jobs)
    .filter(({ uses }) => isOurPipeline(uses))
    .map((job) => ({ file, job })),
);

const LEVELS = ['none', 'read', 'write'];
const levelOf = (permissions: Job['permissions'], name: string): number =>
  LEVELS.indexOf(permissions?.[name] ?? 'none');

describe('callers of the pipeline', () => {
  it('are found, in the README and in a starter', () => {
    expect(CALLERS.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['README.md', 'workflows-templates/pipeline.yml']),
    );
  });

  it.each(CALLERS)('$file: gives inputs and secrets that exist', ({ job }) => {
    const strange = [
      ...Object.keys(job.with ?? {}).filter((name) => !Object.hasOwn(call.inputs ?? {}, name)),
      ...Object.keys(job.secrets ?? {}).filter((name) => !Object.hasOwn(call.secrets ?? {}, name)),
    ];
    expect(strange).toEqual([]);
  });

  // GitHub refuses to start a called workflow whose jobs ask for more than the calling job has.
  it.each(CALLERS)(
    '$file: gives every permission a job of the pipeline asks for, and none besides',
    ({ job }) => {
      const asked = jobs.flatMap(([, { permissions }]) => Object.entries(permissions ?? {}));
      const missing = asked.filter(([name, level]) => levelOf(job.permissions, name) < LEVELS.indexOf(level));
      const idle = Object.entries(job.permissions ?? {}).filter(
        ([name, level]) =>
          !asked.some(([one, most]) => one === name && LEVELS.indexOf(most) >= LEVELS.indexOf(level)),
      );
      expect({ missing, idle }).toEqual({ missing: [], idle: [] });
    },
  );
});
