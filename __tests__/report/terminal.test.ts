import { describe, expect, it } from '@jest/globals';
import { columns } from '../../src/report/terminal/columns.ts';
import { progressLines, resultLines } from '../../src/report/terminal.ts';
import { finding, report, rolledBack, START } from './world.ts';

const strip = (text: string): string => text.replaceAll(/\p{Control}\[\d+m/gu, '');

describe('resultLines', () => {
  it('tells a rolled back canary in plain lines', () => {
    expect(resultLines(rolledBack(), { colour: false, width: 100 }).split('\n')).toEqual([
      '↶ Roll back: errors are 5.1 times the baseline, 1.1 times is tolerated',
      '  deploy-action / production / canary · 3f2a1bc · errors_regressed',
      '  step 2 of 4 · 25% of the traffic · rolled back',
      '',
      '  ✗ judge  5.3% of requests fail, 1% do on the baseline',
      '           dashboard: errors https://grafana.example.com/d/1',
      '           → look at the errors of the candidate before releasing again',
      '',
      'Evidence',
      '  metric           candidate          baseline             ratio    evidence  verdict',
      '  errors  5.3% (53 of 1,000)  1% (30 of 3,000)  5.1 (3.9 to 6.8)  212 of 100  regression proven',
      '',
      'Over time',
      '  Error rate: candidate  ▁▂▃▄▅▆▇█  last 7%, highest 7%',
      '  Error rate: baseline   ▂▂▂▂▂▂▂▂  last 1%, highest 1%',
      '  Evidence: errors       ▁▂▃▄▅▆▇█  last 249, highest 249',
      '',
      'What was done',
      '  ✓ done: 0% of the traffic goes to the candidate',
      '  ✗ failed: ./ops/rollback.sh ended with code 1',
      '      | restoring 1.4.2',
      '      | no such image',
      '',
      'Timeline',
      '     0:00 · started',
      '     0:10 ▸ 25% of the traffic to the candidate',
      '     1:10 ◆ regression proven',
      '',
      '  workflow run: https://github.com/acme/shop/actions/runs/7',
    ]);
  });

  it('shows findings worst first, with remedy and waiver, and what is to be done', () => {
    const stopped = report({
      outcome: 'stop',
      reasonCode: 'coverage_low',
      summary: 'coverage fails',
      effects: [{ kind: 'create-tag', tag: 'v1.0.0', sha: 'f'.repeat(40), message: '' }],
      findings: [
        finding({ remedy: 'nothing' }),
        finding({
          gate: 'coverage',
          verdict: 'fail',
          reason: '71.4% are covered, 80% are required',
          remedy: 'add tests',
        }),
        finding({
          gate: 'size',
          verdict: 'warn',
          reason: '612 MB',
          advisory: true,
          waiver: { by: 'alice', reason: 'known', expires: 0 },
        }),
      ],
    });
    expect(resultLines(stopped, { colour: false, width: 80 }).split('\n')).toEqual([
      '✗ Must not merge: coverage fails',
      '  deploy-action / merge · 3f2a1bc · coverage_low',
      '',
      '  ✗ coverage  71.4% are covered, 80% are required',
      '              → add tests',
      '  ! size      612 MB (advisory) (waived by alice: known)',
      '  ✓ ci        3 checks passed, 3 are required',
      '',
      'What is to be done',
      '  - tag fffffff as v1.0.0',
    ]);
  });

  it.each([[40], [61], [80], [200]])(
    'is never wider than %d columns but for addresses, and says the same in colour',
    (width) => {
      const plainText = resultLines(rolledBack(), { colour: false, width });
      expect(plainText).not.toContain('\u001B');
      for (const line of plainText.split('\n').filter((one) => !one.includes('https://'))) {
        expect(columns(line)).toBeLessThanOrEqual(width);
      }
      const coloured = resultLines(rolledBack(), { colour: true, width });
      expect(coloured).toContain('\u001B[31m');
      expect(strip(coloured)).toBe(plainText);
    },
  );

  it('draws a narrow or unknown terminal at a width that can be read', () => {
    const narrow = resultLines(rolledBack(), { colour: false, width: 40 });
    expect(resultLines(rolledBack(), { colour: false, width: 3 })).toBe(narrow);
    expect(resultLines(rolledBack(), { colour: false, width: Number.NaN })).toBe(
      resultLines(rolledBack(), { colour: false, width: 80 }),
    );
  });

  it('lets no text from outside become a workflow command, an escape sequence or a line of its own', () => {
    const evil = '::error::x\n::add-mask::y \u001B[2J ##[error]z \u202E';
    const long = `${'word '.repeat(30)}::error::x`;
    const text = resultLines(
      report(
        { summary: long, findings: [finding({ reason: evil, gate: evil, remedy: long })] },
        { timeline: [{ at: START, text: evil, kind: 'info' }], links: [{ label: '::warning::', url: evil }] },
        [
          {
            effect: { kind: 'shift-traffic', share: 0, env: {} },
            state: 'failed',
            detail: evil,
            output: evil,
          },
        ],
      ),
      { colour: false, width: 60 },
    );
    expect(text).not.toMatch(/^\s*::/mu);
    expect(text).not.toContain('##[');
    expect(text).not.toContain('\u001B');
    expect(text).not.toContain('\u202E');
  });
});

describe('progressLines', () => {
  it.each([
    [
      { at: START + 83_000, text: '25% to the candidate', kind: 'step' as const },
      '     1:23 ▸ 25% to the candidate',
    ],
    [{ at: START, text: 'a\nb', kind: 'trouble' as const }, '     0:00 ! a b'],
  ])('tells %j on one line', (moment, line) => {
    expect(progressLines(moment, START)).toBe(line);
  });
});
