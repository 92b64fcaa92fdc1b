import { describe, expect, it } from '@jest/globals';
import { code, codeBlock, escapeText, link } from '../../../src/report/markdown/escape.ts';

describe('escapeText', () => {
  it.each([
    ['plain words, 71.4% of 80%', 'plain words, 71.4% of 80%'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['@octocat and @acme/team', '@&#8203;octocat and @&#8203;acme/team'],
    ['&#64;octocat', '&amp;#&#8203;64;octocat'],
    ['&commat;octocat', '&amp;commat;octocat'],
    ['fixes #12 and acme/shop#3', 'fixes #&#8203;12 and acme/shop#&#8203;3'],
    ['see GH-12', 'see GH-&#8203;12'],
    ['a | b', 'a &#124; b'],
    ['a \\| b', 'a \\\\&#124; b'],
    ['*bold* _it_ ~~no~~', '\\*bold\\* \\_it\\_ \\~\\~no\\~\\~'],
    ['`code`', '\\`code\\`'],
    ['[label](javascript:alert(1))', '\\[label\\](javascript:alert(1))'],
    ['![image](https://evil.example/x.png)', '!\\[image\\](https:&#47;/evil.example/x.png)'],
    ['https://evil.example', 'https:&#47;/evil.example'],
    ['www.evil.example', 'www&#46;evil.example'],
    ['<!-- deploy-action:snapshot', '&lt;!-- deploy-action:snapshot'],
    ['costs $5 and $6', 'costs &#36;5 and &#36;6'],
    ['gnp.\u202Egpj', 'gnp.gpj'],
    ['line\n\n# heading', 'line # heading'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['--- rule', '\\--- rule'],
    ['=====', '\\====='],
    ['-5% it is', '-5% it is'],
    ['1. item', '1\\. item'],
    ['1) item', '1\\) item'],
    ['1.5 times', '1.5 times'],
    ['> quote', '&gt; quote'],
    ['', ''],
  ])('shows %j as it is', (text, markdown) => {
    expect(escapeText(text)).toBe(markdown);
  });

  it('cuts before it escapes, so that no entity is cut in half', () => {
    expect(escapeText('<<<<', 2)).toBe('&lt;&lt;… (2 more characters)');
  });
});

describe('code', () => {
  it.each([
    ['coverage_low', '`coverage_low`'],
    ['@octocat <b>', '`@octocat <b>`'],
    ['a`b', '<code>a\\`b</code>'],
    ['a|b', '<code>a&#124;b</code>'],
    ['', ''],
  ])('puts %j in code', (text, markdown) => expect(code(text)).toBe(markdown));
});

describe('link', () => {
  it.each([
    ['run 7', 'https://github.com/a/b/runs/7', '[run 7](https://github.com/a/b/runs/7)'],
    ['a](b', 'https://x.example/(1)?a=1&b=2', '[a\\](b](https://x.example/%281%29?a=1&amp;b=2)'],
    ['click', 'javascript:alert(1)', 'click'],
    ['click', undefined, 'click'],
    ['', 'https://x.example', ''],
  ])('links %j to %s where that is safe', (label, url, markdown) => {
    expect(link(label, url)).toBe(markdown);
  });
});

describe('codeBlock', () => {
  it('cannot be closed from inside', () => {
    expect(codeBlock('one\n````\n<!-- x')).toBe('`````text\none\n````\n<!-- x\n`````');
  });
  it('keeps the last lines and counts the others', () => {
    expect(codeBlock('1\n2\n3\n', 2)).toBe('```text\n(1 earlier lines left out)\n2\n3\n```');
  });
});
