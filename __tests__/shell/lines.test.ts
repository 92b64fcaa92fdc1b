import { describe, expect, it } from '@jest/globals';
import { lastLinesOf, wholeLines } from '../../src/shell/lines.ts';

describe('the last lines', () => {
  it.each([
    ['of nothing', [], []],
    ['of one line in pieces', ['he', 'll', 'o'], ['hello']],
    ['of lines in one piece', ['a\nb\n'], ['a', 'b']],
    ['with one that has no end yet', ['a\nb'], ['a', 'b']],
    ['of more than are kept', ['1\n2\n3\n', '4\n5'], ['3', '4', '5']],
    ['with empty ones', ['a\n\nb\n'], ['a', '', 'b']],
  ])('%s', (_, pieces, wanted) => {
    const lines = lastLinesOf(3);
    for (const piece of pieces) lines.push(piece);
    expect(lines.all()).toEqual(wanted);
  });

  it('stay small whatever comes without a line end', () => {
    const lines = lastLinesOf(3);
    for (let n = 0; n < 1000; n += 1) lines.push('x'.repeat(10_000));
    expect(lines.all().join('').length).toBeLessThanOrEqual(2000);
  });
});

describe('whole lines', () => {
  it.each([
    ['come as soon as they have an end', ['a\nb\n'], ['a\nb\n']],
    ['are put together of pieces', ['se', 'cret\nb'], ['secret\n', 'b']],
    ['come at the end without one', ['a'], ['a']],
    ['are none where nothing came', ['', ''], []],
  ])('%s', (_, pieces, wanted) => {
    const taken: string[] = [];
    const sink = wholeLines((text) => taken.push(text));
    for (const piece of pieces) sink.push(piece);
    sink.end();
    expect(taken).toEqual(wanted);
  });

  it('are not waited for without bound', () => {
    let taken = 0;
    const sink = wholeLines((text) => (taken += text.length));
    for (let n = 0; n < 100; n += 1) sink.push('x'.repeat(1000));
    expect(taken).toBeGreaterThan(60_000);
    sink.end();
    expect(taken).toBe(100_000);
  });
});
