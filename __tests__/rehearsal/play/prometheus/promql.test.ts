import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../../src/rehearsal/play/prometheus/evaluate.ts';
import { parseQuery } from '../../../../src/rehearsal/play/prometheus/promql.ts';

const samples = [
  { labels: { __name__: 'hits', version: '1.0.0', code: '200', pod: 'a' }, value: 10 },
  { labels: { __name__: 'hits', version: '1.0.0', code: '200', pod: 'b' }, value: 5 },
  { labels: { __name__: 'hits', version: '1.0.0', code: '500', pod: 'a' }, value: 1 },
  { labels: { __name__: 'hits', version: '2.0.0', code: '503', pod: 'c' }, value: 7 },
  { labels: { __name__: 'misses', version: '2.0.0' }, value: 3 },
];

const asked = (query: string): unknown =>
  evaluate(parseQuery(query), samples).map(({ labels, value }) => [labels, value]);

describe('the subset of PromQL', () => {
  it.each([
    [
      'sum by (pod) (hits{version="1.0.0"})',
      [
        [{ pod: 'a' }, 11],
        [{ pod: 'b' }, 5],
      ],
    ],
    ['sum by (pod) (hits{version="1.0.0",code=~"5.."})', [[{ pod: 'a' }, 1]]],
    [
      'sum(hits{version="1.0.0"}) by (code)',
      [
        [{ code: '200' }, 15],
        [{ code: '500' }, 1],
      ],
    ],
    ['sum(hits)', [[{}, 23]]],
    ['sum by () (hits)', [[{}, 23]]],
    ['sum by (nowhere) (hits)', [[{}, 23]]],
    ['sum(hits{code!="200"})', [[{}, 8]]],
    ['sum(hits{code!~"2..|503"})', [[{}, 1]]],
    ['sum(hits{code=~"5"})', []],
    ['sum(hits{missing=""})', [[{}, 23]]],
    ["sum(hits{version='2.0.0', code=`503`,})", [[{}, 7]]],
    ['misses', [[{ __name__: 'misses', version: '2.0.0' }, 3]]],
    ['nothing', []],
  ])('answers %s', (query, result) => {
    expect(asked(query)).toEqual(result);
  });

  it.each([
    ['', '1:1: parse error: no expression found in input'],
    ['rate(hits[1m])', '1:10: parse error'],
    ['hits[5m]', '1:5: parse error'],
    ['sum(hits) / sum(misses)', '1:10: parse error'],
    ['hits offset 5m', '1:12: parse error'],
    ['avg(hits)', '1:4: parse error: unexpected "("'],
    ['sum by (pod) hits', '1:14: parse error'],
    ['hits{code}', '1:10: parse error'],
    ['hits{code="200"', '1:16: parse error'],
    ['hits{code=200}', '1:11: parse error'],
    ['hits{code=~"("}', '1:10: parse error: error parsing regexp'],
    ['hits "a"', '1:6: parse error'],
  ])('refuses %s and says where', (query, reason) => {
    expect(() => parseQuery(query)).toThrow(reason);
  });
});
