import { describe, expect, it } from '@jest/globals';
import { unlinked } from '../../../../src/rehearsal/play/scenarios/unlinked.ts';

describe('what a report keeps of links to a stage that is gone', () => {
  it.each([
    ['a link in Markdown', 'see [the run](http://127.0.0.1:4321/a/b/runs/1) there', 'see the run there'],
    ['one with brackets in its words', '[a \\[b\\]](http://127.0.0.1:4321/x)', 'a \\[b\\]'],
    ['one in angle brackets', '[x](<http://127.0.0.1:1/y>)', 'x'],
    ['a link elsewhere', '[docs](https://docs.github.com/x)', '[docs](https://docs.github.com/x)'],
  ])('of %s are the words', (_, text, kept) => expect(unlinked({ text })).toEqual({ text: kept }));

  it('has no url that leads there, however deep, and every other one', () => {
    expect(
      unlinked({
        at: 7,
        none: null,
        list: [
          { label: 'run', url: 'http://127.0.0.1:4321/runs/7' },
          { label: 'docs', url: 'https://example.com' },
        ],
      }),
    ).toEqual({ at: 7, none: null, list: [{ label: 'run' }, { label: 'docs', url: 'https://example.com' }] });
  });
});
