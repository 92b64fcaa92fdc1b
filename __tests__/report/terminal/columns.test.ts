import { describe, expect, it } from '@jest/globals';
import { columns, cut, fill, harmless, plain, wrap } from '../../../src/report/terminal/columns.ts';

describe('columns', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['✅', 2],
    ['⚠️', 2],
    ['👨‍👩‍👧', 2],
    ['漢字', 4],
    ['█▁·→', 4],
  ])('of %j are %d', (text, width) => expect(columns(text)).toBe(width));
});

describe('cut', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['漢字', 3, '漢…'],
    ['漢字', 2, '…'],
    ['abc', 0, ''],
  ])('makes %s at most %d columns wide', (text, width, kept) => expect(cut(text, width)).toBe(kept));
});

describe('fill', () => {
  it('fills at either side', () => {
    expect([fill('a', 3), fill('a', 3, 'right'), fill('abcd', 3)]).toEqual(['a  ', '  a', 'ab…']);
  });
});

describe('wrap', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['a bcdefgh i', 4, ['a', 'bcde', 'fgh', 'i']],
    ['', 5, ['']],
  ])('breaks %j at %d', (text, width, lines) => expect(wrap(text, width)).toEqual(lines));
});

describe('a line for a log', () => {
  it.each([
    ['::error::x', ': :error::x'],
    ['   ::error::x', '   : :error::x'],
    ['Foo::bar', 'Foo::bar'],
  ])('%j cannot be a workflow command', (line, safe) => expect(harmless(line)).toBe(safe));
  it('cannot hold an older command either', () => expect(plain('x ##[error]y')).toBe('x ## [error]y'));
});
