import { describe, expect, it } from '@jest/globals';
import { withVersion } from '../../src/metrics/version.ts';

describe('a version in a query', () => {
  it.each([
    { query: 'm{version="{version}"}', version: '1.2.3', expected: 'm{version="1.2.3"}' },
    { query: 'm{version="{version}"}', version: 'a"b\\c', expected: 'm{version="a\\"b\\\\c"}' },
    { query: "m{version='{version}'}", version: `a'b"c`, expected: `m{version='a\\'b"c'}` },
    {
      query: 'm{version=~"v{version}-.*"}',
      version: '1.2.3+b1',
      expected: 'm{version=~"v1\\\\.2\\\\.3\\\\+b1-.*"}',
    },
    { query: 'm{version!~ "{version}"}', version: '1.2', expected: 'm{version!~ "1\\\\.2"}' },
    { query: 'm{version=`{version}`}', version: '1.2"3', expected: 'm{version=`1.2"3`}' },
    { query: 'm{a="\\"",version="{version}"}', version: 'x"', expected: 'm{a="\\"",version="x\\""}' },
    { query: 'requests_{version}', version: 'v1_2', expected: 'requests_v1_2' },
    {
      query: 'm{version="{version}"} + n{v="{version}"}',
      version: '7',
      expected: 'm{version="7"} + n{v="7"}',
    },
    { query: 'sum(m)', version: '7', expected: 'sum(m)' },
    { query: 'm{version="{version}"}', version: 'line\nbreak', expected: 'm{version="line\\nbreak"}' },
  ])('$query with $version is $expected', ({ query, version, expected }) => {
    expect(withVersion(query, version)).toBe(expected);
  });

  it.each([
    { query: 'requests_{version}', version: '1.2.3"} or vector(0)', where: 'outside quotes' },
    { query: 'm{version=`{version}`}', version: 'a`b', where: 'inside backticks' },
  ])('is refused where it could not stay text: $query', ({ query, version, where }) => {
    expect(withVersion(query, version)).toEqual({ problem: expect.stringContaining(where) });
  });
});
