import { describe, expect, it } from '@jest/globals';
import { markdownHtml } from '../../../src/report/html/markdown.ts';
import { escapeText } from '../../../src/report/markdown/escape.ts';
import { checkRunOutput, comment } from '../../../src/report/markdown.ts';
import { rolledBack } from '../world.ts';
import { faults } from './well-formed.ts';

/** Without the white space between elements. */
const tight = (markdown: string): string =>
  markdownHtml(markdown)
    .markup.replace(/>\s+</gu, '><')
    .replace(/\s+(?=<\/)/gu, '');

describe('markdownHtml', () => {
  it.each([
    ['plain', '<p>plain</p>'],
    ['### Head', '<h5>Head</h5>'],
    ['**bold** and _it_', '<p><strong>bold</strong> and <em>it</em></p>'],
    ['snake_case_name', '<p>snake_case_name</p>'],
    ['`a < b`', '<p><code>a &lt; b</code></p>'],
    ['<code>a&#124;b</code>', '<p><code>a|b</code></p>'],
    ['\\*not\\* &lt;b&gt; &amp;lt;', '<p>*not* &lt;b&gt; &amp;lt;</p>'],
    ['@&#8203;octocat', '<p>@octocat</p>'],
    [
      '[a](https://x.example/?a=1&amp;b=2)',
      '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer">a</a></p>',
    ],
    ['[a](javascript:alert)', '<p>a</p>'],
    ['[a] (b)', '<p>[a] (b)</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['a<br>b', '<p>a<br />b</p>'],
    ['<!-- hidden\nlines --> shown', '<p> shown</p>'],
    ['<!-- never closed', ''],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['</details>', '<p>&lt;/details&gt;</p>'],
    ['**never closed', '<p>**never closed</p>'],
    ['| no table', '<p>| no table</p>'],
  ])('shows %j', (markdown, markup) => expect(tight(markdown)).toBe(markup));

  it('shows a table with its numbers at the right', () => {
    expect(tight('| A | B |\n|:--|--:|\n| a | `x` |\n\nend')).toBe(
      '<div class="scroll" tabindex="0" role="region" aria-label="table"><table><thead><tr><th scope="col" class="left">A</th><th scope="col" class="right">B</th></tr></thead><tbody><tr><td class="left">a</td><td class="right"><code>x</code></td></tr></tbody></table></div><p>end</p>',
    );
  });

  it('shows a code block as it is, below an item too', () => {
    expect(tight('```text\n<b> **x**\n```')).toBe('<pre tabindex="0"><code>&lt;b&gt; **x**</code></pre>');
    expect(tight('- failed\n\n  ```text\n  a\n  ```\n- next')).toBe(
      '<ul><li>failed</li><li class="bare"><pre tabindex="0"><code>a</code></pre></li><li>next</li></ul>',
    );
  });

  it('closes a folded part that its author left open', () => {
    expect(tight('<details><summary>3 moments</summary>\n\ntext')).toBe(
      '<details><summary>3 moments</summary><p>text</p></details>',
    );
  });

  it.each([
    [checkRunOutput(rolledBack()).summary],
    [checkRunOutput(rolledBack()).text],
    [comment(rolledBack())],
  ])('shows our own Markdown as sound HTML without a trace of Markdown', (markdown) => {
    const { markup } = markdownHtml(markdown);
    expect(faults(markup)).toEqual([]);
    expect(markup).not.toMatch(/\*\*|^#|\|:?--|```|<!--/mu);
  });

  it.each([['<b>|@x_y*z `q` [a](b) #1 $2$ www.x https://y & \\'], ['1. # - > ~']])(
    'shows escaped text as the text it was: %s',
    (text) => {
      const shown = markdownHtml(`x ${escapeText(text)}`).markup.replaceAll(/<\/?p>/gu, '');
      const decoded = shown
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(decoded).toBe(`x ${text}`);
    },
  );
});
