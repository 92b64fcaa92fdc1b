import { describe, expect, it } from '@jest/globals';
import { cutNotes, LONGEST_BODY } from '../../src/release/cut.ts';
import { linksOf } from '../../src/release/links.ts';
import { blocks, inline } from '../../src/release/markdown.ts';
import { notesOf, type Notes } from '../../src/release/notes.ts';
import { DEFAULT_RELEASE_OPTIONS, DEFAULT_TYPES } from '../../src/release/options.ts';
import { readRange } from '../../src/release/range.ts';
import { ownPreset, renderNotes } from '../../src/release/render.ts';
import { BASE_SHA, line, shaOf } from './history.ts';

const LINKS = { host: 'https://github.com', owner: 'acme', name: 'app' };
const HEAD = { version: '1.3.0', tag: 'v1.3.0', previousTag: 'v1.2.3', date: '2026-01-02', links: LINKS };
const HEADING = '## [1.3.0](https://github.com/acme/app/compare/v1.2.3...v1.3.0) (2026-01-02)';

function notesFor(messages: readonly string[], over: Partial<Notes> = {}, types = DEFAULT_TYPES): Notes {
  const filled = messages.map((message) =>
    message.replaceAll(/\{\{(\d+)\}\}/gu, (_, index) => shaOf(Number(index))),
  );
  const options = { ...DEFAULT_RELEASE_OPTIONS, types };
  return { ...notesOf(HEAD, readRange(line(filled), shaOf(messages.length - 1), options), options), ...over };
}

const render = (
  messages: readonly string[],
  over: Partial<Notes> = {},
  types = DEFAULT_TYPES,
): Promise<string> => renderNotes(notesFor(messages, over, types));

const link = (index: number): string =>
  `([${shaOf(index).slice(0, 7)}](https://github.com/acme/app/commit/${shaOf(index)}))`;
const entryOf = async (message: string): Promise<string> => {
  const last = (await render([message])).trimEnd().split('\n').at(-1) ?? '';
  return last.replace(` ${link(0)}`, '');
};

describe('the notes of a release', () => {
  it('tell what breaks first, then sections in order, entries by scope and newest first', async () => {
    const text = await render([
      'feat(web): a (#12)',
      'fix: b\n\nCloses #1\nCloses #1\nFixes acme/other#2',
      'chore!: drop node 18',
      'feat: c',
      'docs: d',
      'feat(api): e\n\nBREAKING CHANGE: f\nmore\n\n- one\n- two\n\nReviewed-by: Z',
      'perf: g',
      'feat(api): h',
    ]);
    expect(text).toBe(`${HEADING}

### Breaking Changes

* drop node 18 ${link(2)}
* **api:** f more

  - one
  - two ${link(5)}

### Features

* c ${link(3)}
* **api:** h ${link(7)}
* **api:** e ${link(5)}
* **web:** a ([#12](https://github.com/acme/app/issues/12)) ${link(0)}

### Bug Fixes

* b ${link(1)}, closes [#1](https://github.com/acme/app/issues/1), [acme/other#2](https://github.com/acme/other/issues/2)

### Performance Improvements

* g ${link(6)}
`);
  });

  it('are the same bytes every time', async () => {
    const notes = notesFor(['feat: a', 'fix: b', 'feat!: c']);
    const first = await renderNotes(notes);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await renderNotes(structuredClone(notes))).toBe(first);
  });

  it('of the first release have no link to compare with', async () => {
    expect(await render(['feat: a'], { previousTag: null })).toBe(
      `## 1.3.0 (2026-01-02)\n\n### Features\n\n* a ${link(0)}\n`,
    );
  });

  it('have no links where nobody knows the server', async () => {
    expect(await render(['feat: a (#1)\n\nCloses #2'], { links: null })).toBe(
      '## 1.3.0 (2026-01-02)\n\n### Features\n\n* a (#1) (0000001), closes #2\n',
    );
  });

  it('name the component', async () => {
    expect(await render(['feat: a'], { component: 'api', links: null, previousTag: null })).toContain(
      '## api 1.3.0 (2026-01-02)',
    );
  });

  it('list a copy once, with both commits', async () => {
    const text = await render(['fix: a', 'fix: a\n\n(cherry picked from commit {{0}})']);
    expect(text.match(/^\* /gmu)).toHaveLength(1);
    expect(text).toContain(`* a ${link(0).slice(0, -1)}, ${link(1).slice(1)}`);
  });

  it('list two commits that only share a title', async () => {
    expect((await render(['fix: a', 'fix: a'])).match(/^\* /gmu)).toHaveLength(2);
  });

  it('leave out what was undone, and tell what undoes a released commit', async () => {
    expect(
      await render(['feat: a', 'Revert "feat: a"', `Revert "feat: old"\n\nThis reverts commit ${BASE_SHA}.`]),
    ).toBe(`${HEADING}\n\n### Reverts\n\n* feat: old ${link(2)}\n`);
  });

  it('show a type that moves nothing where it has a section, and never lose one that moves something and has none', async () => {
    const types = {
      ...DEFAULT_TYPES,
      docs: { bump: 'none', section: 'Documentation' },
      deps: { bump: 'patch', section: null },
    } as const;
    expect(await render(['docs: a', 'feat: b'], {}, types)).toContain(`### Documentation\n\n* a ${link(0)}`);
    expect(await render(['deps: a'], {}, types)).toBe(`${HEADING}\n\n### Other Changes\n\n* a ${link(0)}\n`);
  });

  it('list what a squash holds', async () => {
    expect(await render(['Add thing (#5)\n\n* feat: a\n\n* fix(x): b'])).toBe(
      `${HEADING}\n\n### Features\n\n* a ${link(0)}\n\n### Bug Fixes\n\n* **x:** b ${link(0)}\n`,
    );
  });

  it('are rendered by another preset and template where one is given', async () => {
    const text = await renderNotes(notesFor(['feat(x): a', 'fix!: b']), (notes) => ({
      ...ownPreset(notes),
      headerPartial: (context) => `# ${context.version} of ${context.repository}`,
      commitPartial: (_, commit) => `${commit.type}|${commit.scope}|${commit.subject}|${commit.notes.length}`,
    }));
    expect(text).toContain('# 1.3.0 of app\n');
    expect(text).toContain('* feat|x|a|0\n');
    expect(text).toContain('* fix|null|b|1\n');
  });
});

describe('text of commits', () => {
  it.each([
    ['fix: support @types/node and <T>', 'support `@types/node` and &lt;T&gt;'],
    ['fix: use `@scope/pkg`', 'use `@scope/pkg`'],
    ['fix: thanks @octocat.', 'thanks `@octocat`.'],
    ['fix: mail a@b.c (@d)', 'mail a@b.c (`@d`)'],
    ['fix: a | b *c* _d_ ~~e~~ snake_case', String.raw`a \| b \*c\* \_d\_ \~\~e\~\~ snake_case`],
    [
      'fix: [x](javascript:alert(1)) ![i](http://e.vil/i)',
      String.raw`\[x\](javascript:alert(1)) !\[i\](http://e.vil/i)`,
    ],
    ['fix: <img src=x onerror=alert(1)> &lt; & co', '&lt;img src=x onerror=alert(1)&gt; &amp;lt; & co'],
    ['fix: a\u202Eb\u200Bc\u0007d\u{E0041}', 'abcd'],
    ['fix: a\rb', 'a b'],
    ['fix: # no heading', String.raw`\# no heading`],
    ['fix: 1. no list', String.raw`1\. no list`],
    ['fix: - no item', String.raw`\- no item`],
    ['fix: `code <b>` and ``a ` b`` and lone ` tick', '`code <b>` and ``a ` b`` and lone \\` tick'],
    ['fix: @a@b, #1@c and ö@d', '`@a@b`, [#1](https://github.com/acme/app/issues/1)`@c` and ö`@d`'],
    ['fix: see https://a.b/c_d_e*f*@g?x=1&y=2#z', 'see https://a.b/c_d_e%2Af%2A%40g?x=1&y=2#z'],
    ['fix: see acme/other#4', 'see [acme/other#4](https://github.com/acme/other/issues/4)'],
    ['fix: color #123abc, a#1', String.raw`color #123abc, a#1`],
    ['fix: back\\slash \\` tick', String.raw`back\\slash \\\` tick`],
    ['fix: größe 日本語 ✨ 👩‍💻', 'größe 日本語 ✨ 👩‍💻'],
  ])('%j is shown as %j', async (message, expected) => {
    expect(await entryOf(message)).toBe(`* ${expected}`);
  });

  it('is shown in a scope too', async () => {
    expect(await entryOf('fix(@a/b, <c>): d')).toBe('* **`@a/b`, &lt;c&gt;:** d');
  });

  it('keeps paragraphs and lists of a breaking note and nothing else', () => {
    expect(blocks('one\ntwo\n\n# three\n\n* a\n* <b>\n1. c\n> quote')).toBe(
      'one two\n\n\\# three\n\n- a\n- &lt;b&gt;\n- c\n&gt; quote',
    );
  });

  it('of a megabyte is cut short and costs a moment', async () => {
    const started = performance.now();
    for (const part of ['a', '`', '``a', '@', '[', '*', '#1', 'https://', '_']) {
      const text = part.repeat(1_000_000 / part.length);
      const shown = await render([`feat!: x${text}\n\nBREAKING CHANGE: ${text}\n${text}`]);
      expect(shown.length).toBeLessThan(400_000);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('links nothing without a place to link to', () => {
    expect(inline('a #1')).toBe('a #1');
  });
});

describe('notes beyond what GitHub takes', () => {
  it('are cut where an entry begins, within the limit in bytes, with a link to the rest', async () => {
    const notes = await render(
      Array.from({ length: 3000 }, (_, index) => `feat: größe ${index} ${'x'.repeat(40)}`),
    );
    const body = cutNotes(notes, 'https://example.com/more');
    const size = new TextEncoder().encode(body).length;
    expect(size).toBeLessThanOrEqual(LONGEST_BODY);
    expect(size).toBeGreaterThan(LONGEST_BODY - 500);
    const kept = body.match(/^\* größe/gmu)?.length ?? 0;
    expect(body.endsWith(`)\n\n[… and ${3000 - kept} more](https://example.com/more)\n`)).toBe(true);
    expect(notes.startsWith(body.slice(0, body.lastIndexOf('\n\n[')))).toBe(true);
  });

  it('lose a heading of which nothing is left', () => {
    expect(cutNotes(`## 1.0.0\n\n### A\n\n* a\n\n### B\n\n* ${'b'.repeat(100)}\n`, null, 60)).toBe(
      '## 1.0.0\n\n### A\n\n* a\n\n… and 1 more\n',
    );
  });

  it('stay as they are when they fit', () => {
    expect(cutNotes('* a\n', null)).toBe('* a\n');
  });
});

describe('links', () => {
  it.each([
    ['https://github.com/acme/app.git', LINKS],
    ['https://github.com/acme/app', LINKS],
    ['git@github.com:acme/app.git', LINKS],
    ['ssh://git@github.com:22/acme/app.git', LINKS],
    ['https://x-access-token:t@github.com/acme/app', LINKS],
    ['http://127.0.0.1:8080/acme/app.git', { ...LINKS, host: 'http://127.0.0.1:8080' }],
    ['file:///srv/app', null],
    ['/srv/acme/app', null],
    ['', null],
  ])('of the remote %j', (url, expected) => {
    expect(linksOf(url)).toEqual(expected);
  });
});
