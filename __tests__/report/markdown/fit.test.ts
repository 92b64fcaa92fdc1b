import { describe, expect, it } from '@jest/globals';
import type { Section } from '../../../src/report/markdown/fit.ts';
import { bytes, fitted, shortened } from '../../../src/report/markdown/fit.ts';

const section = (changes: Partial<Section> = {}): Section => ({
  heading: '### Findings',
  entries: ['| one |', '| two |', '| three |'],
  called: ['finding', 'findings'],
  keep: 'first',
  rank: 0,
  ...changes,
});

const many = (count: number, text = '| entry'): string[] =>
  Array.from({ length: count }, (_, index) => `${text} ${index} |`);

describe('fitted', () => {
  it('is everything where there is room', () => {
    expect(fitted('first', [section({ head: ['| |'], foot: ['', 'end'] })], 'last', 1000)).toBe(
      'first\n\n### Findings\n\n| |\n| one |\n| two |\n| three |\n\nend\n\nlast\n',
    );
  });

  it('does not show a section without entries', () => {
    expect(fitted('first', [section({ entries: [] })], '', 1000)).toBe('first\n');
  });

  it('cuts between entries and says how many are missing', () => {
    const text = fitted('first', [section({ head: ['| |'], entries: many(100) })], 'last', 300);
    expect(text).toContain('\n| entry 0 |\n');
    expect(text).toMatch(/_\d+ more findings left out: a text on GitHub is limited in length\._\n\nlast\n$/u);
    const kept = text.match(/^\| entry \d+ \|$/gmu)?.length ?? 0;
    expect(text).toContain(`_${100 - kept} more findings`);
    expect(kept).toBeGreaterThan(5);
    expect(bytes(text)).toBeLessThanOrEqual(300);
  });

  it('keeps the end of what ends with the point', () => {
    const text = fitted('first', [section({ entries: many(100), keep: 'last' })], '', 300);
    expect(text).toContain('| entry 99 |\n');
    expect(text).not.toContain('| entry 0 |');
    expect(text).toMatch(/### Findings\n\n_\d+ more findings left out/u);
  });

  it('gives room by rank, not by place', () => {
    const early = section({ heading: '### Early', entries: many(50), rank: 2 });
    const late = section({ heading: '### Late', entries: many(10, '| late'), rank: 1 });
    const text = fitted('first', [early, late], '', 500);
    expect(text.match(/^\| late/gmu)).toHaveLength(10);
    expect(text.indexOf('### Early')).toBeLessThan(text.indexOf('### Late'));
    expect(text).toMatch(/more findings left out/u);
  });

  it('says when all of a section is left out', () => {
    const text = fitted('first', [section({ entries: ['x'.repeat(500)] })], '', 300);
    expect(text).toBe(
      'first\n\n### Findings\n\n_All 1 finding left out: a text on GitHub is limited in length._\n',
    );
  });

  it.each(Array.from({ length: 60 }, (_, index) => index * 23))('is never longer than %d bytes', (limit) => {
    const sections = [
      section({ head: ['| |', '|-|'], entries: many(20, '| ünï') }),
      section({ heading: '### B', entries: many(9), keep: 'last', foot: ['', '</details>'], rank: 1 }),
      section({ heading: '### C', entries: ['one'], rank: 2 }),
    ];
    const text = fitted('❌ first', sections, 'last', limit);
    expect(bytes(text)).toBeLessThanOrEqual(limit);
    // No entry is ever shown in part.
    expect(text.split('\n').filter((line) => line.startsWith('| entry') && !line.endsWith(' |'))).toEqual([]);
  });
});

describe('shortened', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcdef', 5, 'ab…'],
    ['😀😀', 7, '😀…'],
    ['😀😀', 6, '…'],
    ['abc', 2, ''],
  ])('cuts %s to %d bytes by whole characters', (text, limit, kept) => {
    expect(shortened(text, limit)).toBe(kept);
  });
});
