import { describe, expect, it } from '@jest/globals';
import { samplesIn } from '../../../../src/rehearsal/play/prometheus/exposition.ts';

describe('the text exposition format', () => {
  it.each([
    ['up 1', { __name__: 'up' }, 1],
    ['a{b="c"} 2.5', { __name__: 'a', b: 'c' }, 2.5],
    ['a{b="c",d="e",} 2 1700000000000', { __name__: 'a', b: 'c', d: 'e' }, 2],
    ['a{b="x\\"y\\\\z\\n"} 1', { __name__: 'a', b: 'x"y\\z\n' }, 1],
    ['a{b="}"} 1', { __name__: 'a', b: '}' }, 1],
    ['a{le="+Inf"} +Inf', { __name__: 'a', le: '+Inf' }, Infinity],
    ['a NaN', { __name__: 'a' }, Number.NaN],
    ['a 1e3', { __name__: 'a' }, 1000],
  ])('reads %s', (line, labels, value) => {
    expect(samplesIn(`# HELP a text\n${line}\n\n`)).toEqual([{ labels, value }]);
  });

  it.each(['a', 'a{b=c} 1', 'a{b="c" 1', 'a one', '1a 1'])('refuses %s', (line) => {
    expect(() => samplesIn(line)).toThrow('not ');
  });
});
