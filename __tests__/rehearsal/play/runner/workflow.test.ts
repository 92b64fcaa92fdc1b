import { describe, expect, it } from '@jest/globals';
import { sourceOf } from '../../../../src/rehearsal/play/runner/source.ts';
import { workflowOf } from '../../../../src/rehearsal/play/runner/workflow.ts';

const parsed = (text: string) => workflowOf(sourceOf('w.yml', text));
const withJob = (job: string): string => `on: push\njobs:\n  a:\n${job.replaceAll(/^/gm, '    ')}\n`;

describe('a workflow file', () => {
  it('is read with its jobs, events and what it takes when called', () => {
    const workflow = parsed(`
on:
  push: { branches: [main] }
  workflow_call:
    inputs: { environment: { type: string, required: true } }
    secrets: { token: }
    outputs: { url: { value: "\${{ jobs.b.outputs.url }}" } }
  workflow_dispatch:
    inputs: { reason: { description: why } }
permissions: {}
jobs:
  a: { runs-on: ubuntu-latest, steps: [{ run: "true" }] }
  b: { needs: a, uses: ./x.yml, secrets: inherit }
`);
    expect(workflow.jobs.map(({ id, kind, needs }) => [id, kind, needs])).toEqual([
      ['a', 'steps', []],
      ['b', 'call', ['a']],
    ]);
    expect(Object.keys(workflow.on)).toEqual(['push', 'workflow_call', 'workflow_dispatch']);
    expect(workflow.call?.inputs?.['environment']).toEqual({ type: 'string', required: true });
    expect(workflow.dispatchInputs).toHaveProperty('reason');
  });

  it.each([
    ['on: push\non2: x\njobs: {}\n', "w.yml:2: the runner does not know 'on2' here"],
    [
      withJob('runs-on: x\ncontainer: node\nsteps: [{ run: a }]'),
      "w.yml:5: the runner does not know 'container' here",
    ],
    [
      withJob('runs-on: x\nsteps:\n  - run: a\n    wiht: { a: 1 }'),
      "w.yml:7: the runner does not know 'wiht' here",
    ],
    [withJob('runs-on: x\nsteps:\n  - name: nothing'), 'w.yml:6: steps.0: a step has either uses or run'],
    [
      withJob('runs-on: x\nsteps:\n  - { run: a, uses: b }'),
      'w.yml:6: steps.0: a step has either uses or run',
    ],
    [withJob('steps: [{ run: a }]'), 'a job with steps says what it runs on'],
    [withJob('uses: ./x.yml\nsteps: [{ run: a }]'), "w.yml:5: the runner does not know 'steps' here"],
    [withJob('runs-on: x\nneeds: [b]\nsteps: [{ run: a }]'), "w.yml:5: there is no job 'b'"],
    [withJob('runs-on: x\nneeds: a\nsteps: [{ run: a }]'), "job 'a' needs itself"],
    [
      withJob('runs-on: x\nsteps:\n  - { id: s, run: a }\n  - { id: s, run: b }'),
      "w.yml:7: two steps have the id 's'",
    ],
    [
      withJob('runs-on: x\npermissions: { contents: admin }\nsteps: [{ run: a }]'),
      'w.yml:5: permissions.contents',
    ],
    [
      withJob('runs-on: x\nenvironment: { name: p, deploy: false }\nsteps: [{ run: a }]'),
      "the runner does not know 'deploy' here",
    ],
    [
      withJob('runs-on: x\nconcurrency: { group: g, queue: all }\nsteps: [{ run: a }]'),
      'w.yml:5: concurrency.queue',
    ],
    ['on:\n  workflow_call:\n    inputs:\n      a: { type: text }\njobs: {}\n', 'w.yml:4: inputs.a.type'],
  ])('refuses what it does not know, and says where: %#', (text, message) => {
    expect(() => parsed(text)).toThrow(message);
  });
});
