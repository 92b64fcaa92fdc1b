import { describe, expect, it } from '@jest/globals';
import { pairsIn, pathsIn } from '../../../../src/rehearsal/play/runner/env-files.ts';

describe('the files a step writes', () => {
  it.each([
    ['a=1\n', { a: '1' }],
    ['a=1\nb=x=y\n\nc=\n', { a: '1', b: 'x=y', c: '' }],
    ['a<<END\none\ntwo\nEND\nb=2', { a: 'one\ntwo', b: '2' }],
    ['a<<END\nEND\n', { a: '' }],
    ['a<<END\r\none\r\nEND\r\n', { a: 'one' }],
    ['a=x<<y\n', { a: 'x<<y' }],
    ['a<<E=F\n1\nE=F\n', { a: '1' }],
    ['a=1\na=2\n', { a: '2' }],
    ['', {}],
  ])('%j gives %j', (text, pairs) => {
    expect(Object.fromEntries(pairsIn(text))).toEqual(pairs);
  });

  it.each([
    ['no pair\n', "Invalid format 'no pair'"],
    ['=x\n', 'Name must not be empty'],
    ['<<END\nx\nEND\n', 'Name must not be empty'],
    ['a<<END\nnever closed\n', "Matching delimiter not found 'END'"],
    ['a<<\nx\n', 'Matching delimiter not found'],
  ])('%j is refused', (text, message) => {
    expect(() => pairsIn(text)).toThrow(message);
  });

  it('puts the last directory first', () => {
    expect(pathsIn('/a\n\n/b\n')).toEqual(['/b', '/a']);
  });
});
