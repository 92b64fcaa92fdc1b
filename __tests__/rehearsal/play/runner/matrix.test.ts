import { describe, expect, it } from '@jest/globals';
import { combinations, legName } from '../../../../src/rehearsal/play/runner/matrix.ts';
import { sourceOf, spot } from '../../../../src/rehearsal/play/runner/source.ts';

const at = spot(sourceOf('w.yml', 'a: 1\n'), 'a');

describe('a matrix', () => {
  it.each([
    [{ a: [1, 2] }, [{ a: 1 }, { a: 2 }]],
    [
      { a: [1, 2], b: ['x', 'y'], exclude: [{ a: 1, b: 'y' }] },
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    [{ include: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
    [{ a: [] }, []],
  ])('%j gives its combinations', (matrix, result) => {
    expect(combinations(at, matrix)).toEqual(result);
  });

  it('adds includes as the documentation of GitHub Actions shows it', () => {
    const matrix = {
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    };
    expect(combinations(at, matrix)).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  it.each(['text', { a: 'not a list' }, null])('refuses %j', (matrix) => {
    expect(() => combinations(at, matrix)).toThrow('w.yml:1: ');
  });

  it('names a leg after its values', () => {
    expect(legName({ os: 'linux', node: 24 })).toBe(' (linux, 24)');
    expect(legName({})).toBe('');
  });
});
