import { describe, expect, it } from '@jest/globals';
import { problemAt, sourceOf, spot } from '../../../../src/rehearsal/play/runner/source.ts';

const TEXT = `# a comment
on:
  push: { branches: [main, "x"] }
"quoted key":
  - one

  - name: two
    run: |
      echo
      echo
  - &three
    uses: a
  - *three
`;

describe('a YAML source', () => {
  const source = sourceOf('a.yml', TEXT);

  it('keeps `on` a string and reads the rest', () => {
    expect(source.value).toMatchObject({ on: { push: { branches: ['main', 'x'] } } });
  });

  it.each([
    [[], 1],
    [['on'], 2],
    [['on', 'push', 'branches', 1], 3],
    [['quoted key'], 4],
    [['quoted key', 0], 5],
    [['quoted key', 1], 7],
    [['quoted key', 1, 'run'], 8],
    [['quoted key', 2, 'uses'], 12],
    [['quoted key', 3], 13],
    [['quoted key', 3, 'uses'], 13],
    [['on', 'nowhere', 'deeper'], 2],
  ])('knows the line of %j', (path, line) => {
    expect(source.lineOf(path)).toBe(line);
  });

  it('names file and line in a problem', () => {
    expect(problemAt(spot(source, 'on', 'push'), 'no').message).toBe('a.yml:3: no');
  });

  it.each([
    ['a: 1\na: 2\n', 'b.yml:2: '],
    ['a: [1\n', 'b.yml:'],
    ['\tx: 1\n', 'b.yml:1: '],
  ])('refuses %j and says where', (text, message) => {
    expect(() => sourceOf('b.yml', text)).toThrow(message);
  });
});
