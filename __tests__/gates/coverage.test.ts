import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../src/core/facts.ts';
import { known, unavailable } from '../../src/core/facts.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { coverage } from '../../src/gates/coverage.ts';
import { contextOf, gateOf, judge } from './worlds/facts.ts';

/** A tracefile of one file with so many lines, the first of them covered. */
function lcovOf(path: string, covered: number, total: number): string {
  const lines = Array.from({ length: total }, (_, at) => `DA:${String(at + 1)},${at < covered ? '1' : '0'}`);
  return `SF:${path}\n${lines.join('\n')}\nend_of_record\n`;
}

type File = readonly [path: string, text: string];

function filesFact(...files: readonly File[]): Facts {
  const found = files.map(([path, text]) => ({ path, text }));
  return { files: known({ byGlob: { '**/lcov.info': found, 'final.json': [] } }, 'the checkout') };
}

const asking = (min: string, more: object = {}): object => ({
  coverage: { files: ['**/lcov.info'], min, ...more },
});

const summary = (lines: object): string =>
  JSON.stringify({ total: { lines, statements: lines, functions: lines, branches: lines } });

describe('the coverage gate', () => {
  const rows: readonly (readonly [string, object, readonly File[], Verdict, string])[] = [
    [
      'a share that is just short, never rounded up',
      asking('85%'),
      [['lcov.info', lcovOf('a.ts', 16_999, 20_000)]],
      'fail',
      '84.99% of lines are covered, 85% are required',
    ],
    [
      'a share that is exactly enough',
      asking('85%'),
      [['lcov.info', lcovOf('a.ts', 17, 20)]],
      'pass',
      '85% of lines are covered, 85% are required',
    ],
    [
      'a share with decimals that no binary fraction can say',
      asking('33.3333%'),
      [['lcov.info', lcovOf('a.ts', 1, 3)]],
      'pass',
      '33.33% of lines are covered, 33.3333% are required',
    ],
    [
      'everything',
      asking('100%'),
      [['lcov.info', lcovOf('a.ts', 3, 3)]],
      'pass',
      '100% of lines are covered, 100% are required',
    ],
    [
      'all but one of very many',
      asking('100%'),
      [['lcov.info', lcovOf('a.ts', 99_999, 100_000)]],
      'fail',
      '99.99% of lines are covered, 100% are required',
    ],
    [
      'a report without a single line',
      asking('85%'),
      [['lcov.info', 'SF:a.ts\nend_of_record\n']],
      'unknown',
      'the reports count no lines',
    ],
    ['no report', asking('85%'), [], 'unknown', 'no file in the checkout fits **/lcov.info'],
    [
      'an error page in place of a report',
      asking('85%'),
      [['lcov.info', '<html>404</html>']],
      'unknown',
      'lcov.info cannot be read: line 1 is no line of lcov',
    ],
    [
      'a metric that the report does not count',
      asking('85%', { metric: 'statements' }),
      [['lcov.info', lcovOf('a.ts', 1, 1)]],
      'unknown',
      'lcov.info does not count statements',
    ],
    [
      'a metric that the report counts nothing of',
      asking('85%', { metric: 'branches' }),
      [['lcov.info', lcovOf('a.ts', 1, 1)]],
      'unknown',
      'the reports count no branches',
    ],
    [
      'two shards of which each covers what the other does not',
      asking('100%'),
      [
        ['one/lcov.info', 'SF:a.ts\nDA:1,1\nDA:2,0\nend_of_record\n'],
        ['two/lcov.info', 'SF:a.ts\nDA:1,0\nDA:2,1\nend_of_record\n'],
      ],
      'pass',
      '100% of lines are covered, 100% are required',
    ],
    [
      'a file that only one shard knows',
      asking('85%'),
      [
        ['one/lcov.info', lcovOf('a.ts', 10, 10)],
        ['two/lcov.info', lcovOf('b.ts', 0, 10)],
      ],
      'fail',
      '50% of lines are covered, 85% are required',
    ],
    [
      'a summary with a total only',
      asking('85%'),
      [['lcov.info', summary({ total: 20, covered: 17, skipped: 0, pct: 85 })]],
      'pass',
      '85% of lines are covered, 85% are required',
    ],
    [
      'a path that is short while the whole is not',
      asking('50%', { paths: { 'src/billing/**': '85%' } }),
      [['lcov.info', lcovOf('src/app.ts', 90, 90) + lcovOf('src/billing/pay.ts', 5, 10)]],
      'fail',
      '50% of lines in src/billing/** are covered, 85% are required',
    ],
    [
      'paths by their whole name on the machine that measured',
      asking('50%', { paths: { 'src/billing/**': '85%' } }),
      [['lcov.info', lcovOf('/home/runner/work/app/app/src/billing/pay.ts', 9, 10)]],
      'pass',
      '90% of lines are covered, 50% are required; 90% of lines in src/billing/** are covered, 85% are required',
    ],
    [
      'paths of a Windows machine',
      asking('50%', { paths: { 'src/billing/**': '85%' } }),
      [['lcov.info', lcovOf('D:\\a\\app\\src\\billing\\pay.ts', 5, 10)]],
      'fail',
      '50% of lines in src/billing/** are covered, 85% are required',
    ],
    [
      'a path that no file is under',
      asking('50%', { paths: { 'src/biling/**': '85%' } }),
      [['lcov.info', lcovOf('src/billing/pay.ts', 10, 10)]],
      'unknown',
      'the reports count no lines in src/biling/**',
    ],
    [
      'a path where only a total is known',
      asking('50%', { paths: { 'src/**': '85%' } }),
      [['lcov.info', summary({ total: 20, covered: 17 })]],
      'unknown',
      'the report has only a total, so src/** cannot be judged',
    ],
  ];

  it.each(rows)('judges %s', (_, entry, files, verdict, reason) => {
    const finding = judge(coverage, entry, filesFact(...files));
    expect([finding.verdict, finding.reason]).toEqual([verdict, reason]);
  });

  it('is unknown when one of two globs finds nothing: it may be the shard that shows what is not covered', () => {
    const entry = { coverage: { files: ['**/lcov.info', 'final.json'], min: '50%' } };
    expect(judge(coverage, entry, filesFact(['lcov.info', lcovOf('a.ts', 1, 1)]))).toMatchObject({
      verdict: 'unknown',
      reason: 'no file in the checkout fits final.json',
    });
  });

  it('is unknown when the files could not be read', () => {
    expect(
      judge(coverage, asking('50%'), { files: unavailable('no checkout', 'the checkout') }).verdict,
    ).toBe('unknown');
  });

  it('names the files that lack most, what it saw, and where sums differ', () => {
    const text = `${lcovOf('a.ts', 1, 10)}${lcovOf('b.ts', 1, 3)}SF:c.ts\nDA:1,1\nLF:9\nLH:9\nend_of_record\n`;
    expect(judge(coverage, asking('85%'), filesFact(['lcov.info', text]))).toMatchObject({
      remedy: 'Most is missing in a.ts (9 lines), b.ts (2 lines).',
      evidence: [
        { label: 'lines', value: '21.42% (3 of 14), 85% required' },
        { label: 'reports', value: 'lcov.info' },
        { label: 'note', value: 'c.ts: LH 9 of LF 9, its lines say 1 of 1' },
      ],
    });
  });

  it('asks for the files of its globs', () => {
    expect(gateOf(coverage, asking('50%')).needs).toEqual({
      facts: ['files'],
      files: ['**/lcov.info'],
      deploymentsOf: [],
    });
  });

  it("takes its files from the candidate's own config and everything else from the policy", () => {
    const policy = gateOf(coverage, asking('85%'));
    const candidate = gateOf(coverage, { coverage: { files: ['out/lcov.info'], min: '1%' } });
    const gate = policy.withPathsOf(candidate);
    expect(gate.needs.files).toEqual(['out/lcov.info']);
    const reading = { byGlob: { 'out/lcov.info': [{ path: 'out/lcov.info', text: lcovOf('a.ts', 1, 2) }] } };
    expect(gate.evaluate({ files: known(reading, 'the checkout') }, contextOf()).verdict).toBe('fail');
  });

  it.each([
    ['no share', { files: ['a'] }],
    ['a share without %', { files: ['a'], min: 85 }],
    ['a share of nothing', { files: ['a'], min: '0%' }],
    ['a share above all', { files: ['a'], min: '100.1%' }],
    ['no files', { files: [], min: '85%' }],
    ['a path out of the repository', { files: ['../lcov.info'], min: '85%' }],
    ['a whole path', { files: ['/etc/passwd'], min: '85%' }],
    ['a glob that takes for ever', { files: ['*a*a*a*a*'], min: '85%' }],
    ['a glob of very many characters', { files: ['a'.repeat(201)], min: '85%' }],
    ['an unknown metric', { files: ['a'], min: '85%', metric: 'line' }],
  ])('refuses %s', (_, entry) => {
    expect(coverage.options.safeParse({ coverage: entry }).success).toBe(false);
  });
});
