import { describe, expect, it } from '@jest/globals';
import { parseLcov } from '../../../src/gates/coverage/lcov.ts';
import type { Metric, Tally } from '../../../src/gates/coverage/report.ts';
import { tallyOf } from '../../../src/gates/coverage/report.ts';

/** What each file of a tracefile comes to. */
function tallies(text: string, metric: Metric = 'lines'): Readonly<Record<string, Tally>> {
  const parsed = parseLcov(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return Object.fromEntries(
    [...parsed.coverage].map(([path, file]) => {
      const counted = file[metric];
      return [path, counted === undefined ? { covered: -1, total: -1 } : tallyOf(counted)];
    }),
  );
}

describe('reading lcov', () => {
  it.each([
    ['as it should be', 'TN:\nSF:a.ts\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\n', 'a.ts'],
    ['without LF and LH', 'SF:a.ts\nDA:1,1\nDA:2,0\nend_of_record\n', 'a.ts'],
    ['with sums that are wrong', 'SF:a.ts\nDA:1,1\nDA:2,0\nLF:2\nLH:2\nend_of_record\n', 'a.ts'],
    ['with Windows line ends', 'SF:a.ts\r\nDA:1,1\r\nDA:2,0\r\nend_of_record\r\n', 'a.ts'],
    ['with a Windows path', 'SF:C:\\work\\src\\a.ts\nDA:1,1\nDA:2,0\nend_of_record\n', 'C:/work/src/a.ts'],
    ['with a path from here', 'SF:./src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\n', 'src/a.ts'],
    ['without its last end', 'SF:a.ts\nDA:1,1\nDA:2,0', 'a.ts'],
    ['with checksums', 'SF:a.ts\nDA:1,1,abc=\nDA:2,0,def=\nend_of_record\n', 'a.ts'],
    ['with hits below zero', 'SF:a.ts\nDA:1,5\nDA:2,-3\nend_of_record\n', 'a.ts'],
    [
      'with one file twice',
      'SF:a.ts\nDA:1,1\nend_of_record\nSF:a.ts\nDA:1,0\nDA:2,0\nend_of_record\n',
      'a.ts',
    ],
    ['with records that are not known', 'SF:a.ts\nVER:1\nDA:1,1\nDA:2,0\nend_of_record\n', 'a.ts'],
    ['with a line twice', 'SF:a.ts\nDA:1,1\nDA:1,0\nDA:2,0\nend_of_record\n', 'a.ts'],
  ])('counts one of two lines %s', (_, text, path) => {
    expect(tallies(text)).toEqual({ [path]: { covered: 1, total: 2 } });
  });

  it('says where the sums differ from what the lines say', () => {
    const parsed = parseLcov('SF:a.ts\nDA:1,1\nDA:2,0\nLF:10\nLH:9\nend_of_record\n');
    expect(parsed.ok && parsed.notes).toEqual(['a.ts: LH 9 of LF 10, its lines say 1 of 2']);
  });

  it('counts branches: those never reached, and expressions with commas in them', () => {
    const text =
      'SF:a.ts\nDA:1,1\nBRDA:1,0,0,4\nBRDA:1,0,1,-\nBRDA:2,e0,f(a,b),0\nBRDA:2,e0,g(a,b),1\nend_of_record\n';
    expect(tallies(text, 'branches')).toEqual({ 'a.ts': { covered: 2, total: 4 } });
  });

  it('counts functions, named once or by the numbers of lcov 2.2', () => {
    const named = 'SF:a.ts\nFN:1,f\nFN:5,9,g\nFNDA:3,f\nFNDA:0,g\nend_of_record\n';
    expect(tallies(named, 'functions')).toEqual({ 'a.ts': { covered: 1, total: 2 } });
    const numbered =
      'SF:a.ts\nFNL:0,1,3\nFNA:0,0,f<int>\nFNA:0,2,f<char>\nFNL:1,5\nFNA:1,0,g\nend_of_record\n';
    expect(tallies(numbered, 'functions')).toEqual({ 'a.ts': { covered: 1, total: 2 } });
  });

  it('has no statements', () => {
    expect(tallies('SF:a.ts\nDA:1,1\nend_of_record\n', 'statements')['a.ts']?.total).toBe(-1);
  });

  it.each([
    ['an error page', '<!DOCTYPE html>\n<title>404</title>', 'line 1 is no line of lcov'],
    ['nothing', '', 'it names no file (SF)'],
    ['only a test name', 'TN:unit\n', 'it names no file (SF)'],
    ['lines before any file', 'DA:1,1\n', 'line 1 belongs to no file: SF is missing'],
    ['hits that are no number', 'SF:a.ts\nDA:1,many\n', 'line 2 is damaged'],
    ['a line that is cut off', 'SF:a.ts\nDA:1\n', 'line 2 is damaged'],
    ['a branch that is cut off', 'SF:a.ts\nBRDA:1,0\n', 'line 2 is damaged'],
    ['a number without its function', 'SF:a.ts\nFNA:7,1,f\n', 'line 2 is damaged'],
  ])('says what is wrong with %s', (_, text, problem) => {
    expect(parseLcov(text)).toEqual({ ok: false, problem });
  });

  it('reads two hundred thousand lines without delay', () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => `DA:${String(at + 1)},${String(at % 2)}`);
    const began = performance.now();
    expect(tallies(`SF:a.ts\n${lines.join('\n')}\nend_of_record\n`)).toEqual({
      'a.ts': { covered: 100_000, total: 200_000 },
    });
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
