import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { GATE_KINDS } from '../../src/gates/index.ts';
import { fitsWildcard } from '../../src/gates/options/wildcard.ts';
import { didYouMean, nearestOf } from '../../src/core/nearest.ts';

describe('the registry', () => {
  it('has every gate that a file of the folder defines', () => {
    const folder = new URL('../../src/gates/', import.meta.url);
    const defined = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && file !== 'gate.ts')
      .filter((file) => readFileSync(new URL(file, folder), 'utf8').includes('defineGate({'))
      .map((file) => file.slice(0, -3));
    expect(GATE_KINDS.map(({ kind }) => kind)).toEqual(defined.toSorted());
  });

  it('gives each kind a title of its own', () => {
    expect(new Set(GATE_KINDS.map(({ title }) => title)).size).toBe(GATE_KINDS.length);
  });
});

describe('wildcards', () => {
  it.each([
    ['test', 'test', true],
    ['test', 'tests', false],
    ['test*', 'test (a, b)', true],
    ['*', '', true],
    ['*/ unit', 'caller / unit', true],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXcYb', false],
    ['**', 'anything', true],
    ['Test', 'test', false],
    ['t.st', 'test', false],
    ['', 'x', false],
  ])('say whether %p fits %p', (pattern, text, fits) => {
    expect(fitsWildcard(pattern, text)).toBe(fits);
  });

  it('take no time over what makes regular expressions take for ever', () => {
    const began = performance.now();
    expect(fitsWildcard('*a'.repeat(120) + 'b', 'a'.repeat(255))).toBe(false);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('the nearest word', () => {
  it.each([
    ['coverge', 'coverage'],
    ['Coverage', 'coverage'],
    ['smok', 'smoke'],
    ['xyz', undefined],
    ['a', undefined],
    ['x'.repeat(100_000), undefined],
  ])('to %p is %p', (word, meant) => {
    expect(nearestOf(word, ['coverage', 'smoke', 'ci'])).toBe(meant);
  });

  it('is said, or nothing is', () => {
    expect([didYouMean('coverge', ['coverage']), didYouMean('xyz', ['coverage'])]).toEqual([
      "; did you mean 'coverage'?",
      '',
    ]);
  });
});
