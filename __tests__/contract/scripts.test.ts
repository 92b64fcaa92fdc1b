import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './workflows.ts';

interface Files {
  readonly differences: (
    made: ReadonlyMap<string, Buffer>,
    there: ReadonlyMap<string, Buffer>,
  ) => readonly string[];
}

interface Marks {
  readonly withBlocks: (file: string, text: string, block: (name: string) => string) => string;
}

// The scripts are JavaScript, so their shapes are said here.
const script = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(ROOT, 'scripts', path)).href)) as T;

const { differences } = await script<Files>('build/files.mjs');
const { withBlocks } = await script<Marks>('generate/marks.mjs');

const files = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, Buffer> =>
  new Map(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)]));

describe('comparing dist', () => {
  it.each([
    ['nothing, when it is the same', { 'main.js': 'a' }, { 'main.js': 'a' }, []],
    ['a file that is missing', { 'main.js': 'a' }, {}, ['main.js is missing']],
    ['a file left behind', {}, { 'old.js': 'a' }, ['old.js belongs to nothing']],
    [
      'a file edited by hand, and where',
      { 'main.js': 'abcd' },
      { 'main.js': 'abXd' },
      ['main.js differs from byte 2 on (4 bytes, 4 wanted)'],
    ],
    [
      'a file cut short',
      { 'main.js': 'abcd' },
      { 'main.js': 'ab' },
      ['main.js differs from byte 2 on (2 bytes, 4 wanted)'],
    ],
  ])('tells %s', (_what, made, there, told) => {
    expect(differences(files(made), files(there))).toEqual(told);
  });
});

describe('generated blocks', () => {
  const filled = (text: string): string => withBlocks('a.md', text, (name) => `[${name}]`);
  const open = '<!-- generated:x (npm run generate) -->';

  it('are replaced between their marks, and nothing else is touched', () => {
    const text = `before\n${open}\nold\n<!-- end -->\nafter\n`;
    expect(filled(text)).toBe(`before\n${open}\n[x]\n<!-- end -->\nafter\n`);
  });

  it('come out the same a second time', () => {
    const once = filled(`${open}\n<!-- end -->\n`);
    expect(filled(once)).toBe(once);
  });

  it('are refused without their end, because everything after them would be lost', () => {
    expect(() => filled(`${open}\nand the rest\n`)).toThrow('a.md: the block x wants');
  });
});
