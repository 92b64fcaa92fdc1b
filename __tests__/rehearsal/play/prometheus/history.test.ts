import { describe, expect, it } from '@jest/globals';
import { createHistory } from '../../../../src/rehearsal/play/prometheus/history.ts';

const labels = { __name__: 'hits', pod: 'a' };
const SECOND = 1000;

describe('the history of scrapes', () => {
  it.each([
    ['before the first sample', 999, []],
    ['at the first sample', 1000, [1]],
    ['between two samples', 1999, [1]],
    ['after the last sample', 60_000, [2]],
    ['just before the lookback ends', 2000 + 300 * SECOND - 1, [2]],
    ['when the lookback has ended', 2000 + 300 * SECOND, []],
  ])('%s', (_, time, values) => {
    const history = createHistory();
    history.add(1000, [{ labels, value: 1 }]);
    history.add(2000, [{ labels, value: 2 }]);
    expect(history.at(time).map(({ value }) => value)).toEqual(values);
  });

  it('has no value for a series that went stale, until it is there again', () => {
    const history = createHistory();
    history.add(1000, [{ labels, value: 1 }]);
    history.markStale(2000, [labels]);
    history.add(3000, [{ labels: { pod: 'a', __name__: 'hits' }, value: 3 }]);
    expect([1500, 2500, 3500].map((time) => history.at(time).map(({ value }) => value))).toEqual([
      [1],
      [],
      [3],
    ]);
  });
});
