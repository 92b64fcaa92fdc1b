import { describe, expect, it } from '@jest/globals';
import {
  CHECK_RUN_LIMIT,
  snapshotIn,
  withoutMarks,
  withSnapshot,
} from '../../../src/report/markdown/snapshot.ts';

describe('snapshot', () => {
  it.each([
    [{ step: 2, weights: [0.05, 0.25], name: 'a' }],
    [{ text: '--> <!-- deploy-action:snapshot\n{}\n--> @octocat ``` \u2028 -- ---' }],
    [[]],
    [null],
    [-1.5e-7],
    ['😀'],
  ])('comes back as it was put in: %j', (value) => {
    const { text, fitted } = withSnapshot('### Evidence', value);
    expect(fitted).toBe(true);
    expect(text.startsWith('### Evidence\n\n<!-- deploy-action:snapshot\n')).toBe(true);
    expect(snapshotIn(text)).toEqual(value);
    expect(snapshotIn(text.replaceAll('\n', '\r\n'))).toEqual(value);
  });

  it('cannot be ended from inside', () => {
    const { text } = withSnapshot('', { a: '-->', b: '--!>', c: '<script>' });
    expect(text.match(/-->/gu)).toHaveLength(1);
    expect(text).not.toContain('<script>');
  });

  it('says so and leaves the text alone when it does not fit', () => {
    expect(withSnapshot('text', 'x'.repeat(CHECK_RUN_LIMIT))).toEqual({ text: 'text', fitted: false });
  });

  it('counts bytes, not characters', () => {
    expect(withSnapshot('', 'é'.repeat(40_000)).fitted).toBe(false);
    expect(withSnapshot('', 'e'.repeat(40_000)).fitted).toBe(true);
  });

  it('cannot hold what JSON cannot', () => {
    expect(withSnapshot('text', undefined)).toEqual({ text: 'text', fitted: false });
  });

  it.each([
    [null],
    [undefined],
    [''],
    ['### Evidence'],
    ['-->'],
    ['<!-- deploy-action:snapshot\n{"a":\n-->'],
    ['<!-- deploy-action:snapshot\n{}\n--> and more text'],
    ['<!-- deploy-action:snapshot\n{}'],
    ['<!-- another\n{}\n-->'],
  ])('finds nothing in %j', (text) => {
    expect(snapshotIn(text)).toBeUndefined();
  });

  it('is not found in Markdown made elsewhere', () => {
    expect(snapshotIn(withoutMarks(withSnapshot('', { forged: true }).text))).toBeUndefined();
  });
});
