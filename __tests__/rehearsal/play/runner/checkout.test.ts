import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Theatre } from './theatre.ts';
import { openTheatre } from './theatre.ts';

let theatre: Theatre;
const open = async (inputs: string, after: string, permissions = '{ contents: read }'): Promise<void> => {
  theatre = await openTheatre({
    'w.yml': `
on: { push: , pull_request: }
permissions: ${permissions}
jobs:
  a:
    runs-on: x
    steps:
      - { id: checkout, uses: actions/checkout@v7, with: ${inputs} }
      - run: ${JSON.stringify(after)}
`,
  });
  const { world } = theatre.github;
  await world.tag('v1.0.0', theatre.sha);
  await world.commit({ branch: 'main', message: 'second', files: { 'b.txt': 'b\n' } });
  await world.commit({ branch: 'other', message: 'third', files: { 'c.txt': 'c\n' } });
};
beforeEach(() => open('{}', 'true'));
afterEach(() => theatre.close());
const reopen = async (inputs: string, after: string, permissions?: string): Promise<void> => {
  await theatre.close();
  await open(inputs, after, permissions);
};

describe('actions/checkout as it is played', () => {
  it.each([
    [
      'the commit of the event on its branch, shallow, although the branch has moved on',
      '{}',
      'git rev-parse HEAD; git branch --show-current; git rev-list --count HEAD; git tag',
      (sha: string) => [sha, 'main', '1'],
    ],
    [
      'all history, branches and tags with fetch-depth 0',
      '{ fetch-depth: 0 }',
      'git log --format=%s --all | sort | tr "\\n" ,; git rev-parse HEAD; git tag',
      (sha: string) => ['Initial commit,second,third,' + sha, 'v1.0.0'],
    ],
    [
      'another branch',
      '{ ref: other }',
      'git log -1 --format=%s; git branch --show-current',
      () => ['third', 'other'],
    ],
    [
      'a tag by its short name',
      '{ ref: v1.0.0, fetch-depth: 5 }',
      'git rev-parse HEAD; git branch --show-current',
      (sha: string) => [sha],
    ],
    ['into a directory', '{ path: sub/dir }', 'cat sub/dir/README.md', () => ['hello']],
  ])('fetches %s', async (_, inputs, after, expected) => {
    await reopen(inputs, after);
    expect(await theatre.play()).toMatchObject({ conclusion: 'success' });
    const shown = theatre.events.flatMap((event) =>
      (event.kind === 'line' && event.step.startsWith('Run git')) ||
      (event.kind === 'line' && event.step.startsWith('Run cat'))
        ? [event.line.text]
        : [],
    );
    expect(shown).toEqual(expected(theatre.sha));
  });

  it('checks out a commit by its id', async () => {
    await reopen('{ ref: "${{ github.sha }}" }', 'git rev-parse HEAD');
    await theatre.play();
    expect(theatre.lines().at(-1)).toBe(theatre.sha);
  });

  it('leaves credentials with which later steps may push, and takes them away at the end', async () => {
    await reopen(
      '{}',
      'git tag pushed && git push -q origin pushed && git config --show-scope --get-regexp "^includeif" | wc -l',
      '{ contents: write }',
    );
    const report = await theatre.play();
    expect(report.conclusion).toBe('success');
    expect(theatre.github.world.ref('refs/tags/pushed')).toBe(theatre.sha);
    expect(theatre.lines().at(-1)).toBe('1');
    expect(report.jobs['a']?.legs[0]?.steps.at(-1)).toMatchObject({
      name: 'Post Run actions/checkout@v7',
      outcome: 'success',
    });
  });

  it('a token that may only read cannot push, and without persisted credentials nothing can', async () => {
    await reopen('{}', 'git tag pushed && git push -q origin pushed');
    expect(await theatre.play()).toMatchObject({ conclusion: 'failure' });
    await reopen(
      '{ persist-credentials: false }',
      'git tag pushed && git push -q origin pushed',
      '{ contents: write }',
    );
    expect(await theatre.play()).toMatchObject({ conclusion: 'failure' });
    expect(theatre.github.world.ref('refs/tags/pushed')).toBeUndefined();
  });

  it.each([
    ['{ repository: other/one }', 'checkout of other/one is not played'],
    ['{ path: ../out }', 'is not inside the workspace'],
    ['{ ref: nowhere }', ''],
  ])('fails with %s', async (inputs, message) => {
    await reopen(inputs, 'true');
    expect(await theatre.play()).toMatchObject({ conclusion: 'failure' });
    expect(theatre.lines().join('\n')).toContain(message);
  });
});
