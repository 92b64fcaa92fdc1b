import { describe, expect, it } from '@jest/globals';
import { cleanLine, cleanLines, clip, webAddress } from '../../src/report/clean.ts';

describe('cleanLine', () => {
  it.each([
    ['two\nlines\r\n and\ttabs', 'two lines and tabs'],
    ['\u001B[31mred\u001B[0m', 'red'],
    ['\u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007', 'click'],
    ['\u001B]0;title\u001B\\text', 'text'],
    ['bell\u0007 null\u0000 delete\u007F', 'bell null delete'],
    ['abc\u202Edcba', 'abcdcba'],
    ['\u2066isolated\u2069', 'isolated'],
    ['zero\u200Bwidth\uFEFF\u00AD', 'zerowidth'],
    ['tag\u{E0041}\u{E007F}', 'tag'],
    ['half \uD83D end', 'half \uFFFD end'],
    ['family 👨‍👩‍👧 stays', 'family 👨‍👩‍👧 stays'],
    ['line\u2028separator', 'line separator'],
    ['   ', ''],
  ])('makes one harmless line of %j', (text, line) => {
    expect(cleanLine(text)).toBe(line);
  });
});

describe('cleanLines', () => {
  it('keeps lines and indentation, and nothing that moves the cursor', () => {
    expect(cleanLines('a\r\n\tb\u001B[2K  \nc\rd')).toEqual(['a', '  b  ', 'c', 'd']);
  });
});

describe('clip', () => {
  it('leaves what is short enough', () => expect(clip('abc', 3)).toBe('abc'));
  it('says how much it cut', () => expect(clip('abcdef', 2)).toBe('ab… (4 more characters)'));
  it('never parts a character', () => expect(clip('😀😀😀', 1)).toBe('😀… (2 more characters)'));
});

describe('webAddress', () => {
  it.each([
    'https://github.com/acme/shop/pull/1?x=1&y=2#d',
    'http://127.0.0.1:9090/graph',
    'https://[::1]:3000/a',
  ])('lets %s be linked', (url) => {
    expect(webAddress(url)).toBe(url);
  });

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['data:text/html,<script>'],
    ['vbscript:x'],
    ['//github.com'],
    ['ftp://example.com'],
    ['https://github.com@evil.example/'],
    ['https://user:password@example.com/'],
    ['https:// example.com'],
    ['https://example.com/"onmouseover="x'],
    ['https://example.com/<script>'],
    ['https://example.com/\u202Egnp.exe'],
    ['https://exämple.com/'],
    ['https://'],
    [`https://example.com/${'a'.repeat(2000)}`],
    [undefined],
  ])('does not let %s be linked', (url) => {
    expect(webAddress(url)).toBeUndefined();
  });
});
