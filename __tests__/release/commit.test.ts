import { describe, expect, it } from '@jest/globals';
import { readMessage } from '../../src/release/commit.ts';
import { DEFAULT_RELEASE_OPTIONS } from '../../src/release/options.ts';

const read = (message: string, over = {}) => readMessage(message, { ...DEFAULT_RELEASE_OPTIONS, ...over });
const notes = (message: string, over = {}) =>
  read(message, over).entries.flatMap((entry) => entry.breaking.map((note) => note.text));

describe('what a message says', () => {
  it('has the subject as the breaking note when only the ! says that it breaks', () => {
    expect(notes('feat(a)!: x (#12)\n\n- one\n- two')).toEqual(['x']);
    expect(notes('fix: x\n\nBREAKING CHANGE: ')).toEqual(['x']);
  });

  it('has every breaking change as a note of its own', () => {
    expect(notes('feat: x\n\nBREAKING CHANGE: a\nBREAKING-CHANGE: b')).toEqual(['a', 'b']);
  });

  it('ends a breaking note at the next footer, and not at a blank line', () => {
    expect(notes('feat!: x\n\nBREAKING CHANGE: y\nmore\n\nReviewed-by: Z')).toEqual(['y\nmore']);
    expect(notes('fix: x\n\nBREAKING CHANGE: y\n\nsee #4 for why')).toEqual(['y\n\nsee #4 for why']);
  });

  it('says which line decides', () => {
    expect(read('fix: x\n\nbody\n\nBREAKING CHANGE: y').entries[0]).toMatchObject({
      line: 5,
      text: 'BREAKING CHANGE: y',
    });
    expect(read('\n\nfeat!: x\n\nBREAKING CHANGE: y').entries[0]).toMatchObject({
      line: 3,
      text: 'feat!: x',
    });
  });

  it('counts a breaking change in a footer below a plain title: reading less would hide it', () => {
    expect(read('Drop the old API\n\nBREAKING CHANGE: it is gone')).toMatchObject({
      bump: 'major',
      nearMisses: [],
    });
  });

  it('reads no code: a closed fence is quoted, one that is never closed is not', () => {
    expect(read('fix: x\n\n```\nBREAKING CHANGE: y\n```').bump).toBe('patch');
    expect(read('fix: x\n\n```\nBREAKING CHANGE: y').bump).toBe('major');
  });

  it('splits scopes', () => {
    expect(read('feat(a, b): x').entries[0]?.scopes).toEqual(['a', 'b']);
  });

  it('closes each issue once, and never the pull request itself', () => {
    expect(
      read('fix: x (#3)\n\nCloses #1\nCloses #1\nFixes #2, acme/app#4 and #5\nResolves: #3').entries[0]
        ?.closes,
    ).toEqual([{ number: 1 }, { number: 2 }, { owner: 'acme', repository: 'app', number: 4 }, { number: 5 }]);
  });

  it('keeps the type of a message apart from what every object inherits', () => {
    expect(read('constructor: x')).toMatchObject({ bump: 'none', kind: 'plain' });
    expect(read('__proto__: x')).toMatchObject({ bump: 'none', kind: 'plain' });
  });

  it('reads a message without any text', () => {
    expect(read('')).toMatchObject({ title: '', bump: 'none', kind: 'plain' });
  });

  it.each(['\n', '\r\n'])('numbers lines the same with %j', (end) => {
    expect(read(['fix: x', '', 'feat(x)!: b'].join(end)).nearMisses).toMatchObject([
      { line: 3, breaking: true },
    ]);
  });

  it('reads a megabyte of body in a moment', () => {
    const started = performance.now();
    for (const part of ['a', ' ', '(', '*', '#', '- BREAKING ', 'feat(', '`', 'Reverts #']) {
      expect(read(`feat: x\n\n${part.repeat(1_000_000 / part.length)}`).bump).toBe('minor');
      expect(read(`feat(${part.repeat(1_000_000 / part.length)}`).bump).toBe('none');
      expect(read(`feat: x\n\n${`${part}\n`.repeat(100_000)}`).bump).toBe('minor');
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('a squash', () => {
  const SQUASH =
    'Add thing (#5)\n\n* feat: a\n\nmore about a\n\n* fix(b)!: b\n\nBREAKING CHANGE: gone\n\n---------\n\nCo-authored-by: A <a@b.c>';

  it('is as many entries as it lists, each with what belongs to it', () => {
    expect(read(SQUASH)).toMatchObject({
      kind: 'squash',
      bump: 'major',
      pullRequest: 5,
      entries: [
        { type: 'feat', description: 'a', line: 3, breaking: [] },
        { type: 'fix', scopes: ['b'], line: 7, breaking: [{ text: 'gone', line: 9 }] },
      ],
    });
  });

  it('is its title where the options say so', () => {
    expect(read(SQUASH, { squash: 'title' })).toMatchObject({ kind: 'plain', bump: 'major' });
    expect(read('fix: a\n\n* feat: b', { squash: 'title' }).bump).toBe('patch');
  });

  it('is its title and every header of its body where the options say so', () => {
    expect(read('fix: a\n\nsome text\n\nfeat(x)!: b\n\nmore', { squash: 'bullets' })).toMatchObject({
      bump: 'major',
      entries: [{ description: 'a' }, { description: 'b' }],
      nearMisses: [],
    });
  });

  it('does not take any list for commits', () => {
    expect(read('Add thing\n\n* Note: a\n* see: b')).toMatchObject({ kind: 'plain', bump: 'none' });
  });
});

describe('a near miss', () => {
  it.each([
    ['feat:add x', 'there is no space after the colon', 'minor'],
    ['feat : add x', 'there is a space before the colon', 'minor'],
    ['feat(): add x', 'the scope is empty', 'minor'],
    ['feat( ): add x', 'the scope is empty', 'minor'],
    ['feat(a)(b): add x', 'there are two scopes', 'minor'],
    ['feat (core): add x', 'there is a space before the scope', 'minor'],
    ['feat(core) : add x', 'there is a space before the colon', 'minor'],
    ['feat(a(b)): add x', 'the scope holds parentheses of its own', 'minor'],
    ['feat(core: add x', 'the scope is not closed', 'minor'],
    ['feat!(core): add x', 'the ! stands before the scope and not directly before the colon', 'major'],
    ['feat(core)!:add x', 'there is no space after the colon', 'major'],
    ['feat!!: add x', 'there is more than one !', 'major'],
    ['feat !: add x', 'there is a space before the !', 'major'],
    ['feat:', 'nothing stands after the colon', 'minor'],
    ['fixup! feat: add x', "'fixup!' was not squashed into the commit it is meant for", 'minor'],
    ['ABC-1: feat: add x', "'ABC-1:' stands before the type", 'minor'],
    [':sparkles: feat: add x', "':sparkles:' stands before the type", 'minor'],
  ])('%j says: %s', (message, reason, bump) => {
    expect(read(message)).toMatchObject({
      bump: 'none',
      nearMisses: [{ line: 1, text: message, reason, bump }],
    });
  });

  it.each([
    ['breaking change: y', 'it is not in upper case'],
    ['Breaking Change: y', 'it is not in upper case'],
    ['BREAKING CHANGE y is gone', 'there is no colon after it'],
    ['BREAKING CHANGES: y', 'it says CHANGES'],
    ['- BREAKING CHANGE: y', 'it is written as a list item'],
    ['    BREAKING CHANGE: y', 'it is indented'],
    ['**BREAKING CHANGE**: y', 'it is wrapped in Markdown'],
    ['## Breaking changes', 'it is written as a heading'],
  ])('in the body %j says: %s', (line, reason) => {
    const misses = read(`fix: x\n\n${line}`).nearMisses;
    expect(misses).toMatchObject([{ line: 3, text: line, bump: 'major', breaking: true }]);
    expect(misses[0]?.reason).toBe(
      `${reason}; a breaking change is told by a line that starts with BREAKING CHANGE:`,
    );
  });

  it.each([
    'docs:x',
    'http://example.com is down',
    'std::vector is slow',
    'Update README',
    'breaking things down',
    'Breaking changes are listed below',
  ])('is not %j: nothing would have moved', (message) => {
    expect(read(message).nearMisses).toEqual([]);
    expect(read(`fix: x\n\n${message}`).nearMisses).toEqual([]);
  });

  it('is not told where the commit breaks anyway', () => {
    expect(read('feat!: x\n\n## Breaking changes\n\n* feat!: y').nearMisses).toEqual([]);
  });

  it('is a Release-As that names no version', () => {
    expect(read('chore: x\n\nRelease-As: 3.0').nearMisses).toMatchObject([
      { line: 3, reason: 'it names no version of the form 1.2.3' },
    ]);
    expect(read('chore: x\n\nRelease-As: api@v3.0.0').releaseAs).toEqual([
      { version: '3.0.0', component: 'api', line: 3 },
    ]);
  });
});
