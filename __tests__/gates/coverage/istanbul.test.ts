import { describe, expect, it } from '@jest/globals';
import { parseIstanbul } from '../../../src/gates/coverage/istanbul.ts';
import { METRICS, merged, tallyOf } from '../../../src/gates/coverage/report.ts';
import type { Coverage } from '../../../src/gates/coverage/report.ts';

const at = (line: number, column: number, endColumn: number | null = column + 5) => ({
  start: { line, column },
  end: { line, column: endColumn },
});

/** Two statements on line 1, one on line 2; an if with two branches; one function. */
function finalOf(path: string, s: readonly number[], b: readonly number[], f: number): object {
  return {
    [path]: {
      path,
      statementMap: { 0: at(1, 0), 1: at(1, 10), 2: at(2, 0, null) },
      fnMap: { 0: { name: 'f', decl: at(1, 0), loc: at(1, 2), line: 1 } },
      branchMap: { 0: { type: 'if', loc: at(2, 0), locations: [at(2, 0), {}], line: 2 } },
      s: Object.fromEntries(s.entries()),
      f: { 0: f },
      b: { 0: b },
    },
  };
}

const sums = (covered: number, total: number) => ({ total, covered, skipped: 0, pct: 50 });
const summaryOf = (covered: number, total: number) => ({
  lines: sums(covered, total),
  statements: sums(covered, total),
  functions: sums(covered, total),
  branches: sums(covered, total),
  branchesTrue: sums(0, 0),
});

function read(json: unknown): Coverage {
  const parsed = parseIstanbul(JSON.stringify(json));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.coverage;
}

function shown(coverage: Coverage, path: string): readonly string[] {
  return METRICS.map((metric) => {
    const counted = coverage.get(path)?.[metric];
    if (counted === undefined) return 'none';
    const { covered, total } = tallyOf(counted);
    return `${String(covered)}/${String(total)} ${metric}`;
  });
}

describe("reading Istanbul's coverage-final.json", () => {
  it('counts lines by the statement on them that was run most, and all the rest', () => {
    expect(shown(read(finalOf('/w/src/a.ts', [0, 3, 0], [1, 0], 2)), '/w/src/a.ts')).toEqual([
      '1/2 lines',
      '1/3 statements',
      '1/2 branches',
      '1/1 functions',
    ]);
  });

  it('adds up shards of one source', () => {
    const whole = merged([
      read(finalOf('src/a.ts', [1, 0, 0], [1, 0], 0)),
      read(finalOf('src/a.ts', [0, 0, 4], [0, 1], 0)),
    ]);
    expect('coverage' in whole && shown(whole.coverage, 'src/a.ts')).toEqual([
      '2/2 lines',
      '2/3 statements',
      '2/2 branches',
      '0/1 functions',
    ]);
  });
});

describe("reading Istanbul's coverage-summary.json", () => {
  it('takes the sums of each file', () => {
    const coverage = read({
      total: summaryOf(3, 4),
      'src/a.ts': summaryOf(1, 2),
      'src/b.ts': summaryOf(2, 2),
    });
    expect([shown(coverage, 'src/a.ts')[0], shown(coverage, 'src/b.ts')[0]]).toEqual([
      '1/2 lines',
      '2/2 lines',
    ]);
  });

  it('takes the total where no file is listed', () => {
    expect(shown(read({ total: summaryOf(3, 4) }), '(all files)')[0]).toBe('3/4 lines');
  });

  it('cannot be added up, for sums do not say what both cover', () => {
    const one = read({ total: summaryOf(1, 2), 'src/a.ts': summaryOf(1, 2) });
    expect(merged([one, one])).toEqual({ twice: 'src/a.ts' });
  });
});

describe('what is no report', () => {
  it.each([
    ['text', '<html>', 'it is not JSON'],
    ['a list', '[]', 'it is not an object of files'],
    ['an empty object', '{}', 'it names no file'],
    ['something else', '{"name":"app"}', "its entry 'name' is no entry of coverage-final.json"],
    [
      'a total that its files do not add up to',
      JSON.stringify({ total: summaryOf(4, 4), 'a.ts': summaryOf(1, 4) }),
      'its total says 4 of 4 lines, its files add up to 1 of 4',
    ],
    [
      'more covered than there is',
      JSON.stringify({ total: summaryOf(5, 4) }),
      "its entry 'total' covers more than there is",
    ],
    [
      'counts below zero',
      JSON.stringify({ total: summaryOf(-1, 4) }),
      "its entry 'total' is no entry of coverage-summary.json",
    ],
    [
      'no total',
      JSON.stringify({ 'a.ts': summaryOf(1, 4) }),
      "its entry 'a.ts' is no entry of coverage-final.json",
    ],
  ])('says what is wrong with %s', (_, text, problem) => {
    expect(parseIstanbul(text)).toEqual({ ok: false, problem });
  });
});
