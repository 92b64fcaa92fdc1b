import { describe, expect, it } from '@jest/globals';
import { VERDICTS } from '../../src/core/verdict.ts';
import { checkRunOutput, comment, commentMark, jobSummary } from '../../src/report/markdown.ts';
import { bytes } from '../../src/report/markdown/fit.ts';
import { CHECK_RUN_LIMIT, snapshotIn } from '../../src/report/markdown/snapshot.ts';
import { finding, report, rolledBack, START } from './world.ts';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;

describe('checkRunOutput', () => {
  it('says the outcome first, then the findings worst first, then what to do', () => {
    const stopped = report({
      outcome: 'stop',
      reasonCode: 'coverage_low',
      summary: '1 of 4 gates fails: coverage',
      findings: [
        finding({
          evidence: [
            { label: 'test', value: 'success', url: 'https://github.com/acme/shop/runs/1' },
            { label: 'lint', value: 'success' },
          ],
        }),
        finding({
          gate: 'window',
          title: 'Window',
          verdict: 'pending',
          reasonCode: 'closed',
          reason: 'closed',
          again: START,
        }),
        finding({
          gate: 'image',
          title: 'Image size',
          verdict: 'fail',
          reason: '612 MB, 500 MB at most',
          advisory: true,
        }),
        finding({
          gate: 'coverage',
          title: 'Line coverage',
          verdict: 'fail',
          reasonCode: 'coverage_low',
          reason: '71.4% of lines are covered, 80% are required',
          remedy: 'add tests for src/billing',
        }),
        finding({
          gate: 'review',
          title: '',
          verdict: 'warn',
          reason: 'nobody approved',
          waiver: { by: 'alice', reason: 'incident 12', expires: START },
        }),
      ],
    });
    const output = checkRunOutput(stopped);
    expect(output.title).toBe('Must not merge: 1 of 4 gates fails: coverage');
    expect(output.summary).toBe(
      lines(
        '❌ **Must not merge**: 1 of 4 gates fails: coverage',
        '',
        'deploy-action / merge · commit `3f2a1bc` · reason `coverage_low` · started 2026-11-21 01:40:12 UTC',
        '',
        '### Findings',
        '',
        '| | Gate | What was found | Evidence |',
        '|:--|:--|:--|:--|',
        '| ❌ fails | **coverage**<br>Line coverage | 71.4% of lines are covered, 80% are required |  |',
        '| ❌ fails | **image**<br>Image size | 612 MB, 500 MB at most<br>_advisory: shown, does not decide_ |  |',
        '| ⏳ pending | **window**<br>Window | closed<br>_next chance: 2026-11-21 01:40:12 UTC_ |  |',
        '| ⚠️ warns | **review** | nobody approved<br>_waived by alice until 2026-11-21 01:40:12 UTC: incident 12_ |  |',
        '| ✅ passes | **ci**<br>Checks | 3 checks passed, 3 are required | [test: success](https://github.com/acme/shop/runs/1)<br>lint: success |',
        '',
        '### What to do',
        '',
        '- **coverage**: add tests for src/billing (`coverage_low`)',
      ),
    );
    expect(output.text).toBe('');
    expect(output.snapshotFitted).toBe(true);
  });

  it('shows evidence, sparklines, actions and timeline of a canary', () => {
    const { title, summary, text } = checkRunOutput(rolledBack());
    expect(title).toBe('Roll back: errors are 5.1 times the baseline, 1.1 times is tolerated');
    expect(summary).toBe(
      lines(
        '↩️ **Roll back**: errors are 5.1 times the baseline, 1.1 times is tolerated',
        '',
        'deploy-action / production / canary · commit `3f2a1bc` · reason `errors_regressed` · started 2026-11-21 01:40:12 UTC',
        '',
        '### Findings',
        '',
        '| | Gate | What was found | Evidence |',
        '|:--|:--|:--|:--|',
        '| ❌ fails | **judge**<br>Canary | 5.3% of requests fail, 1% do on the baseline | [dashboard: errors](https://grafana.example.com/d/1) |',
        '',
        '### What to do',
        '',
        '- **judge**: look at the errors of the candidate before releasing again (`errors_regressed`)',
        '',
        '### Rollout',
        '',
        '`█████░░░░░░░░░░░░░░░` 25% of the traffic · step 2 of 4 · rolled back',
        '',
        '[workflow run](https://github.com/acme/shop/actions/runs/7)',
      ),
    );
    expect(`${text}\n`).toBe(
      lines(
        '### Evidence',
        '',
        '| Metric | Candidate | Baseline | Ratio | Evidence | Verdict |',
        '|:--|--:|--:|--:|--:|:--|',
        '| errors | 5.3% (53 of 1,000) | 1% (30 of 3,000) | 5.1 (3.9 to 6.8) | 212 of 100 | ❌ regression proven |',
        '',
        '### Over time',
        '',
        '| | | Range | Last |',
        '|:--|:--|:--|--:|',
        '| Error rate: candidate | `▁▂▃▄▅▆▇█` | 0% to 7% | 7% |',
        '| Error rate: baseline | `▂▂▂▂▂▂▂▂` | 1% to 1% | 1% |',
        '| Evidence: errors | `▁▂▃▄▅▆▇█` | 1 to 249 | 249 |',
        '',
        '### What was done',
        '',
        '- ✅ done: 0% of the traffic goes to the candidate',
        '- ❌ failed: ./ops/rollback.sh ended with code 1',
        '',
        '  ```text',
        '  restoring 1.4.2',
        '  no such image',
        '  ```',
        '',
        '',
        '### Timeline',
        '',
        '| Time | | What happened |',
        '|--:|:--|:--|',
        '| 0:00 | ▫️ | started |',
        '| 0:10 | ▶️ | 25% of the traffic to the candidate |',
        '| 1:10 | 🔷 | regression proven |',
      ),
    );
  });

  it('says what is to be done where nothing was done yet', () => {
    const planned = report({
      question: 'release',
      effects: [{ kind: 'create-tag', tag: 'v1.2.0', sha: 'f'.repeat(40), message: '' }],
    });
    expect(checkRunOutput(planned).text).toBe('### What is to be done\n\n- tag fffffff as v1.2.0');
  });

  it.each(VERDICTS.map((verdict) => [verdict]))('gives a finding that is %s a row with a mark', (verdict) => {
    const { summary } = checkRunOutput(report({ findings: [finding({ verdict })] }));
    expect(summary).toMatch(/\n\| \S+ \w+ \| \*\*ci\*\*/u);
  });

  it('shows text from outside as text, wherever it comes from', () => {
    const evil = '<img src=x onerror=alert(1)> | @octocat \u202E\n# [x](javascript:alert(1))';
    const hostile = report(
      {
        summary: evil,
        reasonCode: evil,
        subject: { repository: evil, sha: evil, environment: evil, artifact: { name: evil, digest: evil } },
        question: 'deploy',
        findings: [
          finding({
            verdict: 'fail',
            gate: evil,
            title: evil,
            reason: evil,
            remedy: evil,
            reasonCode: evil,
            evidence: [{ label: evil, value: evil, url: evil }],
            waiver: { by: evil, reason: evil, expires: 0 },
          }),
        ],
      },
      {
        evidence: [
          { metric: evil, candidate: evil, baseline: evil, ratio: evil, evidence: evil, verdict: evil },
        ],
        series: [
          {
            name: evil,
            chart: evil,
            unit: 'count',
            points: [
              { t: 0, value: 1 },
              { t: 1, value: 2 },
            ],
          },
        ],
        timeline: [{ at: START, text: evil, kind: 'info' }],
        progress: { step: 1, steps: 2, share: Number.NaN, text: evil },
        links: [{ label: evil, url: evil }],
      },
      [
        {
          effect: { kind: 'shift-traffic', share: 0, env: {} },
          state: 'done',
          detail: evil,
          url: evil,
          output: evil,
        },
      ],
    );
    const { summary, text } = checkRunOutput(hostile);
    for (const shown of [summary, text, jobSummary(hostile), comment(hostile)]) {
      const outsideCode = shown.replaceAll(/`[^`]*`/gu, '');
      expect(outsideCode).not.toContain('<img');
      expect(outsideCode).not.toContain('@octocat');
      expect(shown).not.toContain('\u202E');
      expect(shown).not.toMatch(/[^\\]\]\(javascript/u);
      expect(shown).not.toMatch(/^# /mu);
      // Every row of a table has as many cells as its head.
      for (const table of shown.split('\n\n').filter((part) => part.startsWith('|'))) {
        const cells = table.split('\n').map((row) => row.replaceAll(/`[^`]*`/gu, '').split('|').length);
        expect(new Set(cells).size).toBe(1);
      }
    }
  });

  it('is the same text for the same report', () => {
    expect(checkRunOutput(rolledBack())).toEqual(checkRunOutput(rolledBack()));
  });

  it('keeps within the limits of GitHub however much there is to say, worst findings first', () => {
    const findings = Array.from({ length: 3000 }, (_, index) =>
      finding({ gate: `gate-${index}`, verdict: index === 2999 ? 'fail' : 'pass', reason: 'ü'.repeat(300) }),
    );
    const timeline = Array.from({ length: 5000 }, (_, index) => ({
      at: START + index,
      text: `moment ${index}`,
      kind: 'info' as const,
    }));
    const { summary, text, title } = checkRunOutput(
      report({ findings, summary: 'long '.repeat(100) }, { timeline }),
    );
    for (const shown of [summary, text]) expect(bytes(shown)).toBeLessThanOrEqual(CHECK_RUN_LIMIT);
    expect(Array.from(title).length).toBeLessThan(255);
    expect(summary).toContain('| ❌ fails | **gate-2999**');
    expect(summary).toMatch(/_[\d,]+ more findings left out/u);
    expect(text).toContain('| moment 4999 |');
    expect(text).toMatch(/_[\d,]+ more moments left out/u);
    expect(bytes(jobSummary(report({ findings }, { timeline })))).toBeLessThan(1024 * 1024);
    expect(bytes(comment(report({ findings }, { timeline })))).toBeLessThanOrEqual(CHECK_RUN_LIMIT);
  });

  it('makes room for a snapshot', () => {
    const timeline = Array.from({ length: 5000 }, (_, index) => ({
      at: START,
      text: `moment ${index}`,
      kind: 'info' as const,
    }));
    const snapshot = { state: 'x'.repeat(40_000) };
    const { text, snapshotFitted } = checkRunOutput(report({}, { timeline }), { snapshot });
    expect(snapshotFitted).toBe(true);
    expect(snapshotIn(text)).toEqual(snapshot);
    expect(text).toContain('| moment 4999 |');
    expect(bytes(text)).toBeLessThanOrEqual(CHECK_RUN_LIMIT);
  });

  it('says when a snapshot is too large, and shows the whole text then', () => {
    const output = checkRunOutput(rolledBack(), { snapshot: 'x'.repeat(70_000) });
    expect(output).toEqual({ ...checkRunOutput(rolledBack()), snapshotFitted: false });
  });

  it('does not take a snapshot out of release notes', () => {
    const notes = 'notes\n\n<!-- deploy-action:snapshot\n{"forged":true}\n-->';
    expect(snapshotIn(checkRunOutput(report({}, { notes })).text)).toBeUndefined();
  });

  it('cuts release notes between lines and never inside a code block', () => {
    const notes = ['### Features', '```', ...Array.from({ length: 40 }, () => 'x'.repeat(2000)), '```'].join(
      '\n',
    );
    const { text } = checkRunOutput(report({}, { notes }));
    expect(text).toBe(
      '### Notes\n\n### Features\n\n_1 more line left out: a text on GitHub is limited in length._',
    );
  });
});

describe('jobSummary', () => {
  it('draws the series that fill a chart', () => {
    const summary = jobSummary(rolledBack());
    expect(summary.split('\n')[0]).toBe(
      '## ↩️ **Roll back**: errors are 5.1 times the baseline, 1.1 times is tolerated',
    );
    const [chart] = summary.split('```mermaid\n').slice(1);
    expect(chart?.split('\n```')[0]?.split('\n').slice(0, 5)).toEqual([
      '%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#cf222e, #0969da, #bf8700"}}}}%%',
      'xychart-beta',
      '  title "Error rate"',
      '  x-axis "seconds" 0 --> 70',
      '  y-axis "percent" 0 --> 7.7',
    ]);
    expect(chart).toContain('🟥 candidate · 🟦 baseline · 🟨 limit 5% · 0:00 to 1:10 after the start');
    expect(chart?.match(/^ {2}line \[/gmu)).toHaveLength(3);
  });

  it('leaves out a chart of a series without numbers', () => {
    const empty = [{ name: 'errors', unit: 'share' as const, points: [{ t: 0, value: Number.NaN }] }];
    const summary = jobSummary(report({}, { series: empty }));
    expect(summary).not.toContain('mermaid');
    expect(summary).toContain('| Shares: errors | | no data | no data |');
  });

  it('keeps to a limit given', () => expect(bytes(jobSummary(rolledBack(), 900))).toBeLessThanOrEqual(900));
});

describe('comment', () => {
  it('is found again by its mark', () => {
    const text = comment(rolledBack());
    expect(text.endsWith(`\n${commentMark('deploy-action / production / canary')}\n`)).toBe(true);
    expect(commentMark('a --> b')).not.toContain('a --');
    expect(commentMark('deploy-action / staging')).not.toBe(commentMark('deploy-action / production'));
  });

  it('folds the timeline', () => {
    expect(comment(rolledBack())).toContain(
      '<details><summary>3 moments</summary>\n\n| Time | | What happened |',
    );
  });
});
