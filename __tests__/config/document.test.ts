import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../../src/config/document.ts';
import type { Path } from '../../src/config/problem.ts';
import { showFound, showPath } from '../../src/config/problem.ts';

const TEXT = `# a comment
version: 1
"quoted key": 'quoted'
list:
  - first
  - { flow: [1, two], other: "x" }
  -   - nested
      - &anchor { deep: value }
empty:
block: |
  line
again: *anchor
`;

function placeOf(path: Path, spot: 'value' | 'key', text = TEXT): string {
  const read = readDocument('deploy.yml', text);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const { line, column } = read.document.problem(path, spot, { message: '' });
  return `${String(line)}:${String(column)}`;
}

describe('where things stand in a file', () => {
  const places: readonly (readonly [Path, 'value' | 'key', string])[] = [
    [['version'], 'value', '2:10'],
    [['version'], 'key', '2:1'],
    [['quoted key'], 'key', '3:1'],
    [['quoted key'], 'value', '3:15'],
    [['list'], 'key', '4:1'],
    [['list'], 'value', '5:3'],
    [['list', 0], 'value', '5:5'],
    [['list', 1, 'flow'], 'key', '6:7'],
    [['list', 1, 'flow', 1], 'value', '6:17'],
    [['list', 1, 'other'], 'value', '6:30'],
    [['list', 2, 0], 'value', '7:9'],
    [['list', 2, 1, 'deep'], 'value', '8:25'],
    [['empty'], 'value', '9:1'],
    [['block'], 'key', '10:1'],
    [['again'], 'value', '12:8'],
    [['again', 'deep'], 'value', '8:25'],
    [['missing'], 'value', '2:1'],
    [['list', 1, 'missing'], 'value', '6:5'],
    [['list', 9], 'value', '4:1'],
    [['version', 'no', 'such'], 'value', '2:1'],
  ];

  it.each(places)('is found: %j, its %s, at %s', (path, spot, place) => {
    expect(placeOf(path, spot)).toBe(place);
  });

  it('is found in a file with Windows line ends and in one that begins with a byte order mark', () => {
    expect(placeOf(['list', 0], 'value', TEXT.replaceAll('\n', '\r\n'))).toBe('5:5');
    expect(placeOf(['list', 0], 'value', `\ufeff${TEXT}`)).toBe('5:5');
  });

  it('counts columns as editors do, in UTF-16 units', () => {
    expect(placeOf(['b'], 'value', '{ a: "😀", b: 1 }')).toBe('1:15');
  });
});

describe('a file that is no YAML, or more than is read', () => {
  it.each([
    ['a list that is not closed', 'a: [1,\nb: 2', '2:1 it is no YAML: deficient indentation'],
    ['a tab', 'a:\n\tb: 1', '2:1 it is no YAML: tab characters must not be used in indentation'],
    ['an alias of nothing', 'a: *b', '1:5 it is no YAML: unidentified alias "b"'],
    ['a tag that is not known', 'a: !foo b', '1:4 it is no YAML: unknown scalar tag !<!foo>'],
    ['two documents', 'a: 1\n---\nb: 1', '1:1 the file holds 2 documents, expected one'],
    ['a circle', 'a: &a [*a]', '1:8 the alias stands inside of what it names'],
    ['a key that is a list', '? [a]\n: 1', '1:3 a key must be plain text'],
  ])('says so: %s', (_, text, told) => {
    const read = readDocument('deploy.yml', text);
    const problems = read.ok ? [] : read.problems;
    expect(
      problems.map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`),
    ).toEqual([told]);
  });

  it('names every key that is there twice, at the second', () => {
    const read = readDocument('deploy.yml', 'a: 1\nb: { c: 1, c: 2 }\na: 3\n');
    const problems = read.ok ? [] : read.problems;
    expect(
      problems.map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`),
    ).toEqual([
      "2:12 the key 'c' is here for the second time",
      "3:1 the key 'a' is here for the second time",
    ]);
  });

  it('has values as YAML 1.2 has them: yes is text, dates are text', () => {
    const read = readDocument('deploy.yml', 'on: yes\ndate: 2026-12-23T18:00\nzero: 010\n');
    expect(read.ok && read.document.value).toEqual({ on: 'yes', date: '2026-12-23T18:00', zero: 10 });
  });
});

describe('paths and values in words', () => {
  it.each([
    [[], ''],
    [['environments', 'production', 'rollout', 'steps', 2], 'environments.production.rollout.steps[2]'],
    [['gates', 'a b', 'c'], "gates['a b'].c"],
    [['x'.repeat(500)], 'x'.repeat(100)],
  ])('shows the path %j', (path, shown) => {
    expect(showPath(path)).toBe(shown);
  });

  it.each([
    [null, 'nothing'],
    [undefined, 'nothing'],
    ['two\n  lines', "'two lines'"],
    ['x'.repeat(100), `'${'x'.repeat(57)}...'`],
    [85, '85'],
    [true, 'true'],
    [[], 'an empty list'],
    [[1], 'a list'],
    [{}, 'keys with values'],
  ])('shows the value %j', (value, shown) => {
    expect(showFound(value)).toBe(shown);
  });
});
