import { describe, expect, it } from '@jest/globals';
import { anchor, coordinate, html, joined, NOTHING } from '../../../src/report/html/markup.ts';
import { faults } from './well-formed.ts';

describe('html', () => {
  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['" onload="x', '<p>&quot; onload=&quot;x</p>'],
    ["it's & that", '<p>it&#39;s &amp; that</p>'],
    ['\u202Egnp\u0000', '<p>gnp</p>'],
    ['two\nlines ', '<p>two\nlines </p>'],
  ])('escapes the text %j', (text, markup) => expect(html`<p>${text}</p>`.markup).toBe(markup));

  it('leaves markup and lists of markup as they are', () => {
    const inner = html`<b>${'<'}</b>`;
    expect(html`<p>${inner}${[inner, inner]}${1}${NOTHING}</p>`.markup).toBe(
      '<p><b>&lt;</b><b>&lt;</b><b>&lt;</b>1</p>',
    );
    expect(joined([inner, inner], ' < ').markup).toBe('<b>&lt;</b> &lt; <b>&lt;</b>');
  });
});

describe('anchor', () => {
  it.each([
    [
      'https://example.com/?a=1&b=2',
      '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">x</a>',
    ],
    ['javascript:alert(1)', 'x'],
    ['https://e.example/"><script>', 'x'],
    [undefined, 'x'],
  ])('links to %s where that is safe', (url, markup) => expect(anchor(url, html`x`).markup).toBe(markup));
});

describe('coordinate', () => {
  it.each([
    [1 / 3, '0.33'],
    [1e-9, '0'],
    [Number.NaN, '0'],
    [Infinity, '0'],
  ])('writes %d', (value, text) => expect(coordinate(value)).toBe(text));
});

describe('the checker of these tests', () => {
  it.each([
    ['<p><b></p></b>', 2],
    ['<p>', 1],
    ['<p>a < b</p>', 1],
    ['<p id="a"></p><p id="a"></p>', 1],
    ['<a href="#x"></a>', 1],
    ['<p class="a" class="b"></p>', 1],
    ['<p>fine<br></p>', 0],
  ])('finds what is wrong with %s', (page, count) => expect(faults(page)).toHaveLength(count));
});
