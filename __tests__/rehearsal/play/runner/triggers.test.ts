import { describe, expect, it } from '@jest/globals';
import { sourceOf } from '../../../../src/rehearsal/play/runner/source.ts';
import type { Occurrence } from '../../../../src/rehearsal/play/runner/triggers.ts';
import { startsOn } from '../../../../src/rehearsal/play/runner/triggers.ts';
import { workflowOf } from '../../../../src/rehearsal/play/runner/workflow.ts';

const listening = (on: string) => workflowOf(sourceOf('w.yml', `on: ${on}\njobs: {}\n`));
const push = (ref: string): Occurrence => ({ name: 'push', ref });
const main = push('refs/heads/main');

describe('what starts a workflow', () => {
  it.each<[string, Occurrence, boolean]>([
    ['push', main, true],
    ['[push, workflow_dispatch]', main, true],
    ['{ push: { branches: [main] } }', main, true],
    ['{ push: { branches: main } }', main, true],
    ['{ push: { branches: [release] } }', main, false],
    ['{ push: { branches: ["release/*"] } }', push('refs/heads/release/a'), true],
    ['{ push: { branches: ["release/*"] } }', push('refs/heads/release/a/b'), false],
    ['{ push: { branches: ["release/**"] } }', push('refs/heads/release/a/b'), true],
    ['{ push: { branches: ["**", "!wip/**"] } }', push('refs/heads/wip/x'), false],
    ['{ push: { branches-ignore: [wip] } }', main, true],
    ['{ push: { branches-ignore: [main] } }', main, false],
    ['{ push: { branches: [main] } }', push('refs/tags/v1.0.0'), false],
    ['{ push: { tags: ["v[0-9]+.[0-9]+.[0-9]+"] } }', push('refs/tags/v1.20.3'), true],
    ['{ push: { tags: ["v[0-9]+.[0-9]+.[0-9]+"] } }', push('refs/tags/v1x20x3'), false],
    ['{ push: { tags: ["v*"] } }', main, false],
    [
      '{ pull_request: { types: [opened], branches: [main] } }',
      { name: 'pull_request', ref: 'refs/pull/1/merge', baseRef: 'main', action: 'opened' },
      true,
    ],
    [
      '{ pull_request: { types: [opened] } }',
      { name: 'pull_request', ref: 'refs/pull/1/merge', baseRef: 'main', action: 'closed' },
      false,
    ],
    ['{ workflow_dispatch: { inputs: {} } }', { name: 'workflow_dispatch', ref: 'refs/heads/main' }, true],
  ])('on: %s with %j is %s', (on, event, starts) => {
    expect(startsOn(listening(on), event)).toBe(starts);
  });

  it.each<[string, Occurrence, string]>([
    ['release', main, 'w.yml:1: this workflow does not listen to push'],
    ['{ push: { paths: [src] } }', main, "w.yml:1: the runner does not know 'paths' here"],
  ])('on: %s with %j is a problem', (on, event, message) => {
    expect(() => startsOn(listening(on), event)).toThrow(message);
  });
});
